"""What a transaction is linked to; time on an invoice is billed by the link (contract 3.4 and 7)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from sim.physics.provenance import seen
from sim.quickbooks import errors

if TYPE_CHECKING:
    from sim.quickbooks.records import TimeActivity
    from sim.quickbooks.state import QuickBooksState


@seen("node-quickbooks issue 48: the text about an entity that is not there; billed time is inferred")
def check(company: QuickBooksState, before: Any, draft: Any) -> None:
    """Refuses a link to what is not there, and time that another invoice has billed."""
    known = set(_links(before))
    for kind, record_id in _links(draft):
        table = company.tables.get(kind)
        found = table.get(record_id) if table is not None else None
        if table is not None and found is None:
            called = f"{kind} {record_id}"
            raise errors.business_validation(
                f"The entity {called} that you are trying to link does not exist. {called}"
            )
        billed = getattr(found, "billable_status", "") == "HasBeenBilled"
        if billed and (kind, record_id) not in known:
            raise errors.business_validation(f"The time activity {record_id} has been billed already.")


@seen(
    "DotNET SDK issue 127: linking in an Invoice bills time; that taking the link away frees it is inferred"
)
def bill(company: QuickBooksState, before: Any, after: Any) -> None:
    """Time on this invoice becomes billed, and time no longer on it is billable again."""
    had, has = _time_on(before), _time_on(after)
    for activity_id in sorted(has - had, key=int):
        activity = _activity(company, activity_id)
        charge = activity.time_charge_id or int(company.next_id("TimeCharge"))
        _put(company, replace(activity, billable_status="HasBeenBilled", time_charge_id=charge))
    for activity_id in sorted(had - has, key=int):
        if activity_id in company.time_activities:
            _put(company, replace(_activity(company, activity_id), billable_status="Billable"))


def _time_on(record: Any) -> set[str]:
    if type(record).__name__ != "Invoice":
        return set()
    return {record_id for kind, record_id in _links(record) if kind == "TimeActivity"}


def _activity(company: QuickBooksState, activity_id: str) -> TimeActivity:
    found = company.time_activities.get(activity_id)
    assert found is not None, f"`check` lets no link to time activity {activity_id} pass"
    return found


def _put(company: QuickBooksState, activity: TimeActivity) -> None:
    company.time_activities.put(replace(activity, last_updated_time=company.now()))


def _links(record: Any) -> Iterator[tuple[str, str]]:
    """Type and id of everything that the transaction or one of its lines is linked to."""
    if record is None:
        return
    lines = record.Line if isinstance(record.Line, list) else []
    for holder in ({"LinkedTxn": record.LinkedTxn}, *lines):
        yield from links(holder)


def links(holder: Any) -> Iterator[tuple[str, str]]:
    """Type and id of everything that a line, or a transaction without its lines, is linked to."""
    found = holder.get("LinkedTxn") if isinstance(holder, dict) else None
    for link in found if isinstance(found, list) else []:
        if isinstance(link, dict) and "TxnType" in link and "TxnId" in link:
            yield str(link["TxnType"]), str(link["TxnId"])
