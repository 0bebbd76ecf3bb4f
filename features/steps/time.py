"""Time: tracked in Karbon or in QuickBooks Time, changed, deleted, approved and locked."""

from collections.abc import Callable

from features.steps.names import address_of, date_of, entity_key, first_name, job_id, length_of, taught
from sim.conformance.expect import expect
from sim.conformance.stage import Stage
from sim.conformance.steps import given, then, when
from sim.quickbooks_time.screens import ScreenRefused


def track_in_karbon(stage: Stage, person: str, name: str, minutes: int, **more: object) -> None:
    """Add time to a client or work item; `the entry` is this one from now on."""
    asked = {
        "by": address_of(stage, person),
        "key": entity_key(stage, name),
        "day": stage.today(),
        "minutes": minutes,
    }
    stage.attempt("track_time", **asked | more)
    stage.notes["entry"] = stage.answer.get("entry", {}).get("id")


def track_in_time(stage: Stage, person: str, path: str, minutes: int) -> None:
    """Enter time on a code; `the entry` is this one from now on."""
    stage.notes["timesheet"] = stage.time.enter_time(person, job_id(stage, path), stage.today(), minutes)


def the_timesheet(stage: Stage) -> int:
    """The timesheet a sentence speaks of: the one entered there, or the newest."""
    return int(stage.notes.get("timesheet") or stage.time.timesheets()[-1]["id"])


def the_activity(stage: Stage) -> str:
    """The newest time activity of QuickBooks."""
    return str(stage.books.time_activities()[-1]["id"])


TRACKED: dict[str, Callable[[Stage, str, str, int], None]] = {
    "Karbon": track_in_karbon,
    "QuickBooks Time": track_in_time,
}
CHANGED: dict[str, Callable[[Stage, int], None]] = {
    "Karbon": lambda stage, minutes: stage.attempt("edit_time", entry=stage.notes["entry"], minutes=minutes),
    "QuickBooks Time": lambda stage, minutes: stage.time.edit_time(the_timesheet(stage), minutes),
}
DEEDS: dict[str, Callable[[Stage], None]] = {
    "deletes in Karbon": lambda stage: stage.attempt("delete_time", entry=stage.notes["entry"]),
    "approves in Karbon": lambda stage: stage.attempt("approve_time", entry=stage.notes["entry"]),
    "deletes in QuickBooks Time": lambda stage: stage.time.delete_time(the_timesheet(stage)),
    "approves in QuickBooks Time": lambda stage: stage.time.approve_all_time(stage.today()),
    "locks in QuickBooks Time": lambda stage: stage.time.lock_time(the_timesheet(stage)),
    "bills in QuickBooks": lambda stage: stage.books.bill_time([the_activity(stage)]),
    "deletes in QuickBooks": lambda stage: stage.books.delete_time_activity(the_activity(stage)),
}
RULES: dict[str, dict[str, bool]] = {
    "billable time without a rate": {"billable_needs_rate": False},
    "every name once only": {"display_names_unique": True},
}


@given("{person} tracked/tracks {minutes} on {string} in {system}")
def tracks(person: str, minutes: int, name: str, system: str, stage: Stage) -> None:
    """Ann tracks 60 minutes on "2026 Tax" in Karbon"""
    taught(TRACKED, system)(stage, person, name, minutes)


@when("{person} tracks {minutes} on every client in Karbon")
def tracks_on_all(person: str, minutes: int, stage: Stage) -> None:
    """Ann tracks 6 minutes on every client in Karbon"""
    for client in stage.karbon.clients():
        stage.ask("track_time", by=person, key=client["key"], day=stage.today(), minutes=minutes)


@when("{person} tracks {minutes} on {string} in Karbon with:")
def tracks_with(person: str, minutes: int, name: str, datatable: list[list[str]], stage: Stage) -> None:
    """Ann tracks 60 minutes on "2026 Tax" in Karbon with:

    | Date | yesterday |
    | Role | Manager   |

    A field whose cell is empty is left alone.
    """
    fields = {field: value for field, value in datatable if value}
    day = date_of(stage, fields.pop("Date", "today"))
    track_in_karbon(stage, person, name, minutes, day=day, fields=fields)


@when("{person} starts a clock on {string} in QuickBooks Time")
def starts_clock(person: str, path: str, stage: Stage) -> None:
    """Bob starts a clock on "Acme › 2026 Tax" in QuickBooks Time"""
    stage.time.start_clock(person, job_id(stage, path))


@when("{person} changes the entry to {minutes} in {system}")
def changes(person: str, minutes: int, system: str, stage: Stage) -> None:
    """Ann changes the entry to 90 minutes in Karbon

    The entry is the one that was tracked last in that system.
    """
    taught(CHANGED, system)(stage, minutes)


@when("{person} {deed} the entry in {system}")
def deals_with(person: str, deed: str, system: str, stage: Stage) -> None:
    """Priya locks the entry in QuickBooks Time"""
    taught(DEEDS, f"{deed} in {system}")(stage)


@given("QuickBooks takes {rule}")
def takes(rule: str, stage: Stage) -> None:
    """QuickBooks takes billable time without a rate

    As it is documented it asks for one, and nobody but the firm knows what an hour costs. Its documents also say
    that it takes every name once only; as it was recorded it takes the name of a job once below each customer.
    """
    stage.world.quickbooks.set_behaviour(**taught(RULES, rule))


@then("QuickBooks Time takes no time of {person} on {string}")
def takes_no_time(person: str, path: str, stage: Stage) -> None:
    """QuickBooks Time takes no time of Bob on "Acme"

    Bob tries to enter an hour on his timecard, and is refused.
    """
    try:
        stage.time.enter_time(person, job_id(stage, path), stage.today(), 60)
    except ScreenRefused:
        return
    expect(f"an hour of {first_name(person)} on “{path}”", "taken", "refused")


@then("the time report of QuickBooks Time for {string} totals {minutes}")
def report_totals(path: str, minutes: int, stage: Stage) -> None:
    """the time report of QuickBooks Time for "Acme" totals 3 hours"""
    report = stage.time.time_report(job_id(stage, path), "2026-01-01", "2026-12-31")
    total = length_of(report["total_minutes"])
    expect(f"the total of “{path}” in the time report", total, length_of(minutes))
