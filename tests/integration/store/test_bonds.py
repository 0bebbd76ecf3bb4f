"""One live code an entity, one entity a code: the store itself sees to it (LINK-03)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from integration.model import EntityKind, Link, LinkState
from integration.store import links, tenants
from integration.store.database import Database
from integration.store.schema import LINK
from integration.store.tenants import Tenant
from tests.integration.stores import Stores

FIRM, OTHER = "firm", "other"


def bond(key: str, jobcode_id: int, state: LinkState = LinkState.LINKED) -> Link:
    return Link(
        key=key,
        kind=EntityKind.CONTACT,
        jobcode_id=jobcode_id,
        karbon_name="Acme",
        code_name="Acme",
        state=state,
    )


@pytest.fixture
def store(stores: Stores) -> Iterator[Database]:
    found = Database(stores.url("timebridge"))
    with found.begin() as connection:
        for name in (FIRM, OTHER):
            tenants.put_tenant(
                connection,
                Tenant(
                    id=name,
                    account=name,
                    company="Same Name",
                    connected=True,
                    connected_by="a@b.example",
                    since=datetime(2026, 3, 2, tzinfo=UTC),
                ),
            )
        links.add_link(connection, FIRM, bond("K1", 1))
    yield found
    found.close()


def live(store: Database, tenant: str = FIRM) -> dict[str, int]:
    with store.read() as connection:
        return {one.key: one.jobcode_id for one in links.links(connection, tenant) if one.live}


def test_another_code(store: Database) -> None:
    """An entity that gets another code keeps the first as a memory (D-13)."""
    with store.begin() as connection:
        links.add_link(connection, FIRM, bond("K1", 2))
        history = [(one.jobcode_id, one.live) for one in links.links_of(connection, FIRM, "K1")]

    assert live(store) == {"K1": 2}
    assert sorted(history) == [(1, False), (2, True)]


@pytest.mark.parametrize("many", [False, True])
def test_a_code_that_is_taken(store: Database, many: bool) -> None:
    """An entity keeps its own code when the one it should get is another's; others of the same call get theirs."""
    with store.begin() as connection:
        links.add_link(connection, FIRM, bond("K2", 2))
        if many:
            wanted = [bond("K3", 3), bond("K2", 1), bond("K4", 4)]
            assert links.add_links(connection, FIRM, wanted) == {"K2"}
        else:
            with pytest.raises(links.LinkTaken):
                links.add_link(connection, FIRM, bond("K2", 1))

    assert live(store) == {"K1": 1, "K2": 2} | ({"K3": 3, "K4": 4} if many else {})


def test_a_code_that_is_free_again(store: Database) -> None:
    """The code of a bond that retired may be somebody else's."""
    with store.begin() as connection:
        links.add_link(connection, FIRM, bond("K1", 2))
        links.add_link(connection, FIRM, bond("K2", 1))

    assert live(store) == {"K1": 2, "K2": 1}


@pytest.mark.edge("LINK-03 b")
@pytest.mark.parametrize(("key", "jobcode_id"), [("K1", 2), ("K2", 1)])
@pytest.mark.parametrize("state", [one for one in LinkState if one is not LinkState.RETIRED])
def test_whoever_writes(store: Database, key: str, jobcode_id: int, state: LinkState) -> None:
    """A second live bond cannot be written, by whatever way."""
    row = links._row(bond(key, jobcode_id, state))
    with pytest.raises(IntegrityError), store.begin() as connection:
        connection.execute(insert(LINK).values(tenant=FIRM, **row))

    assert live(store) == {"K1": 1}


def test_two_firms(store: Database) -> None:
    """Equal keys and ids of two firms have nothing to do with each other."""
    with store.begin() as connection:
        links.add_link(connection, OTHER, bond("K1", 1))
        links.change_link(connection, OTHER, "K1", state=LinkState.MISSING.value)
        mine = links.live_link(connection, FIRM, "K1")

    assert mine == bond("K1", 1)
    assert live(store) == live(store, OTHER) == {"K1": 1}
