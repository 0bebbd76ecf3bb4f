"""A bookkeeper's lists: people, services, classes and locations come, are renamed, retire and come back."""

import pytest

from sim.quickbooks.screens import ScreenRefused
from tests.quickbooks.conftest import Company


def added(company: Company, entity: str, name: str) -> str:
    screens = company.screens
    ways = {
        "Vendor": screens.add_vendor,
        "Item": screens.add_item,
        "Class": screens.add_class,
        "Department": screens.add_department,
    }
    return ways[entity](name)


def shown(company: Company, entity: str, entry_id: str) -> tuple[str, bool]:
    entry = next(one for one in company.screens.entries(entity) if one["id"] == entry_id)
    return entry["name"], entry["active"]


@pytest.mark.parametrize("entity", ["Vendor", "Item", "Class", "Department"])
def test_the_life_of_an_entry(company: Company, entity: str) -> None:
    """The suffix comes and goes; the API shows the same."""
    entry = added(company, entity, "North")
    company.screens.rename_entry(entity, entry, "South")
    company.screens.deactivate_entry(entity, entry)
    retired = shown(company, entity, entry)
    company.screens.reactivate_entry(entity, entry)
    read = company.read(entity, entry)

    assert retired == ("South (deleted)", False)
    assert shown(company, entity, entry) == ("South", True)
    assert (read.get("Name") or read["DisplayName"], read["Active"]) == ("South", True)


@pytest.mark.parametrize("entity", ["Item", "Class", "Department"])
def test_entries_stand_below_each_other(company: Company, entity: str) -> None:
    """A rename rewrites the paths below, and a retirement takes those along."""
    add = {"Item": company.screens.add_item, "Class": company.screens.add_class}
    above = added(company, entity, "North")
    below = add.get(entity, company.screens.add_department)("Leeds", above)
    company.screens.rename_entry(entity, above, "South")
    path = company.read(entity, below)["FullyQualifiedName"]
    company.screens.deactivate_entry(entity, above)

    assert path == "South:Leeds"
    assert shown(company, entity, below) == ("Leeds (deleted)", False)


def test_a_service_has_its_rate(company: Company) -> None:
    """What time is sold at."""
    audit = company.screens.add_item("Audit", rate=95.5)

    assert company.read("Item", audit)["UnitPrice"] == 95.5


@pytest.mark.parametrize(("entity", "field"), [("Class", "ClassRef"), ("Department", "DepartmentRef")])
def test_what_time_may_carry(company: Company, entity: str, field: str) -> None:
    """Nothing until it is tracked, and nothing again when it is not."""
    company.screens.add_employee("Emily", "Platt")
    north = added(company, entity, "North")
    carried = []
    for on in (False, True, False):
        company.screens.track(entity, on)
        body = {"NameOf": "Employee", "EmployeeRef": {"value": "1"}, "Hours": 1, field: {"value": north}}
        carried.append(field in company.save("TimeActivity", **body))

    assert carried == [False, True, False]


def test_employees_and_vendors_share_their_names(company: Company) -> None:
    """A rename to another's name is refused in the product's words."""
    emily = company.screens.add_employee("Emily", "Platt", "emily@example.com")
    company.screens.add_vendor("Bob", email="bob@example.com")
    with pytest.raises(ScreenRefused, match="6240 Duplicate Name Exists Error"):
        company.screens.rename_entry("Employee", emily, "bob")

    assert [one["email"] for one in company.screens.vendors()] == ["bob@example.com"]


def test_a_list_that_is_none(company: Company) -> None:
    """The lists that there are are named."""
    with pytest.raises(ScreenRefused, match="there are Employee, Vendor, Item, Class, Department"):
        company.screens.entries("Customer")
    with pytest.raises(ScreenRefused, match="there is no item 99"):
        company.screens.rename_entry("Item", "99", "x")
    with pytest.raises(ScreenRefused, match="there are Class, Department"):
        company.screens.track("Item")
