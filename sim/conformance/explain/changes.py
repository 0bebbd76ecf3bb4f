"""What changed in each of the three systems, in the vendors' nouns: one line a record, however often it was written."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, Final

from sim.conformance.explain.discreet import is_secret
from sim.conformance.explain.fields import Fields
from sim.conformance.explain.records import Names, noun
from sim.conformance.explain.systems import SYSTEMS, system
from sim.conformance.explain.words import cut
from sim.physics.tables import Change
from sim.physics.universe import Universe

LINES_MAX: Final = 8  # a system
LINE_MAX: Final = 200
DETAILS_MAX: Final = 6
NOTHING: Final = ("nothing",)
# Written along with what another line tells already.
SHADOWS: Final = frozenset({"quickbooks_time.timesheets_deleted", "karbon.card_links", "quickbooks.deleted"})
BILLED: Final = "HasBeenBilled"
TIME: Final = frozenset({"quickbooks_time.timesheets", "quickbooks.time_activities"})


def changes_between(universe: Universe, after: int, until: int) -> dict[str, tuple[str, ...]]:
    """By system, what the entries of the change log after one number, up to another, come down to."""
    names = Names(universe)
    told: dict[str, list[Change]] = defaultdict(list)
    for change in _net(universe, after, until):
        told[change.table.partition(".")[0]].append(change)
    services = dict.fromkeys([*SYSTEMS, *told])
    return {system(service): _bounded(service, told[service], names) for service in services}


def _net(universe: Universe, after: int, until: int) -> list[Change]:
    """One change a record: from what it was at first to what it is at last, unless that is the same."""
    found: dict[tuple[str, Any], Change] = {}
    for _, change in universe.changes.since(after, max(0, until - after)):
        if change.table not in SHADOWS:
            known = found.get((change.table, change.id))
            found[change.table, change.id] = change if known is None else change._replace(before=known.before)
    return [change for change in found.values() if change.before != change.after]


def _bounded(service: str, changes: list[Change], names: Names) -> tuple[str, ...]:
    if not changes:
        return NOTHING
    fields = Fields(names, service)
    lines = [_line(change, names, fields) for change in changes[:LINES_MAX]]
    if len(changes) > LINES_MAX:
        lines.append(f"and {len(changes) - LINES_MAX} more")
    return tuple(lines)


def _line(change: Change, names: Names, fields: Fields) -> str:
    if is_secret(change.table):
        return "a credential, which is not shown"
    record = change.before if change.after is None else change.after
    if change.table in TIME:
        return cut(_of_time(change, record, fields), LINE_MAX)
    called = names.called(change.table, record)
    subject = f"{noun(change.table)} {change.id}" + (f" “{called}”" if called else "")
    survivor = names.survivor(change.table, change.id) if change.after is None else None
    what = _what(change, fields) if survivor is None else f"was merged into “{survivor}”"
    return cut(f"{subject} {what}", LINE_MAX)


def _what(change: Change, fields: Fields) -> str:
    if change.before is None:
        return _with("was added", fields.filled(change.after, change.id))
    if change.after is None:
        return "was removed"
    return _with(_verb(change.before, change.after), fields.differing(change.before, change.after))


def _verb(before: Any, after: Any) -> str:
    was, now = getattr(before, "active", None), getattr(after, "active", None)
    if was != now:
        return "was restored" if now else "was archived"
    billed = getattr(after, "billable_status", "") == BILLED != getattr(before, "billable_status", "")
    return "was billed" if billed else "was changed"


def _of_time(change: Change, record: Any, fields: Fields) -> str:
    day = getattr(record, "date", "") or getattr(record, "txn_date", "")
    subject = f"{noun(change.table)} {change.id} of {fields.person(record)} on {day}"
    if change.before is not None:
        return f"{subject} {_what(change, fields)}"
    return f"{subject} was added: {_minutes(record)} min on {fields.place(record)}"


def _minutes(record: Any) -> str:
    seconds = getattr(record, "duration", None)
    if seconds is None:
        return str(record.hours * 60 + record.minutes)
    return f"{seconds / 60:g}"


def _with(verb: str, details: list[str]) -> str:
    if not details:
        return verb
    more = ["…"] if len(details) > DETAILS_MAX else []
    return f"{verb} ({'; '.join([*details[:DETAILS_MAX], *more])})"
