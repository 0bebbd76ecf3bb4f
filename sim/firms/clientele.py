"""The clients of a made firm: how many of which kind and type, who is private, who belongs to a group."""

from __future__ import annotations

from collections import Counter
from typing import Final, NamedTuple

from sim.firms.model import Client, ClientKind, Restriction
from sim.firms.names import Names, OddName, address_of
from sim.physics.chance import Chance

CONTACT_TYPES: Final = ("Client", "Prospect", "Supplier", "Inactive")
ELIGIBLE_PERCENT: Final = 70  # have the type Client, which firms select for the sync
CLIENTS_PER_ODD_ROUND: Final = 1_000
_PREFIX: Final = {ClientKind.CONTACT: "p", ClientKind.ORGANIZATION: "o", ClientKind.CLIENT_GROUP: "g"}


class _Draft(NamedTuple):
    """A client that has no id yet."""

    name: str
    contact_type: str
    restriction: Restriction


def shares(clients: int) -> Counter[ClientKind]:
    """People, organizations and client groups in the proportion 60 : 35 : 5."""
    organizations, groups = clients * 35 // 100, clients * 5 // 100
    return Counter(
        {
            ClientKind.CONTACT: clients - organizations - groups,
            ClientKind.ORGANIZATION: organizations,
            ClientKind.CLIENT_GROUP: groups,
        }
    )


def clientele(clients: int, names: Names, chance: Chance) -> tuple[Client, ...]:
    """So many clients, the odd ones among them, sorted by kind and name."""
    odd: list[OddName] = []
    for _ in range(1 + clients // CLIENTS_PER_ODD_ROUND):
        odd.extend(names.odd())
    found: list[Client] = []
    for kind, count in shares(clients).items():
        drafts = _drafts(kind, count, odd, names)
        found.extend(_numbered(kind, drafts, found, chance))
    return tuple(found)


def _drafts(kind: ClientKind, count: int, odd: list[OddName], names: Names) -> list[_Draft]:
    """The odd ones come first and so are clients, in public: they are there to cause trouble."""
    supply = {
        ClientKind.CONTACT: names.person,
        ClientKind.ORGANIZATION: names.organization,
        ClientKind.CLIENT_GROUP: names.group,
    }[kind]
    odd_names = [each.name for each in odd if each.kind is kind][:count]
    eligible = -(-count * ELIGIBLE_PERCENT // 100)
    return [
        _Draft(
            odd_names[place] if place < len(odd_names) else supply(),
            "Client" if place < eligible else CONTACT_TYPES[1 + place % 3],
            _restriction(place - len(odd_names), count),
        )
        for place in range(count)
    ]


def _restriction(place: int, count: int) -> Restriction:
    """Two in a hundred are private, one is hidden; a small firm has one of each."""
    private, hidden = -(-count * 2 // 100), -(-count // 100)
    if 0 <= place < private and count > 2:
        return Restriction.PRIVATE
    if private <= place < private + hidden and count > 2:
        return Restriction.HIDDEN
    return Restriction.PUBLIC


def _numbered(kind: ClientKind, drafts: list[_Draft], others: list[Client], chance: Chance) -> list[Client]:
    return [
        Client(
            id=f"{_PREFIX[kind]}{number}",
            kind=kind,
            name=draft.name,
            contact_type=draft.contact_type,
            restriction=draft.restriction,
            email="" if kind is ClientKind.CLIENT_GROUP else f"{address_of(draft.name)}@post.example",
            members=_members(others, chance) if kind is ClientKind.CLIENT_GROUP else (),
        )
        for number, draft in enumerate(sorted(drafts), start=1)
    ]


def _members(others: list[Client], chance: Chance) -> tuple[str, ...]:
    """Two to four people and organizations of the firm."""
    wanted = 2 + chance.below("firms.group_size", 3)
    chosen = {chance.choice("firms.members", others).id: None for _ in range(wanted)}
    return tuple(chosen)
