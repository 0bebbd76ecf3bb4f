"""A served firm whose QuickBooks Time answers at the vendor's own address."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
import requests

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


@pytest.fixture
def account(tmp_path) -> Iterator[Account]:
    """An account of its own for each test: these clients leave things behind."""
    with serving(tmp_path) as server:
        found = server.found["quickbooks_time"]
        with at_the_vendors_address(found["base_url"], tmp_path) as environment:
            yield Account(found["base_url"], found["access_token"], server.found["control"], environment)
