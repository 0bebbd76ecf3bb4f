"""A lone world with a QuickBooks Time account, and an API client in it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
import requests

from sim.http.directory import Directory
from sim.http.inprocess import WorldAdapter
from sim.physics.universe import Universe
from sim.quickbooks_time import HOSTS
from sim.quickbooks_time.routes import create_app
from sim.quickbooks_time.screens import QuickBooksTimeScreens
from sim.quickbooks_time.state import QuickBooksTimeState

BASE = f"https://{HOSTS[0]}/api/v1"


class Api:
    """Calls as an integration makes them, with the owner's token."""

    def __init__(self, directory: Directory[Any], state: QuickBooksTimeState, access: dict[str, str]) -> None:
        self.session = requests.Session()
        self.session.mount("https://", WorldAdapter(dict.fromkeys(HOSTS, create_app(directory))))
        self.session.headers["Authorization"] = f"Bearer {access['access_token']}"
        self.state = state
        self.access = access

    def call(self, method: str, path: str, **kwargs: Any) -> requests.Response:
        return self.session.request(method, f"{BASE}/{path}", **kwargs)

    def get(self, path: str, **params: Any) -> Any:
        response = self.call("GET", path, params=params)
        assert response.status_code == 200, response.text
        return response.json()

    def rows(self, path: str, **params: Any) -> list[Any]:
        found = self.get(path, **params)["results"][path]
        return list(found.values()) if found else []

    def post(self, path: str, *rows: Any) -> list[Any]:
        return self._write("POST", path, rows)

    def put(self, path: str, *rows: Any) -> list[Any]:
        return self._write("PUT", path, rows)

    def delete(self, path: str, *ids: int) -> Any:
        response = self.call("DELETE", path, params={"ids": ",".join(map(str, ids))})
        assert response.status_code == 200, response.text
        return response.json()["results"][path]

    def _write(self, method: str, path: str, rows: Any) -> list[Any]:
        response = self.call(method, path, json={"data": list(rows)})
        assert response.status_code == 200, response.text
        return list(response.json()["results"][path].values())


@pytest.fixture
def directory() -> Directory[Any]:
    return Directory()


@pytest.fixture
def state(directory: Directory[Any]) -> QuickBooksTimeState:
    universe = Universe(7)
    found = QuickBooksTimeState(universe)
    world = SimpleNamespace(universe=universe, quickbooks_time=found)
    universe.announce = lambda credential: directory.enter(credential, world)
    return found


@pytest.fixture
def api(directory: Directory[Any], state: QuickBooksTimeState) -> Api:
    return Api(directory, state, state.open_access("lone"))


@pytest.fixture
def screens(state: QuickBooksTimeState) -> QuickBooksTimeScreens:
    return QuickBooksTimeScreens(state)


@pytest.fixture
def ada(screens: QuickBooksTimeScreens) -> int:
    """A team member who tracks time."""
    return screens.add_user("Ada", "Byrne", "ada@example.test")


@pytest.fixture
def acme(screens: QuickBooksTimeScreens) -> int:
    """A client's jobcode, assigned to all."""
    return screens.add_job("Acme Ltd")
