"""A firm with two colleagues, a client, and its work."""

from typing import NamedTuple

import pytest

ANN, BOB = "ann@firm.example", "bob@firm.example"


class Desk(NamedTuple):
    person: str
    organization: str
    group: str
    work: str


@pytest.fixture
def desk(karbon):
    """Keys of one client of each kind and of a work item."""
    karbon.screens.add_user("Ann Lee", ANN)
    karbon.screens.add_user("Bob Ray", BOB)
    person = karbon.screens.add_person("Ada", "Byron")
    organization = karbon.screens.add_organization("Engines")
    group = karbon.screens.add_client_group("Family", [person])
    return Desk(person, organization, group, karbon.screens.add_work("Tax", organization, "2026-03-02"))


def note_body(**changes):
    return {"Subject": "Call", "Body": "<b>Ring</b> back", "AuthorEmailAddress": ANN, **changes}
