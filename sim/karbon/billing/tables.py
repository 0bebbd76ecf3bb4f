"""What the room of billing keeps, with an index for each order and filter of its lists."""

from __future__ import annotations

from typing import Final

from sim.karbon.billing.records import Expense, Invoice, Payment
from sim.karbon.keeping import Kept
from sim.physics.ordered import Key
from sim.physics.tables import IndexKey

ORDERS: Final[dict[str, IndexKey[Invoice]]] = {
    "invoice_date": lambda invoice: (invoice.invoice_date,),
    "created_at": lambda invoice: (invoice.created_at,),
    "updated_at": lambda invoice: (invoice.updated_at,),
    # KIN-999 is older than KIN-1000.
    "invoice_number": lambda invoice: (len(invoice.invoice_number), invoice.invoice_number),
}


def _of_status(order: IndexKey[Invoice]) -> IndexKey[Invoice]:
    def key(invoice: Invoice) -> Key:
        return (invoice.invoice_status, *(order(invoice) or ()))

    return key


INVOICE_INDEXES: Final[dict[str, IndexKey[Invoice]]] = {
    "key": lambda _: (),
    **ORDERS,
    "status": lambda invoice: (invoice.invoice_status,),
    **{f"status+{name}": _of_status(order) for name, order in ORDERS.items()},
    "client": lambda invoice: (invoice.client.client_key,),
}
PAYMENT_INDEXES: Final[dict[str, IndexKey[Payment]]] = {
    "key": lambda _: (),
    "invoice": lambda payment: (payment.invoice_key, payment.payment_reference),
}
KEPT: Final = (
    Kept("invoices", Invoice, lambda invoice: invoice.invoice_key, INVOICE_INDEXES),
    Kept("payments", Payment, lambda payment: payment.payment_key, PAYMENT_INDEXES),
    Kept(
        "expenses",
        Expense,
        lambda expense: expense.expense_key,
        {"entity": lambda expense: (expense.timeline.entity_key, expense.expense_date)},
    ),
)
