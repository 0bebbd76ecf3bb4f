"""We keep under the vendors' limits by ourselves, so that a steady state has no 429."""

from datetime import timedelta

import pytest

from integration.clients import karbon, quickbooks, quickbooks_time
from integration.clients.pacer import Limit, Pacer


def sent_at(clock, limits, calls):
    pacer = Pacer(clock, limits)
    instants = []
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
