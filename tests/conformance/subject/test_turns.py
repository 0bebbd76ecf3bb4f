"""The services answer only while the steps wait: what a subject does on its own cannot disturb a step."""

import threading
from collections.abc import Iterator

import pytest
import requests

from sim.conformance.staging.sockets import over_sockets
from sim.conformance.staging.way import Way


@pytest.fixture(scope="module")
def way() -> Iterator[Way]:
    """A world at sockets."""
    with over_sockets() as found:
        yield found


def users(way: Way) -> int:
    """How many colleagues Karbon lists, asked over its port."""
    karbon = way.connections(with_books=False)["karbon"]
    keys = {"Authorization": f"Bearer {karbon['bearer']}", "AccessKey": karbon["access_key"]}
    answer = requests.get(f"{karbon['base_url']}/v3/Users", headers=keys, timeout=10)
    return len(answer.json()["value"])


def test_a_call_while_the_steps_wait(way: Way) -> None:
    """It is answered at once, and the journal has it."""
    world = way.fresh_world()
    with way.waiting():
        found = users(way)

    assert found == 3
    assert [call.path for _, call in world.universe.calls.since(0)] == ["/v3/Users"]


def test_a_call_between_the_steps_turns(way: Way) -> None:
    """It waits for the next turn, and nothing of it is seen before."""
    world = way.fresh_world()
    found: list[int] = []
    caller = threading.Thread(target=lambda: found.append(users(way)))
    caller.start()
    caller.join(0.3)
    before = (list(found), world.universe.calls.last)
    with way.waiting():
        caller.join(10)

    assert before == ([], 0)
    assert found == [3]
    assert world.universe.calls.last == 1


def test_the_end_waits_for_nobody() -> None:
    """A subject that still calls when the last scenario is over is answered, and serving ends."""
    before, ended = threading.active_count(), list[object]()

    def call(way: Way) -> None:
        try:
            ended.append(users(way))
        except requests.RequestException as error:
            ended.append(error)

    with over_sockets() as way:
        caller = threading.Thread(target=call, args=(way,))
        caller.start()
        caller.join(0.2)
    caller.join(10)

    assert not caller.is_alive()
    assert len(ended) == 1
    assert threading.active_count() == before
