"""A company whose app has a receiver, and what arrived there."""

import pytest

from tests.quickbooks.conftest import Company
from tests.receiving import URL, Receiving

TOKEN = "verify_me"


class App(Receiving):
    """An app that receives webhooks of one company."""

    def __init__(self, company: Company) -> None:
        super().__init__(company.state, company.screens)
        self.company = company

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


@pytest.fixture
def app_of(company: Company) -> App:
    return App(company)
