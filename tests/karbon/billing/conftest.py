"""A firm with an organization, work for it, and invoices in every status."""

from typing import NamedTuple

import pytest

ANN = "ann@firm.example"


class Desk(NamedTuple):
    person: str
    organization: str
    work: str


@pytest.fixture
def desk(karbon):
    """Keys of two clients and of work for one of them."""
    karbon.screens.add_user("Ann Lee", ANN)
    organization = karbon.screens.add_organization("Engines", email="books@engines.example")
    work = karbon.screens.add_work("Tax 2025", organization, "2026-03-02", work_type="Tax")
    return Desk(karbon.screens.add_person("Ada", "Byron"), organization, work)


@pytest.fixture
def invoice(karbon, desk):
    """An invoice over 115.00, fifteen of it tax, that awaits its payment."""
    key = karbon.screens.invoice_work(desk.work, amount=100, tax_percent=15, tax_name="GST")
    karbon.screens.send_invoice(key)
    return key


@pytest.fixture
def pay(karbon, invoice):
    """Record a payment by hand."""

    def record(**changes):
        body = {
            "InvoiceKey": invoice,
            "PaymentMethod": "Cash",
            "PaymentDate": "2026-03-05",
            "TotalAmount": 15.5,
        }
        sent = {name: value for name, value in {**body, **changes}.items() if value is not ...}
        return karbon.call("POST", "ManualPayments", json=sent)

    return record


@pytest.fixture
def shown(karbon, invoice):
    """Status and amount due of the invoice."""

    def look():
        found = karbon.get(f"Invoices/{invoice}").json()
        return found["InvoiceStatus"], found["TotalAmountDue"]

    return look
