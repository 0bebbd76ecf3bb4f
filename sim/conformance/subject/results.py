"""What the operations of the port answer: only what a feature reads. A subject may say more; nobody minds."""

from typing import Annotated, Any

import msgspec

Minutes = Annotated[int, msgspec.Meta(description="A length of time in whole minutes.")]
Code = Annotated[
    str,
    msgspec.Meta(description="What is the matter, in one word that programs compare.", pattern="^[A-Z_]+$"),
]


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """Something an operation answers."""


class Finding(Result, frozen=True, kw_only=True):
    """Something a person should know about one client, work item or colleague."""

    code: Code
    subject: Annotated[
        str,
        msgspec.Meta(description="The Karbon key, or a colleague's email address; empty for the account."),
    ] = ""
    sentence: str = ""
    remedy: str = ""


class Suspect(Result, frozen=True, kw_only=True):
    """Two entries that look like one piece of time, typed in both systems while they were apart."""

    person: str
    date: str
    minutes: Minutes


class Connected(Result, frozen=True, kw_only=True):
    """The connection as a person sees it."""

    suspects: Annotated[
        list[Suspect],
        msgspec.Meta(description="After connecting again: time that may have been entered twice."),
    ] = []
    message: Annotated[
        Finding | None, msgspec.Meta(description="What a person should know before the first sync, or null.")
    ] = None


class Step(Result, frozen=True, kw_only=True):
    """One thing that Save & Sync would do."""

    kind: Annotated[
        str,
        msgspec.Meta(
            description="'create' for a new code, 'adopt' for one that has this name already, 'rename' for a new "
            "name; a word of your own for anything else.",
        ),
    ]
    name: Annotated[str, msgspec.Meta(description="The client or work item, as Karbon calls it.")]


class Preview(Result, frozen=True, kw_only=True):
    """What Save & Sync would do, and what a person should know before."""

    actions: list[Step]
    findings: list[Finding] = []


class Synced(Result, frozen=True, kw_only=True):
    """What came of a sync."""

    findings: list[Finding]


class TimeEntry(Result, frozen=True, kw_only=True):
    """One line of the Time & Budget tab."""

    id: Annotated[str, msgspec.Meta(description="By which the entry is edited and deleted.")]
    person: Annotated[str, msgspec.Meta(description="The colleague's name.")]
    date: str
    minutes: Minutes
    state: Annotated[
        str,
        msgspec.Meta(
            description="'recorded' when QuickBooks Time has it, 'held' while it waits in Karbon, 'native' when "
            "it was entered while disconnected.",
        ),
    ]
    fields: Annotated[
        dict[str, str],
        msgspec.Meta(
            description="Values of custom fields, by the field's name, also when it was archived since."
        ),
    ] = {}


class Tab(Result, frozen=True, kw_only=True):
    """The Time & Budget tab."""

    available: Annotated[bool, msgspec.Meta(description="Whether time can be tracked here now.")]
    message: Annotated[Finding | None, msgspec.Meta(description="Why not, or null.")] = None
    entries: list[TimeEntry]
    actual_minutes: Annotated[
        Minutes | None, msgspec.Meta(description="null when QuickBooks Time never could be asked.")
    ]
    budget_minutes: Annotated[
        Minutes | None, msgspec.Meta(description="null when Karbon could not be asked.")
    ]
    left_minutes: Minutes | None
    stale: Annotated[bool, msgspec.Meta(description="Whether the time is older than it should be.")]
    age_s: Annotated[
        int | None, msgspec.Meta(description="How old the time is; null when it was never read.")
    ]


class Tracked(Result, frozen=True, kw_only=True):
    """An entry as it was taken."""

    entry: TimeEntry
    message: Annotated[
        Finding | None, msgspec.Meta(description="What a person should know about it, or null.")
    ] = None


class Done(Result, frozen=True, kw_only=True):
    """It was done; what else is answered, no feature reads."""


class FormField(Result, frozen=True, kw_only=True):
    """A custom field that a new time entry offers."""

    name: str
    items: Annotated[list[tuple[Any, str]], msgspec.Meta(description="Its options, as pairs of id and text.")]


class TimeForm(Result, frozen=True, kw_only=True):
    """The fields of a new time entry."""

    items: list[FormField]


class Job(Result, frozen=True, kw_only=True):
    """A job of QuickBooks Time."""

    path: Annotated[str, msgspec.Meta(description="As in 'Acme › 2026 Tax'.")]


class Hiding(Result, frozen=True, kw_only=True):
    """The jobs that are hidden or, in a preview, would be."""

    jobs: list[Job]


class Standing(Result, frozen=True, kw_only=True):
    """How one client, work item or colleague stands, in the words of the export."""

    subject: Annotated[str, msgspec.Meta(description="The Karbon key, or a colleague's email address.")]
    state: Annotated[str, msgspec.Meta(description="The export's link state.")]
    reason: Annotated[str, msgspec.Meta(description="The export's reason.")] = ""
    since: Annotated[
        str | None,
        msgspec.Meta(description="Since when, as ISO text; without a link, when that was last checked."),
    ] = None


class Examination(Result, frozen=True, kw_only=True):
    """What the doctor found."""

    standings: Annotated[
        list[Standing], msgspec.Meta(description="One for the colleague and one for the entity, where named.")
    ]
    findings: Annotated[
        list[Finding],
        msgspec.Meta(description="In the order in which to go through them; empty when all is well."),
    ]


class ExportRow(Result, frozen=True, kw_only=True):
    """How one client, work item or colleague is mapped."""

    kind: Annotated[str, msgspec.Meta(description="Karbon's kind of client, 'WorkItem' or 'User'.")] = ""
    user_email: Annotated[str, msgspec.Meta(description="Of a colleague.")] = msgspec.field(
        name="user email", default=""
    )
    key: str = msgspec.field(name="Karbon key")
    name: Annotated[str, msgspec.Meta(description="Empty for a restricted client.")] = msgspec.field(
        name="Karbon name", default=""
    )
    link: Annotated[str, msgspec.Meta(description="'linked', 'not linked' or 'missing'.")] = msgspec.field(
        name="link state", default=""
    )
    code_id: Annotated[str, msgspec.Meta(description="The id of the jobcode it is linked to.")] = (
        msgspec.field(name="code id", default="")
    )
    code_path: Annotated[str, msgspec.Meta(description="As in 'Acme › 2026 Tax'.")] = msgspec.field(
        name="code path", default=""
    )
    user_active: Annotated[
        str, msgspec.Meta(description="Of a colleague whom QuickBooks Time knows: 'yes' or 'no'.")
    ] = msgspec.field(name="QuickBooks Time user active", default="")
    reason: Annotated[str, msgspec.Meta(description="Why it is not linked: a message code.")] = ""


class Export(Result, frozen=True, kw_only=True):
    """Export Synced Items."""

    items: list[ExportRow]
