"""Two firms in one store, with the same ids and names in both, never mix (S14)."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from integration.store.entries import EntryState
from integration.store.schema import METADATA
from tests.integration.conftest import Found
from tests.integration.firm import ADMIN, Firm


@pytest.fixture
def two(found: Found) -> tuple[Firm, Firm]:
    """Two firms that have everything in common but Karbon's key of the firm."""
    firms = found("shared.db"), found("shared.db", tenant="another")
    for firm in firms:
        firm.connect()
        firm.track(60)
        firm.bridge.sync()
    return firms


def rows_of(firm: Firm) -> dict[str, list[Any]]:
    """Everything that the store has of a firm."""
    tenant = firm.bridge.desk.tenant_id()
    with firm.bridge.desk.database.read() as connection:
        found = {}
        for name, table in METADATA.tables.items():
            column = table.c.get("tenant", table.c.id if name == "tenant" else None)
            if column is not None:
                found[name] = connection.execute(select(table).where(column == tenant)).all()
        return found


def test_they_are_alike(two: tuple[Firm, Firm]) -> None:
    """Both have the same keys, ids and time, so that a mix-up would show."""
    one, other = two

    assert one.bridge.desk.tenant_id() != other.bridge.desk.tenant_id()
    assert one.live_links() == other.live_links() != {}
    assert [line.timesheet_id for line in one.entries()] == [line.timesheet_id for line in other.entries()]


def test_what_one_does_leaves_the_other(two: tuple[Firm, Firm]) -> None:
    """Nothing that one firm does changes a row of the other."""
    one, other = two
    before = rows_of(other)
    one.track(30)
    one.arm("lost", service="quickbooks_time", method="POST", path="/timesheets")
    one.track(12)
    one.bridge.edit_time("k1", minutes=90)
    one.bridge.delete_time("k2")
    one.time.delete_job(one.job("Acme › 2026 Tax"))
    one.karbon.set_restriction(one.key("Acme"), "Private")
    one.bridge.save_and_sync(ADMIN, ("Client", "Supplier"), False)
    one.bridge.disconnect(ADMIN)

    assert rows_of(other) == before


def test_each_is_served_its_own(two: tuple[Firm, Firm]) -> None:
    """Neither sees, sends or exports what is the other's."""
    one, other = two
    one.track(30)
    other.arm("refused", service="quickbooks_time", method="POST", path="/timesheets", status=404)
    other.track(12)
    for firm in two:
        firm.restart().sync()

    assert [firm.tab().actual_minutes for firm in two] == [90, 72]
    assert [len(firm.time.timesheets()) for firm in two] == [2, 2]
    assert [sorted(row["minutes"] for row in firm.books.time_activities()) for firm in two] == [
        [30, 60],
        [12, 60],
    ]
    assert all(line.state is EntryState.RECORDED for firm in two for line in firm.entries())
