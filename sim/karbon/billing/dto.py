"""The shapes in which Karbon shows invoices, payments and expenses; see `sim/karbon/dto.py`."""

from __future__ import annotations

from typing import NotRequired, TypedDict

from sim.karbon import timelines
from sim.karbon.billing import records
from sim.karbon.billing.data_dto import DataItem


class TaxLineItem(TypedDict):
    """What one tax of an invoice comes to."""

    TaxName: str
    TaxValue: float


class InvoiceHead(TypedDict):
    """What every form of an invoice begins with."""

    InvoiceKey: str
    InvoiceNumber: str
    TotalAmountDue: float
    InvoiceTotal: float
    InvoiceSubTotal: float
    InvoiceTaxTotal: float
    InvoiceDate: str | None
    PaymentDueDate: str | None
    UpdatedAt: str
    CurrencyCode: str
    PaymentInstructions: str | None
    InvoiceStatus: records.InvoiceStatus


class InvoiceFoot(TypedDict):
    """What every form of an invoice ends with."""

    Client: records.BilledClient
    TaxLineItems: list[TaxLineItem]


class InvoiceRow(InvoiceHead, InvoiceFoot):
    """An invoice on the list."""


class InvoiceDTO(InvoiceRow):
    """An invoice alone."""

    InvoiceMagicLink: str | None
    InvoicePdfUrl: str | None


class LineItemDTO(TypedDict):
    """A charge."""

    LineItemKey: str
    BillableItemEntityKey: str
    BillableItemType: str
    Description: str
    Quantity: float
    UnitPrice: str
    Amount: float
    TaxRate: float | None
    TaxRateName: str | None


class PaymentOfInvoice(TypedDict):
    """A payment under its invoice."""

    PaymentKey: str
    PaymentReference: str
    PaymentType: records.PaymentType
    PaymentDate: str
    Amount: float


class InvoiceExpansions(TypedDict, total=False):
    """What an invoice shows when asked for, in this order."""

    LineItems: list[LineItemDTO]
    Payments: list[PaymentOfInvoice]
    Data: list[DataItem]


class KarbonPaymentDTO(TypedDict):
    """What Karbon's own payments cost and came to."""

    CardType: str
    CardCountry: str | None
    CardFunding: str
    PayoutStatus: str
    SurchargeAmount: float
    SurchargeTaxAmount: float
    KarbonFeeAmount: float
    KarbonFeeTaxAmount: float
    NetAmount: float


class PaymentBasics(TypedDict):
    """A payment but for its key, whose name is a switch."""

    PaymentReference: str
    PaymentType: records.PaymentType
    PaymentDate: str
    GrossAmount: float
    PaymentMethod: str
    ClientKey: str | None
    KarbonPayment: KarbonPaymentDTO
    Client: records.BilledClient | None


class PaymentDTO(PaymentBasics):
    """A payment."""

    PaymentKey: NotRequired[str]
    InvoiceKey: NotRequired[str]


class ManualPaymentDTO(TypedDict):
    """A payment in the answer to its recording."""

    InvoiceKey: str
    PaymentMethod: str
    PaymentDate: str | None
    TotalAmount: float
    Reference: str | None
    PaymentProcessingKey: str


class ExpenseDTO(TypedDict):
    """An expense in the answer to its POST."""

    ExpenseKey: str
    Timeline: timelines.Timeline
    ExpenseDate: str
    Value: float
    BillableValue: float
    Description: str


class CapitalError(TypedDict):
    """Why a payment is refused."""

    Code: str
    Message: str


class PaymentProblem(TypedDict):
    """The envelope that refused payments have, in capitals."""

    Error: CapitalError
