"""last_modified_timestamps: one cheap call that tells where something changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sim.physics.provenance import documented, seen
from sim.quickbooks_time import errors
from sim.quickbooks_time.others import tables as others
from sim.quickbooks_time.resources import effective_settings
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
FROM_TABLES: Final[Mapping[str, str]] = {  # endpoint: whose latest change it tells
    "customfields": "customfields",
    "customfielditems": "customfielditems",
    "customfielditem_filters": "customfielditem_filters",
    "customfielditem_jobcode_filters": "customfielditem_filters",
    "customfielditem_user_filters": "customfielditem_filters",
    "groups": "groups",
    "jobcodes": "jobcodes",
    "jobcode_assignments": "jobcode_assignments",
    "managed_clients": "managed_clients",
    "timesheets": "timesheets",
    "timesheets_deleted": "timesheets_deleted",
    "users": "users",
    **{kind: kind for kind, kept in others.KEPT.items() if "last_modified" in kept.columns},
}


@documented("contract 3.12: thirteen keys unless endpoints names others; nothing else, no more")
def retrieve(call: ResourceCall) -> Row:
    """The latest stamp of each endpoint; names that there are not are passed over."""
    _refuse_paging(call)
    names = call.filters.words("endpoints") or DEFAULT
    found = ((name, _stamp(call, name)) for name in names)
    stamps = {name: stamp for name, stamp in found if stamp is not None}
    return {"results": {"last_modified_timestamps": stamps or call.empty}}


def _stamp(call: ResourceCall, name: str) -> str | None:
    if name == "current_user":
        return call.caller.last_modified
    if name == "effective_settings":
        return effective_settings.newest(call)
    if name in FROM_TABLES:
        return call.state.tables.newest(FROM_TABLES[name])
    return None


@seen("TSheetsTeam/api_python pull 2: the endpoint failed when page was sent; a switch")
def _refuse_paging(call: ResourceCall) -> None:
    if call.state.behaviour.last_modified_refuses_page and call.filters.has("page"):
        raise errors.refused(417, "Invalid params: page")


METHODS: Final[Mapping[str, Handler]] = {"GET": retrieve}
