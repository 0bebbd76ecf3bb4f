"""Invoices, Payments, ManualPayments, ReverseManualPayment and Expenses over HTTP."""

from __future__ import annotations

from typing import Any, Final

from flask import Response

from sim.karbon.billing import data_wire, errors, expenses, payments, wire
from sim.karbon.billing.lists import INVOICES, PAYMENTS
from sim.karbon.billing.records import Invoice, Payment
from sim.karbon.missing import explained
from sim.karbon.options import expansions
from sim.karbon.resource import KarbonCall, Resource, bare, listed, no_content, single
from sim.physics.provenance import documented

NOTHING: Final[frozenset[str]] = frozenset()
EXPANDABLE: Final = frozenset({"LineItems", "Payments", "Data"})


def resources() -> dict[str, Resource]:
    """Billing, by name in lower case."""
    return {
        "invoices": Resource(collection={"GET": _invoices}, record={"GET": _invoice}),
        "payments": Resource(collection={"GET": _payments}, record={"GET": _payment}),
        "manualpayments": Resource(collection={"POST": _record}, record={"DELETE": _delete}),
        "reversemanualpayment": Resource(collection={"POST": _reverse}),
        "expenses": Resource(collection={"POST": _spend}),
    }


def _invoices(call: KarbonCall) -> Response:
    return listed(call, INVOICES, "Invoices", wire.invoice_row, call.state.behaviour.name_of_listed)


@documented("Karbon's OpenAPI document: line items, payments and data in any mix")
def _invoice(call: KarbonCall) -> Response:
    wanted = expansions(call.options, EXPANDABLE)
    invoice = call.state.of(Invoice).get(call.address.key)
    if invoice is None:
        raise explained(call.state, errors.invoice_not_found(call.address.key), call.address.key)
    fields = wire.invoice(call.state, invoice)
    for name in sorted(wanted, key=("LineItems", "Payments", "Data").index):
        fields[name] = _expanded(call, invoice, name)
    return single(call, "Invoices", "", fields)


def _expanded(call: KarbonCall, invoice: Invoice, name: str) -> list[dict[str, Any]]:
    if name == "LineItems":
        return [wire.line_item(line) for line in invoice.line_items]
    if name == "Data":
        return data_wire.data(call.state, invoice)
    found = call.state.of(Payment).page("invoice", invoice.invoice_key)
    return [wire.payment_of_invoice(payment) for payment in found]


def _payments(call: KarbonCall) -> Response:
    return listed(call, PAYMENTS, "Payments", wire.payment, call.state.behaviour.name_of_listed)


def _payment(call: KarbonCall) -> Response:
    expansions(call.options, NOTHING)
    payment = call.state.of(Payment).get(call.address.key)
    if payment is None:
        raise explained(call.state, errors.payment_not_found(call.address.key), call.address.key)
    return single(call, "Payments", "", wire.payment(call.state, payment))


@documented("Karbon's OpenAPI document: no Location, for a manual payment alone has no address to read")
def _record(call: KarbonCall) -> Response:
    payment = payments.record(call.state, call.content)
    return single(call, "ManualPayments", "", wire.manual_payment(payment), 201)


def _delete(call: KarbonCall) -> Response:
    payments.delete(call.state, call.address.key)
    return no_content()


def _reverse(call: KarbonCall) -> Response:
    payments.reverse(call.state, call.content)
    return no_content()


@documented("Karbon's OpenAPI document: the answer has neither envelope nor Location")
def _spend(call: KarbonCall) -> Response:
    return bare(wire.expense(expenses.create(call.state, call.content)), 201)
