"""The two lists of billing: what filters and orders them (contract 2.3, 2.4)."""

from __future__ import annotations

from typing import Final

from sim.karbon.billing.records import Invoice, Payment
from sim.karbon.billing.tables import INVOICE_INDEXES, PAYMENT_INDEXES
from sim.karbon.listing import EQ, Listing, Property, everything

INVOICES: Final = Listing(
    name="Invoices",
    type_name="InvoiceDTO",
    page_rows=100,
    table=lambda state: state.of(Invoice),
    key=lambda invoice: invoice.invoice_key,
    indexes=INVOICE_INDEXES,
    scopes=everything,
    properties={"InvoiceStatus": Property(EQ, lambda _, invoice: invoice.invoice_status, "status")},
    known=frozenset(
        {
            "InvoiceKey",
            "InvoiceNumber",
            "TotalAmountDue",
            "InvoiceTotal",
            "InvoiceSubTotal",
            "InvoiceTaxTotal",
            "InvoiceDate",
            "PaymentDueDate",
            "CreatedAt",
            "UpdatedAt",
            "CurrencyCode",
            "PaymentInstructions",
            "Client",
            "TaxLineItems",
        }
    ),
    orders={
        "InvoiceDate": "invoice_date",
        "CreatedAt": "created_at",
        "UpdatedAt": "updated_at",
        "InvoiceNumber": "invoice_number",
    },
)
PAYMENTS: Final = Listing(
    name="Payments",
    type_name="PaymentDTO",
    page_rows=100,
    table=lambda state: state.of(Payment),
    key=lambda payment: payment.payment_key,
    indexes=PAYMENT_INDEXES,
    scopes=everything,
    properties={},
    known=frozenset(),
    orders={},
)
