"""What QuickBooks Time and QuickBooks of a made firm hold before the first sync, partly equal to Karbon."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Final

from sim.firms.check import JOBCODE_NAME_LENGTH_MAX
from sim.firms.model import Client, Jobcode, Restriction, WorkItem
from sim.firms.names import folded

ONE_CODE_IN: Final = 20  # clients
ONE_CUSTOMER_IN: Final = 10  # clients
OWN_CODES: Final = ("Training", "Marketing", "Administration")


def jobcodes(clients: tuple[Client, ...], work: list[WorkItem]) -> tuple[Jobcode, ...]:
    """Codes of the firm's own, codes with clients' exact names, one with a near name, one archived."""
    ids = (f"j{number}" for number in count(1))
    own = Jobcode(id=next(ids), name="Internal")
    found = [own, *(Jobcode(id=next(ids), name=name, parent=own.id) for name in OWN_CODES)]
    chosen = [each for each in _once_each(clients) if len(each.name) <= JOBCODE_NAME_LENGTH_MAX]
    title = {item.client: item.title for item in reversed(work)}
    for place, client in enumerate(chosen[::ONE_CODE_IN]):
        code = Jobcode(id=next(ids), name=client.name)
        found.append(code)
        if place % 2 == 0 and client.id in title:
            found.append(Jobcode(id=next(ids), name=title[client.id], parent=code.id))
    # In two places a code is there and yet not: another case, and archived.
    found.extend(Jobcode(id=next(ids), name=client.name.upper()) for client in chosen[1:2])
    found.extend(Jobcode(id=next(ids), name=client.name, active=False) for client in chosen[2:3])
    return tuple(found)


def customers(clients: tuple[Client, ...], work: list[WorkItem]) -> tuple[str, ...]:
    """Customers with clients' exact names, some with jobs, one with a near name, one that Karbon lacks."""
    chosen = list(_once_each(clients))
    title = {item.client: item.title for item in reversed(work)}
    found = ["Walk-in Customer"]
    for place, client in enumerate(chosen[::ONE_CUSTOMER_IN]):
        found.append(client.name)
        if place % 2 == 0 and client.id in title:
            found.append(f"{client.name}:{title[client.id]}")
    found.extend(client.name.replace(" ", "  ", 1) for client in chosen[1:2])
    return tuple(found)


def _once_each(clients: tuple[Client, ...]) -> Iterator[Client]:
    """Clients that take part, in order, without those whose name is equal or near to an earlier one's."""
    seen: set[str] = set()
    for client in clients:
        if client.contact_type != "Client" or client.restriction is not Restriction.PUBLIC:
            continue
        if folded(client.name) not in seen and ":" not in client.name:
            seen.add(folded(client.name))
            yield client
