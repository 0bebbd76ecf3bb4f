"""An account whose application has a receiver, and what arrived there."""

from typing import Any

import pytest
import requests

from tests.karbon.document.payloads import held
from tests.receiving import URL, Receiving

KEY = "abcdefghijklmnop"


class Application(Receiving):
    """An API application that subscribes and receives."""

    def __init__(self, karbon: Any) -> None:
        super().__init__(karbon.state, karbon.screens)
        self.karbon = karbon
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


@pytest.fixture
def application(karbon: Any) -> Application:
    return Application(karbon)
