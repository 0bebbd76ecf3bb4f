"""Books that are closed up to a day take nothing of that day or before it from the API."""

from typing import Any

import pytest

from sim.quickbooks.screens import ScreenRefused
from tests.quickbooks.conftest import Company

CLOSED = "2026-02-28"
AFTER = "2026-03-01"


@pytest.fixture
def open_time(company: Company) -> dict[str, Any]:
    """Time of a day whose books are about to be closed."""
    company.screens.add_customer("Acme")
    company.screens.add_employee("Emily", "Platt")
    return company.save("TimeActivity", **time(CLOSED))


def time(day: str, **more: Any) -> dict[str, Any]:
    return {
        "NameOf": "Employee",
        "EmployeeRef": {"value": "2"},
        "CustomerRef": {"value": "1"},
        "Hours": 1,
        "TxnDate": day,
        **more,
    }


def invoice(day: str) -> dict[str, Any]:
    line = {"Amount": 5, "DetailType": "SalesItemLineDetail"}
    return {"CustomerRef": {"value": "1"}, "Line": [line], "TxnDate": day}


def version(record: dict[str, Any]) -> dict[str, Any]:
    return {"Id": record["Id"], "SyncToken": record["SyncToken"]}


def test_new_time_of_a_closed_day(company: Company, open_time: dict[str, Any]) -> None:
    """6210 with the words of the service, the day itself included; the day after is open."""
    company.screens.close_books(CLOSED)

    assert company.refused("TimeActivity", **time(CLOSED)) == {
        "Message": "Account Period Closed, Cannot Update Through Services API",
        "Detail": "The account period has closed and the account books cannot be updated through through the "
        "QBO Services API. Please use the QBO website to make these changes.",
        "code": "6210",
        "element": "",
    }
    assert company.save("TimeActivity", **time(AFTER))


def test_the_other_code(company: Company, open_time: dict[str, Any]) -> None:
    """A switch: sources disagree on which is which."""
    company.state.set_behaviour(closed_books_code="6140")
    company.screens.close_books(CLOSED)

    assert company.refused("TimeActivity", **time(CLOSED))["code"] == "6140"


def test_time_that_was_there_already(company: Company, open_time: dict[str, Any]) -> None:
    """It cannot be changed, moved out of the closed books, or deleted."""
    company.screens.close_books(CLOSED)
    edits = [time(CLOSED, Hours=2, **version(open_time)), time(AFTER, **version(open_time))]
    refused = [company.refused("TimeActivity", **edit)["code"] for edit in edits]
    deleted = company.post("timeactivity", version(open_time), operation="delete")

    assert refused == ["6210", "6210"]
    assert company.refusal(deleted)["code"] == "6210"
    assert company.read("TimeActivity", open_time["Id"]) == open_time


def test_time_may_be_let_through(company: Company, open_time: dict[str, Any]) -> None:
    """A switch: closing is about transactions, and time is none yet."""
    company.state.set_behaviour(closed_books_refuse_time=False)
    company.screens.close_books(CLOSED)

    assert company.save("TimeActivity", **time(CLOSED))
    assert company.refused("Invoice", **invoice(CLOSED))["code"] == "6210"


def test_transactions(company: Company, open_time: dict[str, Any]) -> None:
    """An invoice can neither be made, moved, voided nor deleted."""
    made = company.save("Invoice", **invoice(CLOSED))
    company.screens.close_books(CLOSED)
    answers = [
        company.post("invoice", invoice(CLOSED)),
        company.post("invoice", invoice(AFTER) | version(made)),
        company.post("invoice", version(made), operation="void"),
        company.post("invoice", version(made), operation="delete"),
    ]

    assert [company.refusal(answer)["code"] for answer in answers] == ["6210"] * 4
    assert company.read("Invoice", made["Id"]) == made


def test_old_time_is_billed_on_a_day_that_is_open(company: Company, open_time: dict[str, Any]) -> None:
    """The invoice is of today."""
    company.screens.close_books(CLOSED)
    company.screens.bill_time([open_time["Id"]])

    assert company.read("TimeActivity", open_time["Id"])["BillableStatus"] == "HasBeenBilled"


def test_the_api_shows_the_date(company: Company, open_time: dict[str, Any]) -> None:
    """BookCloseDate of the preferences; without a date there is none."""
    company.screens.close_books(CLOSED)
    shown = company.get("preferences").json()["Preferences"]
    company.screens.open_books()
    after = company.get("preferences").json()["Preferences"]["AccountingInfoPrefs"]

    assert shown["AccountingInfoPrefs"]["BookCloseDate"] == CLOSED
    assert "BookCloseDate" not in after
    assert company.save("TimeActivity", **time(CLOSED))


def test_a_day_that_is_none(company: Company) -> None:
    """The screen says how to write one."""
    with pytest.raises(ScreenRefused, match="write it like 2026-02-28"):
        company.screens.close_books("end of February")
