"""Two workers on one firm cannot both write, whoever fell asleep and whoever died."""

from __future__ import annotations

import os
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from integration import sync
from integration.messages import Code, Refused
from integration.store import leases
from integration.store.schema import LEASE
from integration.turn import HOST, PATIENCE_S, turn
from tests.integration.firm import ADMIN, Firm

ELSEWHERE = "another-machine:7:1"


def hold(firm: Firm, owner: str) -> None:
    """Somebody else takes the lease."""
    desk = firm.bridge.desk
    with desk.database.begin() as connection:
        taken, _ = leases.take(connection, desk.tenant_id(), owner, desk.now(), lambda _owner: True)

    assert taken is not None


def lease(firm: Firm) -> tuple[str, int]:
    """Who has it, and how often it went to somebody."""
    with firm.bridge.desk.database.read() as connection:
        row = connection.execute(select(LEASE)).one()
    return row.owner, row.fence


def test_it_is_given_back(in_step: Firm) -> None:
    """When an operation ends, done or refused, nobody has the lease."""
    before = lease(in_step)
    in_step.track(30)
    with pytest.raises(Refused):
        in_step.bridge.generate_code("nobody", ADMIN)

    assert before[0] == ""
    assert lease(in_step) == ("", before[1] + 2)


@pytest.mark.edge("FRESH-03 a")
def test_whoever_comes_second_waits_and_says_so(in_step: Firm) -> None:
    """After a little while, with a sentence that names the other; nothing is sent and nothing is written."""
    hold(in_step, ELSEWHERE)
    mark = in_step.mark()
    started = in_step.bridge.desk.now()
    with pytest.raises(Refused) as refusal:
        in_step.bridge.sync()
    waited = in_step.bridge.desk.now() - started

    assert refusal.value.finding.code is Code.FIRM_BUSY
    assert "process 7 on another-machine" in refusal.value.finding.sentence
    assert waited == timedelta(seconds=PATIENCE_S)
    assert [call for call in in_step.calls(since=mark) if call.method != "GET"] == []
    assert in_step.entries() == []


def test_the_turn_of_one_that_is_over_passes_on(in_step: Firm) -> None:
    """Nobody waits for a worker whose time is up."""
    hold(in_step, ELSEWHERE)
    in_step.wait(leases.LEASE_S)
    in_step.track(30)

    assert lease(in_step)[0] == ""


def test_the_lease_of_a_dead_process_passes_on_at_once(in_step: Firm) -> None:
    """A process of this machine that was killed keeps nobody waiting."""
    child = os.fork()
    if not child:
        os._exit(0)
    os.waitpid(child, 0)
    hold(in_step, f"{HOST}:{child}:1")
    started = in_step.bridge.desk.now()
    in_step.track(30)

    assert in_step.bridge.desk.now() == started


def test_the_lease_of_one_that_had_our_own_number(in_step: Firm) -> None:
    """In a container that is started again the new process has the number of the one that was killed."""
    hold(in_step, f"{HOST}:{os.getpid()}:of-an-earlier-life")
    started = in_step.bridge.desk.now()
    in_step.track(30)

    assert in_step.bridge.desk.now() == started


def test_two_in_one_process(in_step: Firm) -> None:
    """Whoever has the turn in this very process has it, although its number is ours."""
    with turn(in_step.bridge.desk), pytest.raises(Refused) as refusal:
        in_step.twin().bridge.sync()

    assert refusal.value.finding.code is Code.FIRM_BUSY


def test_one_that_wakes_up_too_late_sends_nothing(in_step: Firm) -> None:
    """Another has taken over: the first write is refused, before anything leaves for a vendor."""
    with pytest.raises(Refused) as refusal:
        _asleep(in_step)

    assert refusal.value.finding.code is Code.FIRM_BUSY
    assert "silent for more than" in refusal.value.finding.sentence
    assert len([call for call in in_step.calls("quickbooks_time", "POST") if "timesheets" in call.path]) == 1
    assert lease(in_step)[0] == ELSEWHERE


def _asleep(firm: Firm) -> None:
    """A worker that has its turn, sleeps for too long, and then sends what waits."""
    firm.arm("refused", service="quickbooks_time", method="POST", path="/timesheets", status=404)
    firm.track(30)
    firm.disarm()
    with turn(firm.bridge.desk):
        firm.wait(leases.LEASE_S + 1)
        hold(firm.twin(), ELSEWHERE)
        sync.sync(firm.bridge.desk)


def test_a_long_operation_keeps_its_lease(in_step: Firm) -> None:
    """Each write makes the lease longer, once half of it has passed."""
    desk = in_step.bridge.desk
    with turn(desk):
        for _ in range(5):
            in_step.wait(leases.LEASE_S * 0.6)
            with desk.database.begin() as connection:
                connection.execute(update(LEASE).where(LEASE.c.tenant == "nobody").values(owner=""))

    assert lease(in_step)[0] == ""
