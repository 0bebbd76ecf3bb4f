"""What the client of QuickBooks reads as time."""

from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.integration.clients.quickbooks_fault import fault

ACTIVITY = {"Id": "5", "SyncToken": "0", "TxnDate": "2026-03-01", "NameOf": "Employee"}


def answer(entity, rows):
    return {"QueryResponse": {entity: rows, "startPosition": 1, "maxResults": len(rows)} if rows else {}}


def asked(firm, number=-1):
    return {key: values[0] for key, values in parse_qs(urlsplit(firm.vendor.urls[number]).query).items()}


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


def test_time_of_some_days(firm):
    """There is no change feed for time activities, and people's days are few."""
    firm.vendor.says(answer("TimeActivity", [ACTIVITY]))

    assert len(firm.books.time_activities_dated(date(2026, 3, 1), date(2026, 3, 2))) == 1
    assert "WHERE TxnDate >= '2026-03-01' AND TxnDate <= '2026-03-02' ORDERBY" in asked(firm)["query"]


def test_time_that_is_gone_is_none(firm):
    """QuickBooks says 400 and 610, never 404."""
    firm.vendor.says(fault("610", "Object Not Found", "Object Not Found : gone"), 400)

    assert firm.books.time_activity("5") is None
