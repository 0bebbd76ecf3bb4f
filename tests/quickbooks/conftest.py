"""A lone company, its screens, and sessions that reach it without sockets."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
import requests

from sim.http.directory import Directory
from sim.http.inprocess import WorldAdapter
from sim.physics.universe import Universe
from sim.quickbooks import HOSTS
from sim.quickbooks.routes import create_app
from sim.quickbooks.screens import QuickBooksScreens
from sim.quickbooks.state import QuickBooksState

API = "https://quickbooks.api.intuit.com"


class Company:
    """An app that is connected to a company, and what a person can do in it besides."""

    def __init__(self, state: QuickBooksState, access: dict[str, str], session: requests.Session) -> None:
        self.state = state
        self.access = access
        self.session = session
        self.screens = QuickBooksScreens(state)

    @property
    def base(self) -> str:
        return f"{API}/v3/company/{self.access['realm_id']}"

    def wait(self, seconds: float) -> None:
        """Let time pass and refresh the token."""
        self.state.universe.clock.advance(seconds)
        token = self.state.credentials.issue("access", 1, 3600)
        self.session.headers["Authorization"] = f"Bearer {token}"

    def call(self, method: str, path: str, **kwargs: Any) -> requests.Response:
        url = path if path.startswith("https://") else f"{self.base}/{path}"
        return self.session.request(method, url, **kwargs)

    def get(self, path: str, **kwargs: Any) -> requests.Response:
        return self.call("GET", path, **kwargs)

    def post(self, path: str, body: Any, **params: str) -> requests.Response:
        return self.call("POST", path, json=body, params=params)

    def save(self, entity: str, **body: Any) -> dict[str, Any]:
        response = self.post(entity.lower(), body)
        assert response.status_code == 200, response.text
        return response.json()[entity]

    def read(self, entity: str, record_id: str) -> dict[str, Any]:
        response = self.get(f"{entity.lower()}/{record_id}")
        assert response.status_code == 200, response.text
        return response.json()[entity]

    def query(self, statement: str) -> requests.Response:
        return self.get("query", params={"query": statement})

    def rows(self, statement: str) -> list[dict[str, Any]]:
        response = self.query(statement)
        assert response.status_code == 200, response.text
        found = response.json()["QueryResponse"]
        return next((value for value in found.values() if isinstance(value, list)), [])

    def names(self, statement: str) -> list[str]:
        return [row["DisplayName"] for row in self.rows(statement)]

    def refusal(self, response: requests.Response) -> dict[str, Any]:
        """The one error of a 400 with a fault."""
        assert response.status_code == 400, response.text
        (error,) = response.json()["Fault"]["Error"]
        return error

    def refused(self, entity: str, **body: Any) -> dict[str, Any]:
        return self.refusal(self.post(entity.lower(), body))


@pytest.fixture(scope="session")
def directory() -> Directory[Any]:
    return Directory()


@pytest.fixture(scope="session")
def app(directory: Directory[Any]) -> Any:
    return create_app(directory)


@pytest.fixture
def open_company(directory: Directory[Any], app: Any) -> Callable[..., Company]:
    """Open companies, each in a world of its own."""

    def open_one(name: str = "one", seed: int = 0) -> Company:
        universe = Universe(seed)
        state = QuickBooksState(universe)
        world = SimpleNamespace(universe=universe, quickbooks=state)
        universe.announce = lambda credential: directory.enter(credential, world)
        access = state.open_access(name)
        session = requests.Session()
        session.mount("https://", WorldAdapter(dict.fromkeys(HOSTS, app)))
        session.headers["Authorization"] = f"Bearer {access['access_token']}"
        session.headers["Accept"] = "application/json"
        return Company(state, access, session)

    return open_one


@pytest.fixture
def company(open_company: Callable[..., Company]) -> Company:
    return open_company()


@pytest.fixture
def hosts(app: Any) -> dict[str, Any]:
    """The fake at all hosts that Intuit's clients call."""
    return dict.fromkeys(HOSTS, app)
