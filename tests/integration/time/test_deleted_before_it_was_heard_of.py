"""Time whose answer was lost, and that somebody deleted in QuickBooks Time before anybody here heard of it."""

import pytest

from tests.integration.firm import Firm

POST = {"service": "quickbooks_time", "method": "POST", "path": "/timesheets"}


@pytest.fixture
def deleted(in_step: Firm) -> Firm:
    in_step.arm("failed_after", **POST)
    in_step.track(60)
    in_step.time.delete_time(in_step.time.timesheets()[0]["id"])
    return in_step


@pytest.mark.edge("LINK-05 b")
def test_it_is_not_sent_again(deleted: Firm) -> None:
    """QuickBooks Time owns time, also that somebody deletes it there (FLOW-02)."""
    for _ in range(3):
        deleted.wait(150)
        deleted.bridge.sync()

    assert deleted.time.timesheets() == []
    assert deleted.tab().entries == []
    assert deleted.books.time_activities() == []


def test_what_never_arrived_is_sent_again(in_step: Firm) -> None:
    """Somebody else's deleted time is none of its business."""
    in_step.track(30)
    in_step.time.delete_time(in_step.time.timesheets()[0]["id"])
    in_step.arm("request_lost", **POST)
    in_step.track(60)
    for _ in range(3):
        in_step.wait(150)
        in_step.bridge.sync()

    assert [sheet["minutes"] for sheet in in_step.time.timesheets()] == [60]
