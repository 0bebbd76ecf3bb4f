"""Timesheets and IndividualTimeEntries over HTTP. No API writes time."""

from __future__ import annotations

import re
from typing import Final

from flask import Response

from sim.karbon.missing import explained
from sim.karbon.operation import READING, Operation, pages
from sim.karbon.options import expansions, wanted_expansions
from sim.karbon.resource import KarbonCall, Resource, listed, single
from sim.karbon.time import errors, wire
from sim.karbon.time.aggregates import origins, sight
from sim.karbon.time.dto import TimesheetExpansions
from sim.karbon.time.lists import TIME_ENTRIES, TIMESHEETS, TIMESHEETS_BY_KEYS
from sim.karbon.time.records import TimeEntry, Timesheet
from sim.physics.provenance import documented, inferred

NOTHING: Final[frozenset[str]] = frozenset()
_GUID: Final = re.compile(r"[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


def resources() -> dict[str, Resource]:
    """Time, by name in lower case."""
    return {
        "timesheets": Resource(
            collection={
                "GET": Operation(
                    TIMESHEETS.name,
                    _timesheets,
                    form="page",
                    shows=wire.timesheet,
                    listing=TIMESHEETS,
                    expands=TimesheetExpansions,
                )
            },
            record={
                "GET": Operation(
                    "Timesheets/{Timesheetkey}",
                    _timesheet,
                    shows=wire.timesheet,
                    expands=TimesheetExpansions,
                    refuses=READING,
                )
            },
        ),
        "individualtimeentries": Resource(
            collection={"GET": pages(TIME_ENTRIES.name, TIME_ENTRIES, TIME_ENTRIES.name, wire.time_entry)},
            record={
                "GET": Operation(
                    "IndividualTimeEntries/{IndividualTimeEntryKey}",
                    _time_entry,
                    shows=wire.time_entry,
                    refuses=READING,
                )
            },
        ),
    }


def _timesheets(call: KarbonCall) -> Response:
    row = wire.expanded_timesheet if wanted_expansions(call.options) else wire.timesheet
    listing = TIMESHEETS_BY_KEYS if call.state.behaviour.timesheet_key_in else TIMESHEETS
    return listed(call, listing, listing.name, row)


@documented("Karbon's OpenAPI document: a timesheet by its key, with its time where $expand has TimeEntries")
def _timesheet(call: KarbonCall) -> Response:
    wanted = expansions(call.options, TIMESHEETS.expands)
    sheet = call.state.of(Timesheet).get(call.address.key)
    if sheet is None or sheet.origin not in origins(call.state):
        raise explained(call.state, errors.timesheet_not_found(), call.address.key)
    fields = (wire.expanded_timesheet if wanted else wire.timesheet)(call.state, sheet)
    return single(call, TIMESHEETS.name, "", fields)


@inferred("a GUID may have hyphens and capitals, as everywhere in .NET")
def _time_entry(call: KarbonCall) -> Response:
    expansions(call.options, NOTHING)
    if _GUID.fullmatch(call.address.key) is None:
        raise errors.not_a_guid()
    key = call.address.key.replace("-", "").lower()
    entry = call.state.of(TimeEntry).get(key)
    seen = sight(call.state)
    if entry is None or entry.origin not in origins(call.state) or not (seen is None or seen(entry)):
        raise explained(call.state, errors.time_entry_not_found(), key)
    return single(call, TIME_ENTRIES.name, "", wire.time_entry(call.state, entry))
