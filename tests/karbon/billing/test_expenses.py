"""Expenses that a caller adds."""

import pytest

from sim.karbon.billing.records import Expense


@pytest.fixture
def spend(karbon, desk):
    """Add an expense on the work."""

    def send(**changes):
        body = {
            "Timeline": {"EntityType": "WorkItem", "EntityKey": desk.work},
            "ExpenseDate": "2026-08-14T00:00:00Z",
            "Value": 240.5,
            "BillableValue": 200.0,
            "Description": "Courier fees",
        }
        sent = {name: value for name, value in {**body, **changes}.items() if value is not ...}
        return karbon.call("POST", "Expenses", json=sent)

    return send


def test_an_expense_is_added(karbon, desk, spend):
    """201 with its key and what was sent; no envelope, no address."""
    response = spend()
    expense = response.json()

    assert response.status_code == 201
    assert "Location" not in response.headers
    assert list(expense.items())[1:] == [
        ("Timeline", {"EntityType": "WorkItem", "EntityKey": desk.work}),
        ("ExpenseDate", "2026-08-14T00:00:00Z"),
        ("Value", 240.5),
        ("BillableValue", 200.0),
        ("Description", "Courier fees"),
    ]
    assert karbon.screens.expenses(desk.work)[0]["ExpenseKey"] == expense["ExpenseKey"]


@pytest.mark.parametrize(("kind", "place"), [("Contact", "person"), ("Organization", "organization")])
def test_an_expense_is_on_a_client(karbon, desk, spend, kind, place):
    """Or on work; not on a group."""
    assert spend(Timeline={"EntityType": kind, "EntityKey": getattr(desk, place)}).status_code == 201


def test_an_expense_can_be_sent_as_it_was_answered(spend):
    """Its key is passed over."""
    made = spend().json()

    assert spend(**made).json()["ExpenseKey"] != made["ExpenseKey"]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"Timeline": ...}, "'Timeline' must not be empty."),
        ({"ExpenseDate": ...}, "'Expense Date' must not be empty."),
        ({"ExpenseDate": "soon"}, "'Expense Date' must not be empty."),
        ({"Value": ...}, "'Value' must not be empty."),
        ({"BillableValue": None}, "'Billable Value' must not be empty."),
        ({"BillableValue": -0.01}, "'Billable Value' must be greater than or equal to '0'."),
        ({"Value": 1e300}, "'Value' must be between -1000000000000 and 1000000000000."),
        ({"Description": " "}, "'Description' must not be empty."),
        (
            {"Description": "x" * 251},
            "The length of 'Description' must be 250 characters or fewer. You entered 251 characters.",
        ),
        (
            {"Timeline": {"EntityType": "ClientGroup", "EntityKey": "x"}},
            "'Entity Type' has a range of values which does not include 'ClientGroup'.",
        ),
        ({"Timeline": {"EntityType": "WorkItem", "EntityKey": "x"}}, "Cannot find WorkItem for x"),
    ],
)
def test_what_an_expense_has_to_be(karbon, spend, changes, message):
    """400 in a sentence; nothing is kept."""
    response = spend(**changes)

    assert response.status_code == 400
    assert response.json() == {"error": {"code": "4002", "message": message}}
    assert len(karbon.state.of(Expense)) == 0


def test_limits_are_inclusive(spend):
    """Nothing billable, and 250 characters."""
    assert spend(BillableValue=0, Value=0, Description="x" * 250).status_code == 201


def test_a_restricted_client_takes_no_expense(karbon, desk, spend):
    """What the application may not see is not there."""
    karbon.screens.set_restriction(desk.organization, "Private")

    assert spend().json()["error"]["message"] == f"Cannot find WorkItem for {desk.work}"


@pytest.mark.parametrize(
    "content",
    [b"", b"null", b"[]", b"{", b"[" * 100_000, b'{"Timeline":3}', b'{"Timeline":{}}', b'{"Amount":1}'],
    ids=range(8),
)
def test_a_body_that_says_nothing(karbon, content):
    """The payload is missing."""
    response = karbon.call("POST", "Expenses", data=content)

    assert response.status_code == 400
    assert response.json()["error"] == {
        "code": "4005",
        "message": "Required payload data is missing: Expense",
    }


def test_a_body_beyond_all_measure(karbon):
    """A megabyte is more than any expense needs."""
    assert karbon.call("POST", "Expenses", data=b"x" * 1_000_001).status_code == 413


@pytest.mark.parametrize(
    ("method", "path"), [("GET", "Expenses"), ("GET", "Expenses/x"), ("DELETE", "Expenses/x")]
)
def test_expenses_are_only_added(karbon, method, path):
    """Nothing reads or changes them."""
    assert karbon.call(method, path).status_code == 404
