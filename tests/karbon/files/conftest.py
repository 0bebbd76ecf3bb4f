"""A firm with a client of each kind and work; uploads, and what they are answered."""

from typing import NamedTuple

import pytest


class Desk(NamedTuple):
    person: str
    organization: str
    group: str
    work: str


@pytest.fixture
def desk(karbon):
    """Keys of one client of each kind and of a work item."""
    person = karbon.screens.add_person("Ada", "Byron")
    organization = karbon.screens.add_organization("Engines")
    group = karbon.screens.add_client_group("Family", [person])
    return Desk(person, organization, group, karbon.screens.add_work("Tax", organization, "2026-03-02"))


@pytest.fixture
def upload(karbon):
    """Upload a file as `requests` does."""

    def send(content=b"ledger", name="ledger.pdf", mime_type="application/pdf", **keys):
        return karbon.call("POST", "Files", data=keys, files={"file": (name, content, mime_type)})

    return send
