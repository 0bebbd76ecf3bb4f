"""QuickBooks: customers, jobs and time activities."""

from features.steps.names import date_of
from sim.conformance.stage import Stage
from sim.conformance.steps import given, then, when
from sim.physics.faults import Fault, FaultKind


@given("{string} works as an employee in QuickBooks")
def an_employee(name: str, stage: Stage) -> None:
    """ "Dan Park" works as an employee in QuickBooks"""
    first, _, last = name.partition(" ")
    stage.books.add_employee(first, last)


@given("a customer {string} in QuickBooks")
def a_customer(path: str, stage: Stage) -> None:
    """A customer "Acme:2026 Tax" in QuickBooks"""
    parent = ""
    done = ""
    for name in path.split(":"):
        done = f"{done}:{name}" if done else name
        known = next((one["id"] for one in stage.books.customers() if one["path"] == done), "")
        parent = known or stage.books.add_customer(name, parent)


@given("a customer {string} in QuickBooks that was made inactive")
def an_inactive_customer(name: str, stage: Stage) -> None:
    """A customer "Acme" in QuickBooks that was made inactive"""
    stage.books.deactivate_customer(stage.books.add_customer(name))


@given("a vendor {string} in QuickBooks")
def a_vendor(name: str, stage: Stage) -> None:
    """A vendor "Acme" in QuickBooks"""
    stage.books.add_vendor(name)


@then("QuickBooks has {minutes} of {string} on the customer {string}")
def has_time(minutes: int, person: str, path: str, stage: Stage) -> None:
    """QuickBooks has 60 minutes of "Ann Lee" on the customer "Acme:2026 Tax" """
    found = [
        one for one in stage.books.time_activities() if one["customer"] == path and one["person"] == person
    ]

    assert sum(one["minutes"] for one in found) == minutes, stage.books.time_activities()


@then("QuickBooks has {minutes} of {string} for {day}")
def has_time_of_day(minutes: int, person: str, day: str, stage: Stage) -> None:
    """QuickBooks has 60 minutes of "Ann Lee" for yesterday"""
    wanted = (person, date_of(stage, day))
    found = [one for one in stage.books.time_activities() if (one["person"], one["date"]) == wanted]

    assert sum(one["minutes"] for one in found) == minutes, stage.books.time_activities()


@then("QuickBooks got nothing but new customers and time activities")
def only_customers_and_time(stage: Stage) -> None:
    """Since the last event customers and time were added to QuickBooks; no record there was changed."""
    other = [
        change
        for change in stage.changes("quickbooks.")
        if change.table not in {"quickbooks.customers", "quickbooks.time_activities"}
        or change.before is not None
    ]

    assert not other, other


@then("QuickBooks has {int} time activity/activities")
def number_of_activities(count: int, stage: Stage) -> None:
    """QuickBooks has 1 time activity"""
    assert len(stage.books.time_activities()) == count, stage.books.time_activities()


@then("QuickBooks has these customers and no others:")
def exactly_these(datatable: list[list[str]], stage: Stage) -> None:
    """A table of paths, one a row."""
    found = sorted(one["path"] for one in stage.books.customers() if one["active"])

    assert found == sorted(row[0] for row in datatable)


@then("QuickBooks has no customers")
def no_customers(stage: Stage) -> None:
    """QuickBooks has no customers."""
    assert not stage.books.customers(), stage.books.customers()


@when("the customer {string} is renamed to {string} in QuickBooks")
def rename_customer(path: str, new: str, stage: Stage) -> None:
    """The customer "Acme" is renamed to "Acme Corporation" in QuickBooks"""
    found = next(one["id"] for one in stage.books.customers() if one["path"] == path)
    stage.books.rename_customer(found, new)


@given("the answer of QuickBooks to the next time activity is lost")
def lose_answer(stage: Stage) -> None:
    """QuickBooks takes the time activity, but nobody hears of it."""
    stage.world.universe.faults.arm(
        Fault(kind=FaultKind.LOST, service="quickbooks", method="POST", path="/timeactivity")
    )
