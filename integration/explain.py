"""Why a client or work item is as it is: its code, the codes it had, what a plan says, what waits, what was done."""

from __future__ import annotations

import msgspec

from integration.desk import Desk
from integration.entities import find
from integration.mapped import Mapped, Standing
from integration.messages import Finding
from integration.model import Link
from integration.store import audit, links
from integration.store.audit import Line
from integration.store.entries import EntryState, entries_on


class Bond(msgspec.Struct, frozen=True, kw_only=True):
    """A code that stands, or stood, for the entity."""

    code_id: int
    code_path: str  # "" when QuickBooks Time has no such code any more
    active: bool
    state: str
    karbon_name: str  # the names on which both sides agreed last
    code_name: str


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that is known about one client or work item."""

    key: str
    name: str
    kind: str
    standing: Standing
    bonds: tuple[Bond, ...]  # oldest first; the present one, if there is one, is last
    finding: Finding | None = None  # what stands in the way
    waiting: int = 0  # entries that QuickBooks Time does not have
    done: tuple[Line, ...] = ()  # oldest first


def explain(desk: Desk, key: str) -> Explanation:
    """What is known about a client or work item, from what was last read. No call to QuickBooks Time."""
    firm = desk.firm()
    entity = find(desk, key)
    mapped = Mapped(desk, firm)
    with desk.database.read() as connection:
        history = links.links_of(connection, firm.id, key)
        waiting = entries_on(connection, firm.id, (), key, (EntryState.HELD,))
        done = audit.lines_about(connection, firm.id, key)
    return Explanation(
        key=key,
        name=entity.name,
        kind=entity.kind.value,
        standing=mapped.standing(key),
        bonds=tuple(_bond(link, mapped) for link in history),
        finding=mapped.finding(key),
        waiting=len(waiting),
        done=tuple(done),
    )


def _bond(link: Link, mapped: Mapped) -> Bond:
    code = mapped.ground.jobcodes.get(link.jobcode_id)
    return Bond(
        code_id=link.jobcode_id,
        code_path=mapped.path(code) if code is not None else "",
        active=code is not None and code.active,
        state=link.state.value,
        karbon_name=link.karbon_name,
        code_name=link.code_name,
    )
