"""python-quickbooks with intuit-oauth, unmodified and in an environment of their own, at Intuit's own addresses."""

import sys

import pytest

from tests.clients.installing import HERE, python_packages

SCRIPT = HERE / "python" / "keep_books_with_python_quickbooks.py"


@pytest.fixture(scope="module")
def packages():
    return python_packages("python_quickbooks.lock")


@pytest.fixture
def found(packages, books):
    """Does parts of the work, and returns what each found; -S keeps this project's packages away from it."""

    def run(*parts):
        return books.answered(sys.executable, "-S", SCRIPT, *parts, PYTHONPATH=str(packages))

    return run


def test_customers_and_time(found):
    """Once under one request id, apostrophes found, jobs below their parent, time changed and deleted."""
    seen = found("customers", "time")

    assert seen["customers"] == {
        "idempotent": True,
        "path": "Amy's Bird Sanctuary:2026 Tax",
        "taken": 6240,
        "updated": ["1", "by python"],
        "chosen": [True],
        "jobs": 1,
    }
    assert seen["time"] == {
        "rows": [["Emily Platt", "Amy's Bird Sanctuary:2026 Tax", 2, 30, "It's done"]],
        "left": 0,
    }


def test_pages(found):
    """Each row once, an empty page past the end, and a count that agrees."""
    seen = found("pages")["pages"]

    assert seen["pages"] == [10, 10, 5, 0]
    assert seen["names"] == [f"Page {number:02}" for number in range(25)]
    assert seen["count"] == 25


def test_the_other_lists(found):
    """Each is found by its name, with an apostrophe and an ampersand, and points to where it should."""
    assert found("lists")["lists"] == {
        "vendor": [True],
        "class": ["North:Bath"],
        "location": [True],
        "account": ["Revenue"],
        "item": [["Audit", 150, "Fees"]],
    }


def test_preferences(found):
    """Read without an id, and written."""
    assert found("preferences")["preferences"] == {
        "kept": True,
        "first": "SalesFormsPrefs.DefaultCustomerMessage",
        "currency": "USD",
    }


def test_batches_and_changes(found):
    """In portions of thirty, each item alone; the deleted are told of with their status."""
    seen = found("batch", "changes")

    assert seen["batch"] == {"made": 34, "refused": ["6240"], "changed": 34, "count": 34}
    assert seen["changes"] == {"vendors": ["Changed"], "invoices": ["Deleted"], "employees": False}


def test_signing_in_and_ending(found, books):
    """Its validator takes our id_token; after a revoke neither token is good."""
    seen = found("sign_in", "ending")

    assert seen["sign_in"] == {"realm": books.found["realm_id"], "proven": True}
    assert seen["ending"] == {
        "kept": True,
        "call": "AuthorizationException",
        "refresh": [400, "invalid_grant"],
    }


def test_a_throttled_call_is_unreadable_to_it(found, books):
    """Its issues 43 and 83: XML where it reads JSON."""
    books.behave(throttle=True)
    with pytest.raises(AssertionError, match="Error reading json response"):
        found("pages")
