"""A firm with two colleagues, a client, and its work."""

import pytest

ANN, BOB = "ann@firm.example", "bob@firm.example"


@pytest.fixture
def desk(karbon, desk):
    """Two colleagues sit at it."""
    karbon.screens.add_user("Ann Lee", ANN)
    karbon.screens.add_user("Bob Ray", BOB)
    return desk


def note_body(**changes):
    return {"Subject": "Call", "Body": "<b>Ring</b> back", "AuthorEmailAddress": ANN, **changes}
