"""The world's time over HTTP: asked, and waited for at no cost."""

from datetime import timedelta

import pytest

from sim.conformance.staging.clock import create_clock
from sim.physics.clock import WORLD_START, Clock


@pytest.fixture
def clock() -> Clock:
    """The time of a world."""
    return Clock()


def test_what_time_it_is(clock: Clock) -> None:
    """As an instant with its offset."""
    answer = create_clock(lambda: clock).test_client().get("/clock")

    assert answer.get_json() == {"now": "2026-03-02T09:00:00+00:00"}


def test_waiting_moves_the_time(clock: Clock) -> None:
    """The answer is the time afterwards, and the world agrees."""
    answer = create_clock(lambda: clock).test_client().post("/clock", json={"sleep_s": 90.5})

    assert answer.get_json() == {"now": "2026-03-02T09:01:30.500000+00:00"}
    assert clock.now() == WORLD_START + timedelta(seconds=90.5)


@pytest.mark.parametrize(
    "body", [{}, [], {"sleep_s": "1"}, {"sleep_s": True}, {"sleep_s": -1}, {"sleep_s": 1e12}]
)
def test_what_cannot_be_waited_for(clock: Clock, body: object) -> None:
    """A sentence with 400; the time stays."""
    answer = create_clock(lambda: clock).test_client().post("/clock", json=body)

    assert answer.status_code == 400
    assert answer.get_json() == {"error": 'the clock takes {"sleep_s": seconds}, from 0 to a year'}
    assert clock.now() == WORLD_START


def test_not_a_number_at_all(clock: Clock) -> None:
    """JSON that Python writes and nobody else reads: not a number, and without end."""
    client = create_clock(lambda: clock).test_client()
    answers = [
        client.post("/clock", data=b'{"sleep_s": %s}' % odd, content_type="application/json")
        for odd in (b"NaN", b"Infinity", b"")
    ]

    assert [answer.status_code for answer in answers] == [400, 400, 400]
