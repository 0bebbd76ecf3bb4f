"""A small firm as a shelf, which looks through all of it; and what moved from one firm to another."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from integration.messages import Code
from integration.model import Client, Jobcode, Link, WorkItem
from integration.plan import Plan
from integration.plan.moved import Moved, Named
from integration.rules import code_name, near

from .firms import Firm


class FirmShelf:
    """The records of a firm, and what the last plan had to say."""

    def __init__(self, firm: Firm, last: Plan) -> None:
        self._firm = firm
        self._last = last

    def clients(self, keys: Collection[str]) -> Iterable[Client]:
        return [one for one in self._firm.clients if one.key in keys]

    def work_items(self, keys: Collection[str]) -> Iterable[WorkItem]:
        return [one for one in self._firm.work_items if one.key in keys]

    def work_of(self, client_keys: Collection[str]) -> Iterable[WorkItem]:
        return [one for one in self._firm.work_items if one.client_key in client_keys]

    def codes(self, ids: Collection[int]) -> Iterable[Jobcode]:
        return [one for one in self._firm.jobcodes if one.id in ids]

    def clients_named(self, looks: Collection[str]) -> Iterable[Client]:
        return [one for one in self._firm.clients if looks_of(one) & set(looks)]

    def work_named(self, names: Collection[tuple[str, str]]) -> Iterable[WorkItem]:
        return [
            one
            for one in self._firm.work_items
            if {(one.client_key, look) for look in looks_of(one)} & set(names)
        ]

    def codes_named(self, names: Collection[tuple[int, str]]) -> Iterable[Jobcode]:
        return [one for one in self._firm.jobcodes if (one.parent_id, near(one.name)) in names]

    def bonds_of(self, keys: Collection[str]) -> Iterable[Link]:
        return [one for one in self._firm.links if one.key in keys]

    def bonds_to(self, code_ids: Collection[int]) -> Iterable[Link]:
        return [one for one in self._firm.links if one.jobcode_id in code_ids]

    def waiting_renames(self) -> Collection[str]:
        return {
            one.subject
            for one in self._last.findings
            if (one.code, one.behaviour) == (Code.NAME_CONFLICT, "NAME-02")
        }


def looks_of(entity: Client | WorkItem) -> set[str]:
    """How its name looks, and the name that its code gets."""
    name = entity.title if isinstance(entity, WorkItem) else entity.name
    return {near(name), near(code_name(name, entity.key))}


def moved_between(before: Firm, after: Firm) -> Moved:
    """What a store would have noted down on the way."""
    entities = _different([*before.clients, *before.work_items], [*after.clients, *after.work_items], "key")
    codes = _different(before.jobcodes, after.jobcodes, "id")
    links = set(before.links) ^ set(after.links)
    was = {one.key: one for one in (*before.clients, *before.work_items) if one.key in entities}
    were = {one.id: one for one in before.jobcodes if one.id in codes}
    return Moved(
        keys=frozenset(entities) | {link.key for link in links},
        codes=frozenset(codes),
        names=frozenset(
            Named(key, getattr(one, "client_key", ""), look)
            for key, one in was.items()
            for look in looks_of(one)
        ),
        code_names=frozenset((one.parent_id, near(one.name)) for one in were.values()),
    )


def _different(before: Iterable, after: Iterable, name: str) -> set:
    """The keys of records that are new, other, or gone."""
    one, other = ({getattr(record, name): record for record in records} for records in (before, after))
    return {key for key in one.keys() | other.keys() if one.get(key) != other.get(key)}
