"""QuickBooks' JSON as it comes (contract, sections 2 and 3), and what it means to us."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, Generic, TypedDict, TypeVar

import msgspec

from integration.model import BooksCustomer, BooksPerson, TimeActivity

Row = TypeVar("Row")


class _Wire(msgspec.Struct, rename="pascal"):
    pass


class Ref(msgspec.Struct):
    """A reference: the id, and a label that nobody should trust."""

    value: str = ""


class Answer(_Wire, Generic[Row]):
    """What a query is answered: the rows under the entity's name beside some counters, or nothing at all."""

    query_response: dict[str, list[Row] | int]

    def rows(self, entity: str) -> list[Row]:
        """The rows of this page."""
        found = self.query_response.get(entity, [])
        if isinstance(found, int):
            raise ValueError("a number where rows belong")  # noqa: TRY004 - it is the answer that is wrong
        return found


class CompanyInfoRow(_Wire):
    """The company."""

    company_name: str = ""


class CompanyInfoAnswer(_Wire):
    """The company, read by its realm."""

    company_info: CompanyInfoRow


class CustomerRow(_Wire):
    """A customer, sub-customer or job."""

    id: str
    display_name: str = ""
    fully_qualified_name: str = ""
    active: bool = True
    parent_ref: Ref | None = None
    sync_token: str = "0"  # noqa: S105 - a version number

    def customer(self) -> BooksCustomer:
        """The customer in our words."""
        return BooksCustomer(
            id=self.id,
            display_name=self.display_name,
            path=self.fully_qualified_name or self.display_name,
            active=self.active,
            parent_id=_value(self.parent_ref),
            sync_token=self.sync_token,
        )


class EmailAddress(_Wire):
    """An email address."""

    address: str = ""


class PersonRow(_Wire):
    """An employee or a vendor."""

    id: str
    display_name: str = ""
    active: bool = True
    primary_email_addr: EmailAddress | None = None

    def person(self, role: str) -> BooksPerson:
        """The person in our words."""
        email = self.primary_email_addr.address if self.primary_email_addr else ""
        return BooksPerson(
            role=role, id=self.id, display_name=self.display_name, email=email, active=self.active
        )


class Made(_Wire):
    """When a record was made, by QuickBooks' clock."""

    create_time: datetime | None = None


class TimeActivityRow(_Wire):
    """A time activity: by duration, or by start and end and then without one (contract 3.4)."""

    id: str
    txn_date: date
    sync_token: str = "0"  # noqa: S105 - a version number
    employee_ref: Ref | None = None
    vendor_ref: Ref | None = None
    customer_ref: Ref | None = None
    hours: int | None = None
    minutes: int | None = None
    start_time: datetime | None = None
    end_time: datetime | None = None
    break_hours: int = 0
    break_minutes: int = 0
    description: str = ""
    billable_status: str = "NotBillable"
    meta_data: Made | None = None

    def time_activity(self) -> TimeActivity:
        """The time activity in our words."""
        return TimeActivity(
            id=self.id,
            sync_token=self.sync_token,
            date=self.txn_date,
            minutes=self._minutes(),
            employee_id=_value(self.employee_ref),
            vendor_id=_value(self.vendor_ref),
            customer_id=_value(self.customer_ref),
            description=self.description,
            billable_status=self.billable_status,
            made_at=self.meta_data.create_time if self.meta_data is not None else None,
        )

    def _minutes(self) -> int:
        if self.start_time is None or self.end_time is None or self.hours is not None:
            return (self.hours or 0) * 60 + (self.minutes or 0)
        worked = self.end_time - self.start_time
        if worked < timedelta(0):  # over midnight; the date part means nothing
            worked += timedelta(days=1)
        return int(worked / timedelta(minutes=1)) - self.break_hours * 60 - self.break_minutes


class TimeActivityFields(TypedDict, total=False):
    """What a time activity is made or changed by; what is not named is left alone."""

    day: date
    minutes: int
    employee_id: str
    vendor_id: str
    customer_id: str
    item_id: str
    description: str
    billable_status: str
    hourly_rate: Decimal


def customer_body(name: str, parent_id: str) -> dict[str, Any]:
    """A new customer, or with a parent a job of that customer; one mark without the other is refused: 6150."""
    return {"DisplayName": name, **({"Job": True, "ParentRef": {"value": parent_id}} if parent_id else {})}


def time_activity_body(fields: TimeActivityFields) -> dict[str, Any]:
    """The fields in QuickBooks' words."""
    ids = {
        "EmployeeRef": fields.get("employee_id"),
        "VendorRef": fields.get("vendor_id"),
        "CustomerRef": fields.get("customer_id"),
        "ItemRef": fields.get("item_id"),
    }
    body: dict[str, Any] = {name: {"value": record_id} for name, record_id in ids.items() if record_id}
    if "EmployeeRef" in body or "VendorRef" in body:
        body["NameOf"] = "Employee" if "EmployeeRef" in body else "Vendor"
    if "day" in fields:
        body["TxnDate"] = fields["day"].isoformat()
    if "minutes" in fields:
        body["Hours"], body["Minutes"] = divmod(fields["minutes"], 60)
    if "hourly_rate" in fields:
        body["HourlyRate"] = float(fields["hourly_rate"])
    if "description" in fields:
        body["Description"] = fields["description"]
    if "billable_status" in fields:
        body["BillableStatus"] = fields["billable_status"]
    return body


class TimeActivityAnswer(_Wire):
    """One time activity."""

    time_activity: TimeActivityRow


class Deleted(_Wire):
    """What is left of a deleted one."""

    id: str
    status: str = msgspec.field(default="", name="status")


def _value(reference: Ref | None) -> str:
    return reference.value if reference is not None else ""
