"""A vendor that wants fewer calls is left alone for as long as it says, a limited number of times."""

from datetime import timedelta
from email.utils import format_datetime

import pytest

from integration.clients.errors import Throttled

TENANT = {"TenantKey": "T1"}
DONE = {"results": {"timesheets": {"1": {"_status_code": 200, "_status_message": "Created", "id": 5}}}}


def test_the_wait_is_what_the_vendor_says(firm):
    """Karbon names seconds."""
    firm.vendor.says({}, 429, Retry_After="10").says(TENANT)

    assert firm.karbon.tenant().tenant_key == "T1"
    assert firm.clock.sleeps == [10.0]


def test_the_wait_may_be_a_date(firm):
    """HTTP allows a date, and our clock tells how far it is."""
    until = format_datetime(firm.clock.now() + timedelta(seconds=42), usegmt=True)
    firm.vendor.says({}, 429, Retry_After=until).says(TENANT)

    firm.karbon.tenant()

    assert firm.clock.sleeps == [42.0]


@pytest.mark.parametrize(
    "header", [{}, {"Retry_After": "soon"}, {"Retry_After": "-5"}, {"Retry_After": "१०"}]
)
def test_without_a_word_it_is_a_minute(firm, header):
    """QuickBooks Time and QuickBooks name no time."""
    firm.vendor.says(b"<IntuitResponse/>", 429, **header).says(TENANT)

    firm.karbon.tenant()

    assert firm.clock.sleeps == [60.0]


def test_a_throttled_write_is_sent_again(firm):
    """A 429 says that nothing was done."""
    firm.vendor.says({}, 429).says(DONE)

    assert firm.time.create_timesheets([{"user_id": 1}])[0].id == 5
    assert firm.vendor.bodies[0] == firm.vendor.bodies[1]


@pytest.mark.edge("FRESH-03 b")
def test_patience_outlasts_the_longest_window_and_then_ends(firm):
    """QuickBooks Time may keep us out for five minutes; who is kept out longer hears it."""
    for _ in range(7):
        firm.vendor.says({}, 429)

    with pytest.raises(Throttled) as caught:
        firm.time.users()

    assert sum(firm.clock.sleeps) == 360.0
    assert caught.value.retry_after_s == 60.0
    assert not caught.value.outcome_unknown
    assert firm.vendor.silent


def test_a_very_long_wait_is_not_begun(firm):
    """Nobody wants a sync that hangs for a day."""
    firm.vendor.says({}, 429, Retry_After="86400")

    with pytest.raises(Throttled, match="try again in 86400 s"):
        firm.karbon.tenant()

    assert firm.clock.sleeps == []
