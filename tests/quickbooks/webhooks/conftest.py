"""A company whose app has a receiver, and what arrived there."""

from typing import Any

import pytest

from sim.http.outgoing import Received, WayOut
from sim.testing.inbox import Inbox
from tests.quickbooks.conftest import Company

URL = "https://receiver.example/hooks"
TOKEN = "verify_me"


class App:
    """An app that receives webhooks of one company."""

    def __init__(self, company: Company) -> None:
        self.company = company
        self.state = company.state
        self.screens = company.screens
        self.clock = company.state.universe.clock
        self.way_out = WayOut()
        self.inbox = Inbox()
        self.way_out.register(URL, self.inbox)
        self.state.universe.deliveries.post = self.way_out

    def subscribe(self, *entities: str, url: str = URL, token: str = TOKEN) -> str:
        return self.screens.subscribe_to_webhooks(url, entities, token)

    def wait(self, seconds: float = 60) -> None:
        self.clock.advance(seconds)

    def told(self) -> list[tuple[str, str, str]]:
        """Name, id and operation of all that arrived, in an order that does not matter."""
        return sorted(
            (entity["name"], entity["id"], entity["operation"])
            for said in self.inbox.said
            for notification in said["eventNotifications"]
            for entity in notification["dataChangeEvent"]["entities"]
        )

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
def app_of(company: Company) -> App:
    return App(company)
