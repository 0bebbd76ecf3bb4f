"""last_modified_timestamps: one cheap call that tells where something changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sim.physics.provenance import documented, seen
from sim.quickbooks_time import errors
from sim.quickbooks_time.records import LONG_AGO
from sim.quickbooks_time.resources.call import Handler, ResourceCall
from sim.quickbooks_time.wire import Row

DEFAULT: Final = (
    "current_user",
    "customfields",
    "customfielditems",
    "effective_settings",
    "geolocations",
    "jobcodes",
    "jobcode_assignments",
    "timesheets",
    "timesheets_deleted",
    "users",
    "reminders",
    "locations",
    "geofence_configs",
)
FROM_TABLES: Final = frozenset(DEFAULT) & {
    "customfields",
    "customfielditems",
    "jobcodes",
    "jobcode_assignments",
    "timesheets",
    "timesheets_deleted",
    "users",
}
EMPTY: Final = frozenset({*DEFAULT, "groups", "customfielditem_filters", "files", "schedule_events"})


@documented("contract 3.12: thirteen keys unless endpoints names others; nothing else, no more")
def retrieve(call: ResourceCall) -> Row:
    """The latest stamp of each endpoint."""
    _refuse_paging(call)
    names = call.filters.words("endpoints") or DEFAULT
    stamps = {name: _stamp(call, name) for name in names if name in EMPTY}
    return {"results": {"last_modified_timestamps": stamps or []}}


def _stamp(call: ResourceCall, name: str) -> str:
    if name == "current_user":
        return call.caller.last_modified
    if name == "effective_settings":
        return call.state.account.last_modified
    if name not in FROM_TABLES:
        return LONG_AGO
    newest = call.state.tables.of(name).page("modified", limit=1, descending=True)
    return str(newest[0].last_modified) if newest else LONG_AGO


@seen("TSheetsTeam/api_python pull 2: the endpoint fails when page is sent")
def _refuse_paging(call: ResourceCall) -> None:
    if call.filters.has("page"):
        raise errors.refused(417, "Invalid params: page")


METHODS: Final[Mapping[str, Handler]] = {"GET": retrieve}
