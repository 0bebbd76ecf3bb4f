"""Only public clients take part, also where the application sees others: lists of Karbon do not tell which is which.

Contacts and organizations on a list have no RestrictionLevel. An application without extra permissions is shown public
ones only, and nothing says whether it has them, except a client that is not public. So clients are looked at one by
one: those that moved, at every Sync; those whose name would go over, a part of them when they are many; and all of them
at every Save & Sync once one was restricted.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import Final, NamedTuple

import msgspec

from integration.desk import Desk
from integration.model import Client, EntityKind, Link
from integration.plan import Action, Kind, Observed, Plan, plan
from integration.rules import type_selected
from integration.settings import Settings
from integration.store import mirror, tenants

LOOKS_MAX: Final = 50  # so many are all looked at; of more, one in a hundred, and ten at least
SAMPLE_MIN: Final = 10
ONE_IN: Final = 100
_SEEN: Final = "karbon shows restricted clients"


class Decided(NamedTuple):
    """A plan, and the clients that had to be read one by one for it: the mirror does not have them yet."""

    plan: Plan
    observed: Observed  # what it was made from
    read: tuple[Client, ...] = ()
    looks: int = 0  # calls


class Looked(NamedTuple):
    """Clients that moved, and the keys of those that were read by themselves."""

    clients: list[Client]
    keys: frozenset[str]


class Again(NamedTuple):
    """The keys of all that were looked at by now, and whether somebody is not public, so that the plan is another."""

    keys: AbstractSet[str]
    restricted: bool


def plan_for_public(desk: Desk, observed: Observed, links: Iterable[Link], settings: Settings) -> Decided:
    """The plan, with nobody in it who is not public."""
    bonds = list(links)
    if any(not client.public for client in observed.clients):  # groups are read one by one anyway
        remember_restricted(desk)
    if shows_restricted(desk):
        return _restricted(desk, observed, bonds, settings)
    made = plan(observed, bonds, settings)
    sample = _sample(made)
    if not _all_public(desk, sample):
        return _restricted(desk, observed, bonds, settings)
    return Decided(made, observed, looks=len(sample))


def seems_public(desk: Desk, made: Plan) -> bool:
    """Whether everybody whose name would go over may be seen, as far as a look at a part of them tells."""
    return not shows_restricted(desk) and _all_public(desk, _sample(made))


def _all_public(desk: Desk, sample: Iterable[Action]) -> bool:
    """Looks at each; at the first that is not public it is remembered that Karbon shows such."""
    for action in sample:
        client = desk.karbon.client(action.entity, action.key)
        if client is None or not client.public:
            remember_restricted(desk)
            return False
    return True


def _restricted(desk: Desk, observed: Observed, bonds: list[Link], settings: Settings) -> Decided:
    """The same, with every client that could take part read by itself."""
    clients = [_whole(desk, client, settings) for client in observed.clients]
    known = tuple(client for client in clients if client is not None)
    seen = msgspec.structs.replace(observed, clients=known)
    return Decided(plan(seen, bonds, settings), seen, known, len(known))


def looked_at(desk: Desk, moved: list[Client]) -> Looked:
    """Clients that moved, each read by itself; many at once are a change of lists that the next Save & Sync reads."""
    if len(moved) > LOOKS_MAX and not shows_restricted(desk):
        return Looked(moved, frozenset())
    found = [_single(desk, client) for client in moved]
    known = [client for client in found if client is not None]
    if any(not client.public for client in known):
        remember_restricted(desk)
    return Looked(known, frozenset(client.key for client in known))


def looked_again(desk: Desk, made: Plan, looked: AbstractSet[str]) -> Again:
    """Those whose name a plan of a Sync would write and who did not move, each read by itself.

    That a client is restricted no list tells; its name may be written because another one's has become free.
    """
    fresh = [action for action in _sample(made) if action.key not in looked]
    restricted = False
    for action in fresh:
        client = desk.karbon.client(action.entity, action.key)
        if client is not None and client.public:
            continue
        restricted = True
        with desk.database.begin() as connection:
            if client is None:
                mirror.forget(connection, desk.tenant_id(), Client, [action.key])
            else:
                mirror.merge(connection, desk.tenant_id(), Client, [client])
        if client is not None:
            remember_restricted(desk)
    return Again(looked | {action.key for action in fresh}, restricted)


def _sample(made: Plan) -> list[Action]:
    """Of those whose name would go over, all of a few; of many, some that lie evenly spread."""
    fresh = [
        action
        for action in made.of(Kind.ADOPT, Kind.CREATE, Kind.RENAME)
        if action.entity in {EntityKind.CONTACT, EntityKind.ORGANIZATION}
    ]
    if len(fresh) <= LOOKS_MAX:
        return fresh
    return fresh[:: len(fresh) // max(SAMPLE_MIN, len(fresh) // ONE_IN)]


def shows_restricted(desk: Desk) -> bool:
    """Whether Karbon ever showed us a client that is not public."""
    with desk.database.read() as connection:
        return tenants.cursor(connection, desk.tenant_id(), _SEEN) is not None


def remember_restricted(desk: Desk) -> None:
    """Karbon showed us a client that is not public: from now on each is looked at by itself."""
    with desk.database.begin() as connection:
        tenants.set_cursor(connection, desk.tenant_id(), _SEEN, desk.now().isoformat())


def _whole(desk: Desk, client: Client, settings: Settings) -> Client | None:
    if not type_selected(client, settings.contact_types):
        return client
    return _single(desk, client)


def _single(desk: Desk, client: Client) -> Client | None:
    if client.kind is EntityKind.CLIENT_GROUP:
        return client  # is read by itself already: a list leaves out its type
    return desk.karbon.client(client.kind, client.key)
