"""Invoices, Payments, ManualPayments, ReverseManualPayment and Expenses over HTTP."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from flask import Response

from sim.karbon.billing import data_wire, errors, expenses, payments, wire
from sim.karbon.billing.dto import InvoiceExpansions, PaymentProblem
from sim.karbon.billing.lists import INVOICES, PAYMENTS
from sim.karbon.billing.records import Invoice, Payment
from sim.karbon.expansions_dto import names_of
from sim.karbon.missing import explained
from sim.karbon.operation import READING, Operation, Problem
from sim.karbon.options import expansions
from sim.karbon.resource import KarbonCall, Resource, Shown, bare, listed, no_content, single
from sim.physics.provenance import documented, inferred

NAMES: Final = ("value", "values")
MISSING: Final = {404: Problem}
NOTHING: Final[frozenset[str]] = frozenset()
ORDER: Final[tuple[str, ...]] = ("LineItems", "Payments", "Data")


def resources() -> dict[str, Resource]:
    """Billing, by name in lower case."""
    return {
        "invoices": Resource(
            collection={
                "GET": Operation(
                    "Invoices",
                    _invoices,
                    form="page",
                    shows=wire.invoice_row,
                    listing=INVOICES,
                    listed_as=NAMES,
                )
            },
            record={
                "GET": Operation(
                    "Invoices/{InvoiceKey}",
                    _invoice,
                    shows=wire.invoice,
                    expands=InvoiceExpansions,
                    refuses=READING,
                )
            },
        ),
        "payments": Resource(
            collection={
                "GET": Operation(
                    "Payments",
                    _payments,
                    form="page",
                    shows=wire.payment,
                    listing=PAYMENTS,
                    listed_as=NAMES,
                )
            },
            record={"GET": Operation("Payments/{PaymentKey}", _payment, shows=wire.payment, refuses=READING)},
        ),
        **_manual_payments(),
        "expenses": Resource(
            collection={
                "POST": Operation(
                    "Expenses",
                    _spend,
                    form="bare",
                    shows=wire.expense,
                    statuses=(201,),
                    located=False,
                    takes=expenses.ExpenseBody,
                    required=expenses.REQUIRED,
                )
            }
        ),
    }


def _manual_payments() -> dict[str, Resource]:
    return {
        "manualpayments": Resource(
            collection={
                "POST": Operation(
                    "ManualPayments",
                    _record,
                    shows=wire.manual_payment,
                    statuses=(201,),
                    located=False,
                    refuses={400: PaymentProblem},
                    takes=payments.ManualPaymentBody,
                    required=payments.REQUIRED,
                )
            },
            record={
                "DELETE": Operation(
                    "ManualPayments/{ManualPaymentKey}",
                    _delete,
                    form="nothing",
                    statuses=(204,),
                    refuses=MISSING,
                )
            },
        ),
        "reversemanualpayment": Resource(
            collection={
                "POST": Operation(
                    "ReverseManualPayment",
                    _reverse,
                    form="nothing",
                    statuses=(204,),
                    refuses=MISSING,
                    takes=payments.ReversalBody,
                )
            }
        ),
    }


def _invoices(call: KarbonCall) -> Response:
    return listed(call, INVOICES, "Invoices", wire.invoice_row, call.state.behaviour.name_of_listed)


@documented("Karbon's OpenAPI document: line items, payments and data in any mix")
def _invoice(call: KarbonCall) -> Response:
    wanted = expansions(call.options, names_of(InvoiceExpansions))
    invoice = call.state.of(Invoice).get(call.address.key)
    if invoice is None:
        raise explained(call.state, errors.invoice_not_found(call.address.key), call.address.key)
    expanded = {name: _expanded(call, invoice, name) for name in ORDER if name in wanted}
    return single(call, "Invoices", "", {**wire.invoice(call.state, invoice), **expanded})


def _expanded(call: KarbonCall, invoice: Invoice, name: str) -> Sequence[Shown]:
    if name == "LineItems":
        return [wire.line_item(line) for line in invoice.line_items]
    if name == "Data":
        return data_wire.data(call.state, invoice)
    found = call.state.of(Payment).page("invoice", invoice.invoice_key)
    return [wire.payment_of_invoice(payment) for payment in found]


def _payments(call: KarbonCall) -> Response:
    return listed(call, PAYMENTS, "Payments", wire.payment, call.state.behaviour.name_of_listed)


@inferred("the reference has no 404 for payments; in the words for invoices")
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
