"""What can be planned otherwise because something moved, and what it takes to plan it: no more than that, and no less.

A decision on an entity looks at: its record, its client, their bonds and codes; whoever has a name there that looks
like its own, in Karbon or among the codes; and, where a code there is about to leave that name, at whoever is about to
take it. So this walks from what moved to where its names are and were, and from there to who stands there, until
nobody is met whose decision could change. Whoever is met only because somebody else looks at them stays as planned.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from integration.model import Client, EntityKind, Jobcode, Link, WorkItem
from integration.plan.actions import Observed, Plan
from integration.plan.known import TOP_LEVEL, Known
from integration.plan.moved import Moved
from integration.plan.shelf import Shelf
from integration.rules import code_name, near

AMONG_CLIENTS = ""


class Neighbourhood(msgspec.Struct, frozen=True, kw_only=True):
    """The ground of a small plan, and whom it decides on."""

    observed: Observed
    links: tuple[Link, ...]
    keys: frozenset[str]

    def of(self, made: Plan) -> Plan:
        """What a plan over this ground, or over the whole, has to say of those it decides on."""
        return Plan(
            actions=tuple(action for action in made.actions if action.key in self.keys),
            findings=tuple(finding for finding in made.findings if finding.subject in self.keys),
        )


def neighbourhood(moved: Moved, shelf: Shelf) -> Neighbourhood:
    """Everybody whose decision may be another one since this moved."""
    walk = _Walk(shelf)
    if not moved.nothing:
        walk.begin(moved)
        walk.to_the_end()
    return walk.found()


class _Walk:
    """From what moved to everybody whose decision it may change. All that waits is looked up together."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._known = Known(shelf)
        self._decided: set[str] = set()
        self._seen: set[tuple[str, str]] = set()
        self._seen_codes: set[tuple[int, str]] = set()
        self._keys: set[str] = set()  # what follows waits
        self._names: set[tuple[str, str]] = set()  # (among what, near form)
        self._code_names: set[tuple[int, str]] = set()  # (below which code, near form)
        self._work: dict[str, dict[str, WorkItem]] = {}  # by client, of those that are decided on

    def begin(self, moved: Moved) -> None:
        """What moved itself, and where it was. A rename that waits for room is always of the party."""
        self._keys |= moved.keys | set(self._shelf.waiting_renames())
        self._names |= {(name.scope, name.look) for name in moved.names}
        self._code_names |= moved.code_names
        self._known.read_codes(moved.codes)
        for jobcode_id in moved.codes:
            self._code_names |= self._name_of(jobcode_id)
            self._keys |= {link.key for link in self._known.links if link.jobcode_id == jobcode_id}
        self._known.read(moved.keys)
        for name in moved.names:  # what it wanted to be called, where its code is
            for link in self._known.bonds.get(name.key, ()):
                self._code_names |= {(parent, name.look) for parent, _ in self._name_of(link.jobcode_id)}

    def to_the_end(self) -> None:
        """Until nobody new is met."""
        while self._keys or self._names or self._code_names:
            keys, self._keys = self._keys - self._decided, set()
            self._decide(keys)
            code_names, self._code_names = self._code_names - self._seen_codes, set()
            self._seen_codes |= code_names
            self._among_codes(code_names)
            names, self._names = self._names - self._seen, set()
            self._seen |= names
            self._among_entities(names)

    def found(self) -> Neighbourhood:
        """What it takes to decide on them."""
        entities = self._known.entities.values()
        return Neighbourhood(
            observed=Observed(
                clients=tuple(one for one in entities if isinstance(one, Client)),
                work_items=tuple(one for one in entities if isinstance(one, WorkItem)),
                jobcodes=tuple(self._known.codes.values()),
            ),
            links=tuple(self._known.links),
            keys=frozenset(self._decided),
        )

    def _decide(self, keys: set[str]) -> None:
        """These are decided on: with a client all its work, with work its client if that may get a code only now."""
        known = self._known
        self._decided |= keys
        known.read(keys)
        clients = {key for key in keys if not isinstance(known.entities.get(key), WorkItem)}
        self._keys |= {work.key for work in known.know(self._shelf.work_of(clients) if clients else ())}
        works = [one for key in keys if isinstance(one := known.entities.get(key), WorkItem)]
        known.read(work.client_key for work in works)
        for work in works:
            self._work.setdefault(work.client_key, {})[work.key] = work
            if work.client_key in known.entities and work.client_key not in known.live:
                self._keys.add(work.client_key)
        for key in keys:
            self._names_around(key)

    def _names_around(self, key: str) -> None:
        """Where an entity has a name, had one, or would have one: in Karbon, and among the codes."""
        known, entity = self._known, self._known.entities.get(key)
        looks = _looks(entity) if entity is not None else set()
        if entity is not None:
            self._names |= {(_scope(entity), look) for look in looks}
        for link in known.bonds.get(key, ()):
            self._code_names |= self._name_of(link.jobcode_id)
        code = known.code_of(key)
        parents = [code.parent_id] if code is not None else []
        if entity is not None and key not in known.live:
            parents += self._bases(entity.client_key) if isinstance(entity, WorkItem) else [TOP_LEVEL]
        self._code_names |= {(parent, look) for parent in parents for look in looks}

    def _bases(self, client_key: str) -> list[int]:
        """The code that work of a client goes below: the client's, or one that it may be bonded to now."""
        live = self._known.live.get(client_key)
        if live is not None:
            return [live.jobcode_id]
        client = self._known.entities.get(client_key)
        wanted = code_name(client.name, client.key) if isinstance(client, Client) else ""
        found = self._known.below.get((TOP_LEVEL, wanted), ())
        return list(found)

    def _among_codes(self, names: set[tuple[int, str]]) -> None:
        """Who stands there and is about to leave, who wants to go there, and whose work would."""
        if not names:
            return
        known = self._known
        codes = list(self._shelf.codes_named(names))
        known.know_codes([code.id for code in codes], codes)
        self._meet(known.owner[code.id].key for code in codes if code.id in known.owner)
        known.read_codes({parent for parent, _ in names})
        for parent, look in names:
            self._names |= self._who_goes_below(parent, look)
        for code in codes:
            if code.parent_id == TOP_LEVEL and code.active and code.id not in known.owner:
                self._could_take(code)

    def _who_goes_below(self, parent: int, look: str) -> set[tuple[str, str]]:
        """Among whom in Karbon somebody is who would have a code with this look there."""
        if parent == TOP_LEVEL:
            return {(AMONG_CLIENTS, look)}
        owner, code = self._known.owner.get(parent), self._known.codes.get(parent)
        if owner is not None:
            return {(owner.key, look)} if owner.kind is not EntityKind.WORK_ITEM else set()
        if code is not None and code.parent_id == TOP_LEVEL and code.active:
            return {(AMONG_CLIENTS, near(code.name))}
        return set()

    def _could_take(self, code: Jobcode) -> None:
        """A code that a client without one may be bonded to now: then what lies below it is among its work."""
        for client_key, works in self._work.items():
            client = self._known.entities.get(client_key)
            if client_key in self._known.live or not isinstance(client, Client):
                continue
            if code_name(client.name, client.key) == code.name:
                self._code_names |= {(code.id, look) for work in works.values() for look in _looks(work)}

    def _among_entities(self, names: set[tuple[str, str]]) -> None:
        if not names:
            return
        clients = {look for scope, look in names if scope == AMONG_CLIENTS}
        works = {name for name in names if name[0] != AMONG_CLIENTS}
        found = list(self._known.know(self._shelf.clients_named(clients))) if clients else []
        found += self._known.know(self._shelf.work_named(works)) if works else []
        self._meet(one.key for one in found)

    def _meet(self, keys: Iterable[str]) -> None:
        """Whoever has no code, or is about to be renamed, is decided on; the others are only looked at."""
        met = set(keys) - self._decided
        self._known.read(met)
        self._keys |= {key for key in met if key not in self._known.live or self._is_renamed(key)}

    def _is_renamed(self, key: str) -> bool:
        entity, link = self._known.entities.get(key), self._known.live[key]
        return entity is not None and _name(entity) != link.karbon_name

    def _name_of(self, jobcode_id: int) -> set[tuple[int, str]]:
        code = self._known.codes.get(jobcode_id)
        return {(code.parent_id, near(code.name))} if code is not None else set()


def _name(entity: Client | WorkItem) -> str:
    return entity.title if isinstance(entity, WorkItem) else entity.name


def _scope(entity: Client | WorkItem) -> str:
    return entity.client_key if isinstance(entity, WorkItem) else AMONG_CLIENTS


def _looks(entity: Client | WorkItem) -> set[str]:
    """How its name looks, and how the one does that its code would get."""
    return {near(_name(entity)), near(code_name(_name(entity), entity.key))}
