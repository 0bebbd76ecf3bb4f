"""A lone account, its screens, and sessions that reach it without sockets."""

from collections.abc import Callable, Iterator
from functools import partial
from types import SimpleNamespace
from typing import Any, NamedTuple

import pytest
import requests

from sim.http.directory import Directory
from sim.http.inprocess import WorldAdapter
from sim.karbon import HOSTS
from sim.karbon.routes import create_app
from sim.karbon.screens import KarbonScreens
from sim.karbon.state import KarbonState
from sim.physics.universe import Universe
from tests.karbon.document.held import hold, taken

API = "https://api.karbonhq.com/v3"


class Caller:
    """An API application that knows its credentials and what a person can do besides."""

    def __init__(self, state: KarbonState, session: requests.Session) -> None:
        self.state = state
        self.screens = KarbonScreens(state)
        self.session = session

    def call(self, method: str, path: str, **kwargs: Any) -> requests.Response:
        url = path if path.startswith("https://") else f"{API}/{path}"
        return self.session.request(method, url, **kwargs)

    def get(self, path: str, **options: Any) -> requests.Response:
        params = {f"${name}": value for name, value in options.items()}
        return self.call("GET", path, params=params)

    def rows(self, path: str, **options: Any) -> list[dict[str, Any]]:
        response = self.get(path, **options)
        assert response.status_code == 200, response.text
        return response.json()["value"]

    def refusal(self, path: str, **options: Any) -> tuple[int, str, str]:
        response = self.get(path, **options)
        error = response.json()["error"]
        return response.status_code, error["code"], error["message"]


@pytest.fixture(scope="session")
def directory() -> Directory:
    return Directory()


@pytest.fixture(scope="session")
def app(directory: Directory) -> Any:
    found = create_app(directory)
    hold(found)
    return found


@pytest.fixture(autouse=True)
def answers_are_documented() -> Iterator[None]:
    """Whatever a test asks, both documents know the answer."""
    yield
    found = taken()
    assert not found, "\n".join(found)


class Desk(NamedTuple):
    """One client of each kind and a work item, by their keys."""

    person: str
    organization: str
    group: str
    work: str


def opened(directory: Directory, app: Any, name: str = "one", seed: int = 0) -> Caller:
    """Open an account in a world of its own."""
    universe = Universe(seed)
    state = KarbonState(universe)
    world = SimpleNamespace(universe=universe, karbon=state)
    universe.announce = lambda credential: directory.enter(credential, world)
    access = state.open_access(name)
    session = requests.Session()
    session.mount("https://", WorldAdapter(dict.fromkeys(HOSTS, app)))
    session.headers["Authorization"] = f"Bearer {access['bearer']}"
    session.headers["AccessKey"] = access["access_key"]
    return Caller(state, session)


@pytest.fixture
def open_account(directory: Directory, app: Any) -> Callable[..., Caller]:
    """Open accounts, each in a world of its own."""
    return partial(opened, directory, app)


@pytest.fixture
def karbon(open_account: Callable[..., Caller]) -> Caller:
    """An account without a rate limit."""
    caller = open_account()
    caller.state.set_behaviour(rate_limited=False)
    return caller


@pytest.fixture
def desk(karbon: Caller) -> Desk:
    """What papers can be about."""
    person = karbon.screens.add_person("Ada", "Byron")
    organization = karbon.screens.add_organization("Engines")
    group = karbon.screens.add_client_group("Family", [person])
    return Desk(person, organization, group, karbon.screens.add_work("Tax", organization, "2026-03-02"))
