"""Every test has a world of its own, whatever the one before it did."""

from datetime import timedelta

import pytest
import requests

from sim.physics.clock import WORLD_START
from sim.testing.services import Karbon, QuickBooks, QuickBooksTime
from sim.world import World


@pytest.mark.parametrize("time", ["first", "second"])
def test_what_one_test_does_no_other_sees(
    time: str, world: World, karbon: Karbon, quickbooks_time: QuickBooksTime, quickbooks: QuickBooks
) -> None:
    """Records, calls, switches and the clock are as at the start, the second time too."""
    assert (karbon.clients(), quickbooks_time.jobs(), quickbooks.customers(), karbon.calls) == (
        [],
        [],
        [],
        [],
    )
    assert world.clock.now() == WORLD_START
    assert karbon.state.behaviour.rate_limited

    karbon.add_organization("Acme")
    quickbooks_time.add_job("Acme")
    quickbooks.add_customer("Acme")
    karbon.behave(rate_limited=False)
    world.clock.advance(3600)
    requests.get(f"{karbon.url}/v3/Users", headers=_signed(karbon), timeout=5)

    assert len(karbon.calls) == 1, time
    assert world.clock.now() == WORLD_START + timedelta(hours=1)


def test_the_three_services_share_one_world(
    world: World, karbon: Karbon, quickbooks_time: QuickBooksTime, quickbooks: QuickBooks
) -> None:
    """What is done through a fixture is in the world that the other fixtures show."""
    karbon.add_organization("Acme")
    quickbooks_time.add_job("Acme")
    quickbooks.add_customer("Acme")

    tables = {change.table for _, change in world.universe.changes.since(0)}
    assert tables >= {"karbon.organizations", "quickbooks_time.jobcodes", "quickbooks.customers"}


def test_a_world_that_the_test_left_broken_does_not_matter(theirs) -> None:
    """A failing test leaves nothing behind."""
    result = theirs(
        """
        def test_one(karbon):
            karbon.add_organization("Acme")
            assert False

        def test_two(karbon):
            assert karbon.clients() == []
        """
    )

    result.assert_outcomes(passed=1, failed=1)


def _signed(karbon: Karbon) -> dict[str, str]:
    return {
        "Authorization": f"Bearer {karbon.credentials['bearer']}",
        "AccessKey": karbon.credentials["access_key"],
    }
