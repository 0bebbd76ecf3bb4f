"""The store notes down what moved in the transaction that moves it, and finds a neighbourhood by its indexes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, delete, insert

from integration.model import Client, Jobcode, LinkState, WorkItem
from integration.plan import Moved, neighbourhood, plan_near
from integration.plan.moved import Named
from integration.rules import near
from integration.store import links, mirror, tenants, unsettled
from integration.store.database import Database
from integration.store.findings import findings_kept, keep_findings, version
from integration.store.places import Place
from integration.store.schema import LINK
from integration.store.shelf import StoredShelf
from integration.store.tenants import Tenant
from tests.integration.plan.changes import changed
from tests.integration.plan.firms import Firm, firms
from tests.integration.plan.table import client, code, link, planned, work
from tests.integration.stores import Stores

FIRM, OTHER = "firm", "other"
few = settings(
    max_examples=40,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture
def store(stores: Stores) -> Iterator[Database]:
    found = Database(stores.url("moved"))
    with found.begin() as connection:
        for name in (FIRM, OTHER):
            tenants.put_tenant(
                connection,
                Tenant(
                    id=name,
                    account=name,
                    company=name,
                    connected=True,
                    connected_by="a@b.example",
                    since=datetime(2026, 3, 2, tzinfo=UTC),
                ),
            )
    yield found
    found.close()


def fill(connection: Connection, firm: Firm) -> None:
    """The records as complete listings tell them, and the bonds as somebody made them."""
    mirror.replace_all(connection, FIRM, Client, firm.clients)
    mirror.replace_all(connection, FIRM, WorkItem, firm.work_items)
    mirror.replace_all(connection, FIRM, Jobcode, firm.jobcodes)
    before = set(links.links(connection, FIRM))
    connection.execute(delete(LINK).where(LINK.c.tenant == FIRM))
    rows = [{"tenant": FIRM, **links._row(one)} for one in firm.links]
    if rows:
        connection.execute(insert(LINK), rows)
    keys = {one.key for one in before ^ set(firm.links)}
    unsettled.note(connection, FIRM, [unsettled.Row(unsettled.LINK, key) for key in sorted(keys)])


def moved(connection: Connection) -> Moved:
    return unsettled.unsettled(connection, FIRM).moved


def settled(connection: Connection) -> None:
    unsettled.settle(connection, FIRM, unsettled.unsettled(connection, FIRM).numbers)


@few
@given(st.data(), firms())
def test_a_plan_over_what_moved(store: Database, data: st.DataObject, before: Firm) -> None:
    """What the store says has moved, and finds around it, decides as the whole does; nobody else is concerned."""
    last, after = before.plan(), data.draw(changed(before))
    with store.begin() as connection:
        fill(connection, before)
        settled(connection)
        keep_findings(connection, FIRM, last.findings)
        fill(connection, after)
        found = neighbourhood(moved(connection), StoredShelf(connection, FIRM))
    everybody = {one.key for firm in (before, after) for part in (firm[0], firm[1], firm[3]) for one in part}
    others = msgspec.structs.replace(found, keys=frozenset(everybody) - found.keys)

    assert plan_near(found, after.settings) == found.of(after.plan())
    assert others.of(after.plan()) == others.of(last)


def test_nothing_new(store: Database) -> None:
    """The same listings again, a record that is told again, and a start date that is the same: nothing moved."""
    firm = [client("C1", "Acme")], [work("W1", "Tax", "C1")], [code(1, "Acme")]
    with store.begin() as connection:
        for kind, records in zip((Client, WorkItem, Jobcode), firm, strict=True):
            mirror.replace_all(connection, FIRM, kind, records)
        settled(connection)
        for kind, records in zip((Client, WorkItem, Jobcode), firm, strict=True):
            mirror.replace_all(connection, FIRM, kind, records)
            mirror.merge(connection, FIRM, kind, records)

        assert moved(connection).nothing


def test_what_no_plan_sees(store: Database) -> None:
    """A status on the way to completion, or whom a code is assigned to, is kept and moves nothing."""
    with store.begin() as connection:
        mirror.merge(connection, FIRM, WorkItem, [work("W1", "Tax", "C1")])
        mirror.merge(connection, FIRM, Jobcode, [code(1, "Acme")])
        settled(connection)
        waits = msgspec.structs.replace(work("W1", "Tax", "C1"), primary_status="Waiting")
        shown = msgspec.structs.replace(code(1, "Acme"), assigned_to_all=True)
        mirror.merge(connection, FIRM, WorkItem, [waits])
        mirror.merge(connection, FIRM, Jobcode, [shown])

        assert mirror.read(connection, FIRM, WorkItem, "W1") == waits
        assert mirror.read(connection, FIRM, Jobcode, 1) == shown
        assert moved(connection).nothing


def test_where_it_was(store: Database) -> None:
    """A record that is another one now tells what it was called and among what; one that is gone does too."""
    with store.begin() as connection:
        mirror.replace_all(connection, FIRM, Client, [client("C1", "x" * 70), client("C2", "Beta")])
        mirror.replace_all(connection, FIRM, Jobcode, [code(1, "Acme", 7)])
        settled(connection)
        mirror.replace_all(connection, FIRM, Client, [client("C1", "New")])
        mirror.merge(connection, FIRM, Jobcode, [code(1, "Acme", 8)])
        found = moved(connection)

        assert found.keys == {"C1", "C2"}
        assert Named("C2", "", "beta") in found.names
        assert len([one for one in found.names if one.key == "C1"]) == 2  # its name, and its code's
        assert (found.codes, found.code_names) == ({1}, {(7, "acme")})
        assert mirror.read(connection, FIRM, Client, "C2") is None


def test_completed_work_and_its_day(store: Database) -> None:
    """Work that is completed, or begins on another day, is planned otherwise."""
    for change in ({"primary_status": "Completed"}, {"start_date": date(2026, 1, 1)}):
        with store.begin() as connection:
            mirror.merge(connection, FIRM, WorkItem, [work("W1", "Tax", "C1")])
            settled(connection)
            mirror.merge(
                connection, FIRM, WorkItem, [msgspec.structs.replace(work("W1", "Tax", "C1"), **change)]
            )

            assert moved(connection).keys == {"W1"}


def test_bonds(store: Database) -> None:
    """A new bond and one that stands otherwise move the entity."""
    with store.begin() as connection:
        links.add_link(connection, FIRM, link("C1", 1, "Acme"))
        assert moved(connection).keys == {"C1"}
        settled(connection)
        links.change_link(connection, FIRM, "C1", state=LinkState.MISSING.value)
        assert moved(connection).keys == {"C1"}


def test_too_much(store: Database) -> None:
    """Of too much only that it was too much is kept, once, for this firm alone; and it can be settled."""
    many = [client(f"C{number}", f"Client {number}") for number in range(unsettled.ROWS_MAX + 1)]
    with store.begin() as connection:
        mirror.merge(connection, FIRM, Client, many[:5])
        mirror.merge(connection, OTHER, Client, many[:1])
        mirror.merge(connection, FIRM, Client, many)
        found = unsettled.unsettled(connection, FIRM)

        assert (found.moved.whole, len(found.numbers)) == (True, 1)
        assert not unsettled.unsettled(connection, OTHER).moved.whole
        settled(connection)
        assert moved(connection).nothing


def test_only_what_was_seen_is_settled(store: Database) -> None:
    """What moves after somebody looked stays for the next one."""
    with store.begin() as connection:
        mirror.merge(connection, FIRM, Client, [client("C1", "Acme")])
        seen = unsettled.unsettled(connection, FIRM)
        mirror.merge(connection, FIRM, Client, [client("C2", "Beta")])
        unsettled.settle(connection, FIRM, seen.numbers)

        assert moved(connection).keys == {"C2"}


@pytest.mark.parametrize("more", [3, unsettled.ROWS_MAX + 1])
def test_everything_moves_again(store: Database, more: int) -> None:
    """What a run moves by carrying out a plan over everything is not settled with that plan, be it little or much."""
    with store.begin() as connection:
        unsettled.note_all(connection, FIRM)
        seen = unsettled.unsettled(connection, FIRM)
        mirror.merge(connection, FIRM, Client, [client(f"C{number}", "Acme") for number in range(more)])
        unsettled.settle(connection, FIRM, seen.numbers)

        assert not moved(connection).nothing
        assert moved(connection).whole == (more > unsettled.ROWS_MAX)


def test_near_names_share_a_place(store: Database) -> None:
    """Look-alikes are found together, below one parent and no other; another firm's are not."""
    with store.begin() as connection:
        mirror.merge(
            connection,
            FIRM,
            Jobcode,
            [code(1, "Caf\u00e9"), code(2, "CAFE\u0301"), code(3, "Caf\u00e9", 1), code(4, "Cafe")],
        )
        mirror.merge(connection, OTHER, Jobcode, [code(5, "Caf\u00e9")])
        found = mirror.among(connection, FIRM, Jobcode, [Place("0", near("caf\u00e9"))])

        assert [one.id for one in found] == [1, 2]


def test_findings_of_some(store: Database) -> None:
    """Those about whom something was found anew are told anew, the others stand; and a change shows."""
    before = planned(client("C1", "Acme"), client("C2", "Acme"), client("C3", "", contact_type="X")).findings
    with store.begin() as connection:
        keep_findings(connection, FIRM, before)
        first = version(connection, FIRM)
        keep_findings(connection, FIRM, [one for one in before if one.subject == "C1"], {"C1", "C2"})

        assert [one.subject for one in findings_kept(connection, FIRM)] == ["C1", "C3"]
        assert version(connection, FIRM) > first
        again = version(connection, FIRM)
        keep_findings(connection, FIRM, findings_kept(connection, FIRM))
        assert version(connection, FIRM) == again
