"""Time in QuickBooks follows QuickBooks Time, and what QuickBooks will not have stands in nobody's way."""

from __future__ import annotations

from typing import Any

import pytest

from integration.clients.errors import VendorError
from tests.integration.firm import ADMIN, ANN, BOB, Firm


def minutes(firm: Firm) -> list[int]:
    return sorted(one["minutes"] for one in firm.books.time_activities())


def findings(run: Any) -> list[str]:
    return [finding.code.value for finding in run.findings]


@pytest.fixture
def with_billable(in_step: Firm) -> Firm:
    """The firm has the list field Billable, as the article describes."""
    in_step.time.add_field("Billable", ["Yes", "No"])
    in_step.bridge.save_and_sync(ADMIN)
    return in_step


def statuses(firm: Firm) -> list[tuple[int, str]]:
    found = firm.world.quickbooks.time_activities
    return sorted((one.hours * 60 + one.minutes, one.billable_status) for one in found)


def test_a_billable_field_in_the_place_of_an_archived_one(with_billable: Firm) -> None:
    """What the one in use says counts; where it says nothing, what was chosen in the other (BILL-04)."""
    with_billable.world.quickbooks.set_behaviour(billable_needs_rate=False)
    with_billable.track(60, fields={"Billable": "No"})
    with_billable.track(30, fields={"Billable": "Yes"})
    with_billable.time.archive_field("Billable")
    with_billable.time.add_field("Chargeable", ["Yes", "No"])
    with_billable.time.rename_field("Chargeable", "Billable")
    with_billable.bridge.save_and_sync(ADMIN)
    assert statuses(with_billable) == [(30, "Billable"), (60, "NotBillable")]
    (line,) = [one for one in with_billable.tab().entries if one.minutes == 60]
    with_billable.bridge.edit_time(line.id, fields={"Billable": "Yes"})
    with_billable.bridge.sync()

    assert statuses(with_billable) == [(30, "Billable"), (60, "Billable")]


def test_edits_follow(in_step: Firm) -> None:
    """A change of length, day, notes or work is carried over to the same time activity (D-22)."""
    in_step.track(60, notes="First")
    in_step.bridge.sync()
    before = in_step.books.time_activities()[0]
    sheet, job = in_step.time.timesheets()[0]["id"], in_step.time.add_job("Internal")
    in_step.time.edit_time(sheet, minutes=90, notes="Second", job_id=job, date="2026-03-01")
    in_step.bridge.sync()
    (after,) = in_step.books.time_activities()

    assert after == {
        **before,
        "minutes": 90,
        "description": "Second",
        "customer": "Internal",
        "date": "2026-03-01",
    }


def test_our_token_stays_at_home(in_step: Firm) -> None:
    """The token by which we find an entry again is no part of what QuickBooks shows."""
    in_step.track(60, notes="Call with Jo")
    in_step.bridge.sync()

    assert in_step.books.time_activities()[0]["description"] == "Call with Jo"


@pytest.mark.parametrize("gone", ["deleted", "no time left", "no job"])
def test_time_that_is_gone(in_step: Firm, gone: str) -> None:
    """Time that was deleted, emptied or taken off its job in QuickBooks Time is taken out of QuickBooks."""
    in_step.track(60)
    in_step.bridge.sync()
    sheet = in_step.time.timesheets()[0]["id"]
    if gone == "deleted":
        in_step.time.delete_time(sheet)
    elif gone == "no time left":
        in_step.time.edit_time(sheet, minutes=0)
    else:
        in_step.time.edit_time(sheet, job_id=0)
    report = in_step.bridge.sync().books

    assert minutes(in_step) == []
    assert report.removed == 1


def test_time_that_comes_back(in_step: Firm) -> None:
    """Time that was taken out and is as before again is there again: QuickBooks must not answer from memory."""
    in_step.track(60)
    in_step.bridge.sync()
    sheet = in_step.time.timesheets()[0]["id"]
    for length in (0, 60, 0, 60):
        in_step.wait(600)
        in_step.time.edit_time(sheet, minutes=length)
        in_step.bridge.sync()

    assert minutes(in_step) == [60]


def test_billed_time_stays(in_step: Firm) -> None:
    """Billed time is neither changed nor deleted, and nobody asks about it again and again."""
    in_step.track(60)
    in_step.track(30, by=BOB)
    in_step.bridge.sync()
    in_step.books.bill_time([one["id"] for one in in_step.books.time_activities()])
    first, second = (sheet["id"] for sheet in in_step.time.timesheets())
    in_step.time.edit_time(first, minutes=90)
    in_step.time.delete_time(second)
    told = in_step.bridge.sync()
    mark = in_step.mark()
    in_step.bridge.sync()

    assert minutes(in_step) == [30, 60]
    assert "BOOKS_REFUSED" in findings(told)
    assert not in_step.calls("quickbooks", since=mark)


def test_time_deleted_in_quickbooks(in_step: Firm) -> None:
    """What somebody deleted in QuickBooks is not put back, and the next edit breaks nothing."""
    in_step.track(60)
    in_step.bridge.sync()
    activity = in_step.books.time_activities()[0]["id"]
    in_step.world.quickbooks.time_activities.remove(activity)
    in_step.time.edit_time(in_step.time.timesheets()[0]["id"], minutes=90)

    assert in_step.bridge.sync().findings == []
    assert minutes(in_step) == []


def old_list(firm: Firm) -> None:
    """QuickBooks lists what it had a minute ago."""
    firm.arm("stale", service="quickbooks", path="/query", age_s=60)


def test_an_edit_when_the_list_of_quickbooks_is_old(in_step: Firm) -> None:
    """What was sent just now is not in it, and yet nobody has deleted it (seed 4114738)."""
    in_step.track(60)
    in_step.bridge.sync()
    in_step.time.edit_time(in_step.time.timesheets()[0]["id"], minutes=90)
    old_list(in_step)
    in_step.bridge.sync()

    assert not in_step.world.universe.faults.unfired()
    assert minutes(in_step) == [90]


def test_a_deletion_when_the_list_of_quickbooks_is_old(in_step: Firm) -> None:
    """It is taken out although the list does not have it yet."""
    in_step.track(60)
    in_step.bridge.sync()
    in_step.time.delete_time(in_step.time.timesheets()[0]["id"])
    old_list(in_step)
    in_step.bridge.sync()

    assert not in_step.world.universe.faults.unfired()
    assert minutes(in_step) == []


def test_an_employee_is_missing(in_step: Firm) -> None:
    """Time of somebody QuickBooks does not employ waits, is reported, and goes when the employee is there."""
    in_step.track(60, by=ADMIN)
    in_step.track(30)
    told = in_step.bridge.sync()
    waiting = minutes(in_step)
    in_step.books.add_employee("Priya", "Patel")
    in_step.bridge.sync()

    assert findings(told) == ["USER_NOT_MATCHED"]
    assert waiting == [30]
    assert minutes(in_step) == [30, 60]


def test_the_address_goes_before_the_name(in_step: Firm) -> None:
    """Of two employees the one with the colleague's email address is meant, not the namesake."""
    namesake, _ = (
        in_step.books.add_employee("Bo", "Lee"),
        in_step.time.add_user("Bo", "Lee", "bo@baseline.example"),
    )
    in_step.books.add_employee("Boris", "Lee", "bo@baseline.example")
    in_step.bridge.save_and_sync(ADMIN)
    in_step.time.enter_time("bo@baseline.example", in_step.job("Acme › 2026 Tax"), str(in_step.today()), 60)
    in_step.bridge.sync()

    assert namesake
    assert in_step.books.time_activities()[0]["person"] == "Boris Lee"


def test_one_that_quickbooks_refuses(in_step: Firm) -> None:
    """One entry that QuickBooks refuses is reported by itself; those before and after it arrive (I12)."""
    in_step.books.close_books("2026-02-28")
    for day, length in (("2026-03-01", 12), ("2026-02-27", 24), ("2026-03-02", 36)):
        in_step.time.enter_time(ANN, in_step.job("Acme › 2026 Tax"), day, length)
    told = in_step.bridge.sync()
    lots = in_step.calls("quickbooks", "POST")
    arrived = minutes(in_step)
    in_step.books.open_books()
    in_step.bridge.sync()

    assert arrived == [12, 36]
    assert findings(told) == ["BOOKS_REFUSED"]
    assert len(lots) == 3  # it is not tried again: nothing would have changed
    assert minutes(in_step) == [12, 24, 36]


@pytest.mark.edge("FLOW-06 c")
@pytest.mark.parametrize("kind", ["lost", "slow"])
def test_the_same_request_again(in_step: Firm, kind: str) -> None:
    """After a lost answer exactly the same is sent again, and QuickBooks makes one time activity of it."""
    in_step.track(60)
    in_step.arm(kind, service="quickbooks", method="POST", path="/batch", skip=2)
    told = in_step.bridge.sync()
    in_step.restart().sync()
    asked = [call.query for call in in_step.calls("quickbooks", "POST", "/batch")]

    assert findings(told) == ["SERVICE_UNAVAILABLE"]
    assert len(asked) == 4
    assert asked[2] == asked[3]
    assert minutes(in_step) == [60]


def test_changed_there_at_the_same_time(in_step: Firm) -> None:
    """What a bookkeeper changes between our look and our word is looked at once more: it goes on in the same run."""
    in_step.track(60)
    in_step.bridge.sync()
    (activity,) = in_step.books.time_activities()
    in_step.time.edit_time(in_step.time.timesheets()[0]["id"], minutes=90)
    journal = in_step.world.universe.calls
    keep = journal.append

    def and_then(call: Any) -> None:
        keep(call)
        if call.service == "quickbooks" and call.method == "GET":
            journal.append = keep  # type: ignore[method-assign]
            in_step.books.make_billable(activity["id"], 80)

    journal.append = and_then  # type: ignore[method-assign]
    run = in_step.bridge.sync()

    assert run.findings == []
    assert statuses(in_step) == [(90, "Billable")]


@pytest.mark.parametrize(
    ("seconds", "length"), [(29, None), (30, 1), (89, 1), (90, 2), (3_629, 60), (3_630, 61), (86_370, 1_440)]
)
def test_seconds_of_a_clock(in_step: Firm, seconds: int, length: int | None) -> None:
    """QuickBooks counts minutes: the nearest one it is, and less than half a minute is no time to bill."""
    in_step.time.start_clock(ANN, in_step.job("Acme › 2026 Tax"))
    in_step.wait(seconds)
    in_step.time.stop_clock(ANN)
    in_step.bridge.sync()

    assert minutes(in_step) == ([] if length is None else [length])


def test_long_notes(in_step: Firm) -> None:
    """QuickBooks takes 4,000 characters; time is not lost for the rest of its notes."""
    job = in_step.job("Acme › 2026 Tax")
    in_step.time.enter_time(ANN, job, str(in_step.today()), 60, "x" * 4_001)

    assert in_step.bridge.sync().findings == []
    assert in_step.books.time_activities()[0]["description"] == "x" * 4_000


def test_time_off(in_step: Firm) -> None:
    """Time off is no customer's: it is not exported, and QuickBooks is not even asked (TRACK-07)."""
    in_step.track(60)
    in_step.bridge.sync()
    state = in_step.world.quickbooks_time
    holiday = next(code for code in state.tables.jobcodes if code.type != "regular")
    in_step.time.enter_time(ANN, holiday.id, str(in_step.today()), 480)
    mark = in_step.mark()
    run = in_step.bridge.sync()

    assert minutes(in_step) == [60]
    assert run.findings == []
    assert not in_step.calls("quickbooks", since=mark)


@pytest.mark.parametrize(("chosen", "status"), [("No", "NotBillable"), ("", "NotBillable")])
def test_not_billable(with_billable: Firm, chosen: str, status: str) -> None:
    """No, and no choice, are not billable: nobody is billed by accident (D-16)."""
    with_billable.track(60, fields={"Billable": chosen})

    assert with_billable.bridge.sync().findings == []
    assert statuses(with_billable) == [(60, status)]


def test_billable(with_billable: Firm) -> None:
    """Yes is billable where QuickBooks takes it so."""
    with_billable.world.quickbooks.set_behaviour(billable_needs_rate=False)
    with_billable.track(60, fields={"Billable": "Yes"})

    assert with_billable.bridge.sync().findings == []
    assert statuses(with_billable) == [(60, "Billable")]


def test_billable_without_a_rate(with_billable: Firm) -> None:
    """Where QuickBooks wants a rate the time arrives as not billable, and a person is told what to do."""
    with_billable.track(60, fields={"Billable": "Yes"})
    with_billable.track(30)
    told = with_billable.bridge.sync()
    mark = with_billable.mark()
    with_billable.bridge.sync()

    assert statuses(with_billable) == [(30, "NotBillable"), (60, "NotBillable")]
    assert findings(told) == ["BILLABLE_REFUSED"]
    assert not with_billable.calls("quickbooks", since=mark)


def test_billable_later(with_billable: Firm) -> None:
    """A Yes that becomes a No is followed, and a choice made in QuickBooks is not overruled by silence."""
    with_billable.world.quickbooks.set_behaviour(billable_needs_rate=False)
    entry = with_billable.track(60, fields={"Billable": "Yes"}).entry.id
    silent = with_billable.track(30).entry.id
    with_billable.bridge.sync()
    table = with_billable.world.quickbooks.time_activities
    (other,) = (one for one in table if one.minutes == 30)
    with_billable.books.make_billable(other.id)
    with_billable.bridge.edit_time(entry, fields={"Billable": "No"})
    with_billable.bridge.edit_time(silent, minutes=36)
    with_billable.bridge.sync()

    assert statuses(with_billable) == [(36, "Billable"), (60, "NotBillable")]


def test_quickbooks_away(in_step: Firm) -> None:
    """QuickBooks being away is said, and stops nothing between Karbon and QuickBooks Time (FLOW-03)."""
    in_step.track(60)
    in_step.arm("refused", service="quickbooks", times=100)
    try:
        told = in_step.bridge.sync()
    except VendorError:
        pytest.fail("the sync failed because QuickBooks was away")

    assert findings(told) == ["SERVICE_UNAVAILABLE"]
    assert in_step.tab().actual_minutes == 60
