"""The shapes of the expansion Data of an invoice; see `sim/karbon/dto.py`."""

from __future__ import annotations

from typing import TypedDict


class Tax(TypedDict):
    """What is taxed, at which rate."""

    TaxRate: float | None
    TaxRateName: str | None
    TaxAmount: float | None


class BilledExpense(Tax):
    """An expense that is billed on."""

    ExpenseKey: str
    Description: str
    Billed: float


class BilledExpenses(TypedDict):
    """All expenses that are billed on."""

    Billed: float
    Expenses: list[BilledExpense]


class BilledService(Tax):
    """A charge for a client as such."""

    WorkType: str
    Billed: float


class BilledTimeEntry(TypedDict):
    """Time that is billed."""

    TimeEntryKey: str
    ColleagueKey: str | None
    RoleName: str | None
    TaskTypeName: str | None
    Billed: float


class BilledWork(Tax):
    """A charge for work."""

    FeeType: str
    WorkType: str | None
    InvoiceType: str
    Billed: float
    TimeEntries: list[BilledTimeEntry] | None


class DataItem(TypedDict):
    """What was billed for one piece of work or one client."""

    EntityKey: str
    EntityType: str
    Billed: float
    Expenses: BilledExpenses
    Service: BilledService | None
    Work: BilledWork | None
