"""Recorded payments are deleted or reversed: what was paid is due again."""

import pytest


def test_a_deleted_payment_is_gone(karbon, pay, shown):
    """204; its amount is due again, and the invoice is unpaid again."""
    key = pay(TotalAmount=115).json()["PaymentProcessingKey"]
    response = karbon.call("DELETE", f"ManualPayments/{key}")

    assert (response.status_code, response.content) == (204, b"")
    assert shown() == ("AwaitingPayment", 115.0)
    assert karbon.rows("Payments") == []
    assert karbon.refusal(f"Payments/{key}") == (404, "4004", f"Payment with key {key} not found.")


def test_a_reversed_payment_stays_and_counts_no_more(karbon, invoice, pay, shown):
    """204; it is of another type from then on."""
    key = pay(TotalAmount=115).json()["PaymentProcessingKey"]
    body = {"PaymentKey": key, "ReversalDate": "2026-03-20T00:00:00Z"}
    response = karbon.call("POST", "ReverseManualPayment", json=body)

    assert (response.status_code, response.content) == (204, b"")
    assert shown() == ("AwaitingPayment", 115.0)
    assert [row["PaymentType"] for row in karbon.rows("Payments")] == ["ManualPaymentReversed"]


def not_found(key):
    return {"error": {"code": "4004", "message": f"Manual payment not found - {key}"}}


def test_a_payment_is_taken_back_once(karbon, pay):
    """Then there is no such payment to delete or reverse."""
    key = pay().json()["PaymentProcessingKey"]
    body = {"PaymentKey": key, "ReversalDate": "2026-03-20T00:00:00Z"}
    karbon.call("POST", "ReverseManualPayment", json=body)

    assert karbon.call("POST", "ReverseManualPayment", json=body).json() == not_found(key)
    assert karbon.call("DELETE", f"ManualPayments('{key}')").json() == not_found(key)


def test_what_karbon_took_is_not_taken_back_by_hand(karbon, invoice):
    """A payment by card is no manual payment."""
    key = karbon.screens.pay_invoice(invoice)

    response = karbon.call("DELETE", f"ManualPayments/{key}")

    assert response.status_code == 404
    assert response.json() == not_found(key)


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", ""),
        (b"null", ""),
        (b"[" * 100_000, ""),
        (b'{"PaymentKey":3}', ""),
        (b'{"PaymentKey":"x"}', ""),
        (b'{"PaymentKey":"x","ReversalDate":"soon"}', "x"),
        (b'{"PaymentKey":"x","ReversalDate":"2026-03-20"}', "x"),
    ],
    ids=range(7),
)
def test_a_reversal_of_nothing(karbon, content, key):
    """404 is the only refusal that is documented."""
    response = karbon.call("POST", "ReverseManualPayment", data=content)

    assert response.status_code == 404
    assert response.json() == not_found(key)
