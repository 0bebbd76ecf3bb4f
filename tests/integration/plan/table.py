"""Firms of two or three records, written in one line, for the tables of decisions."""

from __future__ import annotations

from integration.model import Client, EntityKind, Jobcode, Link, LinkState, WorkItem
from integration.plan import Observed, Plan, plan
from integration.settings import Settings

CLIENT, WORK = EntityKind.ORGANIZATION, EntityKind.WORK_ITEM


def client(key: str, name: str, kind: EntityKind = CLIENT, contact_type: str = "Client") -> Client:
    return Client(key=key, kind=kind, name=name, contact_type=contact_type)


def work(key: str, title: str, client_key: str) -> WorkItem:
    return WorkItem(key=key, title=title, client_key=client_key, client_kind=CLIENT)


def code(number: int, name: str, parent_id: int = 0, *, active: bool = True) -> Jobcode:
    return Jobcode(id=number, parent_id=parent_id, name=name, active=active)


def link(
    key: str, number: int, name: str, state: LinkState = LinkState.LINKED, kind: EntityKind = CLIENT
) -> Link:
    return Link(key=key, kind=kind, jobcode_id=number, karbon_name=name, code_name=name, state=state)


def planned(*records: Client | WorkItem | Jobcode | Link, track_work: bool = True) -> Plan:
    """The plan for these records, whatever their order."""

    def of(kind: type) -> tuple:
        return tuple(one for one in records if isinstance(one, kind))

    seen = Observed(clients=of(Client), work_items=of(WorkItem), jobcodes=of(Jobcode))
    return plan(seen, of(Link), Settings(contact_types=("Client",), track_work=track_work))


def said(made: Plan) -> list[str]:
    """The actions in few words."""
    return [f"{action.kind.value} {action.key} {action.code_name}" for action in made.actions]


def told(made: Plan) -> list[str]:
    """The findings in few words."""
    return [f"{finding.code.value} {finding.subject}" for finding in made.findings]
