"""The store as a shelf for plans: every question is answered by an index."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection

from integration.model import Client, Jobcode, Link, WorkItem
from integration.store import findings, links, mirror
from integration.store.places import FIRM, Place


class StoredShelf:
    """What is known of a firm, within one transaction."""

    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def clients(self, keys: Collection[str]) -> list[Client]:
        """The clients with these keys."""
        return mirror.read_some(self._connection, self._tenant, Client, keys)

    def work_items(self, keys: Collection[str]) -> list[WorkItem]:
        """The work with these keys."""
        return mirror.read_some(self._connection, self._tenant, WorkItem, keys)

    def work_of(self, client_keys: Collection[str]) -> list[WorkItem]:
        """All work of these clients."""
        return mirror.below(self._connection, self._tenant, WorkItem, client_keys)

    def codes(self, ids: Collection[int]) -> list[Jobcode]:
        """The codes with these ids."""
        return mirror.read_some(self._connection, self._tenant, Jobcode, ids)

    def clients_named(self, looks: Collection[str]) -> list[Client]:
        """Clients whose name looks so, or the name that their code would get."""
        places = [Place(FIRM, look) for look in looks]
        return mirror.among(self._connection, self._tenant, Client, places)

    def work_named(self, names: Collection[tuple[str, str]]) -> list[WorkItem]:
        """Work of a client (its key) whose title looks so, or the name that its code would get."""
        places = [Place(client_key, look) for client_key, look in names]
        return mirror.among(self._connection, self._tenant, WorkItem, places)

    def codes_named(self, names: Collection[tuple[int, str]]) -> list[Jobcode]:
        """Codes right below one (its id, 0 at the top) whose name looks so."""
        places = [Place(str(parent_id), look) for parent_id, look in names]
        return mirror.among(self._connection, self._tenant, Jobcode, places)

    def bonds_of(self, keys: Collection[str]) -> list[Link]:
        """Every bond of these entities, retired ones too."""
        return links.links_of_all(self._connection, self._tenant, keys)

    def bonds_to(self, code_ids: Collection[int]) -> list[Link]:
        """Every bond to these codes, retired ones too."""
        return links.links_to(self._connection, self._tenant, code_ids)

    def waiting_renames(self) -> list[str]:
        """Who was renamed in Karbon and found no room for the new name, when that was last planned."""
        return findings.renames_waiting(self._connection, self._tenant)
