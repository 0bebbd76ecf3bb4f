"""An account with a little of everything, and a second caller who is no admin."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from tests.quickbooks_time.conftest import Api

PICTURE = b"\x89PNG\r\n\x1a\n and so on"
DAY = {"date": "2026-03-16", "entry_method": "manual", "duration": 28_800, "jobcode_id": 72}


@pytest.fixture
def as_ada(directory: Any, api: Api, ada: int) -> Api:
    """Ada's own connection."""
    return Api(directory, api.state, {**api.access, **api.state.access.new_pair(ada)})


@pytest.fixture
def picture(api: Api) -> int:
    """A file of the owner."""
    data = base64.b64encode(PICTURE).decode()
    return int(api.post("files", {"file_name": "site.png", "file_data": data})[0]["id"])


@pytest.fixture
def project(api: Api, acme: int) -> int:
    """A project of Acme."""
    return int(api.post("projects", {"name": "Move", "parent_jobcode_id": acme})[0]["id"])


@pytest.fixture
def calendar(api: Api) -> int:
    """The company's calendar."""
    return int(api.rows("schedule_calendars")[0]["id"])
