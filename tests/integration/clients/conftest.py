"""A scripted vendor and a clock that costs nothing, for what the clients do whatever a vendor does."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
import requests
from requests.adapters import BaseAdapter
from requests.structures import CaseInsensitiveDict
from urllib3 import HTTPHeaderDict, HTTPResponse

from integration.clients.opening import Clients, Opening
from integration.connections import Connections, System, Tokens, connections_from
from integration.token_place import TokenPlace

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
Step = Callable[[requests.PreparedRequest], requests.Response]


class VirtualClock:
    """Time that passes when it is slept, and remembers each sleep."""

    def __init__(self) -> None:
        self.instant = START
        self.sleeps: list[float] = []

    def now(self) -> datetime:
        return self.instant

    def sleep(self, seconds: float) -> None:
        self.sleeps.append(seconds)
        self.instant += timedelta(seconds=seconds)


class ScriptedVendor(BaseAdapter):
    """Says what it was told to say, in that order, and keeps what it was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[requests.PreparedRequest] = []
        self._steps: deque[Step] = deque()

    def says(self, body: Any, status: int = 200, **headers: str) -> ScriptedVendor:
        """Answer with this JSON (or these bytes), then go on."""
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self._steps.append(lambda request: _response(request, status, raw, named))
        return self

    def fails(self, error: Exception) -> ScriptedVendor:
        """Raise this where an answer would be, then go on."""

        def step(_request: requests.PreparedRequest) -> requests.Response:
            raise error

        self._steps.append(step)
        return self

    def does(self, step: Step) -> ScriptedVendor:
        """Do this, then go on."""
        self._steps.append(step)
        return self

    @property
    def urls(self) -> list[str]:
        return [str(request.url) for request in self.asked]

    @property
    def bodies(self) -> list[Any]:
        return [json.loads(request.body) if request.body else None for request in self.asked]

    @property
    def silent(self) -> bool:
        """Whether all was said."""
        return not self._steps

    def send(self, request: requests.PreparedRequest, **_options: Any) -> requests.Response:  # type: ignore[override]
        self.asked.append(request)
        assert self._steps, f"nobody told the vendor what to say to {request.method} {request.url}"
        return self._steps.popleft()(request)

    def close(self) -> None:
        pass


def _response(
    request: requests.PreparedRequest, status: int, raw: bytes, headers: dict[str, str]
) -> requests.Response:
    response = requests.Response()
    response.status_code = status
    response.headers = CaseInsensitiveDict(headers)
    response.url, response.request = str(request.url), request
    response.raw = HTTPResponse(
        body=BytesIO(raw), headers=HTTPHeaderDict(headers), status=status, preload_content=False
    )
    return response


class Firm:
    """Clients of one firm on a scripted vendor, with all that they report."""

    def __init__(self, connections: Connections) -> None:
        self.clock = VirtualClock()
        self.vendor = ScriptedVendor()
        self.calls: list[tuple[System, str, str]] = []
        self.kept: list[tuple[System, Tokens]] = []
        self.on_tokens: Callable[[System, Tokens], object] = lambda *found: self.kept.append(found)
        opening = Opening(
            self.clock,
            self.session,
            TokenPlace(self._hand_over),
            lambda *call: self.calls.append(call),
        )
        self.clients: Clients = opening.open(connections)

    def _hand_over(self, system: System, tokens: Tokens) -> None:
        self.on_tokens(system, tokens)  # as it is by then: a test may change it

    def session(self) -> requests.Session:
        session = requests.Session()
        session.mount("https://", self.vendor)
        return session

    @property
    def karbon(self) -> Any:
        return self.clients.karbon

    @property
    def time(self) -> Any:
        return self.clients.quickbooks_time

    @property
    def books(self) -> Any:
        return self.clients.quickbooks


def given_connections() -> dict[str, Any]:
    """What a file of connections holds; every credential is told apart by its text."""
    return {
        "karbon": {"bearer": "canary-bearer", "access_key": "canary-access-key"},
        "quickbooks_time": {
            "access_token": "canary-time-token",
            "refresh_token": "canary-time-refresh",
            "client_id": "time-client",
            "client_secret": "canary-time-secret",
        },
        "quickbooks": {
            "realm_id": "9130",
            "access_token": "canary-books-token",
            "refresh_token": "canary-books-refresh",
            "client_id": "books-client",
            "client_secret": "canary-books-secret",
        },
    }


@pytest.fixture
def given() -> dict[str, Any]:
    return given_connections()


@pytest.fixture
def firm(given: dict[str, Any]) -> Firm:
    return Firm(connections_from(given, "connections.json"))


@pytest.fixture
def open_firm() -> Callable[[dict[str, Any]], Firm]:
    return lambda raw: Firm(connections_from(raw, "connections.json"))
