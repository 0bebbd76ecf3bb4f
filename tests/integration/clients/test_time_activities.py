"""What the client of QuickBooks writes and reads as time."""

from datetime import UTC, date, datetime
from decimal import Decimal
from urllib.parse import parse_qs, urlsplit

import pytest

from integration.model import TimeActivity
from tests.integration.clients.quickbooks_fault import fault

COMPANY = "https://quickbooks.api.intuit.com/v3/company/9130"
ACTIVITY = {"Id": "5", "SyncToken": "0", "TxnDate": "2026-03-01", "NameOf": "Employee"}


def answer(entity, rows):
    return {"QueryResponse": {entity: rows, "startPosition": 1, "maxResults": len(rows)} if rows else {}}


def asked(firm, number=-1):
    return {key: values[0] for key, values in parse_qs(urlsplit(firm.vendor.urls[number]).query).items()}


def customers(start, stop):
    return [{"Id": str(n), "DisplayName": f"C{n}", "FullyQualifiedName": f"C{n}"} for n in range(start, stop)]


def test_time_is_created_for_an_employee_on_a_job(firm):
    """Minutes go as hours and minutes."""
    firm.vendor.says(
        {
            "TimeActivity": {
                **ACTIVITY,
                "EmployeeRef": {"value": "54", "name": "Ann"},
                "Hours": 1,
                "Minutes": 35,
            }
        }
    )

    found = firm.books.create_time_activity(
        "r1",
        day=date(2026, 3, 1),
        minutes=95,
        employee_id="54",
        customer_id="71",
        item_id="2",
        description="Call",
        billable_status="Billable",
        hourly_rate=Decimal("62.50"),
    )

    assert found == TimeActivity(id="5", sync_token="0", date=date(2026, 3, 1), minutes=95, employee_id="54")
    assert firm.vendor.bodies == [
        {
            "EmployeeRef": {"value": "54"},
            "CustomerRef": {"value": "71"},
            "ItemRef": {"value": "2"},
            "NameOf": "Employee",
            "TxnDate": "2026-03-01",
            "Hours": 1,
            "Minutes": 35,
            "HourlyRate": 62.5,
            "Description": "Call",
            "BillableStatus": "Billable",
        }
    ]


@pytest.mark.parametrize("people", [{}, {"employee_id": "1", "vendor_id": "2"}])
def test_time_is_of_one_person(firm, people):
    """An employee or a vendor, not both and not nobody."""
    with pytest.raises(ValueError, match="name one of them"):
        firm.books.create_time_activity("r1", day=date(2026, 3, 1), minutes=5, **people)


def test_an_update_changes_what_is_named(firm):
    """The rest is left alone, unlike in a full update."""
    firm.vendor.says(
        {
            "TimeActivity": {
                **ACTIVITY,
                "SyncToken": "1",
                "VendorRef": {"value": "30"},
                "Hours": 0,
                "Minutes": 5,
            }
        }
    )

    found = firm.books.update_time_activity("5", "0", "r2", minutes=5, vendor_id="30")

    assert (found.sync_token, found.minutes, found.vendor_id) == ("1", 5, "30")
    assert firm.vendor.bodies == [
        {
            "VendorRef": {"value": "30"},
            "NameOf": "Vendor",
            "Hours": 0,
            "Minutes": 5,
            "Id": "5",
            "SyncToken": "0",
            "sparse": True,
        }
    ]


def test_a_deletion_says_so_in_the_query(firm):
    """Id and token are enough."""
    firm.vendor.says({"TimeActivity": {"domain": "QBO", "status": "Deleted", "Id": "5"}})

    firm.books.delete_time_activity("5", "1", "r3")

    assert firm.vendor.urls == [f"{COMPANY}/timeactivity?operation=delete&requestid=r3&minorversion=75"]
    assert firm.vendor.bodies == [{"Id": "5", "SyncToken": "1"}]


@pytest.mark.parametrize(
    ("times", "minutes"),
    [
        ({"Hours": 3, "Minutes": 0, "Seconds": 0}, 180),
        (
            {
                "StartTime": "2026-03-01T09:00:00-07:00",
                "EndTime": "2026-03-01T18:00:00-07:00",
                "BreakHours": 1,
            },
            480,
        ),
        (
            {
                "StartTime": "2026-03-01T22:00:00-07:00",
                "EndTime": "2026-03-01T01:30:00-07:00",
                "BreakMinutes": 15,
            },
            195,
        ),
        (
            {
                "StartTime": "2026-03-01T09:00:00-07:00",
                "EndTime": "2026-03-01T18:00:00-07:00",
                "Hours": 8,
                "Minutes": 30,
            },
            510,
        ),
        ({}, 0),
    ],
)
def test_time_has_a_duration_or_a_beginning_and_an_end(firm, times, minutes):
    """The date part of the two means nothing, and a break is no work."""
    firm.vendor.says({"TimeActivity": {**ACTIVITY, **times}})

    assert firm.books.time_activity("5").minutes == minutes


def test_changed_time_is_asked_for_by_its_last_update(firm):
    """There is no change feed for time activities."""
    firm.vendor.says(answer("TimeActivity", [ACTIVITY])).says(answer("TimeActivity", []))

    assert len(firm.books.time_activities()) == 1
    firm.books.time_activities(changed_since=datetime(2026, 3, 1, 8, tzinfo=UTC))

    assert "WHERE" not in asked(firm, 0)["query"]
    assert "WHERE MetaData.LastUpdatedTime >= '2026-03-01T08:00:00+00:00' ORDERBY" in asked(firm)["query"]


def test_time_that_is_gone_is_none(firm):
    """QuickBooks says 400 and 610, never 404."""
    firm.vendor.says(fault("610", "Object Not Found", "Object Not Found : gone"), 400)

    assert firm.books.time_activity("5") is None
