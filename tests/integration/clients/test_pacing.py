"""We keep under the vendors' limits by ourselves, so that a steady state has no 429."""

from datetime import timedelta

import pytest

from integration.clients import karbon, quickbooks, quickbooks_time
from integration.clients.errors import Throttled
from integration.clients.pacer import Limit, Pacer, TooLong, somebody_waits


def sent_at(clock, limits, calls):
    """When so many calls go out for somebody who waits."""
    pacer = Pacer(clock, limits)
    instants = []
    with somebody_waits():
        for _ in range(calls):
            pacer.wait()
            instants.append(clock.now())
    return instants


@pytest.mark.parametrize("limits", [karbon.LIMITS, quickbooks_time.LIMITS, quickbooks.LIMITS])
def test_no_stretch_of_time_has_more_calls_than_allowed(firm, limits):
    """Wherever a vendor's window begins, we fit into it."""
    instants = sent_at(firm.clock, limits, 1300)

    for limit in limits:
        window = timedelta(seconds=limit.window_s)
        assert all(
            later - earlier >= window
            for earlier, later in zip(instants, instants[limit.calls :], strict=False)
        )


def test_nothing_waits_before_a_limit_is_reached(firm):
    """A small firm never notices."""
    instants = sent_at(firm.clock, [Limit(120, 60.0)], 120)

    assert instants[-1] == instants[0]


def test_no_longer_than_needed(firm):
    """The call after the limit goes out when the first one is a window old."""
    instants = sent_at(firm.clock, [Limit(120, 60.0)], 121)

    assert instants[-1] - instants[0] == timedelta(seconds=60)


def test_every_call_is_paced_and_reported(firm):
    """Refused and repeated calls count like the others: the vendor counts them too."""
    firm.vendor.says({}, 503).says({"TenantKey": "T1"})

    firm.karbon.tenant()

    assert firm.calls == [("karbon", "GET", "reading TenantSettings")] * 2


MINUTE = Limit(100, 60.0)


def calls_until_they_wait(pacer, clock):
    """How many calls go out at this instant."""
    now, count = clock.now(), 0
    while True:
        pacer.wait()
        if clock.now() != now:
            return count
        count += 1


def test_a_sync_leaves_room_for_whoever_comes_first(firm):
    """However long it has been at its limit, the calls of people go out at once, and all together never exceed it."""
    pacer = Pacer(firm.clock, [MINUTE])

    assert calls_until_they_wait(pacer, firm.clock) == 95
    now = firm.clock.now()
    with somebody_waits():
        for _ in range(5):
            assert pacer.wait() == 0.0
    for _ in range(80 - 1):
        pacer.wait()
    assert firm.clock.now() == now
    assert pacer.wait() == 60.0


def test_while_people_come_a_fifth_is_theirs(firm):
    """From the first of their calls on a sync has eighty of a hundred, and all but a few a window after the last."""
    pacer = Pacer(firm.clock, [MINUTE])
    with somebody_waits():
        pacer.wait()

    assert calls_until_they_wait(pacer, firm.clock) == 80
    firm.clock.sleep(60.0)
    assert calls_until_they_wait(pacer, firm.clock) == 95


def test_people_may_use_all_that_is_left(firm):
    """A window without a sync is theirs to the last call; then they wait, or are told."""
    pacer = Pacer(firm.clock, [MINUTE])
    with somebody_waits():
        assert calls_until_they_wait(pacer, firm.clock) == 100


def test_people_do_not_wait_for_long(firm):
    """Who looks at a screen is told at once when there is no room for longer; nothing was slept."""
    pacer = Pacer(firm.clock, [MINUTE])
    with somebody_waits():
        for _ in range(100):
            pacer.wait()
        firm.clock.sleep(49.0)
        with pytest.raises(TooLong) as caught:
            pacer.wait(at_most_s=10.0)
        firm.clock.sleep(1.0)

        assert caught.value.wait_s == 11.0
        assert pacer.wait(at_most_s=10.0) == 10.0


def test_after_a_429_a_sync_takes_half_and_comes_back_step_by_step(firm):
    """Nobody calls before the vendor said so; then it is half, and a tenth more with every quiet window."""
    pacer = Pacer(firm.clock, [MINUTE])
    pacer.throttled(60.0)

    assert pacer.wait() == 60.0
    taken = [1 + calls_until_they_wait(pacer, firm.clock)]
    taken += [1 + calls_until_they_wait(pacer, firm.clock) for _ in range(5)]
    assert taken == [57, 66, 76, 85, 95, 95]


def test_a_second_429_halves_again(firm):
    """What was given up is given up of what was left; people are not slowed down."""
    pacer = Pacer(firm.clock, [MINUTE])
    pacer.throttled(0.0)
    pacer.throttled(0.0)

    assert calls_until_they_wait(pacer, firm.clock) == 23
    with somebody_waits():
        assert calls_until_they_wait(pacer, firm.clock) == 100 - 1


@pytest.mark.parametrize("by", [-timedelta(hours=1), timedelta(days=365)])
def test_the_clock_is_set_anew(firm, by):
    """No wait is longer than a window, and what went out a moment ago is a moment old still when it was set back."""
    pacer = Pacer(firm.clock, [MINUTE])
    calls_until_they_wait(pacer, firm.clock)
    firm.clock.sleep(60.0)
    calls_until_they_wait(pacer, firm.clock)
    firm.clock.instant += by
    before = len(firm.clock.sleeps)
    for _ in range(95):
        pacer.wait()

    assert sum(firm.clock.sleeps[before:]) == (60.0 if by < timedelta() else 0.0)


def test_the_clock_is_set_forward_and_back(firm):
    """A year ahead by mistake, and corrected: nothing waits for the year to come."""
    pacer = Pacer(firm.clock, [MINUTE])
    pacer.throttled(30.0)
    firm.clock.instant += timedelta(days=365)
    calls_until_they_wait(pacer, firm.clock)
    firm.clock.instant -= timedelta(days=365)
    before = len(firm.clock.sleeps)
    for _ in range(95):
        pacer.wait()

    assert sum(firm.clock.sleeps[before:]) <= 60.0


def test_people_go_on_while_a_sync_waits(firm):
    """A sync that waits for its window holds up nobody."""
    pacer = Pacer(firm.clock, [MINUTE])
    waited = []

    def meanwhile(seconds):
        firm.clock.instant += timedelta(seconds=seconds)
        with somebody_waits():
            waited.append(pacer.wait())

    calls_until_they_wait(pacer, firm.clock)
    for _ in range(94):
        pacer.wait()
    firm.clock.sleep = meanwhile
    pacer.wait()

    assert waited == [0.0]


def test_a_person_is_told_when_the_vendor_wants_fewer_calls(firm):
    """Nobody looks at a screen for a minute; nothing was done, and it is said when to come again."""
    firm.vendor.says({}, 429)
    with somebody_waits(), pytest.raises(Throttled, match="try again in 60 s") as caught:
        firm.time.create_timesheets([{"user_id": 1}])

    assert firm.clock.sleeps == []
    assert not caught.value.outcome_unknown


def test_room_is_what_goes_out_at_this_instant(firm):
    """For a sync and for a person, when somebody came lately, after a 429, and where there is no limit."""
    pacer = Pacer(firm.clock, [MINUTE, Limit(300, 300.0)])
    for begin in (lambda: None, lambda: pacer.throttled(0.0), lambda: firm.clock.sleep(30.0)):
        begin()
        room = pacer.room()
        assert calls_until_they_wait(pacer, firm.clock) == room
    with somebody_waits():
        room = pacer.room()
        assert calls_until_they_wait(pacer, firm.clock) == room
    pacer.throttled(60.0)

    assert pacer.room() == 0
    assert Pacer(firm.clock, []).room() > 1_000_000
