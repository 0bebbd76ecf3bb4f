"""Which client or work item a person means by what they typed: its key, its name, or 'Client › Work'."""

from __future__ import annotations

from difflib import get_close_matches

from integration.desk import Desk
from integration.messages import Code, refused
from integration.model import Client, WorkItem
from integration.rules import KIND_WORDS, near
from integration.store import mirror

CHOICES_SHOWN = 6


def entity_named(desk: Desk, text: str) -> str:
    """The Karbon key of what is meant. Raises BAD_INPUT that lists what it could be."""
    with desk.database.read() as connection:
        clients = {one.key: one for one in mirror.read_all(connection, desk.tenant_id(), Client)}
        works = mirror.read_all(connection, desk.tenant_id(), WorkItem)
    names = {key: client.name for key, client in clients.items()}
    names |= {work.key: work.title for work in works}
    if text in names:
        return text
    paths = {f"{_client_name(clients, work)} › {work.title}": work.key for work in works}
    if text in paths:
        return paths[text]
    found = [key for key, name in names.items() if name == text] or [
        key for key, name in names.items() if near(name) == near(text)
    ]
    if len(found) == 1:
        return found[0]
    if found:
        raise refused(
            Code.BAD_INPUT,
            f"{len(found)} entries are called {text!r}: {_listed(found, clients, works)}.",
            behaviour="UNIQ-01",
            remedy="Write the key, or 'Client › Work' for work.",
        )
    close = get_close_matches(text, [*names.values(), *paths], n=3, cutoff=0.5)
    hint = " Did you mean " + " or ".join(repr(one) for one in dict.fromkeys(close)) + "?" if close else ""
    raise refused(
        Code.BAD_INPUT,
        f"No client or work item is called {text!r}.{hint}",
        behaviour="TAB-01",
        remedy="Names are those of the last sync; sync if it is new. What is private, hidden or deleted in Karbon "
        "has no name here.",
    )


def _client_name(clients: dict[str, Client], work: WorkItem) -> str:
    client = clients.get(work.client_key)
    return client.name if client is not None else work.client_key


def _listed(found: list[str], clients: dict[str, Client], works: list[WorkItem]) -> str:
    by_key = {work.key: work for work in works}
    shown = [
        f"{key} ({KIND_WORDS[clients[key].kind]})"
        if key in clients
        else f"{_path(clients, by_key[key])} ({key})"
        for key in sorted(found)[:CHOICES_SHOWN]
    ]
    more = len(found) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more > 0 else "")


def _path(clients: dict[str, Client], work: WorkItem) -> str:
    return f"{_client_name(clients, work)} › {work.title}"
