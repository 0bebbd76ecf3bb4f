"""Which item of each custom field a timesheet carries, for the reports that add time up by item."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from sim.physics.provenance import documented
from sim.quickbooks_time import customfields
from sim.quickbooks_time.records import CustomFieldItem, Timesheet
from sim.quickbooks_time.tables import fold

if TYPE_CHECKING:
    from sim.quickbooks_time.state import QuickBooksTimeState

NO_ITEM: Final = 0


class Items:
    """The items of one account; each name is looked up once."""

    def __init__(self, state: QuickBooksTimeState) -> None:
        self._table = state.tables.customfielditems
        self._unset = {field.id: NO_ITEM for field in customfields.active_fields(state)}
        self._known: dict[tuple[int, str], int] = {}

    @documented("contract 3.13: each field tells all the time, what has no item of it under 0")
    def of(self, sheet: Timesheet) -> Mapping[int, int]:
        """The ids of items by the ids of active fields."""
        if not self._unset:
            return {}
        carried = {
            field: self._item(field, value) for field, value in sheet.customfields if field in self._unset
        }
        return self._unset | carried

    def _item(self, field_id: int, value: str) -> int:
        key = (field_id, fold(value))
        if key not in self._known:
            item: CustomFieldItem | None = self._table.find("named", *key)
            self._known[key] = NO_ITEM if item is None else item.id
        return self._known[key]
