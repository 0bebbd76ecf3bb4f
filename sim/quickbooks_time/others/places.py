"""Where people were, where they work, and the circles around it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import msgspec

from sim.physics.provenance import documented, inferred
from sim.quickbooks_time import errors, fields
from sim.quickbooks_time.others import keeping, readers, rights
from sim.quickbooks_time.others.declaration import Outcome, Resource, Values
from sim.quickbooks_time.others.narrowing import among, by_assignment, flag, in_groups, words
from sim.quickbooks_time.records_field import Location
from sim.quickbooks_time.resources.call import ResourceCall

ADDRESS: Final = ("addr1", "addr2", "city", "state", "zip", "country")
SOURCES: Final = ("gps", "wifi", "cell")
GEOCODING: Final = ("none", "in_progress", "retry", "error", "complete")
FAR: Final = 1e7  # metres, and metres a second: beyond the atmosphere either way


@documented(
    "contract 3.14, api_docs Geolocations: 202 for one that is there with all the same characteristics"
)
def _record_geolocation(call: ResourceCall, values: Values) -> Outcome:
    keeping.found(call.state, "users", values["user_id"], "user")
    if not rights.may_act_for(call, values["user_id"], "manage_timesheets"):
        raise errors.oops("You don't have permission to manage that user")
    values.setdefault("created", call.state.stamp())
    for other in call.state.tables.of("geolocations").page("created", values["created"]):
        if all(getattr(other, name) == value for name, value in values.items()):
            return Outcome(other, 202, "Accepted")
    return Outcome(keeping.make(call.state, "geolocations", **values))


GEOLOCATIONS: Final = Resource(
    name="geolocations",
    noun="geolocation",
    one_of=("ids", "modified_before", "modified_since"),
    filters={"user_ids": among("user_id"), "group_ids": in_groups("user_id")},
    scope=rights.own_or("manage_timesheets"),
    depends_on=("users",),
    beside={"users": lambda _, point: [point.user_id]},
    fields={
        "created": readers.stamp,
        "user_id": fields.number,
        "accuracy": readers.between(0, FAR),
        "altitude": readers.between(-FAR, FAR),
        "latitude": readers.degrees(90),
        "longitude": readers.degrees(180),
        "speed": readers.between(-1, FAR),
        "heading": readers.between(-1, 360),
        "source": fields.choice(*SOURCES),
        "device_identifier": fields.text(),
    },
    required=("user_id", "accuracy", "altitude", "latitude", "longitude"),
    create=_record_geolocation,
)


def _jobcodes_at(call: ResourceCall, location_id: int) -> set[int]:
    links = call.state.tables.of("locations_map").page("location_id", location_id)
    return {link.x_id for link in links if link.active}


GEOFENCE_CONFIGS: Final = Resource(
    name="geofence_configs",
    noun="geofence config",
    active="yes",
    filters={
        "type": words("type", "locations", "location"),
        "type_ids": among("type_id"),
        "enabled": flag("enabled"),
        "by_jobcode_assignment": by_assignment(lambda call, fence: _jobcodes_at(call, fence.type_id)),
    },
    depends_on=("locations_map", "jobcode_assignments"),
    beside={"locations": lambda _, fence: [fence.type_id]},
)


@documented("contract 3.14: addr1 of a location; the text is that of 2.3")
def _create_location(call: ResourceCall, values: Values) -> Outcome:
    linked = values.pop("linked_objects", {})
    if not any(values.get(name) for name in ADDRESS):
        raise errors.missing(["addr1"])
    _check_jobcodes(call, linked)
    location = keeping.make(call.state, "locations", **values)
    if not location.label:
        location = _labelled(call, location)
    _map(call, location, linked)
    return Outcome(location)


@documented("api_docs Locations: the label is the formatted address where nobody gave one")
def _labelled(call: ResourceCall, location: Location) -> Location:
    from sim.quickbooks_time.others.rows import formatted_address

    labelled: Location = keeping.amend(call.state, "locations", location, label=formatted_address(location))
    return labelled


def _update_location(call: ResourceCall, before: Location, changes: Values) -> Outcome:
    linked = changes.pop("linked_objects", None)
    _check_jobcodes(call, linked or {})
    location = keeping.amend(call.state, "locations", before, **changes)
    if linked is not None:
        _map(call, location, linked)
    return Outcome(location)


def _check_jobcodes(call: ResourceCall, linked: dict[str, tuple[int, ...]]) -> None:
    for jobcode_id in linked.get("jobcodes", ()):
        keeping.found(call.state, "jobcodes", jobcode_id, "jobcode")


@documented("api_docs Locations, LocationsMaps: linked_objects are the rows of locations_map")
def _map(call: ResourceCall, location: Location, linked: dict[str, tuple[int, ...]]) -> None:
    state = call.state
    links = {link.x_id: link for link in state.tables.of("locations_map").page("location_id", location.id)}
    wanted = linked.get("jobcodes", ())
    for jobcode_id in dict.fromkeys(wanted):
        if jobcode_id in links:
            keeping.amend(state, "locations_map", links[jobcode_id], active=True)
        else:
            keeping.make(state, "locations_map", x_id=jobcode_id, location_id=location.id)
    for jobcode_id, link in links.items():
        if jobcode_id not in wanted:
            keeping.amend(state, "locations_map", link, active=False)
    _tell_jobcodes(call, (*links, *wanted))


@inferred("contract 3.3: a jobcode lists its locations; that its stamp moves with them is ours")
def _tell_jobcodes(call: ResourceCall, jobcode_ids: Iterable[int]) -> None:
    table = call.state.tables.jobcodes
    for jobcode_id in dict.fromkeys(jobcode_ids):
        links = call.state.tables.of("locations_map").page("x_id", jobcode_id)
        found = tuple(link.location_id for link in links if link.active)
        jobcode = table.get(jobcode_id)
        if jobcode is not None and jobcode.locations != found:
            table.put(msgspec.structs.replace(jobcode, locations=found, last_modified=call.state.stamp()))


LOCATIONS: Final = Resource(
    name="locations",
    noun="location",
    active="yes",
    filters={
        "geocoding_status": words("geocoding_status", *GEOCODING),
        "by_jobcode_assignment": by_assignment(lambda call, place: _jobcodes_at(call, place.id)),
    },
    depends_on=("locations_map", "jobcode_assignments"),
    beside={"jobcodes": lambda call, place: sorted(_jobcodes_at(call, place.id))},
    permission="manage_jobcodes",
    fields={
        **dict.fromkeys(ADDRESS, fields.text()),
        "active": fields.yes_no,
        "latitude": readers.degrees(90),
        "longitude": readers.degrees(180),
        "label": fields.text(),
        "notes": fields.text(fields.NOTES_LENGTH_MAX),
        "linked_objects": readers.id_map("jobcodes"),
    },
    ignored=("formatted_address",),
    create=_create_location,
    update=_update_location,
)

LOCATIONS_MAP: Final = Resource(
    name="locations_map",
    noun="locations map",
    active="yes",
    filters={"by_jobcode_assignment": by_assignment(lambda _, link: {link.x_id})},
    depends_on=("jobcode_assignments",),
    beside={"locations": lambda _, link: [link.location_id]},
)
FAMILY: Final = (GEOLOCATIONS, GEOFENCE_CONFIGS, LOCATIONS, LOCATIONS_MAP)
