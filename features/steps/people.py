"""Colleagues: who is a user where, and under which email address."""

from features.steps.names import address_of, full_name, taught
from sim.conformance.stage import Stage
from sim.conformance.steps import given, when


def add_user(stage: Stage, system: str, person: str, *, admin: bool) -> None:
    """Add a colleague to Karbon or to QuickBooks Time; there a second user needs a login of their own."""
    if system == "Karbon":
        stage.karbon.add_user(full_name(person), person, admin=admin)
        return
    known = any(one["email"] == person for one in stage.time.team())
    first, _, last = full_name(person).partition(" ")
    stage.time.add_user(first, last, person, username=f"{first.lower()}-again" if known else "", admin=admin)


@given("{person} is/becomes a/an {rank} of {system}")
def user_of(person: str, rank: str, system: str, stage: Stage) -> None:
    """Carla is a user of Karbon"""
    add_user(stage, system, person, admin=rank == "administrator")


@when("the email of {person} becomes {string} in {system}")
def email_becomes(person: str, email: str, system: str, stage: Stage) -> None:
    """the email of Ann becomes "ann.lee@baseline.example" in Karbon

    That system knows them by it from then on.
    """
    screens = {"Karbon": stage.karbon, "QuickBooks Time": stage.time}
    taught(screens, system).change_user_email(address_of(stage, person, system), email)
    stage.notes[f"{system} knows {person} as"] = email


@when("{person} is archived in QuickBooks Time")
def archived(person: str, stage: Stage) -> None:
    """Bob is archived in QuickBooks Time"""
    stage.time.archive_user(person)
