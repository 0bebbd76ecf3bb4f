"""The fixtures of a scenario. They are known to every feature and cost nothing to a suite that asks for none."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sim.conformance.staging.options import token_of, transport_of

if TYPE_CHECKING:  # what these stand for is imported when a scenario asks for it
    from sim.conformance.stage import Stage
    from sim.conformance.staging.opening import Asking
    from sim.conformance.staging.way import Way
    from sim.world import World
    from sim.worlds import Worlds


@pytest.fixture(scope="session")
def way(pytestconfig: pytest.Config, subject_spec: str) -> "Iterator[Way]":
    """One world with the baseline firm, and the way in which the subject reaches it."""
    if transport_of(subject_spec, pytestconfig.getoption("--transport")) == "sockets":
        from sim.conformance.staging.sockets import over_sockets as reached
    else:
        from sim.conformance.staging.inprocess import in_process as reached
    with reached() as found:
        yield found


@pytest.fixture(scope="session")
def worlds(way: "Way") -> "Worlds":
    """The worlds of this session: one."""
    return way.worlds


@pytest.fixture(scope="session")
def wall_clock(subject_spec: str) -> Iterator[Callable[[datetime], object]]:
    """The wall clock of the subject, as what moves it."""
    from sim.conformance.staging.wall import wall_clock_for

    with wall_clock_for(subject_spec) as move:
        yield move


@pytest.fixture
def scenario_world(way: "Way", wall_clock: Callable[[datetime], object]) -> "Iterator[World]":
    """The world as it was at the start, with the wall clock following its time.

    Not called `world`: that is what tests beside the features have, from the fixtures of an installed Timebridge.
    """
    from sim.conformance.stage import following_clock

    found = way.fresh_world()
    with way.open(), following_clock(found, wall_clock):
        yield found


@pytest.fixture(scope="session")
def asking(pytestconfig: pytest.Config, subject_spec: str) -> "Asking":
    """How the subject is asked."""
    from sim.conformance.staging.opening import Asking

    token = token_of(pytestconfig.getoption("--subject-token"))
    return Asking(subject_spec, pytestconfig.getoption("--subject-timeout"), token)


@pytest.fixture
def stage(
    way: "Way", scenario_world: "World", asking: "Asking", request: pytest.FixtureRequest, tmp_path: Path
) -> "Iterator[Stage]":
    """The services and the integration. A fault that was armed and never struck is a mistake in the scenario."""
    from sim.conformance.explain.armed import expect_all_struck
    from sim.conformance.explain.watch import announce
    from sim.conformance.stage import Stage
    from sim.conformance.staging.opening import opening

    announce(request.node, scenario_world)
    with opening(way, asking, request.node.nodeid, tmp_path) as open_subject:
        without_books = request.config.getoption("--without-quickbooks")
        yield Stage(scenario_world, open_subject, with_books=not without_books)
    expect_all_struck(request.node, scenario_world)
