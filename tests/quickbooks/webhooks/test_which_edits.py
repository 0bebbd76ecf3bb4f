"""Which edits are told, as what, and which are not."""

from collections.abc import Callable
from typing import Any

import pytest

from sim.quickbooks.entities import BY_RECORD
from sim.quickbooks.webhooks.events import OPERATIONS, RENAMED
from tests.quickbooks.conftest import Company
from tests.quickbooks.webhooks.conftest import App

Edit = Callable[[Company], Any]


def an_activity(company: Company, **more: Any) -> dict[str, Any]:
    body = {"NameOf": "Employee", "EmployeeRef": {"value": "2"}, "CustomerRef": {"value": "1"}, "Hours": 1}
    return company.save("TimeActivity", **body, **more)


def an_invoice(company: Company, *links: dict[str, str]) -> dict[str, Any]:
    line = {"Amount": 45, "DetailType": "SalesItemLineDetail", "LinkedTxn": list(links)}
    return company.save("Invoice", CustomerRef={"value": "1"}, Line=[line])


@pytest.fixture
def firm(app_of: App) -> App:
    """Acme, Emily and an hour of hers, before anybody listens."""
    assert (app_of.screens.add_customer("Acme"), app_of.screens.add_employee("Emily", "Platt")) == ("1", "2")
    an_activity(app_of.company)
    return app_of


EDITS: list[tuple[Edit, tuple[str, str, str]]] = [
    (lambda one: one.screens.add_customer("Birch"), ("Customer", "3", "Create")),
    (lambda one: one.screens.rename_customer("1", "Acme Ltd"), ("Customer", "1", "Update")),
    (lambda one: one.screens.add_vendor("Bob"), ("Vendor", "3", "Create")),
    (lambda one: one.screens.rename_entry("Employee", "2", "Em"), ("Employee", "2", "Update")),
    (lambda one: one.screens.add_item("Audit", "", 90.0), ("Item", "3", "Create")),
    (lambda one: one.screens.add_class("North"), ("Class", "5000000000000007280", "Create")),
    (lambda one: one.screens.add_department("Leeds"), ("Department", "1", "Create")),
    (lambda one: one.screens.track("Class"), ("Preferences", "1", "Update")),
    (an_activity, ("TimeActivity", "2", "Create")),
    (lambda one: one.screens.delete_time_activity("1"), ("TimeActivity", "1", "Delete")),
    (lambda one: one.save("Term", Name="Net 5", DueDays=5), ("Term", "1", "Create")),
]


@pytest.mark.parametrize(("edit", "told"), EDITS, ids=["-".join(told) for _, told in EDITS])
def test_an_edit_is_told_once(firm: App, edit: Edit, told: tuple[str, str, str]) -> None:
    """By the entity's name in the API, and one of six operations."""
    firm.subscribe(told[0])
    edit(firm.company)
    firm.wait()

    assert firm.told() == [told]


def test_billing_tells_of_the_invoice_the_time_and_the_customer(firm: App) -> None:
    """Whoever owes more has changed, too."""
    firm.subscribe()
    an_invoice(firm.company, {"TxnId": "1", "TxnType": "TimeActivity"})
    firm.wait()

    assert firm.told() == [
        ("Customer", "1", "Update"),
        ("Invoice", "1", "Create"),
        ("TimeActivity", "1", "Update"),
    ]


def test_a_merge_is_no_deletion(firm: App) -> None:
    """The survivor was merged and so updated; the time went over; nothing was deleted."""
    birch = firm.screens.add_customer("Birch")
    firm.wait(1)
    firm.subscribe("Customer", "TimeActivity")
    firm.screens.merge_customers(birch, "1")
    firm.wait()

    assert firm.told() == [
        ("Customer", birch, "Merge"),
        ("Customer", birch, "Update"),
        ("TimeActivity", "1", "Update"),
    ]


@pytest.mark.parametrize("operation", ["Update", "Delete"])
def test_a_customer_made_inactive(firm: App, operation: str) -> None:
    """A switch: an update, or a deletion as the name suggests then."""
    firm.state.set_behaviour(webhook_of_deactivation=operation)
    firm.subscribe("Customer")
    firm.screens.deactivate_customer("1")
    firm.wait()

    assert firm.told() == [("Customer", "1", operation)]


@pytest.mark.parametrize("touches", [False, True])
def test_the_jobs_below_a_renamed_customer(firm: App, touches: bool) -> None:
    """They are told of when their LastUpdatedTime moves, which is a switch of its own."""
    job = firm.screens.add_customer("Tax", "1")
    firm.wait(1)
    firm.state.set_behaviour(rename_touches_jobs=touches)
    firm.subscribe("Customer")
    firm.screens.rename_customer("1", "Acme Ltd")
    firm.wait()

    assert firm.told() == [("Customer", "1", "Update")] + [("Customer", job, "Update")] * touches


def test_what_nobody_asked_for(firm: App) -> None:
    """Other entities, and what the table of webhooks does not have."""
    firm.subscribe("Vendor")
    firm.screens.add_customer("Birch")
    firm.company.save("Attachable", Note="a note")
    firm.screens.unsubscribe_from_webhooks()
    firm.subscribe()
    firm.company.save("Attachable", Note="another note")
    firm.wait()

    assert firm.told() == []


def test_a_write_that_changes_nothing(firm: App) -> None:
    """Neither is it told."""
    firm.screens.deactivate_customer("1")
    firm.subscribe()
    firm.screens.deactivate_customer("1")
    firm.wait()

    assert firm.told() == []


def test_a_note_that_says_voided_voids_nothing(firm: App) -> None:
    """Only an invoice that comes to nothing is void."""
    an_invoice(firm.company)
    firm.subscribe("Invoice")
    firm.company.save("Invoice", Id="1", SyncToken="0", sparse=True, PrivateNote="Voided")
    firm.wait()

    assert firm.told() == [("Invoice", "1", "Update")]


def test_every_entity_of_webhooks_is_one_of_the_api() -> None:
    """Under its name there, but for currencies."""
    names = {RENAMED.get(entity.name, entity.name) for entity in BY_RECORD.values()}

    assert OPERATIONS.keys() <= names
