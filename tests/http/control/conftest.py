"""A control API with one world of the baseline firm."""

import pytest

from tests.http.control_client import control_of, new_worlds


@pytest.fixture
def worlds():
    return new_worlds()


@pytest.fixture
def control(worlds):
    with control_of(worlds) as found:
        yield found


@pytest.fixture
def world(control):
    """The path of a fresh world called `one`."""
    control("POST", "/worlds", 201, json={"name": "one", "firm": "baseline", "seed": 7})
    return "/worlds/one"
