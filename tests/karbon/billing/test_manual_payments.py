"""Payments that a caller records."""

import pytest

from sim.karbon.billing.records import Payment


def test_a_payment_is_recorded(karbon, invoice, pay, shown):
    """201 without an address; its key has another name here."""
    response = pay(Reference="Payment in person")

    assert response.status_code == 201
    assert "Location" not in response.headers
    assert list(response.json().items())[:6] == [
        ("@odata.context", "https://api.karbonhq.com/v3/$metadata#ManualPayments/$entity"),
        ("InvoiceKey", invoice),
        ("PaymentMethod", "Cash"),
        ("PaymentDate", "2026-03-05T00:00:00Z"),
        ("TotalAmount", 15.5),
        ("Reference", "Payment in person"),
    ]
    assert shown() == ("AwaitingPayment", 99.5)


def test_a_recorded_payment_is_among_the_payments(karbon, desk, pay):
    """The part on cards is empty, and there is no client; the key leads to it."""
    key = pay().json()["PaymentProcessingKey"]
    (row,) = karbon.rows("Payments")
    single = karbon.get(f"Payments/{key}").json()

    assert row == {
        "PaymentKey": key,
        "PaymentReference": "KPY-1000",
        "PaymentType": "ManualPayment",
        "PaymentDate": "2026-03-05",
        "GrossAmount": 15.5,
        "PaymentMethod": "Cash",
        "ClientKey": desk.organization,
        "KarbonPayment": {
            "CardType": "",
            "CardCountry": None,
            "CardFunding": "",
            "PayoutStatus": "",
            "SurchargeAmount": 0.0,
            "SurchargeTaxAmount": 0.0,
            "KarbonFeeAmount": 0.0,
            "KarbonFeeTaxAmount": 0.0,
            "NetAmount": 0.0,
        },
        "Client": None,
    }
    assert single == {"@odata.context": "https://api.karbonhq.com/v3/$metadata#Payments/$entity", **row}


def test_a_payment_can_show_its_key_as_in_the_sample(karbon, pay):
    """The sample calls it InvoiceKey, and has no other."""
    key = pay().json()["PaymentProcessingKey"]
    karbon.state.set_behaviour(payment_key_name="InvoiceKey")
    row = karbon.rows("Payments")[0]

    assert row["InvoiceKey"] == key
    assert "PaymentKey" not in row


def test_the_last_payment_settles_the_invoice(karbon, pay, shown):
    """Nothing due is paid."""
    pay(TotalAmount=100)
    pay(TotalAmount=15)

    assert shown() == ("Paid", 0.0)


def test_cents_add_up(karbon, pay, shown):
    """Money is exact: a thousand small payments leave no crumb."""
    for _ in range(10):
        pay(TotalAmount=0.1)

    assert shown() == ("AwaitingPayment", 114.0)


@pytest.mark.parametrize("amount", [115.01, 116, 1e300, 115.006])
def test_nobody_overpays(karbon, invoice, pay, shown, amount):
    """400 in capitals, with both keys."""
    response = pay(TotalAmount=amount)
    tenant = karbon.state.tenant.tenant_key

    assert response.status_code == 400
    assert response.json() == {
        "Error": {
            "Code": "4002",
            "Message": f"An attempt was made to overpay Invoice with [tenantPermaKey={tenant}] "
            f"and [invoicePermaKey={invoice}].",
        }
    }
    assert shown() == ("AwaitingPayment", 115.0)


def test_a_paid_invoice_takes_nothing_more(karbon, pay):
    """Not even a cent."""
    pay(TotalAmount=115)

    assert "overpay" in pay(TotalAmount=0.01).json()["Error"]["Message"]


def test_a_voided_invoice_takes_nothing(karbon, invoice, pay):
    """Nothing is due on it."""
    karbon.screens.void_invoice(invoice)

    assert "overpay" in pay().json()["Error"]["Message"]


@pytest.mark.parametrize(
    ("changes", "code", "message"),
    [
        ({"InvoiceKey": ...}, "4002", "'Invoice Key' must not be empty."),
        ({"InvoiceKey": "nothing"}, "4004", "Invoice with key nothing not found."),
        ({"PaymentMethod": ...}, "4002", "'Payment Method' has a range of values which does not include ''."),
        (
            {"PaymentMethod": "Gold"},
            "4002",
            "'Payment Method' has a range of values which does not include 'Gold'.",
        ),
        ({"PaymentDate": ...}, "4002", "'Payment Date' must not be empty."),
        ({"PaymentDate": "soon"}, "4002", "'Payment Date' must not be empty."),
        ({"TotalAmount": ...}, "4002", "'Total Amount' must be greater than '0'."),
        ({"TotalAmount": 0}, "4002", "'Total Amount' must be greater than '0'."),
        ({"TotalAmount": -1}, "4002", "'Total Amount' must be greater than '0'."),
        ({"TotalAmount": 0.004}, "4002", "'Total Amount' must be greater than '0'."),
        (
            {"Reference": "x" * 251},
            "4002",
            "The length of 'Reference' must be 250 characters or fewer. You entered 251 characters.",
        ),
        ({"TotalAmount": "15"}, "4005", "Required payload data is missing: ManualPayment"),
        ({"TotalAmount": True}, "4005", "Required payload data is missing: ManualPayment"),
        ({"Currency": "USD"}, "4005", "Required payload data is missing: ManualPayment"),
    ],
)
def test_what_a_payment_has_to_be(karbon, pay, changes, code, message):
    """Every refusal has the envelope of the documented one."""
    response = pay(**changes)

    assert response.status_code == 400
    assert response.json() == {"Error": {"Code": code, "Message": message}}
    assert len(karbon.state.of(Payment)) == 0


@pytest.mark.parametrize(
    ("side", "taken", "refused"),
    [
        ("reference", ["Bank Transfer", "Direct Debit", "Credit Card Online", "Credit Card Office"], ["EFT"]),
        ("guide", ["EFT", "Credit Card", "BankTransfer", "DirectDebit"], ["Bank Transfer"]),
    ],
)
def test_methods_are_those_of_the_reference_or_of_the_guide(karbon, pay, side, taken, refused):
    """Three are in both."""
    karbon.state.set_behaviour(payment_methods=side)

    for method in [*taken, "Check", "Cash", "Other"]:
        assert pay(PaymentMethod=method, TotalAmount=1).status_code == 201
    for method in refused:
        assert pay(PaymentMethod=method, TotalAmount=1).status_code == 400


@pytest.mark.parametrize(
    "content",
    [b"", b"null", b"[]", b"{", b"\xff", b"[" * 100_000, b'{"TotalAmount":' + b"9" * 5000 + b"}"],
    ids=range(7),
)
def test_a_body_that_says_nothing(karbon, content):
    """400, in capitals."""
    response = karbon.call("POST", "ManualPayments", data=content)

    assert response.status_code == 400
    assert response.json()["Error"]["Code"] == "4005"


@pytest.mark.parametrize("path", ["ManualPayments", "ReverseManualPayment"])
def test_a_body_beyond_all_measure(karbon, path):
    """A megabyte is more than any payment needs."""
    assert karbon.call("POST", path, data=b"x" * 1_000_001).status_code == 413


@pytest.mark.parametrize("path", ["ManualPayments", "ManualPayments/x", "ReverseManualPayment"])
def test_they_are_not_read_there(karbon, path):
    """Payments are."""
    assert karbon.get(path).status_code == 404
