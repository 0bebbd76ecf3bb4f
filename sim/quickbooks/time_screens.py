"""What a bookkeeper does with time: look at it, delete it, bill it, and close the books."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

from msgspec.structs import replace

from sim.physics.refusal import Refusal
from sim.quickbooks import writing
from sim.quickbooks.entities import ENTITIES
from sim.quickbooks.entities.preferences import PREFERENCES
from sim.quickbooks.entities.time_activity import TIME_ACTIVITY
from sim.quickbooks.records import TimeActivity
from sim.quickbooks.screen import Screen, ScreenRefused, refused
from sim.quickbooks.state import COMPANY_ID
from sim.quickbooks.time_activities import length_minutes


class TimeScreens(Screen):
    """Time entries, invoices made of them, and the closing date."""

    def time_activities(self) -> list[dict[str, Any]]:
        """All time, oldest entry first."""
        return [self._shown(activity) for activity in self.state.time_activities.page(">")]

    def delete_time_activity(self, activity_id: str) -> None:
        """Delete an entry of time."""
        activity = self._activity(activity_id)
        body = {"Id": activity.id, "SyncToken": str(activity.sync_token)}
        try:
            writing.delete(self.state, TIME_ACTIVITY, body)
        except Refusal as refusal:
            raise refused(refusal) from None

    def make_billable(self, activity_id: str, rate: float = 0) -> None:
        """Tick Billable on an entry of time, at an hourly rate."""
        fields = {"BillableStatus": "Billable", "HourlyRate": rate}
        self._changed(TIME_ACTIVITY, self._activity(activity_id), **fields)

    def bill_time(self, activity_ids: list[str]) -> list[str]:
        """Put time on invoices, one a customer: it is billed from then on; returns the ids of the invoices."""
        chosen = [self._activity(activity_id) for activity_id in dict.fromkeys(activity_ids)]
        for activity in chosen:
            if not activity.customer_id:
                raise ScreenRefused(f"time activity {activity.id} has no customer to bill")
            if activity.billable_status == "HasBeenBilled":
                raise ScreenRefused(f"time activity {activity.id} has been billed already")
        chosen.sort(key=lambda activity: (int(activity.customer_id), int(activity.id)))
        by_customer = groupby(chosen, key=lambda activity: activity.customer_id)
        return [self._saved(ENTITIES["invoice"], _invoice(owner, list(time))) for owner, time in by_customer]

    def close_books(self, day: str) -> None:
        """Close the books up to a day, that day included (YYYY-MM-DD)."""
        try:
            closed = date.fromisoformat(day).isoformat()
        except ValueError:
            raise ScreenRefused(f"{day!r} is no day; write it like 2026-02-28") from None
        preferences = self._found(PREFERENCES, COMPANY_ID)
        self._changed(PREFERENCES, preferences, AccountingInfoPrefs={"BookCloseDate": closed})

    def open_books(self) -> None:
        """Take the closing date away."""
        preferences = self._found(PREFERENCES, COMPANY_ID)
        kept = {k: v for k, v in preferences.accounting_info.items() if k != "BookCloseDate"}
        token = preferences.sync_token + 1
        now = self.state.now()
        opened = replace(preferences, accounting_info=kept, sync_token=token, last_updated_time=now)
        self.state.preferences.put(opened)

    def _activity(self, activity_id: str) -> TimeActivity:
        found: TimeActivity = self._found(TIME_ACTIVITY, activity_id, "time activity")
        return found

    def _shown(self, activity: TimeActivity) -> dict[str, Any]:
        person = activity.employee_id or activity.vendor_id or activity.other_name_id
        customer = self.state.customers.get(activity.customer_id)
        return {
            "id": activity.id,
            "date": activity.txn_date,
            "minutes": length_minutes(activity),
            "person": self.state.reference_name("Names", person),
            "customer": "" if customer is None else customer.fully_qualified_name,
            "billable": activity.billable_status != "NotBillable",
            "billed": activity.billable_status == "HasBeenBilled",
            "description": activity.description,
        }


def _invoice(customer_id: str, time: Sequence[TimeActivity]) -> dict[str, Any]:
    lines = [_line(activity) for activity in time]
    return {"CustomerRef": {"value": customer_id}, "Line": lines}


def _line(activity: TimeActivity) -> dict[str, Any]:
    hours = Decimal(length_minutes(activity)) / 60
    detail: dict[str, Any] = {"Qty": round(hours, 2), "UnitPrice": activity.hourly_rate}
    if activity.item_id:
        detail["ItemRef"] = {"value": activity.item_id}
    return {
        "Amount": round(hours * activity.hourly_rate, 2),
        "DetailType": "SalesItemLineDetail",
        "Description": activity.description,
        "SalesItemLineDetail": detail,
        "LinkedTxn": [{"TxnId": activity.id, "TxnType": "TimeActivity"}],
    }
