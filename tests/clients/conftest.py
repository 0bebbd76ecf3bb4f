"""A served firm whose QuickBooks Time and QuickBooks answer at the vendors' own addresses."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
import requests

from sim import quickbooks
from sim.quickbooks_time import HOSTS
from tests.clients.at_the_vendors_address import at_the_vendors_address
from tests.http.serving import serving


@dataclass(frozen=True)
class Account:
    """The account of a served firm, for the owner's token."""

    base_url: str
    token: str
    control: dict[str, str]
    environment: dict[str, str]  # of a process that asks the vendor's host for it

    def call(self, method: str, path: str, *rows: dict[str, Any], **filters: Any) -> Any:
        """Whatever a call made by hand answers."""
        answer = requests.request(
            method,
            f"{self.base_url}/{path}",
            params=filters,
            json={"data": rows} if rows else None,
            headers={"Authorization": f"Bearer {self.token}"},
            timeout=30,
        )
        assert answer.status_code == 200, answer.text
        return answer.json()

    def make(self, path: str, *rows: dict[str, Any]) -> list[int]:
        """The ids of new records."""
        made = self.call("POST", path, *rows)["results"][path].values()
        assert all(row["_status_code"] == 200 for row in made), made
        return [row["id"] for row in made]

    def behave(self, **switches: Any) -> None:
        """Set switches of the fake."""
        requests.put(
            f"{self.control['base_url']}/worlds/main/behaviour/quickbooks_time",
            json={"switches": switches},
            headers={"Authorization": f"Bearer {self.control['token']}"},
            timeout=30,
        ).raise_for_status()


@dataclass(frozen=True)
class Books:
    """The QuickBooks company of a served firm."""

    found: dict[str, str]  # where it is served, and the keys of an app that is connected to it
    control: dict[str, str]
    environment: dict[str, str]  # of a process that asks Intuit's hosts for it

    def answered(self, *command: object, **environment: str) -> Any:
        """What a client's script prints that is run for this company."""
        done = subprocess.run(
            [str(part) for part in command],
            env={**self.environment, **environment},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def behave(self, **switches: Any) -> None:
        """Set switches of the fake."""
        requests.put(
            f"{self.control['base_url']}/worlds/main/behaviour/quickbooks",
            json={"switches": switches},
            headers={"Authorization": f"Bearer {self.control['token']}"},
            timeout=30,
        ).raise_for_status()


@pytest.fixture
def books(tmp_path) -> Iterator[Books]:
    """A company of its own for each test."""
    with serving(tmp_path) as server:
        found = server.found["quickbooks"]
        with at_the_vendors_address(found["base_url"], tmp_path, quickbooks.HOSTS) as environment:
            keys = {name: value for name, value in found.items() if name != "base_url"}
            yield Books(found, server.found["control"], {**environment, "QUICKBOOKS": json.dumps(keys)})


@pytest.fixture
def account(tmp_path) -> Iterator[Account]:
    """An account of its own for each test: these clients leave things behind."""
    with serving(tmp_path) as server:
        found = server.found["quickbooks_time"]
        with at_the_vendors_address(found["base_url"], tmp_path, HOSTS) as environment:
            yield Account(found["base_url"], found["access_token"], server.found["control"], environment)
