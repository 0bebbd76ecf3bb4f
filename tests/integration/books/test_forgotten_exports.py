"""Time that QuickBooks has, and that an older copy of the store knows nothing of: it is found, not sent again."""

from __future__ import annotations

import pytest
from sqlalchemy import delete

from integration.books.forgotten import SENT_WITHIN
from integration.clients.quickbooks_batch import Write
from integration.clients.quickbooks_wire import time_activity_body
from integration.store.schema import ACTIVITY, CURSOR, CUSTOMER, ENTRY, INTENT
from tests.integration.books.test_time_activities import findings, minutes
from tests.integration.firm import ANN, BOB, Firm

HOURS_S = SENT_WITHIN.total_seconds() + 60


def enter(firm: Firm, length: int, path: str = "Acme › 2026 Tax", who: str = ANN) -> int:
    return firm.time.enter_time(who, firm.job(path), str(firm.today()), length)


def forget(firm: Firm) -> None:
    """The store is what it was before any time was there."""
    with firm.bridge.desk.database.begin() as connection:
        for table in (ACTIVITY, CUSTOMER, ENTRY, INTENT):
            connection.execute(delete(table))
        connection.execute(delete(CURSOR).where(CURSOR.c.stream.like("timesheets%")))


def in_quickbooks_already(firm: Firm, length: int, customer: str) -> None:
    """Somebody entered time in QuickBooks itself, on a customer that is there."""
    (customer_id,) = (one["id"] for one in firm.books.customers() if one["path"] == customer)
    (ann,) = (one["id"] for one in firm.books.employees() if one["name"] == "Ann Lee")
    time = {
        "day": firm.today(),
        "minutes": length,
        "employee_id": ann,
        "description": "",
        "customer_id": customer_id,
    }
    assert firm.bridge.desk.books is not None
    firm.bridge.desk.books.batch([Write("TimeActivity", "create", time_activity_body(time))], "somebody")


@pytest.mark.edge("LINK-04 b")
def test_time_that_was_tracked_since(in_step: Firm) -> None:
    """A token that the store never gave is proof: all new time is looked for, it is told once, and what is new goes."""
    in_step.track(60)
    in_step.bridge.sync()
    enter(in_step, 30, who=BOB)
    in_step.bridge.sync()
    forget(in_step)
    enter(in_step, 15)
    told = in_step.restart().sync()
    again = in_step.bridge.sync()

    assert minutes(in_step) == [15, 30, 60]
    assert sorted(findings(told)) == ["BOOKS_TIME_FOUND", "STORE_OUTDATED"]
    assert findings(again) == []


def test_time_that_was_entered_since(in_step: Firm) -> None:
    """Without a token it is looked for when it should have been sent hours ago; an edit then follows as ever."""
    sheet = enter(in_step, 30)
    in_step.bridge.sync()
    enter(in_step, 40, who=BOB)
    in_step.bridge.sync()
    forget(in_step)
    in_step.wait(HOURS_S)
    told = in_step.restart().sync()
    found = minutes(in_step)
    in_step.time.edit_time(sheet, minutes=33)
    in_step.bridge.sync()

    assert found == [30, 40]
    assert findings(told) == ["BOOKS_TIME_FOUND"]
    assert minutes(in_step) == [33, 40]


def test_time_of_another_customer(in_step: Firm) -> None:
    """The like of it on another customer is other time."""
    enter(in_step, 30)
    in_step.bridge.sync()
    forget(in_step)
    in_step.karbon.add_organization("Birch")
    in_step.bridge.save_and_sync(in_step.bridge.desk.firm().connected_by)
    enter(in_step, 30, "Birch")
    in_step.wait(HOURS_S)
    in_step.bridge.sync()

    assert sorted((one["customer"], one["minutes"]) for one in in_step.books.time_activities()) == [
        ("Acme:2026 Tax", 30),
        ("Birch", 30),
    ]


def test_time_of_today_is_sent_without_a_look(in_step: Firm) -> None:
    """Somebody may have entered the like of it in QuickBooks, and then there are two."""
    enter(in_step, 10)
    in_step.bridge.sync()
    in_quickbooks_already(in_step, 30, "Acme:2026 Tax")
    enter(in_step, 30)
    run = in_step.bridge.sync()

    assert minutes(in_step) == [10, 30, 30]
    assert findings(run) == []


def test_a_token_that_somebody_copied(in_step: Firm) -> None:
    """Notes that are copied with the token in them prove nothing."""
    in_step.track(60)
    in_step.bridge.sync()
    (sheet,) = in_step.time.timesheets()
    in_step.time.enter_time(BOB, sheet["job_id"], sheet["date"], 20, sheet["notes"])
    run = in_step.bridge.sync()

    assert minutes(in_step) == [20, 60]
    assert findings(run) == []


def test_time_that_was_refused_waits_without_a_look(in_step: Firm) -> None:
    """What was tried and refused is known; no read is spent on it, however long it waits."""
    enter(in_step, 10)
    in_step.bridge.sync()
    enter(in_step, 20)
    in_step.arm("refused", service="quickbooks", method="POST", path="/batch", status=400, times=9)
    in_step.bridge.sync()
    in_step.wait(HOURS_S)
    mark = in_step.mark()
    in_step.disarm()
    in_step.bridge.sync()

    assert minutes(in_step) == [10, 20]
    assert in_step.calls("quickbooks", "GET", since=mark) == []


def changed_since(firm: Firm, notes: str) -> None:
    """Tracked, exported, forgotten, and then made longer in QuickBooks Time."""
    firm.track(60, notes=notes)
    firm.bridge.sync()
    forget(firm)
    (sheet,) = firm.time.timesheets()
    firm.time.edit_time(sheet["id"], minutes=75)


def test_time_that_was_changed_since_it_was_forgotten(in_step: Firm) -> None:
    """With proof: the day, the person and the notes are there once, so it is this one, and follows (seed 40493)."""
    changed_since(in_step, "Sorted receipts")
    told = in_step.restart().sync()

    assert minutes(in_step) == [75]
    assert sorted(findings(told)) == ["BOOKS_TIME_FOUND", "STORE_OUTDATED"]
    assert findings(in_step.bridge.sync()) == []


def test_time_whose_code_was_renamed_since(in_step: Firm) -> None:
    """The bond of its customer is forgotten, too (seed 40032)."""
    in_step.track(60, notes="Sorted receipts")
    in_step.bridge.sync()
    forget(in_step)
    in_step.karbon.rename_work(in_step.key("2026 Tax"), "2026 Audit")
    in_step.restart().sync()

    assert [(one["customer"], one["minutes"]) for one in in_step.books.time_activities()] == [
        ("Acme:2026 Audit", 60)
    ]


def test_changed_time_without_notes_is_no_other_time(in_step: Firm) -> None:
    """Nothing but the day and the person is too little."""
    changed_since(in_step, "")
    in_step.restart().sync()

    assert minutes(in_step) == [60, 75]


def test_changed_time_that_is_there_twice_is_no_other_time(in_step: Firm) -> None:
    """Nobody can tell which of them it was."""
    in_step.track(30, notes="Sorted receipts")
    in_step.track(60, notes="Sorted receipts")
    in_step.bridge.sync()
    forget(in_step)
    for sheet in in_step.time.timesheets():
        in_step.time.edit_time(sheet["id"], minutes=round(sheet["minutes"]) + 15)
    in_step.restart().sync()

    assert minutes(in_step) == [30, 45, 60, 75]


def copied(firm: Firm, notes: str) -> None:
    """Tracked, exported, forgotten; and by then the same time is there a second time, token and all."""
    firm.track(60, notes=notes)
    firm.bridge.sync()
    forget(firm)
    (sheet,) = firm.time.timesheets()
    firm.time.enter_time(ANN, sheet["job_id"], sheet["date"], 60, sheet["notes"])


def test_time_that_is_there_twice_with_a_token_that_the_store_never_gave(in_step: Firm) -> None:
    """Nobody can copy what was never there: that is proof, and one of both is in QuickBooks already (seed 127813)."""
    copied(in_step, "Sorted receipts")
    told = in_step.restart().sync()

    assert minutes(in_step) == [60, 60]
    assert sorted(findings(told)) == ["BOOKS_TIME_FOUND", "STORE_OUTDATED"]


def test_time_that_is_there_twice_and_whose_work_was_renamed(in_step: Firm) -> None:
    """Either of the two may be the one that QuickBooks has on the customer of the old name."""
    copied(in_step, "Sorted receipts")
    in_step.karbon.rename_work(in_step.key("2026 Tax"), "2026 Audit")
    in_step.restart().sync()

    assert [(one["customer"], one["minutes"]) for one in in_step.books.time_activities()] == [
        ("Acme:2026 Audit", 60),
        ("Acme:2026 Audit", 60),
    ]


def test_quickbooks_repeats_the_answer_about_another_timesheet(in_step: Firm) -> None:
    """Of two the later was exported; it is taken for the earlier, and the later is sent anew (seed 102950)."""
    earlier, later = enter(in_step, 0), enter(in_step, 60)
    in_step.bridge.sync()
    assert minutes(in_step) == [60]
    forget(in_step)
    in_step.time.edit_time(earlier, minutes=60)
    in_step.wait(HOURS_S)
    in_step.time.edit_time(later, minutes=60)  # touched, so that it is not looked for
    in_step.restart().sync()

    assert minutes(in_step) == [60, 60]
    assert findings(in_step.bridge.sync()) == []


def test_quickbooks_repeats_the_answer_about_time_that_a_person_deleted(in_step: Firm) -> None:
    """It stays deleted, as it would if the store had not forgotten that it was exported."""
    enter(in_step, 60)
    in_step.bridge.sync()
    (activity,) = in_step.books.time_activities()
    in_step.books.delete_time_activity(activity["id"])
    forget(in_step)
    in_step.wait(HOURS_S)
    in_step.restart().sync()

    assert minutes(in_step) == []


def test_time_that_was_refused_before_it_was_forgotten(in_step: Firm) -> None:
    """It was looked for and is not there: no refusal of then is repeated, and it arrives at once (seed 502591)."""
    in_step.track(60, notes="Sorted receipts")
    in_step.books.close_books(str(in_step.today()))
    for _ in range(3):
        in_step.bridge.sync()
    in_step.books.open_books()
    forget(in_step)
    in_step.restart().sync()

    assert minutes(in_step) == [60]
