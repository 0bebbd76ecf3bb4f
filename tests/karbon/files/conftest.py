"""Uploads, and what they are answered."""

import pytest


@pytest.fixture
def upload(karbon):
    """Upload a file as `requests` does."""

    def send(content=b"ledger", name="ledger.pdf", mime_type="application/pdf", **keys):
        return karbon.call("POST", "Files", data=keys, files={"file": (name, content, mime_type)})

    return send
