"""timesheets_deleted: what was deleted in the last 180 days, to be polled for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from sim.physics.provenance import documented
from sim.quickbooks_time import errors, localtime
from sim.quickbooks_time.listing import Condition, Listing, Span
from sim.quickbooks_time.records import DeletedTimesheet, Timesheet
from sim.quickbooks_time.resources import time_filters, timesheets
from sim.quickbooks_time.resources.call import Handler, ResourceCall
from sim.quickbooks_time.tables import fold
from sim.quickbooks_time.wire import Row

KEPT_DAYS: Final = 180
END: Final = "9999-12-31T23:59:59+00:00"
ONE_OF: Final = ("ids", "modified_since", "modified_before")
ORDERS: Final = ("fname", "lname", "username", "date")


@documented("contract 3.6: ids, modified_since, modified_before, or both dates; kept 180 days")
def retrieve(call: ResourceCall) -> Row:
    """Deleted time, by date unless another order is asked for."""
    asked = call.filters
    dates = asked.has("start_date") and asked.has("end_date")
    if not dates and not any(asked.has(name) for name in ONE_OF):
        raise errors.filter_missing("timesheets_deleted", ", ".join((*ONE_OF, "start_date and end_date")))
    start = asked.date("start_date") or time_filters.FIRST_DAY
    end = asked.date("end_date") or time_filters.LAST_DAY
    horizon = _horizon(call)
    listing = Listing(
        call.state.tables.timesheets_deleted,
        Span("dated", (start,), (end,)),
        order=_order(call),
        base_holds=lambda gone: start <= gone.timesheet.date <= end and gone.last_modified >= horizon,
        depends_on=[call.state.tables.jobcodes, call.state.tables.users],
        also=horizon,
        descending=asked.yes_no("order_results_reverse", default=False),
    ).ids(asked.numbers("ids"))
    kind = asked.choice("type", {"manual", "regular", "both"}, "both")
    listing.where(
        True, lambda gone: kind in {"both", gone.timesheet.type}, [Span("modified", (horizon,), (END,))]
    )
    _where_people_and_jobcodes(call, listing, start, end)
    found = call.answer(listing.modified(asked))
    sheets = [gone.timesheet for gone in found.records]
    return call.listed(found, call.write_time.deleted, _beside(call, sheets))


def _horizon(call: ResourceCall) -> str:
    now = call.state.stamp()
    return localtime.days_before(now[:10], KEPT_DAYS) + now[10:]


def _order(call: ResourceCall) -> Callable[[DeletedTimesheet], tuple[Any, ...]]:
    wanted = call.filters.choice("order_results_by", ORDERS, "date")
    field = {"fname": "first_name", "lname": "last_name", "username": "username"}.get(wanted)

    def order(gone: DeletedTimesheet) -> tuple[Any, ...]:
        sheet = gone.timesheet
        user = call.state.tables.users.get(sheet.user_id) if field else None
        return (fold(getattr(user, field)) if user and field else "", sheet.date, sheet.start)

    return order


def _where_people_and_jobcodes(call: ResourceCall, listing: Listing, start: str, end: str) -> None:
    for holds, spans in (*_people(call, start, end), *time_filters.jobs(call, start, end)):
        listing.where(True, _of_time(holds), spans)


@documented("contract 3.6: username overrides user_ids and group_ids")
def _people(call: ResourceCall, start: str, end: str) -> Iterable[Condition]:
    username = call.filters.text("username")
    if username is None:
        return time_filters.people(call, start, end)
    found = call.state.tables.users.find("username", fold(username))
    return [time_filters.of_people(frozenset() if found is None else frozenset({found.id}), start, end)]


def _of_time(holds: Callable[[Timesheet], bool]) -> Callable[[DeletedTimesheet], bool]:
    return lambda gone: holds(gone.timesheet)


def _beside(call: ResourceCall, sheets: list[Timesheet]) -> Mapping[str, Any]:
    around = timesheets.beside(call, sheets)
    return {kind: around[kind] for kind in ("jobcodes", "users")}


METHODS: Final[Mapping[str, Handler]] = {"GET": retrieve}
