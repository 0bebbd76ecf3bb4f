"""What was looked up of a firm so far, for whoever walks through a part of it."""

from __future__ import annotations

from collections.abc import Iterable

from integration.model import Client, Jobcode, Link, WorkItem
from integration.plan.shelf import Shelf

TOP_LEVEL = 0


class Known:
    """What was looked up so far. Whoever is known, is known with their bonds, and a code with its owners."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self.entities: dict[str, Client | WorkItem] = {}
        self.codes: dict[int, Jobcode] = {}
        self.below: dict[tuple[int, str], set[int]] = {}  # active ones, by parent and name
        self.links: dict[Link, None] = {}
        self.bonds: dict[str, list[Link]] = {}
        self.live: dict[str, Link] = {}
        self.owner: dict[int, Link] = {}
        self._asked: set[str] = set()
        self._bonds_asked: set[str] = set()
        self._codes_asked: set[int] = set()

    def read(self, keys: Iterable[str]) -> None:
        """Know these entities, if they are there, and their bonds if they are not."""
        wanted = set(keys) - self._asked
        self._asked |= wanted
        unknown = wanted - self.entities.keys()
        if unknown:
            self.know([*self._shelf.clients(unknown), *self._shelf.work_items(unknown)])
        self._bonds(wanted)

    def know(self, found: Iterable[Client | WorkItem]) -> list[Client | WorkItem]:
        """Know these, with their bonds."""
        some = list(found)
        self.entities |= {one.key: one for one in some}
        self._bonds({one.key for one in some})
        return some

    def read_codes(self, ids: Iterable[int]) -> None:
        """Know these codes, with their owners."""
        wanted = set(ids) - self._codes_asked - {TOP_LEVEL}
        if wanted:
            self.know_codes(wanted, self._shelf.codes(wanted - self.codes.keys()))

    def know_codes(self, ids: Iterable[int], found: Iterable[Jobcode]) -> None:
        """Know these, and who is or was bonded to any of the ids."""
        for code in found:
            self.codes[code.id] = code
            if code.active:
                self.below.setdefault((code.parent_id, code.name), set()).add(code.id)
        wanted = set(ids) - self._codes_asked
        self._codes_asked |= wanted
        if wanted:
            self._add(self._shelf.bonds_to(wanted))

    def code_of(self, key: str) -> Jobcode | None:
        """The code that an entity is bonded to, if it is active."""
        link = self.live.get(key)
        code = self.codes.get(link.jobcode_id) if link is not None else None
        return code if code is not None and code.active else None

    def _bonds(self, keys: set[str]) -> None:
        wanted = keys - self._bonds_asked
        self._bonds_asked |= wanted
        if wanted:
            links = list(self._shelf.bonds_of(wanted))
            self._add(links)
            self.read_codes(link.jobcode_id for link in links)

    def _add(self, links: Iterable[Link]) -> None:
        for link in links:
            if link in self.links:
                continue
            self.links[link] = None
            self.bonds.setdefault(link.key, []).append(link)
            if link.live:
                self.live[link.key] = self.owner[link.jobcode_id] = link
