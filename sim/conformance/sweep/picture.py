"""What a firm's three systems hold, in the words of people: ids, stamps, and marks of the integration's own aside."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from sim.conformance.stage import Stage
from sim.physics.journal import Call

Picture = dict[str, Counter[str]]

MARK: Final = re.compile(r"\s*\[[^\[\]]*\]\s*$")  # how an integration knows its own time again
KEYS: Final = re.compile(r"/[^/?]*\d[^/?]*")  # what stands for one record in a path


def picture(stage: Stage) -> Picture:
    """Every client, code, entry and customer, counted by what people tell them apart by."""
    codes = {job["id"]: job["path"] for job in stage.time.jobs()}
    return {
        "clients in Karbon": Counter(f"{one['name']}" for one in stage.karbon.clients()),
        "work in Karbon": Counter(one["title"] for one in stage.karbon.work()),
        "codes in QuickBooks Time": Counter(
            f"{job['path']}{'' if job['active'] else ' (archived)'}"
            f"{'' if job['assigned_to_all'] or not job['active'] else ' (not for everybody)'}"
            for job in stage.time.jobs()
        ),
        "fields in QuickBooks Time": Counter(
            f"{one['name']} {one['options']}" for one in stage.time.fields()
        ),
        "time in QuickBooks Time": Counter(
            f"{one['email']} {one['date']} {one['minutes']:g} min on {codes.get(one['job_id'], '?')}"
            f"{_note(one['notes'])}{_fields(one['fields'])}"
            for one in stage.time.timesheets()
        ),
        "customers in QuickBooks": Counter(
            f"{one['path']}{'' if one['active'] else ' (inactive)'}" for one in stage.books.customers()
        ),
        "time in QuickBooks": Counter(_activity(one) for one in stage.books.time_activities()),
    }


def differences(wanted: Picture, found: Picture) -> list[str]:
    """What is there too often, or not at all; a line each."""
    return [line for part in wanted for line in _different(part, wanted[part], found[part])]


def writes(calls: Iterable[Call], service: str) -> Counter[str]:
    """The calls that changed something in a service, by what they did."""
    return Counter(
        f"{call.method} {KEYS.sub('/…', call.path)}"
        for call in calls
        if call.service == service and call.wrote
    )


def _different(part: str, wanted: Counter[str], found: Counter[str]) -> Iterator[str]:
    for name in sorted(found.keys() | wanted.keys()):
        if found[name] != wanted[name]:
            yield f"{part}: {name}, {_times(found[name])} instead of {_times(wanted[name])}"


def _times(count: int) -> str:
    return {0: "never", 1: "once", 2: "twice"}.get(count, f"{count} times")


def _note(notes: str) -> str:
    said = MARK.sub("", notes)
    return f", {said!r}" if said else ""


def _fields(fields: dict[str, str]) -> str:
    return f" {sorted(fields.items())}" if fields else ""


def _activity(one: dict[str, object]) -> str:
    told = {name: value for name, value in one.items() if name != "id" and not name.endswith("_id")}
    if isinstance(told.get("description"), str):
        told["description"] = MARK.sub("", str(told["description"]))
    return ", ".join(f"{name} {value}" for name, value in sorted(told.items()) if value not in {"", None})
