"""The TimeActivity entity (contract 3.4)."""

from __future__ import annotations

from typing import Any, Final

from sim.quickbooks.kinds import ABSENT, Choice, Day, Flag, Instant, Rate, Text, Whole
from sim.quickbooks.kinds_nested import Reference
from sim.quickbooks.records import TimeActivity
from sim.quickbooks.schema import EntityType, Field, Index, Show, Write, in_schema_order
from sim.quickbooks.time_activities import TimeActivityRules

OWN: Final = (  # xsd, and the French TransactionLocationType of the docs
    "TimeZone TxnDate NameOf EmployeeRef VendorRef OtherNameRef CustomerRef DepartmentRef ItemRef ClassRef "
    "PayrollItemRef ProjectRef TimeChargeId BillableStatus Taxable HourlyRate CostRate Hours Minutes Seconds "
    "BreakHours BreakMinutes BreakSeconds StartTime EndTime Description TimeActivityEx HoursInEmployeeTimeZone "
    "TransactionLocationType"
)


def _in_hours(attribute: str) -> Show:
    """Only of time that was given as a length."""
    return lambda _company, record: getattr(record, attribute) if record.start_time is None else ABSENT


def _break(attribute: str) -> Show:
    """Only of time that was given from a start to an end, with a break in it."""
    return lambda _company, record: (getattr(record, attribute) if record.start_time else 0) or ABSENT


def _charge(_company: Any, record: TimeActivity) -> Any:
    return record.time_charge_id or ABSENT


FIELDS: Final = [
    Field("TxnDate", Day(), "txn_date", filterable=True, sortable=True),
    Field("NameOf", Choice("Employee", "Vendor", "Other"), "name_of"),
    # The docs leave references out of what can be filtered; published integrations ask for these (a switch).
    Field("EmployeeRef", Reference("Employee"), "employee_id", filterable=True),
    Field("VendorRef", Reference("Vendor"), "vendor_id", filterable=True),
    Field("OtherNameRef", Reference("Names"), "other_name_id"),
    Field("CustomerRef", Reference("Customer"), "customer_id", filterable=True),
    # Department and class are only taken while the preferences track them; payroll items are for partners.
    Field("DepartmentRef", Reference("Department"), "department_id"),
    Field("ItemRef", Reference("Item"), "item_id"),
    Field("ClassRef", Reference("Class"), "class_id"),
    Field("ProjectRef", Reference(), "project_id", filterable=True),
    Field("TimeChargeId", Whole(), "time_charge_id", Write.NEVER, show=_charge),
    Field(
        "BillableStatus",
        Choice("Billable", "NotBillable", "HasBeenBilled"),
        "billable_status",
        filterable=True,
    ),
    Field("Taxable", Flag(), "taxable"),
    Field("HourlyRate", Rate(), "hourly_rate"),
    Field("CostRate", Rate(), "cost_rate"),
    Field("Hours", Whole(), "hours", show=_in_hours("hours")),
    Field("Minutes", Whole(), "minutes", show=_in_hours("minutes")),
    Field("Seconds", Whole(), "seconds", Write.NEVER, show=_in_hours("seconds")),
    Field("BreakHours", Whole(), "break_hours", show=_break("break_hours")),
    Field("BreakMinutes", Whole(), "break_minutes", show=_break("break_minutes")),
    Field("BreakSeconds", Whole(), "break_seconds", show=_break("break_seconds")),
    Field("StartTime", Instant(), "start_time"),
    Field("EndTime", Instant(), "end_time"),
    Field("Description", Text(4000), "description"),
]

TIME_ACTIVITY: Final = EntityType(
    "TimeActivity",
    TimeActivity,
    "time_activities",
    own=in_schema_order(OWN, FIELDS),
    indexes=[
        Index((), ()),  # the default list
        Index((), ("TxnDate",)),
        Index((), ("MetaData.LastUpdatedTime",)),
        Index((), ("MetaData.CreateTime",)),
        Index(("EmployeeRef",), ()),
        Index(("CustomerRef",), ()),
        Index(("BillableStatus",), ()),
    ],
    order=[("Id", True)],  # ta2025, although the docs say ascending
    operations=frozenset({"create", "update", "delete"}),
    rules=TimeActivityRules(),
    needed=frozenset({"name_of"}),
)
