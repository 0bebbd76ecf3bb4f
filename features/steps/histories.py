"""What a simulated history is told with: calls that fail in any way, entries by their length, and peace at the end."""

from typing import Any

from features.steps.names import ADMIN, taught
from sim.conformance.expect import expect
from sim.conformance.stage import Stage
from sim.conformance.steps import given, parameter_type, when
from sim.physics.faults import Fault, FaultKind
from sim.simulation.fates import FATES

LATE_S = 700  # by then whatever was on its way has arrived
PASS_S = 180


@parameter_type(
    name="fate",
    regexp="is refused|is throttled|never arrives|loses its answer|is answered late|takes effect and fails|takes effect late|is carried out twice|has a row refused|is done by half|is done by half and loses its answer|is answered with garbage|is answered in part|is answered with a page|is answered out of date|is answered with a row too few|is answered by a wrong clock|finds its token expired|finds its token revoked|finds its token used",  # noqa: E501 - editors read one literal
)
def fate(words: str) -> str:
    """What becomes of a call to one of the systems."""
    return next(kind for kind, said in FATES.items() if said == words)


def entry_of(stage: Stage, minutes: int) -> str:
    """The id of the one entry of this length on any tab."""
    keys = [one["key"] for one in (*stage.karbon.clients(), *stage.karbon.work())]
    found: set[str] = set()
    for key in keys:
        stage.attempt("open_tab", key=key)
        found |= {one["id"] for one in stage.answer.get("entries", ()) if one["minutes"] == minutes}
    expect(f"entries of {minutes} minutes on the tabs", len(found), 1)
    return found.pop()


def sheet_of(stage: Stage, minutes: int) -> dict[str, Any]:
    """The one timesheet of this length, to the nearest minute."""
    found = [one for one in stage.time.timesheets() if round(one["minutes"]) == minutes]
    expect(f"timesheets of {minutes} minutes", len(found), 1)
    return found[0]


def activity_of(stage: Stage, minutes: int) -> dict[str, Any]:
    """The one time activity of this length."""
    found = [one for one in stage.books.time_activities() if one["minutes"] == minutes]
    expect(f"time activities of {minutes} minutes", len(found), 1)
    return found[0]


CHANGED = {
    "Karbon": lambda stage, old, new: stage.attempt("edit_time", entry=entry_of(stage, old), minutes=new),
    "QuickBooks Time": lambda stage, old, new: stage.time.edit_time(sheet_of(stage, old)["id"], new),
}
DONE = {
    "deleted in Karbon": lambda stage, length: stage.attempt("delete_time", entry=entry_of(stage, length)),
    "deleted in QuickBooks Time": lambda stage, length: stage.time.delete_time(sheet_of(stage, length)["id"]),
    "deleted in QuickBooks": lambda stage, length: stage.books.delete_time_activity(
        activity_of(stage, length)["id"]
    ),
    "billed in QuickBooks": lambda stage, length: stage.books.bill_time([activity_of(stage, length)["id"]]),
}


@given("call {int} from here {fate}")
def call_fails(number: int, kind: str, stage: Stage) -> None:
    """call 1 from here is carried out twice

    Of the calls that this can happen to, counted from here: only a call that writes is carried out twice.
    """
    stage.world.universe.faults.arm(Fault(kind=FaultKind(kind), skip=number - 1))


@parameter_type(name="amended", regexp="deleted|billed|changed to [0-9]+ minutes")
def amended(words: str) -> tuple[str, int]:
    """What becomes of an entry of time; steps are handed what is done, and the minutes that it is changed to."""
    done, _, minutes = words.partition(" to ")
    return done, int(minutes.partition(" ")[0] or 0)


@when("the entry of {minutes} is {amended} in {system}")
def entry_amended(minutes: int, amended: tuple[str, int], system: str, stage: Stage) -> None:
    """the entry of 47 minutes is changed to 52 minutes in QuickBooks Time"""
    done, after = amended
    if after:
        taught(CHANGED, system)(stage, minutes, after)
    else:
        taught(DONE, f"{done} in {system}")(stage, minutes)


@when("nothing goes wrong any more")
def peace(stage: Stage) -> None:
    """nothing goes wrong any more

    Whatever was on its way arrives, Priya presses Save & Sync, and Sync twice after it.
    """
    stage.world.universe.faults.disarm()
    stage.wait(LATE_S)
    stage.attempt("save_and_sync", by=ADMIN)
    for _ in range(2):
        stage.wait(PASS_S)
        stage.attempt("sync")
