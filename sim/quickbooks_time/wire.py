"""Records as the API writes them: key order, PHP's empties and its way of escaping."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

import msgspec

from sim.physics.provenance import documented, inferred
from sim.quickbooks_time import groups, itemfilters, jobcodes, pto, users
from sim.quickbooks_time.records import (
    CustomField,
    CustomFieldItem,
    Jobcode,
    JobcodeAssignment,
    User,
)

if TYPE_CHECKING:
    from sim.quickbooks_time.state import QuickBooksTimeState

Row = dict[str, Any]

PRIVATE: Final = (
    "salaried",
    "exempt",
    "username",
    "payroll_id",
    "hire_date",
    "term_date",
    "mobile_number",
    "submitted_to",
    "approved_to",
    "permissions",
    "customfields",
)  # shown to managers and admins only [contract 3.2]
PAY: Final = ("pay_rate", "pay_interval")
_NOT_ASCII: Final = re.compile("[^\x00-\x7f]")


@documented("contract 1.1: the slash is escaped in every example; \\u is PHP's default")
def encode(body: Any) -> bytes:
    """JSON as PHP's json_encode writes it."""
    found = msgspec.json.encode(body).replace(b"/", b"\\/")
    if found.isascii():
        return found
    return _NOT_ASCII.sub(_escaped, found.decode()).encode()


def _escaped(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))


class Writer:
    """Writes the rows of one answer for one caller; what they have in common is looked up once."""

    def __init__(self, state: QuickBooksTimeState, caller: User) -> None:
        self._state = state
        self._caller = caller
        self._pto: Row | None = None

    def user(self, user: User) -> Row:
        """A team member; private fields only for those who may see them."""
        account = self._state.account
        row: Row = {
            "id": user.id,
            "first_name": user.first_name,
            "last_name": user.last_name,
            "group_id": user.group_id,
            "active": user.active,
            "employee_number": user.employee_number,
            "salaried": user.salaried,
            "exempt": user.exempt,
            "username": user.username,
            "email": user.email,
            "email_verified": user.email_verified,
            "payroll_id": user.payroll_id,
            "hire_date": user.hire_date,
            "term_date": user.term_date,
            "last_modified": user.last_modified,
            "last_active": user.last_active,
            "created": user.created,
            "client_url": account.client_url,
            "company_name": account.company_name,
            "profile_image_url": user.profile_image_url,
            "display_name": user.display_name,
            "mobile_number": user.mobile_number,
            "pto_balances": self._pto_balances(user),
            "submitted_to": user.submitted_to,
            "approved_to": user.approved_to,
            "manager_of_group_ids": user.manager_of_group_ids,
            "require_password_change": user.require_password_change,
            "pay_rate": _number(user.pay_rate),
            "pay_interval": user.pay_interval,
            "permissions": user.permissions,
        }
        if self._state.has_custom_fields():
            row["customfields"] = _values_map(user.customfields)
        return self._seen_by_caller(user, row)

    def jobcode(self, jobcode: Jobcode) -> Row:
        """A jobcode as it stands in a list or beside one."""
        return {
            **self._jobcode(jobcode),
            "filtered_customfielditems": self._items_map(jobcode),
            "required_customfields": jobcode.required_customfields,
            **self._two_way_sync(jobcode),
        }

    @documented("Jobcodes/Ex/_retrieve-response-3: a list has project, locations and geofence, too")
    def listed_jobcode(self, jobcode: Jobcode) -> Row:
        """A jobcode as the list of jobcodes has it."""
        return {
            **self._jobcode(jobcode),
            "project_id": jobcode.project_id,
            "filtered_customfielditems": self._items_map(jobcode),
            "required_customfields": jobcode.required_customfields,
            "locations": jobcode.locations,
            "geofence_config_id": self._geofence_of(jobcode),
            **self._two_way_sync(jobcode),
        }

    @documented("contract 3.3: only with customfields=true")
    def jobcode_with_fields(self, jobcode: Jobcode) -> Row:
        """A jobcode in a list that asks for its custom fields."""
        return {**self.listed_jobcode(jobcode), "customfields": _values_map(jobcode.customfields)}

    @documented("Jobcodes/Ex/_create-response: the last two change places in answers to writes")
    def written_jobcode(self, jobcode: Jobcode) -> Row:
        """A jobcode in the answer to a write."""
        return {
            **self._jobcode(jobcode),
            "required_customfields": jobcode.required_customfields,
            "filtered_customfielditems": self._items_map(jobcode),
            **self._two_way_sync(jobcode),
        }

    @documented("JobcodeAssignments/Ex/_retrieve-response: implicit rows have no stamps [contract 3.4]")
    def assignment(self, assignment: JobcodeAssignment) -> Row:
        """Who may book on what."""
        return {
            "id": assignment.id,
            "user_id": assignment.user_id,
            "jobcode_id": assignment.jobcode_id,
            "active": assignment.active,
            "last_modified": "" if assignment.implied else assignment.last_modified,
            "created": "" if assignment.implied else assignment.created,
        }

    def customfield(self, field: CustomField) -> Row:
        """A custom field."""
        return {
            "id": field.id,
            "active": field.active,
            "required": field.required,
            "applies_to": field.applies_to,
            "type": field.type,
            "short_code": field.short_code,
            "regex_filter": field.regex_filter,
            "name": field.name,
            "last_modified": field.last_modified,
            "created": field.created,
            "ui_preference": field.ui_preference,
            "required_customfields": field.required_customfields,
            "show_to_all": field.show_to_all,
        }

    def customfielditem(self, item: CustomFieldItem) -> Row:
        """A choice of a managed list."""
        return {
            "id": item.id,
            "customfield_id": item.customfield_id,
            "active": item.active,
            "short_code": item.short_code,
            "name": item.name,
            "last_modified": item.last_modified,
            "required_customfields": item.required_customfields,
        }

    def _jobcode(self, jobcode: Jobcode) -> Row:
        return {
            "id": jobcode.id,
            "parent_id": jobcode.parent_id,
            "assigned_to_all": jobcode.assigned_to_all,
            "billable": jobcode.billable,
            "active": jobcode.active,
            "type": jobcode.type,
            "has_children": jobcodes.has_children(self._state, jobcode.id),
            "billable_rate": _number(jobcode.billable_rate),
            "short_code": jobcode.short_code,
            "name": jobcode.name,
            "last_modified": jobcode.last_modified,
            "created": jobcode.created,
        }

    def _items_map(self, jobcode: Jobcode) -> Any:
        """Which items of a field the jobcode shows; PHP's empty text when nothing is filtered."""
        shown = itemfilters.shown_for(self._state, "jobcodes", jobcode.id)
        return {str(field_id): items for field_id, items in shown.items()} or ""

    @inferred("contract 3.3: the circle around the first of its locations that has one; 0 for none")
    def _geofence_of(self, jobcode: Jobcode) -> int:
        fences = self._state.tables.of("geofence_configs")
        around = (fences.find("type_id", location_id) for location_id in jobcode.locations)
        return next((int(fence.id) for fence in around if fence is not None), 0)

    @documented("contract 3.3: connect_with_quickbooks comes with the two-way-sync beta only")
    def _two_way_sync(self, jobcode: Jobcode) -> Row:
        if not self._state.behaviour.two_way_sync:
            return {}
        return {"connect_with_quickbooks": jobcode.connect_with_quickbooks}

    def _seen_by_caller(self, user: User, row: Row) -> Row:
        if users.may(self._caller, "admin"):
            return row
        hidden: Sequence[str] = PAY if self._may_see_private(user) else (*PAY, *PRIVATE)
        return {name: value for name, value in row.items() if name not in hidden}

    @documented(
        "contract 3.2: private fields are shown to managers and admins; that one sees one's own is ours"
    )
    def _may_see_private(self, user: User) -> bool:
        if self._caller.id == user.id or users.may(self._caller, "manage_users"):
            return True
        return groups.manages(self._state, self._caller, user.id)

    def _pto_balances(self, user: User) -> Row:
        """Seconds by pto jobcode, none for those that nobody set a balance of."""
        if self._pto is None:
            leave = self._state.tables.jobcodes.page("typed_active", "pto", True)
            self._pto = {str(jobcode_id): 0 for jobcode_id in sorted(jobcode.id for jobcode in leave)}
        if not user.pto_balances:
            return self._pto
        left = {str(jobcode_id): seconds for jobcode_id, seconds in pto.left(self._state, user).items()}
        return {jobcode_id: left.get(jobcode_id, 0) for jobcode_id in self._pto}


def _values_map(values: tuple[tuple[int, str], ...]) -> Any:
    """Values by field; PHP's empty text when there are none."""
    return {str(field_id): value for field_id, value in values} or ""


def _number(value: float) -> float:
    """PHP writes 37.5, and 37 rather than 37.0."""
    return int(value) if value == int(value) else value
