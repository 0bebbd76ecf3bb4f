"""Time that is taken out of QuickBooks Time."""

from __future__ import annotations

from integration.desk import Desk
from integration.model import ItemResult


def refused_deletion(desk: Desk, timesheet_id: int) -> ItemResult | None:
    """Delete a timesheet; why not, or None once it is gone.

    A network that had it done twice tells the second answer: there was nothing left to delete.
    """
    result = desk.time.delete_timesheets([timesheet_id])[0]
    return None if result.ok or not desk.time.timesheets(ids=[timesheet_id]) else result
