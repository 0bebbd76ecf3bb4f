"""Invoices, payments and expenses as Karbon's JSON, in the order of its samples."""

from __future__ import annotations

from decimal import Decimal
from typing import Final, cast

import msgspec

from sim.karbon.billing import sums
from sim.karbon.billing.dto import (
    ExpenseDTO,
    InvoiceDTO,
    InvoiceFoot,
    InvoiceHead,
    InvoiceRow,
    KarbonPaymentDTO,
    LineItemDTO,
    ManualPaymentDTO,
    PaymentBasics,
    PaymentDTO,
    PaymentOfInvoice,
)
from sim.karbon.billing.records import Expense, Invoice, LineItem, Payment
from sim.karbon.files.tokens import token_for
from sim.karbon.state import KarbonState
from sim.karbon.wire import seconds
from sim.karbon.work_wire import midnight
from sim.physics.provenance import documented, inferred

LINK: Final = "https://clientportal.karbonhq.com/invoice-link?token="


def invoice_row(state: KarbonState, invoice: Invoice) -> InvoiceRow:
    """An invoice on the list."""
    return {**_head(state, invoice), **_foot(invoice)}


@documented("Karbon's OpenAPI document: two links more than on the list, null until the invoice was posted")
def invoice(state: KarbonState, invoice: Invoice) -> InvoiceDTO:
    """An invoice alone."""
    link = LINK + invoice.link_token if invoice.link_token and invoice.invoice_status != "Voided" else None
    file_url = f"/v3/Files?token={token_for(state, invoice.file_key)}" if invoice.file_key else None
    return {
        **_head(state, invoice),
        "InvoiceMagicLink": link,
        "InvoicePdfUrl": file_url,
        **_foot(invoice),
    }


@documented("Karbon's OpenAPI document: a price in text, and a rate with four digits behind the point")
def line_item(line: LineItem) -> LineItemDTO:
    """A charge, in the expansion LineItems."""
    return {
        "LineItemKey": line.line_item_key,
        "BillableItemEntityKey": line.billable_item_entity_key,
        "BillableItemType": line.billable_item_type,
        "Description": line.description,
        "Quantity": round(float(line.quantity), 4),
        "UnitPrice": f"{line.unit_price:.2f}",
        "Amount": float(sums.amount(line)),
        "TaxRate": None if line.tax_rate is None else _four_digits(line.tax_rate),
        "TaxRateName": line.tax_rate_name,
    }


def payment_of_invoice(payment: Payment) -> PaymentOfInvoice:
    """A payment, in the expansion Payments."""
    return {
        "PaymentKey": payment.payment_key,
        "PaymentReference": payment.payment_reference,
        "PaymentType": payment.payment_type,
        "PaymentDate": payment.payment_date.isoformat(),
        "Amount": float(payment.amount),
    }


@documented("sample of the reference: by hand, the part on cards is empty and there is no client")
def payment(state: KarbonState, payment: Payment) -> PaymentDTO:
    """A payment, on its list and alone."""
    invoice = state.of(Invoice).get(payment.invoice_key)
    by_karbon = payment.payment_type == "Payment"
    basics: PaymentBasics = {
        "PaymentReference": payment.payment_reference,
        "PaymentType": payment.payment_type,
        "PaymentDate": payment.payment_date.isoformat(),
        "GrossAmount": float(payment.amount),
        "PaymentMethod": payment.payment_method,
        "ClientKey": invoice.client.client_key if invoice is not None else None,
        "KarbonPayment": _karbon_payment(payment),
        "Client": invoice.client if invoice is not None and by_karbon else None,
    }
    return cast("PaymentDTO", {state.behaviour.payment_key_name: payment.payment_key, **basics})


@documented("Karbon's OpenAPI document: the answer to POST ManualPayments")
def manual_payment(payment: Payment) -> ManualPaymentDTO:
    """A payment in the answer to its recording: the key has another name here."""
    return {
        "InvoiceKey": payment.invoice_key,
        "PaymentMethod": payment.payment_method,
        "PaymentDate": midnight(payment.payment_date),
        "TotalAmount": float(payment.amount),
        "Reference": payment.reference or None,
        "PaymentProcessingKey": payment.payment_key,
    }


def expense(expense: Expense) -> ExpenseDTO:
    """An expense in the answer to its POST."""
    return {
        "ExpenseKey": expense.expense_key,
        "Timeline": expense.timeline,
        "ExpenseDate": seconds(expense.expense_date),
        "Value": expense.value,
        "BillableValue": expense.billable_value,
        "Description": expense.description,
    }


def _four_digits(rate: Decimal) -> float:
    return cast("float", msgspec.Raw(f"{rate:.4f}".encode()))


def _head(state: KarbonState, invoice: Invoice) -> InvoiceHead:
    total, subtotal = sums.total(invoice), sums.subtotal(invoice.line_items)
    return {
        "InvoiceKey": invoice.invoice_key,
        "InvoiceNumber": invoice.invoice_number,
        "TotalAmountDue": float(sums.due(state, invoice)),
        "InvoiceTotal": float(total),
        "InvoiceSubTotal": float(subtotal),
        "InvoiceTaxTotal": float(total - subtotal),
        "InvoiceDate": midnight(invoice.invoice_date),
        "PaymentDueDate": midnight(invoice.payment_due_date),
        "UpdatedAt": seconds(invoice.updated_at),
        "CurrencyCode": invoice.currency_code,
        "PaymentInstructions": invoice.payment_instructions or None,
        "InvoiceStatus": invoice.invoice_status,
    }


def _foot(invoice: Invoice) -> InvoiceFoot:
    taxes = sums.taxes(invoice).items()
    return {
        "Client": invoice.client,
        "TaxLineItems": [{"TaxName": name, "TaxValue": float(value)} for name, value in taxes],
    }


@inferred(
    "what Karbon charges for a payment is documented nowhere: nothing, so that what is paid is what arrives"
)
def _karbon_payment(payment: Payment) -> KarbonPaymentDTO:
    by_karbon = payment.payment_type == "Payment"
    return {
        "CardType": payment.card_type,
        "CardCountry": None,
        "CardFunding": payment.card_funding,
        "PayoutStatus": "paid" if by_karbon else "",
        "SurchargeAmount": 0.0,
        "SurchargeTaxAmount": 0.0,
        "KarbonFeeAmount": 0.0,
        "KarbonFeeTaxAmount": 0.0,
        "NetAmount": float(payment.amount) if by_karbon else 0.0,
    }
