"""The doctor: why somebody tracks no time, in the order in which to go through it."""

from features.steps.names import ADMIN, entity_key
from sim.conformance.expect import expect, expect_in, expect_rows
from sim.conformance.stage import Stage
from sim.conformance.steps import parameter_type, then, when


@parameter_type(name="standing", regexp="linked|not linked|missing|ineligible")
def standing_of(words: str) -> str:
    """How a client or work item stands, in the words of the export."""
    return words


@when("{person} asks the doctor why {person} tracks no time on {string}")
def asks_why(person: str, who: str, name: str, stage: Stage) -> None:
    """Priya asks the doctor why Ann tracks no time on "2026 Tax" """
    del person
    stage.attempt("doctor", by=who, key=entity_key(stage, name))


@then("the doctor reports in this order:")
def reports_in_order(datatable: list[list[str]], stage: Stage) -> None:
    """the doctor reports in this order:

    | code              |
    | USER_NOT_MATCHED  |
    | CLIENT_NOT_PUBLIC |
    """
    found = [one["code"] for one in stage.shown("findings")]
    expect("what the doctor reports, in order", found, [code for (code,) in datatable[1:]])


@then("the doctor says {string} is {standing}")
def says_it_is(name: str, standing: str, stage: Stage) -> None:
    """the doctor says "2026 Tax" is missing

    With the time since when; and unless it is linked, with a reason.
    """
    key = entity_key(stage, name)
    found = next((one for one in stage.shown("standings") if one["subject"] == key), {})
    expect(f"how “{name}” stands", found.get("state"), standing, seen=found)
    expect(f"whether the doctor says since when “{name}” is {standing}", bool(found.get("since")), True)
    expect(
        f"whether there is a reason for “{name}”", bool(found.get("reason")), standing != "linked", seen=found
    )


@then("the doctor says the same as the export of every client, work item and user")
def agrees(stage: Stage) -> None:
    """the doctor says the same as the export of every client, work item and user

    The same state and the same reason; and where the export has a code as its reason, the doctor finds it, too.
    """
    rows = stage.subject.call("export_synced_items", by=ADMIN)["items"]
    columns = ("Karbon key", "link state", "reason")
    exported = [[row["Karbon key"], row["link state"], row.get("reason", "")] for row in rows]
    expect_rows("what the doctor says", [said(stage, row) for row in rows], exported, columns)


def said(stage: Stage, row: dict[str, str]) -> list[str]:
    """The doctor's word on a row of the export, in the export's columns."""
    asked = {"by": row["user email"]} if row["kind"] == "User" else {"key": row["Karbon key"]}
    found = stage.subject.call("doctor", **asked)
    (standing,) = found["standings"]
    codes = {one["code"] for one in found["findings"]}
    if standing["reason"].isupper():
        expect_in(f"what the doctor finds for {row['Karbon name']!r}", standing["reason"], sorted(codes))
    return [row["Karbon key"], standing["state"], standing["reason"]]
