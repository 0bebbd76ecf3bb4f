"""What an invoice comes to: amounts, taxes, and what is still due."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from sim.karbon.billing.records import Invoice, LineItem, Payment
from sim.karbon.state import KarbonState
from sim.physics.provenance import documented, inferred

CENT: Final = Decimal("0.01")
NOTHING: Final = Decimal(0)


@documented("Karbon's OpenAPI document: UnitPrice times Quantity, without tax")
def amount(line: LineItem) -> Decimal:
    """What one charge comes to."""
    return rounded(line.quantity * line.unit_price)


def tax(line: LineItem) -> Decimal:
    """The tax on one charge."""
    return NOTHING if line.tax_rate is None else rounded(amount(line) * line.tax_rate / 100)


def subtotal(lines: Iterable[LineItem]) -> Decimal:
    """All charges, without tax."""
    return sum(map(amount, lines), NOTHING)


def taxes(invoice: Invoice) -> dict[str, Decimal]:
    """The tax on all charges, by its name."""
    found: dict[str, Decimal] = {}
    for line in invoice.line_items:
        if line.tax_rate is not None:
            name = line.tax_rate_name or ""
            found[name] = found.get(name, NOTHING) + tax(line)
    return found


def total(invoice: Invoice) -> Decimal:
    """All charges and their taxes."""
    return subtotal(invoice.line_items) + sum(taxes(invoice).values(), NOTHING)


@inferred("nothing is due on a voided invoice")
def due(state: KarbonState, invoice: Invoice) -> Decimal:
    """What is still to be paid: the total without the payments that stand."""
    if invoice.invoice_status == "Voided":
        return NOTHING
    return total(invoice) - sum((payment.amount for payment in standing(state, invoice)), NOTHING)


def standing(state: KarbonState, invoice: Invoice) -> list[Payment]:
    """The payments on an invoice that were not reversed."""
    found = state.of(Payment).page("invoice", invoice.invoice_key)
    return [payment for payment in found if payment.payment_type != "ManualPaymentReversed"]


def rounded(value: Decimal) -> Decimal:
    """To the cent, a half away from zero."""
    return value.quantize(CENT, ROUND_HALF_UP)
