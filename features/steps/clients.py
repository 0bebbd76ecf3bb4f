"""Clients and work in Karbon: contact types, groups, privacy, budgets and templates."""

from collections.abc import Callable

from features.steps.names import client_key, taught, work_item
from features.steps.things import add_client
from sim.conformance.stage import Stage
from sim.conformance.steps import given, when

ROLE, TASK_TYPE = "Manager", "Tax"


def budget_of_template(stage: Stage, title: str, minutes: int) -> None:
    """A template that is new, or that work was made from already, gets this budget."""
    if title in stage.notes.setdefault("templates", set()):
        stage.karbon.set_template_budget(title, minutes, ROLE, TASK_TYPE)
    else:
        stage.karbon.add_template(title, "", minutes, ROLE, TASK_TYPE)
        stage.notes["templates"].add(title)


BUDGETED: dict[str, Callable[[Stage, str, int], object]] = {
    "work": lambda stage, title, minutes: stage.karbon.set_budget(
        work_item(stage, title), minutes, ROLE, TASK_TYPE
    ),
    "template": budget_of_template,
}


@given("a/an {thing} {string} in Karbon with the contact type {string}")
def of_type(thing: str, name: str, contact_type: str, stage: Stage) -> None:
    """an organization "Paper Mill" in Karbon with the contact type "Supplier" """
    add_client(stage, thing, name, contact_type)


@given("{int} organization/organizations in Karbon")
def organizations(number: int, stage: Stage) -> None:
    """51 organizations in Karbon"""
    for one in range(1, number + 1):
        stage.karbon.add_organization(f"Organization {one:03d}")


@given("{string} is/becomes a member of {string}")
def member(name: str, group: str, stage: Stage) -> None:
    """ "Jo Smith" is a member of "Smith Family" """
    stage.karbon.add_member(client_key(stage, group), client_key(stage, name))


@given("work {string} for {string} in Karbon")
def work_for(title: str, client: str, stage: Stage) -> None:
    """work "2026 Audit" for "Acme" in Karbon"""
    stage.karbon.add_work(title, client_key(stage, client), stage.today())


@given("work {string} for {string} in every month of {int}")
def monthly_work(title: str, client: str, year: int, stage: Stage) -> None:
    """work "Bookkeeping" for "Acme" in every month of 2026"""
    for month in range(1, 13):
        stage.karbon.add_work(title, client_key(stage, client), f"{year}-{month:02d}-01")


@given("work {string} for {string} from the template {string}")
def work_from_template(title: str, client: str, template: str, stage: Stage) -> None:
    """work "Return 2026" for "Acme" from the template "Annual return" """
    stage.karbon.add_work(title, client_key(stage, client), stage.today(), template=template)


@given("the {thing} {string} has a budget of {minutes}")
def budget(thing: str, title: str, minutes: int, stage: Stage) -> None:
    """the work "2026 Tax" has a budget of 10 hours"""
    taught(BUDGETED, thing)(stage, title, minutes)


@when("the contact type of {string} becomes {string}")
def type_becomes(name: str, contact_type: str, stage: Stage) -> None:
    """the contact type of "Acme" becomes "Prospect" """
    stage.karbon.set_contact_type(client_key(stage, name), contact_type)


@when("the client {string} becomes {privacy}")
def privacy_becomes(name: str, privacy: str, stage: Stage) -> None:
    """the client "Acme" becomes Private"""
    stage.karbon.set_restriction(client_key(stage, name), privacy)
