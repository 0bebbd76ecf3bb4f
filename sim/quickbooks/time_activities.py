"""What becomes of time when it is written: whose it is, how long it took, and who may be billed for it."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import replace

from sim.physics.provenance import documented, inferred, seen
from sim.quickbooks import closing, errors, references
from sim.quickbooks.records import TimeActivity
from sim.quickbooks.rules import Rules
from sim.quickbooks.times import company_clock, company_date, on_day

if TYPE_CHECKING:
    from sim.quickbooks.state import QuickBooksState

HOURS_MAX: Final = 8760
DEFAULT_ITEM: Final = "2"  # "Hours" (docs sample, ta2025)
DAY: Final = timedelta(days=1)
# A project is a customer's, and has its number in the customers' row; nobody makes one here.
CHECKED: Final = (("Customer", "customer_id"), ("Item", "item_id"), ("Customer", "project_id"))
PEOPLE: Final = {  # by NameOf: attribute, property, the entity that it leads to
    "Employee": ("employee_id", "EmployeeRef", "Employee"),
    "Vendor": ("vendor_id", "VendorRef", "Vendor"),
    "Other": ("other_name_id", "OtherNameRef", "Names"),
}


class TimeActivityRules(Rules):
    """Rules of the TimeActivity entity."""

    def completed(
        self,
        company: QuickBooksState,
        before: TimeActivity | None,
        draft: TimeActivity,
        given: frozenset[str],
    ) -> TimeActivity:
        """The activity with its person, day, length and price, checked; Refusal when it cannot be."""
        _refuse_billed(company, before)
        draft = _person(company, before, draft)
        draft = replace(draft, txn_date=draft.txn_date or company_date(company.now()))
        closing.check_time(company, draft.txn_date, "" if before is None else before.txn_date)
        draft = _length(company, before, draft, given)
        draft = _check_references(company, before, draft)
        if not draft.item_id and DEFAULT_ITEM in company.items:
            draft = replace(draft, item_id=DEFAULT_ITEM)
        return _price(company, before, draft)

    def deletable(self, company: QuickBooksState, record: TimeActivity) -> None:
        """Not once it is billed, nor out of closed books."""
        _refuse_billed(company, record)
        closing.check_time(company, record.txn_date)


def length_minutes(activity: TimeActivity) -> int:
    """How long it took, breaks apart."""
    if activity.start_time is None or activity.end_time is None:
        return activity.hours * 60 + activity.minutes
    span = int((activity.end_time - activity.start_time).total_seconds()) // 60
    return max(0, span - activity.break_hours * 60 - activity.break_minutes)


@inferred("DotNET SDK issue 127 says that only an Invoice bills time; the refusal is not recorded")
def _refuse_billed(company: QuickBooksState, before: TimeActivity | None) -> None:
    if (
        before is not None
        and before.billable_status == "HasBeenBilled"
        and company.behaviour.billed_time_is_locked
    ):
        raise errors.business_validation("This time activity has been billed and cannot be changed.")


@documented("contract 3.4: NameOf is required, and the reference that goes with it")
def _person(company: QuickBooksState, before: TimeActivity | None, draft: TimeActivity) -> TimeActivity:
    if not draft.name_of:
        raise errors.required("NameOf")
    attribute, name, entity = PEOPLE[draft.name_of]
    if not getattr(draft, attribute):
        raise errors.required(name)
    others: dict[str, Any] = {other: "" for other, _, _ in PEOPLE.values() if other != attribute}
    draft = replace(draft, **others)
    references.check(company, entity, attribute, before, draft)
    return draft


@documented("contract 3.4: hours and minutes, or start and end; the codes of refusals are inferred")
def _length(
    company: QuickBooksState, before: TimeActivity | None, draft: TimeActivity, given: frozenset[str]
) -> TimeActivity:
    if given & {"hours", "minutes"} and not given & {"start_time", "end_time"}:
        draft = replace(draft, start_time=None, end_time=None)
    if draft.start_time is None and draft.end_time is None:
        return _in_hours(company, draft, given, before)
    if draft.start_time is None or draft.end_time is None:
        raise errors.required("StartTime" if draft.start_time is None else "EndTime")
    start = _placed(draft.start_time, draft.txn_date)
    end = _placed(draft.end_time, draft.txn_date)
    if end < start:
        if company.behaviour.end_before_start == "refused":
            raise errors.business_validation("EndTime must not lie before StartTime.")
        end += DAY  # over midnight
    _check_range(draft.break_hours, draft.break_minutes, "Break")
    return replace(draft, start_time=start, end_time=end, hours=0, minutes=0, seconds=0)


@inferred("contract 3.4: neither hours nor start and end is error 6000 or 2020")
def _in_hours(
    company: QuickBooksState, draft: TimeActivity, given: frozenset[str], before: TimeActivity | None
) -> TimeActivity:
    unchanged = (
        before is not None
        and before.start_time is None
        and (before.hours, before.minutes) == (draft.hours, draft.minutes)
    )
    if not given & {"hours", "minutes"} and not unchanged:
        if company.behaviour.missing_hours_code == "2020":
            raise errors.required("Hours")
        raise errors.business_validation("Either hours and minutes or a start and an end time are needed.")
    _check_range(draft.hours, draft.minutes, "")
    return replace(draft, break_hours=0, break_minutes=0, break_seconds=0)


@documented("contract 3.4: up to 8760 hours, and 59 minutes below that; the code is inferred")
def _check_range(hours: int, minutes: int, prefix: str) -> None:
    if not 0 <= hours <= HOURS_MAX:
        raise errors.business_validation(f"{prefix}Hours must be from 0 to {HOURS_MAX}.")
    if not 0 <= minutes <= (0 if hours == HOURS_MAX else 59):
        raise errors.business_validation(
            f"{prefix}Minutes must be from 0 to 59, and 0 with {HOURS_MAX} hours."
        )


@seen("qbo_api issue 16: the date of a dateTime is dropped for TxnDate, its clock goes to the company's zone")
def _placed(moment: datetime | time, day: str) -> datetime:
    """A clock time from a request, or an instant that is there already, on this day."""
    try:
        return on_day(moment if isinstance(moment, time) else company_clock(moment), day)
    except ValueError:
        raise errors.invalid_body("StartTime and EndTime have to lie inside the calendar") from None


def _check_references(
    company: QuickBooksState, before: TimeActivity | None, draft: TimeActivity
) -> TimeActivity:
    """What it points to is there; a class and a location only count where the preferences track them."""
    for entity, attribute in CHECKED:
        references.check(company, entity, attribute, before, draft)
    allowed = company.tracks()
    for entity, attribute in (("Class", "class_id"), ("Department", "department_id")):
        if entity not in allowed:
            draft = replace(draft, **{attribute: "" if before is None else getattr(before, attribute)})
        references.check(company, entity, attribute, before, draft)
    return draft


@documented(
    "err-docs: 2170 for HasBeenBilled; contract 3.4: what Billable asks for, by a code that is inferred"
)
def _price(company: QuickBooksState, before: TimeActivity | None, draft: TimeActivity) -> TimeActivity:
    status = draft.billable_status or "NotBillable"
    was_billed = before is not None and before.billable_status == "HasBeenBilled"
    if status == "HasBeenBilled" and not was_billed:
        raise errors.invalid_enumeration("HAS_BEEN_BILLED", "BillableStatus")
    if status == "Billable" and not draft.customer_id:
        raise errors.business_validation("Billable time needs a customer.")
    if status == "Billable" and not draft.hourly_rate and company.behaviour.billable_needs_rate:
        raise errors.business_validation("Billable time needs an hourly rate.")
    charge = draft.time_charge_id
    if status == "NotBillable":
        charge = 0
    elif not charge:
        charge = int(company.next_id("TimeCharge"))
    return replace(draft, billable_status=status, time_charge_id=charge)
