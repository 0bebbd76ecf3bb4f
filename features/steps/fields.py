"""Custom fields of QuickBooks Time and the form for a time entry in Karbon."""

from features.steps.names import entity_key
from sim.conformance.stage import Stage
from sim.conformance.steps import given, then, when

ADDONS = {"Custom Fields", "Advanced Tracking"}


@given("the add-on {string} is not installed in QuickBooks Time")
def not_installed(name: str, stage: Stage) -> None:
    """The add-on "Custom Fields" is not installed in QuickBooks Time"""
    stage.time.uninstall_addon(name)


@when("the add-on {string} is installed in QuickBooks Time")
def install(name: str, stage: Stage) -> None:
    """The add-on "Advanced Tracking" is installed in QuickBooks Time"""
    stage.time.install_addon(name)


@given("a list field {string} with the options {string} in QuickBooks Time")
@when("a list field {string} with the options {string} is added in QuickBooks Time")
def add_field(name: str, options: str, stage: Stage) -> None:
    """A list field "Billable" with the options "Yes, No" is added in QuickBooks Time"""
    stage.time.add_field(name, [one.strip() for one in options.split(",")])


@given("a role {string} in Karbon")
def add_role(name: str, stage: Stage) -> None:
    """A role "Partner" in Karbon"""
    stage.karbon.add_role(name)


@then("the time form of {string} offers {string} with the options {string}")
def form_offers(name: str, field: str, options: str, stage: Stage) -> None:
    """The time form of "2026 Tax" offers "Billable" with the options "Yes, No" """
    found = _form(stage, name)

    assert sorted(found.get(field, [])) == sorted(one.strip() for one in options.split(",")), found


@then("the time form of {string} does not offer {string}")
def form_offers_not(name: str, field: str, stage: Stage) -> None:
    """The time form of "2026 Tax" does not offer "Region" """
    assert field not in _form(stage, name)


@then("QuickBooks Time has the list field {string} with the options {string}")
def field_there(name: str, options: str, stage: Stage) -> None:
    """QuickBooks Time has the list field "Role" with the options "Admin, Manager" """
    found = {field["name"]: sorted(field["options"]) for field in stage.time.fields()}

    assert found.get(name) == sorted(one.strip() for one in options.split(",")), found


@then("the timesheet in QuickBooks Time carries {string} as {string}")
def timesheet_carries(value: str, field: str, stage: Stage) -> None:
    """The timesheet in QuickBooks Time carries "Yes" as "Billable" """
    newest = stage.time.timesheets()[-1]

    assert newest["fields"].get(field) == value, newest


@then("the timesheet in QuickBooks Time carries no {string}")
def timesheet_carries_not(field: str, stage: Stage) -> None:
    """The timesheet in QuickBooks Time carries no "Billable" """
    assert not stage.time.timesheets()[-1]["fields"].get(field)


def _form(stage: Stage, name: str) -> dict[str, list[str]]:
    found = stage.subject.call("open_time_form", key=entity_key(stage, name))["items"]
    return {field["name"]: [item[1] for item in field["items"]] for field in found}


@given("a required list field {string} with the options {string} in QuickBooks Time")
def add_required_field(name: str, options: str, stage: Stage) -> None:
    """A required list field "Region" with the options "North, South" in QuickBooks Time"""
    stage.time.add_field(name, [one.strip() for one in options.split(",")], required=True)


@when("the field {string} is archived in QuickBooks Time")
def archive_field(name: str, stage: Stage) -> None:
    """The field "Region" is archived in QuickBooks Time"""
    stage.time.archive_field(name)


@when("the field {string} is restored in QuickBooks Time")
def restore_field(name: str, stage: Stage) -> None:
    """The field "Region" is restored in QuickBooks Time"""
    stage.time.restore_field(name)
