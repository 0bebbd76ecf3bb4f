"""Colleagues: who is a user where, and under which email address."""

from features.steps.names import person as _person
from sim.conformance.stage import Stage
from sim.conformance.steps import given, when


@given("a colleague {word} in Karbon who is not in QuickBooks Time")
def only_in_karbon(name: str, stage: Stage) -> None:
    """A colleague Carla in Karbon who is not in QuickBooks Time"""
    stage.karbon.add_user(f"{name} Reyes", _person(name))


@given("a colleague {word} in Karbon whose QuickBooks Time email is {string}")
def other_email(name: str, email: str, stage: Stage) -> None:
    """A colleague Carla in Karbon whose QuickBooks Time email is "Carla@Baseline.example" """
    stage.karbon.add_user(f"{name} Reyes", _person(name))
    stage.time.add_user(name, "Reyes", email)


@given("a colleague {word} who is in QuickBooks Time only")
def only_in_time(name: str, stage: Stage) -> None:
    """A colleague Dan who is in QuickBooks Time only"""
    stage.time.add_user(name, "Park", _person(name))


@when("{person} is archived in QuickBooks Time")
def archive(person: str, stage: Stage) -> None:
    """Bob is archived in QuickBooks Time"""
    stage.time.archive_user(person)


@when("{person} is added to QuickBooks Time with the same email")
@when("{person} is re-created in QuickBooks Time with the same name and email")
def recreate(person: str, stage: Stage) -> None:
    """Bob is re-created in QuickBooks Time with the same name and email"""
    first, last = {"bob": ("Bob", "Stone"), "carla": ("Carla", "Reyes")}[person.partition("@")[0]]
    stage.time.add_user(first, last, person, username=f"{first.lower()}-again")


@given("{person} is an administrator in Karbon only")
def admin_in_karbon_only(person: str, stage: Stage) -> None:
    """Carla is an administrator in Karbon only"""
    stage.karbon.add_user("Carla Reyes", person, admin=True)
    stage.time.add_user("Carla", "Reyes", person)
