"""A lot that fails as a whole, or that nobody hears of: it is settled, and what is not to blame arrives."""

from __future__ import annotations

import pytest

from integration.books.lots import EXPORT, SENT_AGAIN_WITHIN
from integration.clients.quickbooks_batch import Write
from integration.clients.quickbooks_wire import time_activity_body
from integration.store import ledger
from sim.quickbooks.replies import Replies
from tests.integration.books.test_time_activities import findings, minutes
from tests.integration.firm import ANN, BOB, Firm

A_DAY_S = SENT_AGAIN_WITHIN.total_seconds()
TIME = {"service": "quickbooks", "method": "POST", "path": "/batch"}


def enter(firm: Firm, *lengths: int, who: str = ANN, notes: str = "") -> None:
    for length in lengths:
        firm.time.enter_time(who, firm.job("Acme › 2026 Tax"), str(firm.today()), length, notes)


@pytest.fixture
def known(in_step: Firm) -> Firm:
    """The customers and people are known already: what follows is one call of new time."""
    enter(in_step, 1)
    in_step.bridge.sync()
    in_step.wait(60)
    return in_step


@pytest.mark.parametrize("remembers", [False, True])
def test_a_call_that_is_refused_as_a_whole(known: Firm, remembers: bool) -> None:
    """It is halved until it is known which write is to blame: here none, and all of them arrive in the same run."""
    known.world.quickbooks.set_behaviour(replay_failures=remembers)
    enter(known, *range(2, 32))
    known.arm("refused", **TIME, status=400)
    run = known.bridge.sync()

    assert run.findings == []
    assert minutes(known) == list(range(1, 32))


def test_a_write_that_no_call_may_contain(known: Firm) -> None:
    """The one is reported by itself, the others arrive."""
    enter(known, *range(2, 10))
    known.arm("refused", **TIME, status=400, times=4)
    run = known.bridge.sync()
    arrived = minutes(known)
    known.bridge.sync()

    assert findings(run) == ["BOOKS_REFUSED"]
    assert arrived == [1, *range(3, 10)]
    assert minutes(known) == list(range(1, 10))


def test_a_company_that_takes_nothing(known: Firm) -> None:
    """When even single writes are refused one after the other the run ends, rather than try each of many."""
    enter(known, *range(2, 62))
    known.arm("refused", **TIME, status=400, times=1_000)
    mark = known.mark()
    run = known.bridge.sync()
    known.disarm()
    known.bridge.sync()

    assert findings(run) == ["SERVICE_UNAVAILABLE"]
    assert len(known.calls("quickbooks", since=mark)) < 15
    assert minutes(known) == list(range(1, 62))


@pytest.mark.parametrize("fault", [{"kind": "refused", "status": 500}, {"kind": "slow"}])
def test_a_lot_that_cannot_be_answered(known: Firm, fault: dict[str, object]) -> None:
    """It waits and is reported, later time goes past it, and nothing of it is sent in another lot."""
    enter(known, 2, 3)
    known.arm("lost", **TIME)
    known.bridge.sync()
    enter(known, 4, who=BOB)
    known.disarm()
    known.arm(**fault, **TIME)
    told = known.bridge.sync()
    meanwhile = minutes(known)
    known.bridge.sync()

    assert findings(told) == ["SERVICE_UNAVAILABLE"]
    assert meanwhile == [1, 2, 3, 4]
    assert minutes(known) == [1, 2, 3, 4]
    assert findings(known.bridge.sync()) == []


@pytest.mark.parametrize(
    "fault", [{"kind": "throttled", "retry_after_s": 4_000.0}, {"kind": "refused", "status": 401, "times": 9}]
)
def test_a_lot_that_is_not_let_in_when_it_is_sent_again(known: Firm, fault: dict[str, object]) -> None:
    """That says nothing about the first time: it stays unheard of, and is sent again as it was (seed 30210)."""
    enter(known, 2, 3)
    known.arm("lost", **TIME)
    known.bridge.sync()
    known.wait(60)
    known.disarm()
    known.arm(**fault, **TIME)
    known.bridge.sync()
    known.wait(60)
    known.disarm()
    known.bridge.sync()

    assert minutes(known) == [1, 2, 3]


def test_an_edit_of_what_cannot_be_answered(known: Firm) -> None:
    """It waits until it is known whether there is something to be edited, and then follows."""
    enter(known, 2)
    known.arm("lost", **TIME)
    known.bridge.sync()
    known.wait(60)
    known.time.edit_time(known.time.timesheets()[-1]["id"], minutes=22)
    known.disarm()
    known.arm("refused", **TIME, status=500)
    known.bridge.sync()
    meanwhile = minutes(known)
    known.bridge.sync()

    assert meanwhile == [1, 2]
    assert minutes(known) == [1, 22]


def test_quickbooks_is_away_for_long(known: Firm) -> None:
    """However often somebody syncs meanwhile, no run makes more than two calls, and nothing is there twice."""
    enter(known, 2, 3)
    known.arm("refused", service="quickbooks", times=1_000)
    for _ in range(5):
        mark = known.mark()
        known.bridge.sync()
        assert len(known.calls("quickbooks", "POST", since=mark)) <= 2
        enter(known, 4, 5)
    known.disarm()
    known.bridge.sync()

    assert minutes(known) == sorted([1, 2, 3, *[4, 5] * 5])


@pytest.mark.parametrize("arrived", [True, False])
@pytest.mark.parametrize("forgotten", [True, False])
def test_a_request_of_days_ago(known: Firm, arrived: bool, forgotten: bool) -> None:
    """QuickBooks may have forgotten it: the time is looked for there, by what it is, before it is sent anew."""
    enter(known, 2, 2, 3, notes="Call")
    enter(known, 2, who=BOB)
    known.arm("lost" if arrived else "refused", **TIME)
    known.bridge.sync()
    known.disarm()
    known.wait(A_DAY_S)
    if forgotten:
        known.world.quickbooks.replies.root = Replies().root
    enter(known, 2, notes="Call")
    known.restart().sync()
    mark = known.mark()
    known.bridge.sync()

    assert minutes(known) == [1, 2, 2, 2, 2, 3]
    assert not known.calls("quickbooks", since=mark)


@pytest.mark.parametrize("arrived", [True, False])
def test_a_request_of_timebridge_0_1_0(known: Firm, arrived: bool) -> None:
    """It sent one entry a call: what it was not sure of is looked for, and taken for what it is."""
    enter(known, 12)
    ann = known.world.quickbooks.employees.page(">")[0].id
    sent = {"day": str(known.today()), "minutes": 12, "employee_id": ann, "description": ""}
    desk = known.bridge.desk
    if arrived:
        body = time_activity_body({**sent, "day": known.today()})
        desk.books.batch([Write("TimeActivity", "create", body)], "tb-old")
    with desk.database.begin() as connection:
        ledger.record(
            connection,
            desk.tenant_id(),
            intent="old",
            system="quickbooks",
            operation=EXPORT,
            subject=str(known.time.timesheets()[-1]["id"]),
            body={**sent, "request": "tb-old", "content": "old", "customer_id": "1"},
            now=desk.now(),
        )
    run = known.bridge.sync()
    with desk.database.read() as connection:
        open_still = ledger.open_intents(connection, desk.tenant_id(), EXPORT)

    assert run.findings == []
    assert open_still == []
    assert minutes(known) == [1, 12]
