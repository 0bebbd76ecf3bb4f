"""An edit from Karbon is written through, unless QuickBooks Time's version is another one by now: that one wins."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from integration.messages import Code, Refused
from tests.integration.firm import ADMIN, ANN, Firm

ACTS: dict[str, Callable[[Firm, str], object]] = {
    "edited": lambda firm, entry: firm.bridge.edit_time(entry, minutes=90),
    "deleted": lambda firm, entry: firm.bridge.delete_time(entry),
}
act = pytest.mark.parametrize("do", ACTS.values(), ids=ACTS)


@pytest.fixture
def entry(in_step: Firm) -> str:
    """An hour of Ann's that QuickBooks Time has."""
    return str(in_step.track(60, notes="Call").entry.id)


def sheet(firm: Firm) -> int:
    return int(firm.time.timesheets()[0]["id"])


def refused(firm: Firm, do: Callable[[Firm, str], object], entry: str) -> Code:
    with pytest.raises(Refused) as refusal:
        do(firm, entry)
    return refusal.value.finding.code


def test_written_through(in_step: Firm, entry: str) -> None:
    """Length, notes and day arrive, in the same timesheet."""
    before = sheet(in_step)
    in_step.bridge.edit_time(entry, minutes=90, notes="Long call", day=in_step.today())
    (row,) = in_step.time.timesheets()

    assert (row["id"], row["minutes"]) == (before, 90)
    assert row["notes"].startswith("Long call")


@pytest.mark.edge("TRACK-05 c")
def test_moved_to_other_work(in_step: Firm, entry: str) -> None:
    """Time that is moved counts there and no longer here (TRACK-05 c)."""
    in_step.bridge.edit_time(entry, key=in_step.key("Acme"))

    assert in_step.tab().actual_minutes == 0
    assert in_step.tab("Acme").actual_minutes == 60
    assert [row["job_id"] for row in in_step.time.timesheets()] == [in_step.job("Acme")]


@pytest.mark.edge("TRACK-05 b")
@act
def test_changed_meanwhile(in_step: Firm, entry: str, do: Callable[[Firm, str], object]) -> None:
    """Time that was changed over there is neither changed nor deleted from here, and is shown as it is now."""
    in_step.time.edit_time(sheet(in_step), minutes=30)

    assert refused(in_step, do, entry) is Code.TIME_CHANGED
    assert in_step.tab().actual_minutes == 30
    assert [row["minutes"] for row in in_step.time.timesheets()] == [30]


@act
def test_deleted_meanwhile(in_step: Firm, entry: str, do: Callable[[Firm, str], object]) -> None:
    """Time that was deleted over there is gone here too."""
    in_step.time.delete_time(sheet(in_step))

    assert refused(in_step, do, entry) is Code.TIME_CHANGED
    assert in_step.tab().entries == []


@pytest.mark.edge("TRACK-06 a")
@act
def test_locked_meanwhile(in_step: Firm, entry: str, do: Callable[[Firm, str], object]) -> None:
    """Exported time stays as it is on both sides (TRACK-06)."""
    in_step.time.lock_time(sheet(in_step))

    assert refused(in_step, do, entry) is Code.TIME_LOCKED
    assert in_step.tab().actual_minutes == 60
    assert [row["minutes"] for row in in_step.time.timesheets()] == [60]


@pytest.mark.edge("TRACK-05 a", "TRACK-06 b")
@pytest.mark.parametrize("known", [True, False])
@pytest.mark.parametrize("code", [417, 409])
@act
def test_approved(
    in_step: Firm, entry: str, do: Callable[[Firm, str], object], known: bool, code: int
) -> None:
    """Approved time stays as it is, whether or not we were told of the approval (TRACK-06)."""
    in_step.world.quickbooks_time.set_behaviour(closed_time_code=code)
    in_step.time.approve_time(ANN, str(in_step.today()))
    if known:
        in_step.bridge.save_and_sync(ADMIN)

    assert refused(in_step, do, entry) is Code.TIME_LOCKED
    assert in_step.tab().actual_minutes == 60


@pytest.mark.edge("TRACK-06 c")
def test_opened_again(in_step: Firm, entry: str) -> None:
    """Time whose approval is taken back can be edited again (TRACK-06)."""
    in_step.time.approve_time(ANN, str(in_step.today()))
    in_step.bridge.save_and_sync(ADMIN)
    in_step.time.unapprove_time(ANN)
    in_step.bridge.save_and_sync(ADMIN)
    in_step.bridge.edit_time(entry, minutes=90)

    assert in_step.tab().actual_minutes == 90


def test_a_required_field_that_has_its_value(in_step: Firm) -> None:
    """A change of one field does not ask again for another that is filled in."""
    in_step.time.add_field("Region", ["North", "South"], required=True)
    in_step.time.add_field("Mood", ["Good", "Bad"])
    in_step.bridge.save_and_sync(ADMIN)
    entry = in_step.track(60, fields={"Region": "North"}).entry.id
    in_step.bridge.edit_time(entry, fields={"Mood": "Good"})

    assert in_step.time.timesheets()[0]["fields"] == {"Region": "North", "Mood": "Good"}


@pytest.mark.edge("TRACK-07 a", "TRACK-07 b", "TRACK-07 c")
@pytest.mark.parametrize("minutes", [0, -1, 24 * 60 + 1])
def test_lengths_that_are_none(in_step: Firm, entry: str, minutes: int) -> None:
    """An entry has at least a minute and at most a day; nothing is sent that has not (TRACK-07)."""
    mark = in_step.mark()

    assert (
        refused(in_step, lambda firm, one: firm.bridge.edit_time(one, minutes=minutes), entry)
        is Code.BAD_INPUT
    )
    assert not in_step.calls(since=mark)
