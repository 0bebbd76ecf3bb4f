"""Export Synced Items: how contacts, work and users are mapped, mapped or not, and why not. Safe to open."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import Final, TextIO

from integration.connection import require_karbon_admin
from integration.desk import Desk
from integration.mapped import Mapped
from integration.model import Client, EntityKind, KarbonUser, WorkItem
from integration.store import books
from integration.store.tenants import Tenant

COLUMNS: Final = (
    "kind",
    "Karbon key",
    "Karbon name",
    "contact type",
    "privacy",
    "client",
    "code id",
    "code name",
    "code path",
    "parent id",
    "code active",
    "assigned to all",
    "link state",
    "reason",
    "user email",
    "QuickBooks Time user id",
    "QuickBooks Time user active",
    "QuickBooks id",
)
FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")

Row = dict[str, str]


def export_synced_items(desk: Desk, by: str) -> Iterator[Row]:
    """One row a client, work item and user, mapped or not (D-20), in a stable order, from what was last read."""
    firm = desk.firm()
    if firm.connected:
        require_karbon_admin(desk, by)
    yield from _Table(desk, firm).rows()


def write_csv(rows: Iterator[Row], to: TextIO) -> int:
    """RFC 4180, with cells that a spreadsheet would run as formulas made harmless. Returns the number of rows."""
    writer = csv.DictWriter(to, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    count = 0
    for row in rows:
        writer.writerow({column: harmless(row.get(column, "")) for column in COLUMNS})
        count += 1
    return count


def harmless(cell: str) -> str:
    """A cell that begins like a formula gets an apostrophe before it, as spreadsheets themselves do."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell


class _Table:
    """Everything the rows are made of, read once."""

    def __init__(self, desk: Desk, firm: Tenant) -> None:
        self._mapped = Mapped(desk, firm)
        self._ground = self._mapped.ground
        with desk.database.read() as connection:
            bonds = books.bonds(connection, firm.id)
            self._customers = {jobcode_id: bond.customer_id for jobcode_id, bond in bonds.items()}

    def rows(self) -> Iterator[Row]:
        """Clients by kind and name, then work, then users."""
        ground = self._ground
        for client in sorted(ground.clients.values(), key=lambda one: (one.kind, one.name, one.key)):
            yield self._client(client)
        for work in sorted(ground.work_items.values(), key=lambda one: (one.client_key, one.title, one.key)):
            yield self._work(work)
        for key in sorted(ground.links.keys() - ground.clients.keys() - ground.work_items.keys()):
            link = ground.links[key]  # out of sight in Karbon: the key, not the name (PRIV-04)
            yield {"kind": link.kind.value, "Karbon key": key, **self._code(key)}
        for user in sorted(self._mapped.team.karbon_users, key=lambda one: (one.name, one.key)):
            yield self._user(user)

    def _client(self, client: Client) -> Row:
        return {
            "kind": client.kind.value,
            "Karbon key": client.key,
            "Karbon name": client.name
            if client.public
            else "",  # a private client's name stays in Karbon (PRIV-04)
            "contact type": client.contact_type,
            "privacy": client.restriction,
            **self._code(client.key),
        }

    def _work(self, work: WorkItem) -> Row:
        client = self._ground.clients.get(work.client_key)
        public = client is not None and client.public
        return {
            "kind": EntityKind.WORK_ITEM.value,
            "Karbon key": work.key,
            "Karbon name": work.title if public or client is None else "",
            "client": client.name if client is not None and public else work.client_key,
            **self._code(work.key),
        }

    def _code(self, key: str) -> Row:
        standing, link = self._mapped.standing(key), self._mapped.link(key)
        row = {"link state": standing.state, "reason": standing.reason}
        if link is None:
            return row
        code = self._ground.jobcodes.get(link.jobcode_id)
        row |= {"code id": str(link.jobcode_id), "QuickBooks id": self._customers.get(link.jobcode_id, "")}
        if code is not None:
            row |= {
                "code name": code.name,
                "code path": self._mapped.path(code),
                "parent id": str(code.parent_id),
                "code active": _yes(code.active),
                "assigned to all": _yes(code.assigned_to_all),
            }
        return row

    def _user(self, user: KarbonUser) -> Row:
        row = {"kind": "User", "Karbon key": user.key, "Karbon name": user.name, "user email": user.email}
        best = self._mapped.user_of(user.email)
        if best is not None:
            row |= {"QuickBooks Time user id": str(best.id), "QuickBooks Time user active": _yes(best.active)}
        standing = self._mapped.standing_of_person(user.email)
        return row | {"link state": standing.state, "reason": standing.reason}


def _yes(value: bool) -> str:
    return "yes" if value else "no"
