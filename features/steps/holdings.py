"""What the three systems hold: codes, customers, timesheets and the like, listed and counted on their own screens."""

from collections.abc import Callable

from features.steps.names import (
    NotTold,
    cells,
    client_key,
    date_of,
    first_name,
    full_name,
    job_id,
    length_of,
    path_of,
    paths,
    taught,
    told,
)
from features.steps.words import minutes as minutes_in
from sim.conformance.expect import expect, expect_rows
from sim.conformance.stage import Stage
from sim.conformance.steps import then

Row = dict[str, str]


def timesheets(stage: Stage, path: str | None = None) -> list[Row]:
    """The timesheets of QuickBooks Time, or those on one code; a custom field is a column too."""
    job = None if path is None else job_id(stage, path, active=None)
    unfilled = {field["name"]: "" for field in stage.time.fields()}
    return [
        {
            "person": first_name(one["email"]),
            "code": path_of(stage, one["job_id"]),
            "date": one["date"],
            "time": length_of(one["minutes"]),
            **unfilled | one["fields"],
        }
        for one in stage.time.timesheets(job)
    ]


def time_activities(stage: Stage, path: str | None = None) -> list[Row]:
    """The time activities of QuickBooks, or those of one customer."""
    return [
        {
            "person": first_name(one["person"]),
            "customer": one["customer"],
            "date": one["date"],
            "time": length_of(one["minutes"]),
            "billable": "billed" if one["billed"] else "yes" if one["billable"] else "no",
        }
        for one in stage.books.time_activities()
        if path in {None, one["customer"]}
    ]


def minutes_on_code(stage: Stage, path: str, person: str) -> float:
    """The time of a person on the code of this path."""
    job = job_id(stage, path, active=None)
    return sum(one["minutes"] for one in stage.time.timesheets(job) if one["email"] == person)


def minutes_for_customer(stage: Stage, path: str, person: str) -> float:
    """The time of a person for the customer or job of this path."""
    wanted = (path, full_name(person))
    found = stage.books.time_activities()
    return sum(one["minutes"] for one in found if (one["customer"], one["person"]) == wanted)


def work_items(stage: Stage, client: str | None = None) -> list[Row]:
    """The work items of Karbon, or those of one client."""
    key = "" if client is None else client_key(stage, client)
    return [{"work": one["title"]} for one in stage.karbon.work("", key)]


HELD: dict[str, Callable[[Stage], list[Row]]] = {
    "codes of QuickBooks Time": lambda stage: [{"code": path} for path in paths(stage)],
    "hidden codes of QuickBooks Time": lambda stage: [
        {"code": job["path"]} for job in stage.time.jobs() if job["active"] and not job["assigned_to_all"]
    ],
    "timesheets of QuickBooks Time": timesheets,
    "customers of QuickBooks": lambda stage: [{"customer": one["path"]} for one in stage.books.customers()],
    "time activities of QuickBooks": time_activities,
    "work items of Karbon": work_items,
    "clients of Karbon": lambda stage: [{"client": one["name"]} for one in stage.karbon.clients()],
}
HELD_ON: dict[str, Callable[[Stage, str], list[Row]]] = {
    "timesheets of QuickBooks Time": timesheets,
    "time activities of QuickBooks": time_activities,
    "work items of Karbon": work_items,
}
TIME_ON: dict[str, tuple[Callable[[Stage, str, str], float], Callable[[Stage], list[Row]]]] = {
    "QuickBooks Time": (minutes_on_code, timesheets),
    "QuickBooks": (minutes_for_customer, time_activities),
}
# How a cell of these columns is written in full.
IN_FULL: dict[str, Callable[[Stage, str], str]] = {
    "date": date_of,
    "time": lambda _, text: length(text),
}


def length(text: str) -> str:
    """A length of time in minutes, however the table says it."""
    try:
        return length_of(minutes_in(text))
    except ValueError:
        raise NotTold(f"{text!r} is no length of time; write it like '60 minutes' or '1 hour'") from None


def in_full(stage: Stage, column: str, cell: str) -> str:
    """A cell as the system would write it: a date for 'yesterday', minutes for '1 hour'."""
    return IN_FULL[column](stage, cell) if column in IN_FULL else cell


@then("{system} has these {things} and no others:")
def has_these(system: str, things: str, datatable: list[list[str]], stage: Stage) -> None:
    """QuickBooks Time has these timesheets and no others:

    | person | code            | date      | time       |
    | Ann    | Acme › 2026 Tax | yesterday | 60 minutes |
    """
    columns, *rows = datatable
    found = cells(taught(HELD, f"{things} of {system}")(stage), columns)
    wanted = [
        [in_full(stage, column, cell) for column, cell in zip(columns, row, strict=True)] for row in rows
    ]
    expect_rows(f"the {things} of {system}", found, wanted, tuple(columns))


@then("{system} has {count} {things}")
def has_number(system: str, count: int, things: str, stage: Stage) -> None:
    """QuickBooks has 1 time activity"""
    found = taught(HELD, f"{things} of {system}")(stage)
    expect(f"the number of {things} of {system}", len(found), count, seen=told(found))


@then("{system} has {count} {things} on/for {string}")
def has_number_on(system: str, count: int, things: str, name: str, stage: Stage) -> None:
    """QuickBooks Time has 1 timesheet on "Acme › 2026 Tax" """
    found = taught(HELD_ON, f"{things} of {system}")(stage, name)
    expect(f"the number of {things} of {system} for “{name}”", len(found), count, seen=told(found))


@then("{system} has {minutes} of {person} on {string}")
def has_time(system: str, minutes: int, person: str, path: str, stage: Stage) -> None:
    """QuickBooks Time has 60 minutes of Ann on "Acme › 2026 Tax" """
    measure, records = taught(TIME_ON, system)
    found = length_of(measure(stage, path, person))
    what = f"the time of {full_name(person)} on “{path}” in {system}"
    expect(what, found, length_of(minutes), seen=told(records(stage)))


@then("{system} has the {thing} {string}")
def has(system: str, thing: str, name: str, stage: Stage) -> None:
    """QuickBooks Time has the code "Acme › 2026 Tax" """
    found = [row[thing] for row in taught(HELD, f"{thing}s of {system}")(stage)]
    expect(f"the number of {thing}s of {system} called “{name}”", found.count(name), 1, seen=found)


@then("{system} has no {thing} {string}")
def has_no(system: str, thing: str, name: str, stage: Stage) -> None:
    """QuickBooks Time has no code "Quiet Trust" """
    found = [row[thing] for row in taught(HELD, f"{thing}s of {system}")(stage)]
    expect(f"the number of {thing}s of {system} called “{name}”", found.count(name), 0, seen=found)
