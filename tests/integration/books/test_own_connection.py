"""Where QuickBooks Time has its own connection to QuickBooks, ours steps back: nothing is there twice."""

from __future__ import annotations

from typing import Any

import pytest

from tests.integration.firm import Firm

HOUR_S = 3_600


def minutes(firm: Firm) -> list[int]:
    return sorted(one["minutes"] for one in firm.books.time_activities())


def codes(run: Any) -> list[str]:
    return [finding.code.value for finding in run.findings]


@pytest.fixture
def linked(in_step: Firm) -> Firm:
    """The customers are in QuickBooks, and the people; QuickBooks Time is connected with it."""
    acme = in_step.books.add_customer("Acme")
    in_step.books.add_customer("2026 Tax", acme)
    in_step.time.connect_to_quickbooks()
    return in_step


def test_it_steps_back_and_says_so(linked: Firm) -> None:
    """One finding, whose sentence names the connection; QuickBooks is not called."""
    linked.track(60)
    linked.track(30)
    mark = linked.mark()
    run = linked.bridge.sync()

    assert codes(run) == ["BOOKS_LINKED_ALREADY"]
    assert "own connection to QuickBooks" in run.findings[0].sentence
    assert run.books.note == run.findings[0].sentence
    assert not linked.calls("quickbooks", since=mark)


def test_time_arrives_once(linked: Firm) -> None:
    """By QuickBooks Time's own connection; what is there is not spoken of again."""
    linked.track(60)
    linked.bridge.sync()
    linked.time.sync_with_quickbooks()
    linked.wait(HOUR_S)
    linked.bridge.sync()

    assert minutes(linked) == [60]
    assert codes(linked.bridge.sync()) == []


def test_time_that_it_exported_stays_its_own(linked: Firm) -> None:
    """When the connection is removed, only what it had not exported goes by ours."""
    linked.track(60)
    linked.time.sync_with_quickbooks()
    linked.wait(60)
    linked.bridge.sync()
    linked.time.disconnect_from_quickbooks()
    linked.track(30)
    run = linked.bridge.sync()

    assert codes(run) == []
    assert minutes(linked) == [30, 60]


def test_what_becomes_of_it_later_is_not_ours(linked: Firm) -> None:
    """Time that the other connection exported may be edited and deleted: ours leaves QuickBooks alone."""
    linked.track(60)
    linked.time.sync_with_quickbooks()
    linked.wait(60)
    linked.bridge.sync()
    linked.time.disconnect_from_quickbooks()
    sheet = linked.time.timesheets()[0]["id"]
    linked.time.unlock_time(sheet)
    linked.wait(60)
    linked.time.edit_time(sheet, minutes=90)
    edited = linked.bridge.sync()
    linked.wait(60)
    linked.time.delete_time(sheet)
    deleted = linked.bridge.sync()

    assert codes(edited) == codes(deleted) == []
    assert minutes(linked) == [60]
