"""A fault has the same effect on the world and on the caller in every way in."""

from datetime import timedelta

import pytest
import requests

from sim.physics.clock import WORLD_START
from sim.physics.faults import Fault, FaultKind


def arm(world, kind, **more):
    world.universe.faults.arm(Fault(kind=kind, method="POST", **more))


def test_refused(notes, world):
    """A refused call did nothing."""
    arm(world, FaultKind.REFUSED, status=502)
    answer = notes("POST", "/notes", json={"text": "one"})

    assert (answer.status_code, answer.json()) == (502, {"error": "unavailable"})
    assert len(world.notes) == 1


def test_lost(notes, world):
    """The service did it, and the caller sees the connection break."""
    arm(world, FaultKind.LOST)
    with pytest.raises(requests.ConnectionError):
        notes("POST", "/notes", json={"text": "one"})

    assert world.notes.get(1).text == "one"
    assert notes("GET", "/notes/1").status_code == 200


def test_lost_answers_of_many_kinds(notes, world):
    """It does not matter how long the answer would have been, or whether the connection is new."""
    for text in ("", "x" * 300_000, "é"):
        arm(world, FaultKind.LOST)
        with pytest.raises(requests.ConnectionError):
            notes("POST", "/notes", json={"text": text})

    assert notes("GET", "/notes").json() == 4


def test_slow_beyond_patience(notes, world):
    """The service did it, and the caller has given up by then."""
    arm(world, FaultKind.SLOW, delay_s=30)
    with pytest.raises(requests.ReadTimeout):
        notes("POST", "/notes", json={"text": "one"}, timeout=0.2)

    assert world.notes.get(1).text == "one"


def test_slow_within_patience(notes, world):
    """A caller who waits is answered, and the world's time has passed."""
    arm(world, FaultKind.SLOW, delay_s=0.05)
    answer = notes("POST", "/notes", json={"text": "one"}, timeout=30)

    assert answer.status_code == 201
    assert world.universe.clock.now() == WORLD_START + timedelta(seconds=0.05)


def test_the_journal_names_the_fault(notes, world):
    """Every call is in the journal with what befell it."""
    arm(world, FaultKind.REFUSED)
    arm(world, FaultKind.SLOW, delay_s=0.05)
    notes("POST", "/notes", json={"text": "one"})
    notes("POST", "/notes", json={"text": "two"})
    notes("GET", "/notes/0")
    found = [(call.fault, call.status, call.took_s, call.wrote) for _, call in world.universe.calls.since(0)]

    assert found == [("refused", 503, 0.0, False), ("slow", 201, 0.05, True), ("", 200, 0.0, False)]


@pytest.mark.parametrize("text", ["forbidden", "broken"])
def test_a_refused_write_is_taken_back(notes, world, text):
    """A vendor's write happens whole or not at all, ids included, even when the fake itself breaks."""
    status = notes("POST", "/notes", json={"text": text}).status_code
    after = notes("POST", "/notes", json={"text": "fine"}).json()

    assert status == {"forbidden": 400, "broken": 500}[text]
    assert after == {"id": 1, "text": "fine"}
    assert universe_notes(world) == [0, 1]
    assert world.universe.calls.since(0)[0][1].note != ""


def universe_notes(world):
    return sorted(note.id for note in world.notes)
