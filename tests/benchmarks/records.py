"""The records of a firm of any size, as they are read. No world is behind them, so that they are soon there."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from integration.model import Client, EntityKind, Jobcode, Link, WorkItem
from integration.plan import Observed
from integration.settings import Settings

WORK_EACH = 5
CHOSEN_OF_TEN = 7  # seven clients of ten have the contact type that takes part
SETTINGS = Settings(contact_types=("Client",), track_work=True)
KINDS = [EntityKind.CONTACT] * 12 + [EntityKind.ORGANIZATION] * 7 + [EntityKind.CLIENT_GROUP]


class Records(NamedTuple):
    """What a plan looks at."""

    observed: Observed
    links: list[Link]


def records(clients: int, *, bonded: bool) -> Records:
    """Clients with five work items each, before or after their first sync."""
    people = [_client(number) for number in range(clients)]
    work = [_work(client, number) for client in people for number in range(WORK_EACH)]
    codes: list[Jobcode] = []
    links: list[Link] = []
    if bonded:
        for place, client in enumerate(people):
            if client.contact_type == "Client":
                _bond(client, work[WORK_EACH * place : WORK_EACH * (place + 1)], codes, links)
    observed = Observed(clients=tuple(people), work_items=tuple(work), jobcodes=tuple(codes))
    return Records(observed, links)


def _client(number: int) -> Client:
    return Client(
        key=f"C{number:09}xY",
        kind=KINDS[number % len(KINDS)],
        name=f"Client {number} of Harbour Street",
        contact_type="Client" if number % 10 < CHOSEN_OF_TEN else "Prospect",
    )


def _work(client: Client, number: int) -> WorkItem:
    return WorkItem(
        key=f"W{client.key}{number}",
        title=f"{2022 + number} Tax Return",
        client_key=client.key,
        client_kind=client.kind,
        start_date=date(2022 + number, 1, 15),
        primary_status="In Progress",
    )


def _bond(client: Client, work: list[WorkItem], codes: list[Jobcode], links: list[Link]) -> None:
    top = len(codes) + 1
    for number, (entity, name) in enumerate([(client, client.name), *((one, one.title) for one in work)]):
        code = Jobcode(id=top + number, parent_id=top if number else 0, name=name, assigned_to_all=True)
        codes.append(code)
        kind = entity.kind if isinstance(entity, Client) else EntityKind.WORK_ITEM
        links.append(Link(key=entity.key, kind=kind, jobcode_id=code.id, karbon_name=name, code_name=name))
