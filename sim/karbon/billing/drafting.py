"""Which charges an invoice is made of: the fee of work or its time, and its expenses, as far as they are unbilled."""

from __future__ import annotations

from decimal import Decimal
from typing import Final, get_args

import msgspec

from sim.karbon.billing.records import BillableItemType, Expense, LineItem
from sim.karbon.billing.sums import rounded
from sim.karbon.records import WorkItem
from sim.karbon.setting_records import TaskType
from sim.karbon.state import KarbonState
from sim.karbon.time.records import Origin, TimeEntry
from sim.physics.provenance import inferred

ORIGINS: Final[tuple[Origin, ...]] = get_args(Origin)


class Charges(msgspec.Struct, frozen=True):
    """How the charges of one invoice are taxed, and for which work or client they are."""

    state: KarbonState
    billed_for: str
    tax_rate: Decimal | None = None
    tax_rate_name: str | None = None

    @inferred("fixed fees are billed as such, other work by its billable time; expenses are billed on")
    def of_work(self, work: WorkItem, fee: float) -> tuple[LineItem, ...]:
        """What is unbilled on work. A fee that is named is billed instead of its own."""
        amount = fee or (work.fee_value or 0.0 if work.fee_type == "FixedFee" else 0.0)
        if amount:
            first: tuple[LineItem, ...] = (self.fee(work.title, amount),)
        else:
            first = self._time(work) if work.fee_type == "TimeAndMaterials" else ()
        return (*first, *self.expenses())

    def fee(self, description: str, amount: float) -> LineItem:
        """A charge for the work or the client as such."""
        return self._line("Entity", self.billed_for, description, Decimal(1), rounded(Decimal(repr(amount))))

    def expenses(self) -> tuple[LineItem, ...]:
        """A charge for each expense that is not billed yet."""
        found = self.state.of(Expense).page("entity", self.billed_for)
        return tuple(
            self._line(
                "Expense",
                expense.expense_key,
                expense.description,
                Decimal(1),
                rounded(Decimal(repr(expense.billable_value))),
            )
            for expense in found
            if not expense.invoice_key and expense.billable_value
        )

    def _time(self, work: WorkItem) -> tuple[LineItem, ...]:
        entries = self.state.of(TimeEntry)
        found = (
            entry for origin in ORIGINS for entry in entries.page("work+date", origin, work.work_item_key)
        )
        return tuple(
            self._line(
                "TimeEntry",
                entry.time_entry_key,
                entry.description or work.title,
                Decimal(entry.minutes) / 60,
                rounded(Decimal(repr(entry.hourly_rate))),
            )
            for entry in found
            if self._is_billable(entry)
        )

    def _is_billable(self, entry: TimeEntry) -> bool:
        task_type = self.state.of(TaskType).get(entry.task_type_key)
        return entry.billed_status == "Unbilled" and (task_type is None or task_type.billable)

    def _line(
        self, kind: BillableItemType, key: str, description: str, quantity: Decimal, unit_price: Decimal
    ) -> LineItem:
        return LineItem(
            line_item_key=self.state.universe.chance.uuid("karbon.line_items"),
            billed_for=self.billed_for,
            billable_item_type=kind,
            billable_item_entity_key=key,
            description=description,
            quantity=quantity,
            unit_price=unit_price,
            tax_rate=self.tax_rate,
            tax_rate_name=self.tax_rate_name,
        )
