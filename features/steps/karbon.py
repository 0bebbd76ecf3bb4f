"""What people do in Karbon, and what Karbon holds afterwards."""

from features.steps.names import client_key, work_key
from sim.conformance.stage import Stage
from sim.conformance.steps import given, then, when

PERSON = "Contact"
GROUP = "ClientGroup"


def add_client(
    stage: Stage, kind: str, name: str, contact_type: str = "Client", privacy: str = "Public"
) -> str:
    """A new client of this kind."""
    if kind == PERSON:
        first, _, last = name.rpartition(" ")
        return str(stage.karbon.add_person(first or last, last if first else "", contact_type, privacy))
    if kind == GROUP:
        return str(stage.karbon.add_client_group(name, [], contact_type, privacy))
    return str(stage.karbon.add_organization(name, contact_type, privacy))


@given("a/an {kind} {string} in Karbon")
def a_client(kind: str, name: str, stage: Stage) -> None:
    """An organization "Birch & Sons" in Karbon"""
    add_client(stage, kind, name)


@given("a/an {kind} {string} in Karbon with the contact type {string}")
def a_client_of_type(kind: str, name: str, contact_type: str, stage: Stage) -> None:
    """An organization "Paper Mill" in Karbon with the contact type "Supplier" """
    add_client(stage, kind, name, contact_type)


@given("a/an {kind} {string} in Karbon that is {privacy}")
def a_restricted_client(kind: str, name: str, privacy: str, stage: Stage) -> None:
    """An organization "Secret" in Karbon that is Private"""
    stage.notes["secret name"] = name
    stage.notes["secret key"] = add_client(stage, kind, name, privacy=privacy)


@given("these clients in Karbon:")
def these_clients(datatable: list[list[str]], stage: Stage) -> None:
    """A table of kind and name."""
    kinds = {"person": PERSON, "organization": "Organization", "client group": GROUP}
    for kind, name in datatable[1:]:
        add_client(stage, kinds[kind], name)


@given("{int} organizations in Karbon")
def many_organizations(count: int, stage: Stage) -> None:
    """51 organizations in Karbon"""
    for number in range(1, count + 1):
        stage.karbon.add_organization(f"Organization {number:03d}")


@given("{string} is a member of the client group {string}")
@when("{string} becomes a member of the client group {string}")
def a_member(member: str, group: str, stage: Stage) -> None:
    """ "Jo Smith" is a member of the client group "Smith Family" """
    stage.karbon.add_member(client_key(stage, group), client_key(stage, member))


@given("work {string} for {string} in Karbon")
def work_for(title: str, client: str, stage: Stage) -> None:
    """Work "2026 Audit" for "Acme" in Karbon"""
    stage.karbon.add_work(title, client_key(stage, client), stage.today())


@given("work {string} for {string} in every month of 2026")
def monthly_work(title: str, client: str, stage: Stage) -> None:
    """Work "Bookkeeping" for "Acme" in every month of 2026"""
    for month in range(1, 13):
        stage.karbon.add_work(title, client_key(stage, client), f"2026-{month:02d}-01")


@given("a budget of {minutes} on the work {string}")
def a_budget(minutes: int, title: str, stage: Stage) -> None:
    """A budget of 10 hours on the work "2026 Tax" """
    stage.karbon.set_budget(work_key(stage, title), minutes, "Manager", "Tax")


@when("the client {string} is renamed to {string} in Karbon")
def rename_client(name: str, new: str, stage: Stage) -> None:
    """The client "Acme" is renamed to "Acme Ltd" in Karbon"""
    stage.karbon.rename_client(client_key(stage, name), new)


@when("the work {string} is renamed to {string} in Karbon")
def rename_work(title: str, new: str, stage: Stage) -> None:
    """The work "2026 Tax" is renamed to "2026 Tax Return" in Karbon"""
    stage.karbon.rename_work(work_key(stage, title), new)


@when("the work {string} is reassigned to {string} in Karbon")
def reassign(title: str, client: str, stage: Stage) -> None:
    """The work "2026 Tax" is reassigned to "Birch & Sons" in Karbon"""
    stage.karbon.reassign_work(work_key(stage, title), client_key(stage, client))


@when("the contact type of {string} becomes {string}")
def change_type(name: str, contact_type: str, stage: Stage) -> None:
    """The contact type of "Acme" becomes "Prospect" """
    stage.karbon.set_contact_type(client_key(stage, name), contact_type)


@when("the client {string} becomes {privacy}")
def change_privacy(name: str, privacy: str, stage: Stage) -> None:
    """The client "Acme" becomes Private"""
    stage.karbon.set_restriction(client_key(stage, name), privacy)


@then("Karbon is as it was")
def karbon_unchanged(stage: Stage) -> None:
    """No record of Karbon changed since the last event."""
    changed = stage.changes("karbon.")
    assert not changed, f"changed in Karbon: {changed}"


@then("the client {string} is still called so in Karbon")
def still_called(name: str, stage: Stage) -> None:
    """The client "Acme" is still called so in Karbon"""
    assert client_key(stage, name)


@then("Karbon has {int} work item(s) for {string}")
def number_of_work(count: int, client: str, stage: Stage) -> None:
    """Karbon has 1 work item for "Acme" """
    found = stage.karbon.work("", client_key(stage, client))

    assert len(found) == count, [one["title"] for one in found]


@given("a work template {string} with a budget of {minutes}")
def a_template(title: str, minutes: int, stage: Stage) -> None:
    """A work template "Annual return" with a budget of 5 hours"""
    stage.karbon.add_template(title, "", minutes, "Manager", "Tax")


@given("work from the template {string} called {string} for {string}")
def work_from_template(template: str, title: str, client: str, stage: Stage) -> None:
    """Work from the template "Annual return" called "Return 2026" for "Acme" """
    stage.karbon.add_work(title, client_key(stage, client), stage.today(), template=template)


@when("the client {string} is deleted in Karbon")
def delete_client(name: str, stage: Stage) -> None:
    """The client "Acme" is deleted in Karbon"""
    stage.karbon.delete_client(client_key(stage, name))
