"""What people do with money in Karbon itself."""

import pytest

from sim.karbon.screens import ScreenRefused
from tests.karbon.billing.conftest import ANN


def status(karbon, key):
    return karbon.get(f"Invoices/{key}").json()["InvoiceStatus"]


def test_an_invoice_goes_its_way(karbon, desk):
    """Approved, sent, paid by card."""
    key = karbon.screens.invoice_work(desk.work, amount=100, due_date="2026-04-01", currency="AUD")
    seen = [status(karbon, key)]
    karbon.screens.send_invoice(key)
    seen.append(status(karbon, key))
    karbon.screens.pay_invoice(key)
    seen.append(status(karbon, key))
    (row,) = karbon.screens.invoices(desk.organization)

    assert seen == ["Approved", "AwaitingPayment", "Paid"]
    assert (row["PaymentDueDate"], row["CurrencyCode"]) == ("2026-04-01T00:00:00Z", "AUD")
    assert karbon.screens.invoices(desk.person) == []


def test_a_fixed_fee_is_billed_without_naming_it(karbon, desk):
    """The work knows it."""
    made = karbon.call(
        "POST",
        "WorkItems",
        json={
            "AssigneeEmailAddress": ANN,
            "Title": "Return",
            "ClientKey": desk.person,
            "ClientType": "Contact",
            "StartDate": "2026-03-02",
            "FeeSettings": {"FeeType": "FixedFee", "FeeValue": 5150.2},
        },
    ).json()
    karbon.screens.invoice_work(made["WorkItemKey"])

    assert karbon.rows("Invoices")[0]["InvoiceTotal"] == 5150.2


def test_a_payment_by_card_names_its_client(karbon, desk, invoice):
    """And what arrives of it."""
    karbon.screens.pay_invoice(invoice, 15)
    (row,) = karbon.rows("Payments")

    assert (row["PaymentType"], row["PaymentMethod"]) == ("Payment", "Credit Card Online")
    assert row["Client"]["Name"] == "Engines"
    assert row["KarbonPayment"]["CardType"] == "visa"
    assert row["KarbonPayment"]["NetAmount"] == 15.0
    assert karbon.rows("Invoices")[0]["TotalAmountDue"] == 100.0


def test_a_voided_invoice_gives_back_what_it_billed(karbon, desk):
    """Time and expenses can be billed again; nothing is due."""
    karbon.screens.add_time(ANN, "2026-03-03", 60, desk.work)
    karbon.screens.add_expense(desk.work, 5, 5, "Stamps", "2026-03-03")
    first = karbon.screens.invoice_work(desk.work)
    karbon.screens.void_invoice(first)

    assert status(karbon, first) == "Voided"
    assert karbon.get(f"Invoices/{first}").json()["TotalAmountDue"] == 0.0
    assert karbon.rows("IndividualTimeEntries")[0]["BilledStatus"] == "Unbilled"
    assert karbon.screens.expenses(desk.work)[0]["invoice_key"] == ""
    assert karbon.screens.invoice_work(desk.work)


def test_an_exported_invoice_goes_back_to_its_export(karbon, desk):
    """Paid, and exported again when the payment is taken back."""
    key = karbon.screens.invoice_client(desk.person, "Advice", 10)
    karbon.screens.export_invoice(key)
    body = {"InvoiceKey": key, "PaymentMethod": "Cash", "PaymentDate": "2026-03-03", "TotalAmount": 10}
    paid = karbon.call("POST", "ManualPayments", json=body).json()["PaymentProcessingKey"]
    seen = [status(karbon, key)]
    karbon.call("DELETE", f"ManualPayments/{paid}")

    assert [*seen, status(karbon, key)] == ["Paid", "Exported"]


def test_expenses_of_a_client_are_billed_with_a_service(karbon, desk):
    """Once."""
    karbon.screens.add_expense(desk.person, 5, 5, "Stamps", "2026-03-03")
    karbon.screens.invoice_client(desk.person, "Advice", 10)
    karbon.screens.invoice_client(desk.person, "Advice", 10)

    assert [row["InvoiceTotal"] for row in karbon.screens.invoices()] == [15.0, 10.0]


def test_the_same_seed_gives_the_same_invoices(open_account):
    """Numbers, keys and the page."""

    def billed(name):
        caller = open_account(name, seed=3)
        client = caller.screens.add_organization("Engines")
        key = caller.screens.invoice_client(client, "Advice", 10)
        caller.screens.send_invoice(key)
        return caller.get(f"Invoices/{key}", expand="LineItems,Data").text

    assert billed("left") == billed("right")


@pytest.mark.parametrize(
    ("screen", "arguments", "sentence"),
    [
        ("invoice_work", ["nothing"], "no work has the key 'nothing'"),
        ("invoice_work", ["{work}"], "nothing is unbilled on 'Tax 2025'"),
        ("invoice_work", ["{work}", -1], "a fee is 0 to 1000000000, not -1"),
        ("invoice_work", ["{work}", 1, 101], "a tax is 0 to 100 percent, not 101"),
        ("invoice_work", ["{work}", 1, 10], "a tax's name cannot be empty"),
        ("invoice_work", ["{work}", 1, 0, "", "soon"], "'soon' is no date"),
        ("invoice_work", ["{work}", 1, 0, "", "", False, "usd"], "a currency is three capital letters"),
        ("invoice_client", ["{person}", " ", 1], "what is billed cannot be empty"),
        ("send_invoice", ["nothing"], "no invoice has the key 'nothing'"),
        ("pay_invoice", ["{approved}"], "KIN-1002 was not sent yet"),
        ("pay_invoice", ["{invoice}", 116], "115.00 is due on KIN-1001, not 116.00"),
        ("add_expense", ["nothing", 1, 1, "x", "2026-03-03"], "no client and no work has the key 'nothing'"),
        ("add_expense", ["{work}", -1, 1, "x", "2026-03-03"], "an expense is 0 to"),
        ("add_expense", ["{work}", 1, 1, "x" * 251, "2026-03-03"], "250 characters at most"),
    ],
)
def test_a_screen_refuses_in_a_sentence(karbon, desk, invoice, screen, arguments, sentence):
    """What is wrong, and what there is."""
    approved = karbon.screens.invoice_client(desk.person, "Advice", 10)
    keys = {**desk._asdict(), "invoice": invoice, "approved": approved}
    sent = [each.format(**keys) if isinstance(each, str) else each for each in arguments]

    with pytest.raises(ScreenRefused, match=sentence):
        getattr(karbon.screens, screen)(*sent)


def test_an_invoice_with_payments_is_not_voided(karbon, invoice):
    """They are taken back first; a voided one is nobody's business any more."""
    karbon.screens.pay_invoice(invoice, 1)
    with pytest.raises(ScreenRefused, match="KIN-1001 has payments"):
        karbon.screens.void_invoice(invoice)


def test_a_voided_invoice_is_left_alone(karbon, invoice):
    """Neither sent nor paid."""
    karbon.screens.void_invoice(invoice)
    with pytest.raises(ScreenRefused, match="KIN-1001 is voided"):
        karbon.screens.send_invoice(invoice)
