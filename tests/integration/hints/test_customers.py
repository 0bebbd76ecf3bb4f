"""QuickBooks tells of a merged customer: the code follows it before any time is sent to one that is no more."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from integration.connections import connections_from
from integration.store import books
from integration.store.database import Database
from integration.webhooks.receiving import NotProven, Receiver
from sim.conformance.stage import WorldClock
from sim.http.outgoing import Received
from tests.integration.firm import Firm

URL = "https://hooks.example/firms/baseline/webhooks/quickbooks"
TOKEN = "the-verifier-token-of-the-app"


@pytest.fixture
def told(in_step: Firm) -> Iterator[Firm]:
    """The baseline firm with time in QuickBooks, which tells a receiver of its customers."""
    access = {**in_step._access, "quickbooks": {**in_step._access["quickbooks"], "verifier_token": TOKEN}}
    receiver = Receiver(
        connections_from(access, "the test"),
        in_step.bridge.desk.signing,
        Database(in_step.store),
        WorldClock(in_step.world),
    )

    def receive(call: Received) -> int:
        try:
            receiver.receive("quickbooks", call.headers.get("intuit-signature", ""), call.body)
        except NotProven:
            return 401
        return 200

    in_step.world.way_out.register(URL, receive)
    in_step.books.subscribe_to_webhooks(URL, ["Customer"], TOKEN)
    in_step.track(60, "Acme")
    in_step.bridge.sync()
    in_step.wait(3600)
    in_step.bridge.sync()
    yield in_step
    receiver.close()


def customers(firm: Firm) -> set[str]:
    """The paths of the customers that codes are bonded to."""
    named = {str(one["id"]): one["path"] for one in firm.books.customers()}
    with firm.bridge.desk.database.read() as connection:
        bonds = books.bonds(connection, firm.bridge.desk.tenant_id())
    return {named.get(one.customer_id, "one that is no more") for one in bonds.values()}


def merge(firm: Firm) -> None:
    survivor = firm.books.add_customer("Acme Corporation")
    loser = next(str(one["id"]) for one in firm.books.customers() if one["path"] == "Acme")
    firm.books.merge_customers(survivor, loser)
    firm.wait(3600)


def test_a_merged_customer(told: Firm) -> None:
    """No time waits, and still the code stands for the survivor after the next sync; the hint is used up."""
    before = customers(told)
    merge(told)
    waiting = told.bridge.hints().waiting["quickbooks"]
    run = told.bridge.sync()

    assert (before, customers(told)) == ({"Acme"}, {"Acme Corporation"})
    assert waiting >= 1
    assert (run.books.customers, run.books.findings) == (0, [])
    assert told.bridge.hints().waiting["quickbooks"] == 0


def test_a_hint_that_is_lost(told: Firm) -> None:
    """Then the refusal of the next time tells, and the end is the same."""
    told.arm("webhook_lost", service="quickbooks", times=9)
    merge(told)
    told.disarm()
    told.bridge.sync()
    between = customers(told)
    told.track(30, "Acme")
    told.bridge.sync()

    assert (between, customers(told)) == ({"one that is no more"}, {"Acme Corporation"})


def test_nothing_is_asked_on_account_of_others(told: Firm) -> None:
    """A customer that stands for no code costs no call."""
    told.books.add_customer("Somebody else")
    told.wait(3600)
    mark = told.mark()
    told.bridge.sync()

    assert told.calls("quickbooks", since=mark) == []
