"""What a neighbourhood is found in: records and bonds that can be looked up without reading all of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Protocol

from integration.model import Client, Jobcode, Link, WorkItem


class Shelf(Protocol):
    """Answers with what there is of what is asked for, in any order. A look is the near form of a name."""

    def clients(self, keys: Collection[str]) -> Iterable[Client]:
        """The clients with these keys."""

    def work_items(self, keys: Collection[str]) -> Iterable[WorkItem]:
        """The work with these keys."""

    def work_of(self, client_keys: Collection[str]) -> Iterable[WorkItem]:
        """All work of these clients."""

    def codes(self, ids: Collection[int]) -> Iterable[Jobcode]:
        """The codes with these ids."""

    def clients_named(self, looks: Collection[str]) -> Iterable[Client]:
        """Clients whose name looks so, or the name that their code would get."""

    def work_named(self, names: Collection[tuple[str, str]]) -> Iterable[WorkItem]:
        """Work of a client (its key) whose title looks so, or the name that its code would get."""

    def codes_named(self, names: Collection[tuple[int, str]]) -> Iterable[Jobcode]:
        """Codes right below one (its id, 0 at the top) whose name looks so."""

    def bonds_of(self, keys: Collection[str]) -> Iterable[Link]:
        """Every bond of these entities, retired ones too."""

    def bonds_to(self, code_ids: Collection[int]) -> Iterable[Link]:
        """Every bond to these codes, retired ones too."""

    def waiting_renames(self) -> Collection[str]:
        """Who was renamed in Karbon and found no room for the new name, when that was last planned."""
