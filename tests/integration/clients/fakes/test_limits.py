"""A vendor's rate limit is not reached by us alone, and survived when somebody else uses it up."""

import pytest


def test_karbon_alone_is_never_too_much(firm):
    """Twice what syncs may take takes a minute and no 429."""
    for _ in range(2 * 114):
        firm.karbon.roles()

    assert 429 not in {call.status for call in firm.calls()}
    assert firm.clock.slept_s == pytest.approx(60.0)


def test_quickbooks_time_alone_is_never_too_much(firm):
    """Twice what syncs may take takes five minutes and no 429."""
    for _ in range(2 * 294):
        firm.time.account()

    assert 429 not in {call.status for call in firm.calls()}
    assert firm.clock.slept_s == pytest.approx(300.0)


def use_up(firm, service, calls):
    state = firm.karbon_state if service == "karbon" else firm.time_state
    who = next(iter(state.window.root))
    for _ in range(calls):
        state.window.take(who)


def test_karbon_says_how_long_to_wait(firm):
    """Another program with the same keys has used the minute up."""
    firm.karbon.roles()
    firm.clock.sleep(20)
    use_up(firm, "karbon", 120)

    firm.karbon.roles()

    assert [call.status for call in firm.calls()] == [200, 429, 200]
    assert firm.clock.slept_s == pytest.approx(60.0)


def test_quickbooks_time_does_not_say(firm):
    """A minute at a time until the five are over; the write is there once."""
    firm.time.account()
    use_up(firm, "quickbooks_time", 300)

    firm.time.create_jobcodes([{"name": "Acme"}])

    assert [call.status for call in firm.calls("POST")] == [429] * 5 + [200]
    assert len(firm.time.jobcodes()) == 1
