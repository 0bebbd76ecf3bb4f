"""The operations of the port: what each does, what it takes, and what it answers. The published document is this."""

from datetime import date
from typing import Annotated, Final, NamedTuple

import msgspec

from sim.conformance.subject.results import (
    Connected,
    Done,
    Examination,
    Export,
    Hiding,
    Preview,
    Result,
    Synced,
    Tab,
    TimeForm,
    Tracked,
)

By = Annotated[str, msgspec.Meta(description="The email address of the person who asks.")]
Key = Annotated[str, msgspec.Meta(description="The Karbon key of a client or work item.")]
EntryId = Annotated[str, msgspec.Meta(description="The id of an entry on a Time & Budget tab.")]
ContactTypes = Annotated[
    list[str] | None,
    msgspec.Meta(description="The contact types that take part; null leaves them as they are."),
]
TrackWork = Annotated[
    bool | None,
    msgspec.Meta(description="Track time on contacts and work (true) or contacts only; null leaves it."),
]


class Choices(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Decisions in which one firm may differ from another; what is null stays. A firm begins with the first of each."""

    completed_work: Annotated[
        bool | None,
        msgspec.Meta(description="Work that is completed already gets no code (false), or gets one."),
    ] = None
    new_codes: Annotated[
        str | None, msgspec.Meta(description="A new code is assigned to 'everybody', or to 'nobody'.")
    ] = None
    unset_billable: Annotated[
        str | None,
        msgspec.Meta(
            description="What time without a choice in Billable is in QuickBooks: 'not billable', or 'billable'."
        ),
    ] = None
    equal_titles: Annotated[
        str | None,
        msgspec.Meta(
            description="What work is called beside work of its title, as '{title} - {start}', where {start} is the "
            "month and year that it starts in, as in Feb 2026; '' to have a person rename it."
        ),
    ] = None


Decisions = Annotated[Choices | None, msgspec.Meta(description="The firm's own decisions; null leaves all.")]
Approve = Annotated[
    str,
    msgspec.Meta(
        description="An integration may refuse with MASS_CHANGE what changes unusually much at once; this is how it "
        "tells that a person has looked, and means exactly that."
    ),
]


class Arguments(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What an operation takes."""


class Connect(Arguments, frozen=True, kw_only=True):
    """Connect Karbon with QuickBooks Time, or connect again with the same account and find what is there.

    For people who are administrators in both systems; NOT_ADMIN for anybody else. A firm that was connected with
    another QuickBooks Time account is refused with ACCOUNT_MISMATCH.
    """

    by: By
    create_account: Annotated[
        bool,
        msgspec.Meta(
            description="The person is opening a QuickBooks Time account for this, on QuickBooks Time's own page; "
            "while they have not finished, the firm is refused with NOT_CONNECTED."
        ),
    ] = False


class Disconnect(Arguments, frozen=True, kw_only=True):
    """Disconnect. Time that Karbon showed stays as it is and can no longer be edited."""

    by: By


class Settings(Arguments, frozen=True, kw_only=True):
    """The settings page; NOT_CONNECTED when the firm is not connected."""


class Status(Arguments, frozen=True, kw_only=True):
    """How the firm stands, connected or not."""


class PreviewSync(Arguments, frozen=True, kw_only=True):
    """Say what Save & Sync would do with these settings. Nothing is written anywhere."""

    by: By
    contact_types: ContactTypes = None
    track_work: TrackWork = None
    choices: Decisions = None


class SaveAndSync(Arguments, frozen=True, kw_only=True):
    """Save the settings, check all codes, users and fields again, and bring everything in step.

    Each client with a ticked contact type gets a code in QuickBooks Time, each of its work items a code below it;
    a code that has exactly this name already is taken over.
    """

    by: By
    contact_types: ContactTypes = None
    track_work: TrackWork = None
    choices: Decisions = None
    approve: Approve = ""


class Sync(Arguments, frozen=True, kw_only=True):
    """Fetch and send the latest."""

    by: By = ""
    approve: Approve = ""


class SyncBooks(Arguments, frozen=True, kw_only=True):
    """Bring QuickBooks in line with the time in QuickBooks Time."""


class OpenTab(Arguments, frozen=True, kw_only=True):
    """Open the Time & Budget tab of a client or work item: its time from QuickBooks Time beside its budget."""

    key: Key


class OpenTimeForm(Arguments, frozen=True, kw_only=True):
    """Open the form for a new time entry: the fields that it offers."""

    key: Key


class TrackTime(Arguments, frozen=True, kw_only=True):
    """Record a colleague's time on a client or work item; it is in QuickBooks Time as soon as this is answered."""

    by: By
    key: Key
    day: date
    minutes: int
    notes: str = ""
    fields: Annotated[
        dict[str, str] | None, msgspec.Meta(description="Values of custom fields, by the field's name.")
    ] = None


class EditTime(Arguments, frozen=True, kw_only=True):
    """Change an entry, here and in QuickBooks Time; what is not named stays."""

    entry: EntryId
    minutes: int | None = None
    notes: str | None = None
    day: date | None = None
    key: Key | None = None
    fields: dict[str, str] | None = None


class DeleteTime(Arguments, frozen=True, kw_only=True):
    """Delete an entry, here and in QuickBooks Time."""

    entry: EntryId


class ApproveTime(Arguments, frozen=True, kw_only=True):
    """Approve an entry that was made while disconnected."""

    entry: EntryId


class GenerateCode(Arguments, frozen=True, kw_only=True):
    """Give a client or work item a code, or another one after its code was deleted in QuickBooks Time."""

    key: Key
    by: By
    choice: Annotated[
        str | None,
        msgspec.Meta(
            description="'restore' the deleted code of this name or 'create' another; 'link' the code of almost this "
            "name or 'create' another; null when asked."
        ),
    ] = None


class HideJobs(Arguments, frozen=True, kw_only=True):
    """Hide many jobs in QuickBooks Time by unassigning them, fifty a call; a preview writes nothing."""

    by: By
    keys: Annotated[list[Key], msgspec.Meta(description="Whose codes.")] = []
    completed: Annotated[bool, msgspec.Meta(description="Those of all completed work, too.")] = False
    preview: bool = True


class Doctor(Arguments, frozen=True, kw_only=True):
    """Say what keeps this colleague from tracking time on this client or work item, in the order of the checklist.

    Without them, what is wrong with the firm as a whole. Nothing is changed anywhere.
    """

    by: Annotated[str | None, msgspec.Meta(description="Whose time: an email address.")] = None
    key: Key | None = None
    day: date | None = None


class ExportSyncedItems(Arguments, frozen=True, kw_only=True):
    """Export how every client, work item and colleague is mapped, or why not."""

    by: By


class Operation(NamedTuple):
    """One operation of the port."""

    name: str
    takes: type[Arguments]
    gives: type[Result]


OPERATIONS: Final = {
    operation.name: operation
    for operation in (
        Operation("connect", Connect, Connected),
        Operation("disconnect", Disconnect, Connected),
        Operation("settings", Settings, Connected),
        Operation("status", Status, Connected),
        Operation("preview", PreviewSync, Preview),
        Operation("save_and_sync", SaveAndSync, Synced),
        Operation("sync", Sync, Synced),
        Operation("sync_books", SyncBooks, Synced),
        Operation("open_tab", OpenTab, Tab),
        Operation("open_time_form", OpenTimeForm, TimeForm),
        Operation("track_time", TrackTime, Tracked),
        Operation("edit_time", EditTime, Tracked),
        Operation("delete_time", DeleteTime, Done),
        Operation("approve_time", ApproveTime, Done),
        Operation("generate_code", GenerateCode, Done),
        Operation("hide_jobs", HideJobs, Hiding),
        Operation("doctor", Doctor, Examination),
        Operation("export_synced_items", ExportSyncedItems, Export),
    )
}
