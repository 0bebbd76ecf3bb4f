"""The sample firm: the hand-made core, filled up by the generator."""

from __future__ import annotations

import sys
from itertools import islice
from typing import Final

import msgspec

from sim.firms.check import check
from sim.firms.clientele import CONTACT_TYPES
from sim.firms.document import lines
from sim.firms.engagements import ROLES, TASK_TYPES, WORK_TYPES, engagements
from sim.firms.model import Client, ClientKind, Colleague, Firm, WorkItem
from sim.firms.names import Names
from sim.firms.sample_core import TODAY, client_called, clients, colleagues, customers, jobcodes, work
from sim.physics.chance import Chance
from sim.physics.clock import WORLD_START

SEED: Final = 7
PEOPLE_AND_ORGANIZATIONS: Final = 40
WORK: Final = 90


def sample() -> Firm:
    """The firm of fixtures/firms/sample.json."""
    staff, core, shown = colleagues(), clients(), work()
    filling = _filling(
        PEOPLE_AND_ORGANIZATIONS - sum(each.kind is not ClientKind.CLIENT_GROUP for each in core)
    )
    busy = {item.client for item in shown}
    idle = [client for client in (*core, *filling) if client.id not in busy]
    return check(
        Firm(
            name="Harbour Street Accounting",
            clock=WORLD_START,
            colleagues=staff,
            contact_types=CONTACT_TYPES,
            work_types=WORK_TYPES,
            roles=ROLES,
            task_types=TASK_TYPES,
            clients=_sorted((*core, *filling)),
            work=(*shown, *_more_work(idle, staff, WORK - len(shown))),
            jobcodes=jobcodes(),
            customers=customers(),
        )
    )


def _sorted(found: tuple[Client, ...]) -> tuple[Client, ...]:
    """People, organizations, groups; each by name."""
    kinds = list(ClientKind)
    return tuple(sorted(found, key=lambda client: (kinds.index(client.kind), client.name, client.id)))


def _filling(wanted: int) -> tuple[Client, ...]:
    """Two people to one organization, seven in ten of the type Client."""
    names = Names(SEED)
    return tuple(
        client_called(ClientKind.ORGANIZATION, names.organization(), _type(place))
        if place % 3 == 2
        else client_called(ClientKind.CONTACT, names.person(), _type(place))
        for place in range(wanted)
    )


def _type(place: int) -> str:
    return "Client" if place % 10 < 7 else CONTACT_TYPES[place % 10 - 6]


def _more_work(idle: list[Client], staff: tuple[Colleague, ...], wanted: int) -> list[WorkItem]:
    """One job of each client that has none yet, then a second of each, until there are enough."""
    of_client: dict[str, list[WorkItem]] = {client.id: [] for client in idle}
    for item in engagements(tuple(idle), staff, TODAY, Chance(SEED)):
        of_client[item.client].append(item)
    most = max(map(len, of_client.values()))
    found = (
        jobs[(place + turn) % len(jobs)]  # not everybody's first job: those are all tax returns
        for turn in range(most)
        for place, jobs in enumerate(of_client.values())
        if turn < len(jobs)
    )
    chosen = enumerate(islice(found, wanted), start=1)
    return [msgspec.structs.replace(item, id=f"w{number}") for number, item in chosen]


if __name__ == "__main__":  # python -m sim.firms.sample > fixtures/firms/sample.json
    sys.stdout.buffer.writelines(lines(sample()))
