"""What the reports have in common: who may ask, and the envelope with what their rows point to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sim.physics.provenance import documented, inferred
from sim.quickbooks_time import users
from sim.quickbooks_time.reports.asked import Asked
from sim.quickbooks_time.resources.call import ResourceCall
from sim.quickbooks_time.wire import Row

Beside = Mapping[str, Callable[[], Row]]


@inferred("contract 3.2, 2.3: the permission is documented, that the API asks for it is ours; a switch")
def asked_by(call: ResourceCall, report: str, *enough: str) -> Asked:
    """The filters of a report, of somebody who may view it."""
    if call.state.behaviour.reports_need_permission and not any(
        users.may(call.caller, permission) for permission in enough
    ):
        call.require("reports")
    return Asked(report, call.body, call.state.behaviour)


@documented("contract 2.1, 3.13: no `more`; supplemental_data unless it is refused or there is none")
def answer(asked: Asked, body: Row, beside: Beside) -> Row:
    """A report and what it points to. `beside` is only looked up when it is asked for."""
    if not asked.yes_no("supplemental_data", default=True):
        return body
    found = {kind: rows for kind, look in beside.items() if (rows := look())}
    return body | {"supplemental_data": found} if found else body


@documented("contract 3.13: an empty report is PHP's []")
def empty(call: ResourceCall) -> Any:
    """A map with nothing in it."""
    return {} if call.state.behaviour.empty_list == "object" else []


@documented("Reports/Ex: jobcodes beside a report stand alone, with their last two keys as in writes")
def jobcodes_beside(call: ResourceCall, ids: Iterable[int]) -> Row:
    """The jobcodes of these ids, without those above them."""
    found = (call.state.tables.jobcodes.get(jobcode_id) for jobcode_id in dict.fromkeys(ids))
    return {str(jobcode.id): call.write.written_jobcode(jobcode) for jobcode in found if jobcode is not None}


def customfielditems_beside(call: ResourceCall, ids: Iterable[int]) -> Row:
    """The items of these ids."""
    found = (call.state.tables.customfielditems.get(item_id) for item_id in dict.fromkeys(ids))
    return {str(item.id): call.write.customfielditem(item) for item in found if item is not None}


@documented("contract 3.13: ids are echoed as text")
def echoed_ids(asked: Asked, name: str) -> list[str]:
    """The ids of a filter as the answer repeats them."""
    return [str(number) for number in asked.numbers(name) or ()]
