"""Whichever index is chosen, the rows are those that trying every record would give."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.physics.clock import WORLD_START
from sim.physics.universe import Universe
from sim.quickbooks import query
from sim.quickbooks.records import Customer, Employee, TimeActivity
from sim.quickbooks.state import QuickBooksState

ROWS = 60


@pytest.fixture(scope="module")
def company() -> QuickBooksState:
    state = QuickBooksState(Universe(1))
    state.open_access("plans")
    later = [WORLD_START + timedelta(minutes=number % 7) for number in range(ROWS)]
    state.load(
        Customer(
            id=str(number + 1),
            display_name=f"{'aAbB'[number % 4]}{number % 11}",
            given_name="xyz"[number % 3],
            parent_id=str(number - 30) if number > 40 else "",
            active=number % 5 != 0,
            last_updated_time=later[number],
        )
        for number in range(ROWS)
    )
    state.load([Employee(id="900", given_name="Em", display_name="Em")])
    state.load(
        TimeActivity(
            id=str(number + 1),
            txn_date=f"2026-01-{1 + number % 9:02}",
            employee_id="900",
            customer_id=str(1 + number % 4),
            billable_status=("Billable", "NotBillable")[number % 2],
            hours=1,
            last_updated_time=later[number],
        )
        for number in range(ROWS)
    )
    return state


def instant(minutes: int) -> str:
    return (WORLD_START + timedelta(minutes=minutes)).isoformat()


COMPARES = st.sampled_from(["=", "<", ">", "<=", ">="])
CUSTOMER_TESTS = st.one_of(
    st.tuples(st.just("DisplayName"), COMPARES, st.sampled_from(["a1", "B2", "b", "A10"])),
    st.tuples(st.just("GivenName"), st.just("="), st.sampled_from(["X", "y"])),
    st.tuples(st.just("Id"), COMPARES, st.integers(0, ROWS + 2).map(str)),
    st.tuples(st.just("Active"), st.just("="), st.sampled_from(["true", "false"])),
    st.tuples(st.just("MetaData.LastUpdatedTime"), COMPARES, st.integers(-1, 8).map(instant)),
    st.tuples(st.just("DisplayName"), st.just("LIKE"), st.sampled_from(["a%", "%1", "%", "B_"])),
)
TIME_TESTS = st.one_of(
    st.tuples(st.just("TxnDate"), COMPARES, st.integers(1, 10).map("2026-01-{:02}".format)),
    st.tuples(st.just("CustomerRef"), st.just("="), st.sampled_from(["1", "2", "9"])),
    st.tuples(st.just("BillableStatus"), st.just("="), st.sampled_from(["Billable", "NotBillable"])),
    st.tuples(st.just("Id"), COMPARES, st.integers(0, ROWS + 2).map(str)),
    st.tuples(st.just("MetaData.LastUpdatedTime"), COMPARES, st.integers(-1, 8).map(instant)),
)
ORDERS = {
    "Customer": ["DisplayName", "Id", "MetaData.LastUpdatedTime", "FullyQualifiedName", "GivenName", "Level"],
    "TimeActivity": ["TxnDate", "Id", "MetaData.LastUpdatedTime"],
}


def statement(entity: str, tests: list[tuple[str, str, str]], order: str, down: bool) -> str:
    where = " AND ".join(f"{name} {operator} '{value}'" for name, operator, value in tests)
    by = f" ORDERBY {order}{' DESC' if down else ''}" if order else ""
    return f"SELECT * FROM {entity}{' WHERE ' + where if where else ''}{by}"


def holds(row: Any, test: tuple[str, str, str]) -> bool:
    """Read off the record without any of the code under test."""
    name, operator, value = test
    text = value.lower()
    left: Any
    right: Any
    left, right = {
        "DisplayName": lambda: (row.display_name, value),
        "GivenName": lambda: (row.given_name, value),
        "Id": lambda: (int(row.id), int(value) if name == "Id" else 0),
        "Active": lambda: (row.active, text == "true"),
        "TxnDate": lambda: (row.txn_date, value),
        "CustomerRef": lambda: (row.customer_id, value),
        "BillableStatus": lambda: (row.billable_status, value),
        "MetaData.LastUpdatedTime": lambda: (row.last_updated_time.isoformat(), value),
    }[name]()
    if operator == "LIKE":
        folded = row.display_name.lower()
        if text.startswith("%"):
            return folded.endswith(text[1:])
        return folded.startswith(text[:-1]) if text.endswith("%") else folded == text
    if operator == "=":
        return (
            (left.lower(), right.lower()) == (right.lower(), left.lower())
            if isinstance(left, str)
            else left == right
        )
    return {"<": left < right, ">": left > right, "<=": left <= right, ">=": left >= right}[operator]


def place(row: Any, order: str) -> Any:
    return {
        "Id": lambda: int(row.id),
        "DisplayName": lambda: row.display_name,
        "FullyQualifiedName": lambda: row.fully_qualified_name,
        "GivenName": lambda: row.given_name,
        "Level": lambda: row.fully_qualified_name.count(":"),
        "TxnDate": lambda: row.txn_date,
        "MetaData.LastUpdatedTime": lambda: row.last_updated_time,
    }[order]()


def expected(company: QuickBooksState, entity: str, tests: Any, order: str, down: bool) -> list[str]:
    rows: list[Any] = list(company.customers if entity == "Customer" else company.time_activities)
    if entity == "Customer" and not any(name == "Active" for name, _, _ in tests):
        rows = [row for row in rows if row.active]
    rows = [row for row in rows if all(holds(row, test) for test in tests)]
    if not order:
        order, down = ("FullyQualifiedName", False) if entity == "Customer" else ("Id", True)
    rows.sort(key=lambda row: (place(row, order), int(row.id)), reverse=down)
    return [row.id for row in rows]


@pytest.mark.parametrize("entity", ["Customer", "TimeActivity"])
@settings(max_examples=120, deadline=None, derandomize=True)
@given(data=st.data())
def test_rows_pages_and_counts_agree_with_trying_everything(
    company: QuickBooksState, entity: str, data: st.DataObject
) -> None:
    """Any conditions, any order, any page."""
    tests = data.draw(st.lists(CUSTOMER_TESTS if entity == "Customer" else TIME_TESTS, max_size=3))
    order = data.draw(st.sampled_from(["", *ORDERS[entity]]))
    down = data.draw(st.booleans())
    start, limit = data.draw(st.integers(1, 20)), data.draw(st.integers(1, 20))
    asked = statement(entity, tests, order, down)
    wanted = expected(company, entity, tests, order, down)
    page = query.answer(company, f"{asked} STARTPOSITION {start} MAXRESULTS {limit}")
    whole = query.answer(company, f"{asked} MAXRESULTS 1000")
    count = query.answer(company, asked.replace("*", "COUNT(*)", 1))

    assert [row["Id"] for row in whole.get(entity, [])] == wanted
    assert [row["Id"] for row in page.get(entity, [])] == wanted[start - 1 : start - 1 + limit]
    assert count == {"totalCount": len(wanted)}
