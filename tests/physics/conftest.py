"""A universe with one table."""

import pytest

from sim.physics.universe import Universe
from tests.physics.small_world import jobs_of


@pytest.fixture
def universe():
    return Universe(seed=7)


@pytest.fixture
def jobs(universe):
    return jobs_of(universe)
