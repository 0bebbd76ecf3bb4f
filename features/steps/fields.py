"""Custom fields of QuickBooks Time, and the form for a time entry in Karbon."""

from features.steps.names import entity_key
from sim.conformance.expect import expect, expect_not_in
from sim.conformance.stage import Stage
from sim.conformance.steps import given, parameter_type, then


@parameter_type(name="field", regexp="list field|required list field")
def field(words: str) -> bool:
    """A kind of field; steps are handed whether QuickBooks Time requires it."""
    return words.startswith("required")


def options_of(text: str) -> list[str]:
    """The options in a sentence, in an order that does not matter."""
    return sorted(one.strip() for one in text.split(",") if one.strip())


def form_of(stage: Stage, name: str) -> dict[str, list[str]]:
    """The fields of the time form of a client or work item, each with its options."""
    found = stage.subject.call("open_time_form", key=entity_key(stage, name))["items"]
    return {one["name"]: sorted(item[1] for item in one["items"]) for one in found}


@given("a {field} {string} with the options {string} in QuickBooks Time")
def add_field(field: bool, name: str, options: str, stage: Stage) -> None:
    """a list field "Region" with the options "North, South" in QuickBooks Time"""
    stage.time.add_field(name, [one.strip() for one in options.split(",")], required=field)


@then("the field {string} in QuickBooks Time has the options {string}")
def has_options(name: str, options: str, stage: Stage) -> None:
    """the field "Role" in QuickBooks Time has the options "Manager, Admin" """
    fields = {one["name"]: sorted(one["options"]) for one in stage.time.fields() if one["active"]}
    expect(
        f"the options of “{name}” in QuickBooks Time",
        fields.get(name, "no such field"),
        options_of(options),
        fields,
    )


@then("the time form of {string} offers {string} with the options {string}")
def offers(name: str, field: str, options: str, stage: Stage) -> None:
    """the time form of "2026 Tax" offers "Billable" with the options "Yes, No" """
    form = form_of(stage, name)
    expect(
        f"the options of “{field}” in the time form",
        form.get(field, "no such field"),
        options_of(options),
        form,
    )


@then("the time form of {string} does not offer {string}")
def offers_not(name: str, field: str, stage: Stage) -> None:
    """the time form of "2026 Tax" does not offer "Region" """
    expect_not_in("the fields of the time form", field, list(form_of(stage, name)))
