"""The Time & Budget tab of a client or work item: its time from QuickBooks Time beside its budget from Karbon."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

import msgspec

from integration.clients.errors import CredentialRefused, VendorError
from integration.desk import Desk
from integration.entities import Entity, find, standing
from integration.fields import known_fields
from integration.messages import Finding
from integration.model import LinkState, TimeField
from integration.people import Directory
from integration.rules import minutes_of
from integration.store.entries import COUNTED, Entry, EntryState, entries_on
from integration.store.team import read_team
from integration.store.tenants import Tenant
from integration.time_reading import Reading, read_codes
from integration.unavailable import unavailable

NOTHING_READ: Final = Reading(read_at=None, age=None, fresh=False)


class TabEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the tab."""

    id: str
    person: str
    date: str
    minutes: int
    notes: str
    fields: dict[str, str]  # by field name
    state: str  # recorded, held, native
    can_edit: bool


class Tab(msgspec.Struct, frozen=True, kw_only=True):
    """What a person sees when they open the tab."""

    key: str
    kind: str
    name: str
    client: str
    available: bool  # whether time can be tracked here now
    message: Finding | None
    code_id: int | None
    entries: list[TabEntry]
    actual_minutes: int | None  # None when QuickBooks Time never could be asked
    budget_minutes: int | None  # None when Karbon could not be asked; a client has no budget of its own: 0
    left_minutes: int | None
    as_of: str | None  # when the time was read from QuickBooks Time
    age_s: int | None
    stale: bool


def open_tab(desk: Desk, key: str) -> Tab:
    """The tab as it stands. Reads QuickBooks Time unless it was asked less than two minutes ago. Needs no turn."""
    firm = desk.firm()
    entity = find(desk, key)
    message = standing(desk, entity, firm.settings) if firm.connected else None
    hides_time = entity.work is not None and not firm.settings.track_work and firm.connected
    reads = firm.connected and bool(entity.codes) and not hides_time
    reading = read_codes(desk, entity.codes) if reads else NOTHING_READ
    lines = [] if hides_time else entries_of(desk, entity)
    never = reads and reading.read_at is None  # not known is never shown as none
    actual = None if never else sum(minutes_of(line.seconds) for line in lines)
    budget = _budget(desk, entity)
    return Tab(
        key=key,
        kind=entity.kind.value,
        name=entity.name,
        client=entity.client.name if entity.work is not None and entity.client is not None else "",
        available=message is None,
        message=message or _must_connect_again(reading),
        code_id=_code(entity),
        entries=_lines(desk, firm, lines),
        actual_minutes=actual,
        budget_minutes=budget,
        left_minutes=None if budget is None or actual is None else budget - actual,
        as_of=reading.read_at.isoformat() if reading.read_at is not None else None,
        age_s=int(reading.age.total_seconds()) if reading.age is not None else None,
        stale=reads and not reading.fresh,
    )


def _must_connect_again(reading: Reading) -> Finding | None:
    """Old figures stay old when only a person can help: it is said to whoever looks."""
    if not isinstance(reading.error, CredentialRefused):
        return None
    return unavailable(reading.error, "FRESH-01")


def entries_of(desk: Desk, entity: Entity) -> list[Entry]:
    """The time that counts for an entity: on every code it ever had, on its way there, and Karbon's own."""
    with desk.database.read() as connection:
        return entries_on(connection, desk.tenant_id(), entity.codes, entity.key, COUNTED)


def directory(desk: Desk) -> Directory:
    """Names of people as they were last read."""
    with desk.database.read() as connection:
        return Directory(*read_team(connection, desk.tenant_id()))


def tab_entry(desk: Desk, firm: Tenant, line: Entry) -> TabEntry:
    """One entry as a line of the tab."""
    return _lines(desk, firm, [line])[0]


def may_edit(firm: Tenant, line: Entry) -> bool:
    """What came from the integration is read-only once disconnected; what was made since is Karbon's own (DISC-03)."""
    if line.state is EntryState.NATIVE:
        return not line.approved
    return firm.connected and not line.locked


def _lines(desk: Desk, firm: Tenant, lines: Iterable[Entry]) -> list[TabEntry]:
    people = directory(desk)
    # Those in use come last: where an archived one has the same name, its value gives way to theirs.
    fields = sorted(known_fields(desk), key=lambda field: field.active)
    return [
        TabEntry(
            id=line.id,
            person=people.name(line.user_id, line.email),
            date=line.date,
            minutes=minutes_of(line.seconds),
            notes=line.notes,
            fields=_by_name(fields, line.fields),
            state=line.state.value,
            can_edit=may_edit(firm, line),
        )
        for line in lines
    ]


def _by_name(fields: Iterable[TimeField], values: Mapping[str, str]) -> dict[str, str]:
    """Values by the name of their field, or by its id where nobody has read of it."""
    unread = dict(values)
    named = {field.name: unread.pop(str(field.id)) for field in fields if str(field.id) in unread}
    return unread | named


def _code(entity: Entity) -> int | None:
    link = entity.link
    return link.jobcode_id if link is not None and link.state is not LinkState.MISSING else None


def _budget(desk: Desk, entity: Entity) -> int | None:
    """Budgets are Karbon's own and shown whatever else is wrong (BUDGET-04). Not known is never shown as none."""
    if entity.work is None:
        return 0
    try:
        return sum(estimate.minutes for estimate in desk.karbon.estimates(entity.key))
    except VendorError:
        return None
