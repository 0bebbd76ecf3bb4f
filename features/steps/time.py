"""Time: tracked in Karbon, entered in QuickBooks Time, shown on the Time & Budget tab."""

from features.steps.codes import code_of
from features.steps.names import date_of, entity_key, job_id
from sim.conformance.stage import Stage
from sim.conformance.steps import given, then, when
from sim.physics.faults import Fault, FaultKind
from sim.quickbooks_time.screens import ScreenRefused

TIMESHEETS = "/api/v1/timesheets"


@given("{person} has tracked {minutes} on {string} in Karbon")
@when("{person} tracks {minutes} on {string} in Karbon")
def track(person: str, minutes: int, name: str, stage: Stage) -> None:
    """Ann tracks 60 minutes on "2026 Tax" in Karbon"""
    stage.mark()
    stage.attempt("track_time", by=person, key=entity_key(stage, name), day=stage.today(), minutes=minutes)
    stage.notes["entry"] = stage.answer.get("entry", {}).get("id")


@when("{person} tracks {minutes} for {day} on {string} in Karbon")
def track_on_day(person: str, minutes: int, day: str, name: str, stage: Stage) -> None:
    """Ann tracks 60 minutes for yesterday on "2026 Tax" in Karbon"""
    stage.mark()
    stage.attempt(
        "track_time", by=person, key=entity_key(stage, name), day=date_of(stage, day), minutes=minutes
    )
    stage.notes["entry"] = stage.answer.get("entry", {}).get("id")


@when("{person} tracks {minutes} on {string} in Karbon with these fields:")
def track_with_fields(person: str, minutes: int, name: str, datatable: list[list[str]], stage: Stage) -> None:
    """A table of field and value."""
    stage.mark()
    stage.attempt(
        "track_time",
        by=person,
        key=entity_key(stage, name),
        day=stage.today(),
        minutes=minutes,
        fields={field: value for field, value in datatable[1:]},
    )


@when("{person} changes the entry to {minutes} in Karbon")
def edit(person: str, minutes: int, stage: Stage) -> None:
    """Ann changes the entry to 90 minutes in Karbon"""
    del person
    stage.mark()
    stage.attempt("edit_time", entry=stage.notes["entry"], minutes=minutes)


@when("{person} deletes the entry in Karbon")
def delete(person: str, stage: Stage) -> None:
    """Ann deletes the entry in Karbon"""
    del person
    stage.mark()
    stage.attempt("delete_time", entry=stage.notes["entry"])


@when("{person} approves the entry in Karbon")
def approve(person: str, stage: Stage) -> None:
    """Priya approves the entry in Karbon"""
    del person
    stage.attempt("approve_time", entry=stage.notes["entry"])


@given("{person} has entered {minutes} on the code {string} in QuickBooks Time")
@when("{person} enters {minutes} on the code {string} in QuickBooks Time")
def enter(person: str, minutes: int, path: str, stage: Stage) -> None:
    """Bob enters 30 minutes on the code "Acme › 2026 Tax" in QuickBooks Time"""
    stage.notes["timesheet"] = stage.time.enter_time(person, job_id(stage, path), stage.today(), minutes)


@when("{person} tries to enter {minutes} on the code {string} in QuickBooks Time")
def try_to_enter(person: str, minutes: int, path: str, stage: Stage) -> None:
    """Bob tries to enter 30 minutes on the code "Acme" in QuickBooks Time"""
    try:
        stage.time.enter_time(person, job_id(stage, path), stage.today(), minutes)
    except ScreenRefused as refusal:
        stage.notes["screen"] = str(refusal)


@then("QuickBooks Time refuses it on its screen")
def screen_refused(stage: Stage) -> None:
    """The last attempt at a screen was refused."""
    assert stage.notes.get("screen")


@when("the entry is changed to {minutes} in QuickBooks Time")
def change_there(minutes: int, stage: Stage) -> None:
    """The entry is changed to 90 minutes in QuickBooks Time"""
    stage.time.edit_time(_timesheet(stage), minutes)


@when("the entry is deleted in QuickBooks Time")
def delete_there(stage: Stage) -> None:
    """The entry is deleted in QuickBooks Time."""
    stage.time.delete_time(_timesheet(stage))


@when("the entry is locked in QuickBooks Time")
def lock_there(stage: Stage) -> None:
    """The entry is locked in QuickBooks Time."""
    stage.time.lock_time(_timesheet(stage))


@when("{int} minutes pass")
def minutes_pass(count: int, stage: Stage) -> None:
    """2 minutes pass"""
    stage.wait(count * 60)


@when("{int} seconds pass")
def seconds_pass(count: int, stage: Stage) -> None:
    """119 seconds pass"""
    stage.wait(count)


@given("the answer to the next recording of time is lost")
def lose_answer(stage: Stage) -> None:
    """QuickBooks Time takes the time, but nobody hears of it."""
    stage.world.universe.faults.arm(
        Fault(kind=FaultKind.LOST, service="quickbooks_time", method="POST", path=TIMESHEETS)
    )


@given("the answer to the next creation of codes is lost")
def lose_codes(stage: Stage) -> None:
    """QuickBooks Time makes the codes, but nobody hears of it."""
    stage.world.universe.faults.arm(
        Fault(kind=FaultKind.LOST, service="quickbooks_time", method="POST", path="/api/v1/jobcodes")
    )


@given("QuickBooks Time is down")
@when("QuickBooks Time goes down")
def time_is_down(stage: Stage) -> None:
    """QuickBooks Time answers nothing but errors."""
    stage.world.universe.faults.arm(Fault(kind=FaultKind.REFUSED, service="quickbooks_time", times=1_000))


@when("QuickBooks Time is up again")
def time_is_up(stage: Stage) -> None:
    """QuickBooks Time answers again."""
    stage.world.universe.faults.disarm()


@given("QuickBooks is down")
def books_are_down(stage: Stage) -> None:
    """QuickBooks answers nothing but errors."""
    stage.world.universe.faults.arm(Fault(kind=FaultKind.REFUSED, service="quickbooks", times=1_000))


@then("QuickBooks Time has {minutes} of {person} on the code {string}")
def has_time(minutes: int, person: str, path: str, stage: Stage) -> None:
    """QuickBooks Time has 60 minutes of Ann on the code "Acme › 2026 Tax" """
    sheets = stage.time.timesheets(job_id(stage, path, active=None))
    found = sum(sheet["minutes"] for sheet in sheets if sheet["email"] == person)

    assert found == minutes, sheets


@then("QuickBooks Time has {minutes} of {person} for {day}")
def has_time_of_day(minutes: int, person: str, day: str, stage: Stage) -> None:
    """QuickBooks Time has 60 minutes of Ann for yesterday"""
    wanted = (person, date_of(stage, day))
    sheets = stage.time.timesheets()

    assert sum(one["minutes"] for one in sheets if (one["email"], one["date"]) == wanted) == minutes, sheets


@then("QuickBooks Time has {minutes} of {person} on the code that {string} has now")
def has_time_on_its_code(minutes: int, person: str, name: str, stage: Stage) -> None:
    """QuickBooks Time has 60 minutes of Ann on the code that "2026 Tax" has now"""
    sheets = stage.time.timesheets(code_of(stage, name))

    assert sum(one["minutes"] for one in sheets if one["email"] == person) == minutes, sheets


@then("QuickBooks Time has {int} timesheet(s) on the code {string}")
def number_of_timesheets(count: int, path: str, stage: Stage) -> None:
    """QuickBooks Time has 1 timesheet on the code "Acme › 2026 Tax" """
    assert len(stage.time.timesheets(job_id(stage, path, active=None))) == count


@then("the time report of QuickBooks Time for {string} totals {minutes}")
def time_report(path: str, minutes: int, stage: Stage) -> None:
    """The time report of QuickBooks Time for "Acme" totals 180 minutes"""
    report = stage.time.time_report(job_id(stage, path), "2026-01-01", "2026-12-31")

    assert report["total_minutes"] == minutes, report


@when("{person} opens the Time & Budget tab of {string}")
def open_tab(person: str, name: str, stage: Stage) -> None:
    """Ann opens the Time & Budget tab of "2026 Tax" """
    del person
    stage.mark()
    stage.attempt("open_tab", key=entity_key(stage, name))


@then("the tab shows {minutes}")
def tab_shows(minutes: int, stage: Stage) -> None:
    """The tab shows 60 minutes"""
    assert stage.answer["actual_minutes"] == minutes, stage.answer["entries"]


@then("the tab shows no time")
def tab_shows_nothing(stage: Stage) -> None:
    """The tab shows no time."""
    assert not stage.answer["entries"], stage.answer["entries"]


@then("the Time & Budget tab of {string} shows {minutes}")
def tab_of_shows(name: str, minutes: int, stage: Stage) -> None:
    """The Time & Budget tab of "2026 Tax" shows 60 minutes"""
    stage.ask("open_tab", key=entity_key(stage, name))

    assert stage.answer["actual_minutes"] == minutes, stage.answer["entries"]


@then("the tab shows a budget of {minutes} with {minutes} left")
def tab_budget(budget: int, left: int, stage: Stage) -> None:
    """The tab shows a budget of 600 minutes with 360 minutes left"""
    assert (stage.answer["budget_minutes"], stage.answer["left_minutes"]) == (budget, left)


@then("the tab can take time")
def tab_available(stage: Stage) -> None:
    """Time can be tracked on this tab."""
    assert stage.answer["available"], stage.answer["message"]


@then("the tab says {code}")
def tab_says(code: str, stage: Stage) -> None:
    """The tab says CONTACT_NOT_SYNCED"""
    assert (stage.answer.get("message") or {}).get("code") == code, stage.answer


@then("the tab lists {minutes} by {string}")
def tab_lists(minutes: int, person: str, stage: Stage) -> None:
    """The tab lists 60 minutes by "Ann Lee" """
    found = [(line["person"], line["minutes"]) for line in stage.answer["entries"]]

    assert (person, minutes) in found, found


@then("the tab shows the entry as waiting")
def tab_waiting(stage: Stage) -> None:
    """An entry is held in Karbon until QuickBooks Time can take it."""
    assert "held" in {line["state"] for line in stage.answer["entries"]}, stage.answer["entries"]


@then("the tab says how old its figures are")
def tab_age(stage: Stage) -> None:
    """QuickBooks Time could not be asked: the figures are the last known ones."""
    assert stage.answer["stale"]
    assert stage.answer["age_s"] is not None


@then("QuickBooks Time was read")
def was_read(stage: Stage) -> None:
    """The last event asked QuickBooks Time for time."""
    assert [call for call in stage.calls("quickbooks_time") if call.path == TIMESHEETS]


def _timesheet(stage: Stage) -> int:
    if "timesheet" in stage.notes:
        return int(stage.notes["timesheet"])
    return int(stage.time.timesheets()[-1]["id"])


@when("{person} starts a clock on the code {string} in QuickBooks Time")
def start_clock(person: str, path: str, stage: Stage) -> None:
    """Bob starts a clock on the code "Acme › 2026 Tax" in QuickBooks Time"""
    stage.time.start_clock(person, job_id(stage, path))
