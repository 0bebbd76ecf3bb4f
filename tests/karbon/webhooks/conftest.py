"""An account whose application has a receiver, and what arrived there."""

from typing import Any

import pytest
import requests

from sim.http.outgoing import Received, WayOut
from sim.testing.inbox import Inbox
from tests.karbon.document.payloads import held

URL = "https://receiver.example/hooks"
KEY = "abcdefghijklmnop"


class Application:
    """An API application that subscribes and receives."""

    def __init__(self, karbon: Any) -> None:
        self.karbon = karbon
        self.state = karbon.state
        self.screens = karbon.screens
        self.clock = karbon.state.universe.clock
        self.way_out = WayOut()
        self.inbox = Inbox()
        self.way_out.register(URL, self.inbox)
        self.state.universe.deliveries.post = held(self.state, self.way_out)

    def post(self, **body: Any) -> requests.Response:
        return self.karbon.call("POST", "WebhookSubscriptions", json=body)

    def subscribe(self, *types: str, url: str = URL, **more: Any) -> None:
        for name in types:
            response = self.post(TargetUrl=url, WebhookType=name, **more)
            assert response.status_code == 201, response.text

    def wait(self, seconds: float = 60) -> list[dict[str, str]]:
        """What arrived so far, after so many seconds more."""
        self.clock.advance(seconds)
        return self.inbox.said

    def told(self) -> list[tuple[str, str, str]]:
        """Type, key and action of all that arrived."""
        return [
            (said["ResourceType"], said["ResourcePermaKey"], said["ActionType"]) for said in self.inbox.said
        ]

    def answering(self, answer: Any) -> None:
        """Let this status, or this function of what was received, answer from now on."""

        def receive(received: Received) -> int:
            self.inbox(received)
            return answer(received) if callable(answer) else answer

        self.way_out.register(URL, receive)

    @property
    def deliveries(self) -> list[Any]:
        return self.state.universe.deliveries.since(0, 1000)


@pytest.fixture
def application(karbon: Any) -> Application:
    return Application(karbon)
