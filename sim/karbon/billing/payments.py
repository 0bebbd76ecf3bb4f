"""Recording payments by hand, deleting them and reversing them: what a caller may send, and what is refused."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, Final

import msgspec

from sim.karbon.billing import errors
from sim.karbon.billing.invoices import settle
from sim.karbon.billing.records import Invoice, Payment
from sim.karbon.billing.sums import CENT, due, rounded
from sim.karbon.bodies import PassedOver, bound, understood
from sim.karbon.instants import instant_of
from sim.karbon.state import KarbonState
from sim.physics.provenance import documented, inferred

METHODS: Final = {
    "reference": (
        "Bank Transfer",
        "Direct Debit",
        "Credit Card Online",
        "Credit Card Office",
        "Check",
        "Cash",
        "Other",
    ),
    "guide": ("Check", "Cash", "EFT", "Credit Card", "BankTransfer", "DirectDebit", "Other"),
}
REFERENCE_LENGTH_MAX: Final = 250
AMOUNT_MAX: Final = 1_000_000_000_000
NUMBERED_FROM: Final = 1000

REQUIRED: Final = ("InvoiceKey", "PaymentMethod", "PaymentDate", "TotalAmount")


class ManualPaymentBody(
    msgspec.Struct, frozen=True, kw_only=True, rename="pascal", forbid_unknown_fields=True
):
    """A payment as it is sent. What its answer shows besides is passed over."""

    invoice_key: str | None = None
    payment_method: str | None = None
    payment_date: str | None = None
    total_amount: float | None = None
    reference: str | None = None
    odata_context: PassedOver = msgspec.field(default=None, name="@odata.context")
    payment_processing_key: PassedOver = None


class ReversalBody(msgspec.Struct, frozen=True, kw_only=True, rename="pascal", forbid_unknown_fields=True):
    """Which payment to reverse, and as of when."""

    payment_key: str
    reversal_date: str


@documented("Karbon's OpenAPI document: invoice, method, date and amount; not more than what is due")
def record(state: KarbonState, content: Any) -> Payment:
    """A payment that somebody received, from the body of a POST."""
    nothing = errors.payment_refused("4005", "Required payload data is missing: ManualPayment")
    body = bound(content, ManualPaymentBody, nothing)
    invoice = _invoice(state, body.invoice_key or "")
    method = body.payment_method or ""
    if method not in METHODS[state.behaviour.payment_methods]:
        raise errors.payment_refused("4002", errors.not_among("Payment Method", method))
    day = instant_of(body.payment_date or "")
    if day is None:
        raise errors.payment_refused("4002", errors.empty("Payment Date"))
    reference = body.reference or ""
    if len(reference) > REFERENCE_LENGTH_MAX:
        sentence = errors.too_long("Reference", REFERENCE_LENGTH_MAX, len(reference))
        raise errors.payment_refused("4002", sentence)
    amount = _amount(state, body.total_amount or 0.0, invoice)
    return receive(
        state,
        invoice,
        Payment(
            payment_key=state.new_key(),
            payment_reference=next_reference(state),
            payment_type="ManualPayment",
            payment_date=day.date(),
            amount=amount,
            payment_method=method,
            invoice_key=invoice.invoice_key,
            reference=reference,
        ),
    )


def receive(state: KarbonState, invoice: Invoice, payment: Payment) -> Payment:
    """Keep a payment; its invoice may be paid with it."""
    state.of(Payment).put(payment)
    settle(state, invoice)
    return payment


@documented("sample of the reference: KPY-1000")
def next_reference(state: KarbonState) -> str:
    """The number of the next payment."""
    return f"KPY-{state.universe.chance.number('karbon.payment_references', NUMBERED_FROM)}"


def delete(state: KarbonState, key: str) -> None:
    """Take away a payment that was recorded in error."""
    payment = _manual(state, key)
    state.of(Payment).remove(payment.payment_key)
    _unsettle(state, payment)


@inferred("no 400 of a reversal is documented: a body that names no payment finds none")
def reverse(state: KarbonState, content: Any) -> None:
    """Reverse a payment, from the body of a POST; it stays on the books and counts no more."""
    body = understood(content, ReversalBody)
    day = None if body is None else instant_of(body.reversal_date)
    if body is None or day is None:
        raise errors.manual_payment_not_found("" if body is None else body.payment_key)
    take_back(state, _manual(state, body.payment_key), day.date())


@inferred("the third type of payment is a reversed one; that it is the same payment is not said")
def take_back(state: KarbonState, payment: Payment, day: date) -> None:
    """Reverse a payment as of a day."""
    reversed_now = msgspec.structs.replace(payment, payment_type="ManualPaymentReversed", reversal_date=day)
    state.of(Payment).put(reversed_now)
    _unsettle(state, payment)


@inferred("which invoice has to be said; of one that is not there in the words for one that is read")
def _invoice(state: KarbonState, key: str) -> Invoice:
    if not key.strip():
        raise errors.payment_refused("4002", errors.empty("Invoice Key"))
    invoice = state.of(Invoice).get(key)
    if invoice is None:
        raise errors.payment_refused("4004", f"Invoice with key {key} not found.")
    return invoice


@documented("Karbon's OpenAPI document: more than nothing, and not more than what is due")
def _amount(state: KarbonState, sent: float, invoice: Invoice) -> Decimal:
    exact = Decimal(repr(sent))
    if exact < CENT:
        raise errors.payment_refused("4002", "'Total Amount' must be greater than '0'.")
    if exact > AMOUNT_MAX or rounded(exact) > due(state, invoice):
        raise errors.overpaid(state.tenant.tenant_key, invoice.invoice_key)
    return rounded(exact)


@documented(
    "Karbon's OpenAPI document: what was recorded by hand can be deleted or reversed, and nothing else"
)
def _manual(state: KarbonState, key: str) -> Payment:
    payment = state.of(Payment).get(key)
    if payment is None or payment.payment_type != "ManualPayment":
        raise errors.manual_payment_not_found(key)
    return payment


def _unsettle(state: KarbonState, payment: Payment) -> None:
    invoice = state.of(Invoice).get(payment.invoice_key)
    if invoice is not None:
        settle(state, invoice)
