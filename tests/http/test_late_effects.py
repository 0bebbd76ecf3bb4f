"""A call whose caller has given up is carried out when the world's clock comes to it."""

from datetime import timedelta
from functools import partial

import pytest
import requests

from sim.apps import apps_by_service
from sim.http.repeating import carry_out
from sim.physics.fault_kinds import FaultKind
from tests.http.conftest import WAYS
from tests.http.three_services import WRITES, client

SERVICES = pytest.mark.parametrize("service", WRITES)


def late(one, **more):
    one.arm(FaultKind.LATE_COMMIT, **{"delay_s": 600, **more})
    with pytest.raises(requests.ReadTimeout):
        one.make(0.2)


@SERVICES
@pytest.mark.parametrize("way", WAYS)
def test_it_happens_when_it_is_due(baseline_worlds, service, way):
    """Not before; and once. Its records bear the time at which it happened."""
    with client(baseline_worlds, service, way) as one:
        start = one.world.clock.now()
        late(one)
        one.world.clock.advance(590)
        before = one.made
        one.world.clock.advance(3600)
        calls = [call for _, call in one.world.universe.calls.newest(2)]
        (*_, (_, change)) = one.world.universe.changes.since(0)

        assert (before, one.made) == (0, 2)
        assert change.at == start + timedelta(seconds=600)
        assert [(call.fault, call.status > 0, call.wrote) for call in calls] == [
            ("late_commit", False, False),
            ("late_commit", True, True),
        ]


@SERVICES
def test_it_sees_what_happened_meanwhile(baseline_worlds, service):
    """The same call made again in between was there first."""
    with client(baseline_worlds, service) as one:
        late(one)
        one.make()
        one.world.clock.advance(3600)

        assert one.made == 4


def test_somebody_waits_for_it(baseline_worlds):
    """Whoever has so much patience is told by the gateway that it took too long; it has happened by then."""
    with client(baseline_worlds, "quickbooks") as one:
        one.arm(FaultKind.LATE_COMMIT, delay_s=60)
        answer = one.make(100)

        assert answer.status_code == 504
        assert one.made == 2


def test_it_belongs_to_its_world(baseline_worlds):
    """A snapshot takes it back; a fork of the world, whose credentials are others, never sees it."""
    with client(baseline_worlds, "karbon") as one:
        before = one.world.snapshot()
        late(one)
        fork = baseline_worlds.fork("one", "two")
        try:
            count = len(fork.karbon.contacts)
            app = apps_by_service(baseline_worlds.directory)["karbon"]
            fork.universe.late.carry_out["karbon"] = partial(carry_out, app, fork.universe)
            fork.clock.advance(3600)
            assert one.made == 0
            one.world.restore(before)
            one.world.clock.advance(3600)

            assert one.made == 0
            assert len(fork.karbon.contacts) == count
        finally:
            baseline_worlds.remove("two")
