"""A call in the journal points at the changes it made."""

from sim.physics.clock import WORLD_START
from sim.physics.journal import Call


def call(changed_from, changed_to):
    return Call(
        WORLD_START, "karbon", "POST", "/v3/Contacts", "", 201, "bearer", 0.0, "", changed_from, changed_to
    )


def test_a_call_that_wrote():
    """Changes after the first number and up to the second are its own."""
    assert call(3, 5).wrote


def test_a_call_that_only_read():
    """No change happened during it."""
    assert not call(3, 3).wrote


def test_a_call_explains_itself_only_when_there_is_a_reason():
    """The note is empty unless the call was refused for something in the world's past."""
    assert call(3, 3).note == ""
