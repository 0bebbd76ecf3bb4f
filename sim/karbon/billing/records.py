"""An invoice, a payment and an expense, as the account keeps them. Money is exact."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Final, Literal, get_args

import msgspec

from sim.karbon.timelines import Timeline

InvoiceStatus = Literal["Approved", "AwaitingPayment", "Paid", "Exported", "Voided"]
BillableItemType = Literal["TimeEntry", "Expense", "Entity"]
PaymentType = Literal["ManualPayment", "ManualPaymentReversed", "Payment"]
STATUSES: Final[tuple[InvoiceStatus, ...]] = get_args(InvoiceStatus)


class BilledClient(msgspec.Struct, frozen=True, gc=False, kw_only=True, rename="pascal"):
    """Who an invoice is for, as they were when it was drafted. Under Karbon's names on the wire."""

    client_key: str
    client_type: str
    name: str
    address_line: str
    city: str
    state_province_county: str
    zip_code: str
    country: str
    email_address: str


class LineItem(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One charge. It comes from time, from an expense, or from a client or work as such."""

    line_item_key: str  # a GUID
    billed_for: str  # key of the work or the client that the charge belongs to
    billable_item_type: BillableItemType
    billable_item_entity_key: str
    description: str
    quantity: Decimal
    unit_price: Decimal
    tax_rate: Decimal | None = None  # percent
    tax_rate_name: str | None = None


class Invoice(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """An invoice from its approval on: drafts are nowhere in the API."""

    invoice_key: str
    invoice_number: str
    client: BilledClient
    invoice_date: date
    payment_due_date: date
    currency_code: str
    created_at: datetime
    updated_at: datetime
    line_items: tuple[LineItem, ...]
    interim: bool = False  # more will be billed for the same work
    payment_instructions: str = ""
    invoice_status: InvoiceStatus = "Approved"
    unpaid_status: InvoiceStatus = "Approved"  # what it goes back to when a payment is taken back
    file_key: str = ""  # of the rendered invoice, once it was posted
    link_token: str = ""


class Payment(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Money for an invoice, recorded by hand or taken by Karbon."""

    payment_key: str
    payment_reference: str
    payment_type: PaymentType
    payment_date: date
    amount: Decimal
    payment_method: str
    invoice_key: str
    reference: str = ""
    reversal_date: date | None = None
    card_type: str = ""
    card_funding: str = ""


class Expense(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """What the firm spent for a client, and what of it is billed on."""

    expense_key: str
    timeline: Timeline
    expense_date: datetime
    value: float
    billable_value: float
    description: str
    invoice_key: str = ""
