"""The Time & Budget tab of a client or work item in Karbon."""

from features.steps.names import cells, entity_key, first_name, length_of, told
from sim.conformance.expect import expect, expect_rows
from sim.conformance.stage import Stage
from sim.conformance.steps import parameter_type, then, when

STATES = {"recorded": "recorded", "held": "waiting", "native": "Karbon's own", "running": "running"}


def entries(stage: Stage) -> list[dict[str, str]]:
    """The lines of the tab that was opened last."""
    return [
        {
            "person": first_name(line["person"]),
            "time": length_of(line["minutes"]),
            "state": STATES.get(line["state"], line["state"]),
        }
        for line in stage.shown("entries")
    ]


def expect_total(stage: Stage, minutes: int) -> None:
    """The tab that was opened last shows this total, and its entries add up to it."""
    total, seen = length_of(stage.shown("actual_minutes")), told(entries(stage))
    expect("the time on the tab", total, length_of(minutes), seen)
    added = length_of(sum(line["minutes"] for line in stage.shown("entries")))
    expect("the entries on the tab, added up", added, length_of(minutes), seen)


@when("{person} opens the Time & Budget tab of {string}")
def opens(person: str, name: str, stage: Stage) -> None:
    """Ann opens the Time & Budget tab of "2026 Tax" """
    stage.attempt("open_tab", key=entity_key(stage, name))


@then("the Time & Budget tab of {string} shows {minutes}")
def shows_when_opened(name: str, minutes: int, stage: Stage) -> None:
    """the Time & Budget tab of "2026 Tax" shows 60 minutes"""
    stage.ask("open_tab", key=entity_key(stage, name))
    expect_total(stage, minutes)


@then("the tab shows {minutes}")
def shows(minutes: int, stage: Stage) -> None:
    """the tab shows 60 minutes"""
    expect_total(stage, minutes)


@then("the tab shows a budget of {minutes} with {minutes} left")
def shows_budget(budget: int, left: int, stage: Stage) -> None:
    """the tab shows a budget of 10 hours with 6 hours left"""
    wanted = {"budget": length_of(budget), "left": length_of(left)}
    found = {part: length_of(stage.shown(f"{part}_minutes")) for part in wanted}
    expect("the budget on the tab", found, wanted)


@then("the tab shows these entries and no others:")
def shows_entries(datatable: list[list[str]], stage: Stage) -> None:
    """the tab shows these entries and no others:

    | person | time       | state   |
    | Ann    | 60 minutes | waiting |

    A field of QuickBooks Time, such as Region, may be a column, too.
    """
    columns, *rows = datatable
    fields = [line.get("fields") or {} for line in stage.shown("entries")]
    found = [
        {column: values.get(column, "") for column in columns} | line
        for line, values in zip(entries(stage), fields, strict=True)
    ]
    expect_rows("the entries on the tab", cells(found, columns), rows, tuple(columns))


@parameter_type(name="condition", regexp="takes time|says how old its figures are")
def condition(words: str) -> str:
    """What a tab is fit for."""
    return words


@then("the tab {condition}")
def is_in_condition(condition: str, stage: Stage) -> None:
    """the tab takes time

    It says how old its figures are when QuickBooks Time was not asked, or did not answer: they are the last known ones.
    """
    if condition == "takes time":
        message = stage.shown("message") or {}
        expect("whether the tab takes time", stage.shown("available"), True, seen=message.get("sentence"))
        return
    found = {"marked as old": stage.shown("stale"), "age is said": stage.shown("age_s") is not None}
    expect("the figures on the tab", found, dict.fromkeys(found, True))


@then("the tab says {code}")
def says(code: str, stage: Stage) -> None:
    """the tab says CONTACT_NOT_SYNCED"""
    message = stage.shown("message") or {}
    expect("what the tab says", message.get("code", "nothing"), code, seen=message.get("sentence"))
