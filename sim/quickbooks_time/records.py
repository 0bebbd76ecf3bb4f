"""What QuickBooks Time keeps, in its own nouns.

Stamps are UTC text as the API writes them, so they sort as they read. A firm that moves in hands these to
`QuickBooksTimeState.load`; every field with a default may be left out.
"""

from __future__ import annotations

from typing import Final

import msgspec

NO_DATE: Final = "0000-00-00"  # hire and term dates that nobody filled in
NEVER: Final = "2000-01-01"  # submitted_to and approved_to before the first approval
LONG_AGO: Final = "2001-01-01T12:00:00+00:00"  # the vendor's stamp of what was never touched

CUSTOM_FIELDS: Final = "Custom Fields"
ADVANCED_TRACKING: Final = "Advanced Tracking"  # the newer name of the same capability
DIAL_IN: Final = "Dial-In"  # time tracked by telephone, where a short code is what one keys in


class Account(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """The firm's subscription. `owner_id` is the admin whose token an integration gets."""

    company_id: int
    company_name: str
    client_url: str
    owner_id: int
    tz: str = "America/Denver"
    jc_label: str = "Jobs"
    week_start: int = 0
    addons: tuple[str, ...] = ()
    quickbooks_linked: bool = False  # the vendor's own link to QuickBooks, not an integration's
    employee_approval: bool = False
    opened: str = LONG_AGO  # since when its settings are what nobody changed
    section_stamps: tuple[tuple[str, str], ...] = ()  # (section of the settings, when it last changed)
    last_modified: str = LONG_AGO


class Permissions(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """What a user may do; the order is the API's."""

    admin: bool = False
    mobile: bool = True
    status_box: bool = False
    reports: bool = False
    manage_timesheets: bool = False
    manage_authorization: bool = False
    manage_users: bool = False
    manage_my_timesheets: bool = False
    manage_jobcodes: bool = False
    pin_login: bool = False
    approve_timesheets: bool = False
    manage_schedules: bool = False
    external_access: bool = False
    manage_my_schedule: bool = False
    manage_company_schedules: bool = False
    view_company_schedules: bool = False
    view_group_schedules: bool = False
    manage_no_schedules: bool = False
    view_my_schedules: bool = False
    time_tracking: bool = False


class PtoBalance(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """How much of a leave a person had on a day."""

    jobcode_id: int
    seconds: int
    since: str  # a date


class User(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A team member. Archived ones are `active=False` and stay."""

    id: int
    first_name: str
    last_name: str
    username: str
    group_id: int = 0
    active: bool = True
    employee_number: int = 0
    salaried: bool = False
    exempt: bool = False
    email: str = ""
    email_verified: bool = False
    payroll_id: str = ""
    hire_date: str = NO_DATE
    term_date: str = NO_DATE
    last_modified: str = LONG_AGO
    last_active: str = ""
    created: str = LONG_AGO
    profile_image_url: str = ""
    display_name: str = ""
    mobile_number: str = ""
    pto_balances: tuple[PtoBalance, ...] = ()
    submitted_to: str = NEVER
    approved_to: str = NEVER
    manager_of_group_ids: tuple[int, ...] = ()
    require_password_change: bool = False
    pay_rate: float = 0
    pay_interval: str = "hour"
    permissions: Permissions = Permissions()
    customfields: tuple[tuple[int, str], ...] = ()  # (customfield, value) of fields that apply to users


class Jobcode(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A client, a job or a task: the tree that time is booked on. `parent_id` 0 is the top."""

    id: int
    name: str
    parent_id: int = 0
    assigned_to_all: bool = False
    billable: bool = False
    active: bool = True
    type: str = "regular"
    billable_rate: float = 0
    short_code: str = ""
    last_modified: str = LONG_AGO
    created: str = LONG_AGO
    required_customfields: tuple[int, ...] = ()
    project_id: int = 0
    locations: tuple[int, ...] = ()
    customfields: tuple[tuple[int, str], ...] = ()  # (customfield, value) of fields that apply to jobcodes
    connect_with_quickbooks: bool = False


class JobcodeAssignment(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Who may book time on a jobcode; `user_id` 0 is everyone. Taken away means `active=False`.

    `jobcode_type` repeats the jobcode's type, which never changes, because the list is asked for by it.
    `implied` is a row that follows from one of the jobcode above.
    """

    id: int
    user_id: int
    jobcode_id: int
    active: bool = True
    last_modified: str = LONG_AGO
    created: str = LONG_AGO
    jobcode_type: str = "regular"
    implied: bool = False


class Timesheet(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Time of one person.

    Manual: date and duration. Regular: start and end with the user's offset, "" for none.
    `customfields` holds (customfield id, value) pairs; `locked` above 0 means exported or invoiced.
    """

    id: int
    user_id: int
    jobcode_id: int
    date: str
    duration: int = 0  # seconds
    type: str = "manual"
    start: str = ""
    end: str = ""
    tz: int = -7
    tz_str: str = "tsMT"
    location: str = ""
    on_the_clock: bool = False
    locked: int = 0
    notes: str = ""
    customfields: tuple[tuple[int, str], ...] = ()
    attached_files: tuple[int, ...] = ()
    created_by_user_id: int = 0
    last_modified: str = LONG_AGO
    created: str = LONG_AGO


class DeletedTimesheet(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A timesheet as it was when it was deleted; `id` and `last_modified` (the deletion) are its own."""

    id: int
    last_modified: str
    timesheet: Timesheet


class CustomField(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A field that every timesheet carries while the add-on is installed."""

    id: int
    name: str
    active: bool = True
    required: bool = False
    applies_to: str = "timesheet"
    type: str = "managed-list"
    short_code: str = ""
    regex_filter: str = ""
    last_modified: str = LONG_AGO
    created: str = LONG_AGO
    ui_preference: str = "drop_down"
    required_customfields: tuple[int, ...] = ()
    show_to_all: bool = False


class CustomFieldItem(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One choice of a managed list."""

    id: int
    customfield_id: int
    name: str
    active: bool = True
    short_code: str = ""
    last_modified: str = LONG_AGO
    required_customfields: tuple[int, ...] = ()


class ManagedClient(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A firm whose account this one works in, with the External Access add-on."""

    id: int
    company_url: str
    company_name: str
    active: bool = True
    created: str = LONG_AGO
    last_modified: str = LONG_AGO
