"""The expansion Data of an invoice: its charges by what they are for, as the rendered invoice has them."""

from __future__ import annotations

from collections.abc import Sequence

from sim.karbon.billing import sums
from sim.karbon.billing.data_dto import (
    BilledExpense,
    BilledService,
    BilledTimeEntry,
    BilledWork,
    DataItem,
    Tax,
)
from sim.karbon.billing.records import Invoice, LineItem
from sim.karbon.records import WorkItem
from sim.karbon.state import KarbonState
from sim.karbon.time.records import TimeEntry
from sim.karbon.time.wire import SPACED_FEES, role_name, task_type_name
from sim.physics.provenance import documented, inferred


@documented("Karbon's OpenAPI document: expenses, a service and work, each with its tax")
def data(state: KarbonState, invoice: Invoice) -> list[DataItem]:
    """What was billed, for each piece of work or client on the invoice."""
    by_entity: dict[str, list[LineItem]] = {}
    for line in invoice.line_items:
        by_entity.setdefault(line.billed_for, []).append(line)
    return [_item(state, invoice, key, lines) for key, lines in by_entity.items()]


@inferred("a charge for work as such is Work; one for a client as such is a Service")
def _item(state: KarbonState, invoice: Invoice, key: str, lines: list[LineItem]) -> DataItem:
    work = state.work_items.get(key)
    expenses = [line for line in lines if line.billable_item_type == "Expense"]
    others = [line for line in lines if line.billable_item_type != "Expense"]
    kind = "Work Item" if work is not None else invoice.client.client_type
    return {
        "EntityKey": key,
        "EntityType": kind,
        "Billed": float(sums.subtotal(lines)),
        "Expenses": {
            "Billed": float(sums.subtotal(expenses)),
            "Expenses": [_expense(line) for line in expenses],
        },
        "Service": _service(others) if work is None and others else None,
        "Work": _work(state, invoice, work, others) if work is not None and others else None,
    }


def _expense(line: LineItem) -> BilledExpense:
    return {
        "ExpenseKey": line.billable_item_entity_key,
        "Description": line.description,
        "Billed": float(sums.amount(line)),
        **_tax([line]),
    }


def _service(lines: Sequence[LineItem]) -> BilledService:
    return {"WorkType": lines[0].description, "Billed": float(sums.subtotal(lines)), **_tax(lines)}


def _work(state: KarbonState, invoice: Invoice, work: WorkItem, lines: Sequence[LineItem]) -> BilledWork:
    entries = [_time_entry(state, line) for line in lines if line.billable_item_type == "TimeEntry"]
    return {
        "FeeType": SPACED_FEES.get(work.fee_type, work.fee_type),
        "WorkType": work.work_type or None,
        "InvoiceType": "Interim" if invoice.interim else "Final",
        "Billed": float(sums.subtotal(lines)),
        "TimeEntries": entries or None,
        **_tax(lines),
    }


def _time_entry(state: KarbonState, line: LineItem) -> BilledTimeEntry:
    entry = state.of(TimeEntry).get(line.billable_item_entity_key)
    return {
        "TimeEntryKey": line.billable_item_entity_key,
        "ColleagueKey": entry.user_key if entry is not None else None,
        "RoleName": role_name(state, entry) if entry is not None else None,
        "TaskTypeName": task_type_name(state, entry) if entry is not None else None,
        "Billed": float(sums.amount(line)),
    }


def _tax(lines: Sequence[LineItem]) -> Tax:
    rate = lines[0].tax_rate
    if rate is None:
        return {"TaxRate": None, "TaxRateName": None, "TaxAmount": None}
    taxed = sum(map(sums.tax, lines), sums.NOTHING)
    return {"TaxRate": float(rate), "TaxRateName": lines[0].tax_rate_name, "TaxAmount": float(taxed)}
