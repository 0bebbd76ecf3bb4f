"""Classes and locations stand below each other, and their names are unique below one parent."""

import pytest

from tests.quickbooks.conftest import Company

BOTH = [("Class", "SubClass"), ("Department", "SubDepartment")]


@pytest.mark.parametrize(("entity", "flag"), BOTH)
def test_a_row_has_the_documented_order(company: Company, entity: str, flag: str) -> None:
    """Name, whether it stands below another, path, whether it is in use."""
    saved = company.save(entity, Name="Tax")

    assert list(saved) == [
        *("Name", flag, "FullyQualifiedName", "Active", "domain", "sparse", "Id", "SyncToken", "MetaData")
    ]
    assert saved[flag] is False


@pytest.mark.parametrize(("entity", "flag"), BOTH)
def test_a_parent_alone_makes_a_child(company: Company, entity: str, flag: str) -> None:
    """No flag is asked for; the parent is shown without its name."""
    parent = company.save(entity, Name="Tax")
    saved = company.save(entity, Name="2026", ParentRef={"value": parent["Id"], "name": "Tax"})

    assert (saved[flag], saved["FullyQualifiedName"]) == (True, "Tax:2026")
    assert saved["ParentRef"] == {"value": parent["Id"]}


@pytest.mark.parametrize(
    ("entity", "noun", "space"), [("Class", "class", "Klasses"), ("Department", "location", "Departments")]
)
def test_what_is_refused(company: Company, entity: str, noun: str, space: str) -> None:
    """A taken name, no name, a parent that is not there, a name with a colon."""
    company.save(entity, Name="Tax")

    assert f"Another {noun} is already using this name." in company.refused(entity, Name="tax")["Detail"]
    assert company.refused(entity, Active=True)["element"] == "Name"
    assert company.refused(entity, Name="X", ParentRef={"value": "9"})["Detail"] == (
        f"Invalid Reference Id : {space} element id 9 not found"
    )
    assert company.refused(entity, Name="A:B")["code"] == "6000"


@pytest.mark.parametrize(("entity", "flag"), BOTH)
def test_a_sixth_level_and_a_circle(company: Company, entity: str, flag: str) -> None:
    """Five levels, and nobody is its own ancestor."""
    chain = [company.save(entity, Name="0")]
    for level in range(1, 5):
        chain.append(company.save(entity, Name=str(level), ParentRef={"value": chain[-1]["Id"]}))
    deepest = {"value": chain[-1]["Id"]}

    assert company.refused(entity, Name="5", ParentRef=deepest)["code"] == "6000"
    assert (
        company.refused(entity, Id=chain[0]["Id"], SyncToken="0", sparse=True, ParentRef=deepest)["code"]
        == "6000"
    )


@pytest.mark.parametrize(("entity", "flag"), BOTH)
def test_retiring_a_parent_takes_the_children_along(company: Company, entity: str, flag: str) -> None:
    """As it does with customers, and by the same switch not."""
    for behaviour in (True, False):
        company.state.set_behaviour(deactivation_reaches_jobs=behaviour)
        parent = company.save(entity, Name=f"Tax {behaviour}")
        child = company.save(entity, Name="2026", ParentRef={"value": parent["Id"]})
        company.save(entity, Id=parent["Id"], SyncToken="0", sparse=True, Active=False)

        assert company.read(entity, child["Id"])["Active"] is not behaviour


def test_classes_have_long_numbers_and_their_lists_a_total(company: Company) -> None:
    """As Intuit's samples show them; locations have neither."""
    first = company.save("Class", Name="Tax")
    company.save("Class", Name="Audit")
    answer = company.query("select * from class maxresults 1").json()["QueryResponse"]

    assert len(first["Id"]) == 19
    assert list(answer) == ["Class", "startPosition", "maxResults", "totalCount"]
    assert (answer["Class"][0]["Name"], answer["totalCount"]) == ("Audit", 2)
    assert company.save("Department", Name="North")["Id"] == "1"


def test_a_location_has_an_address(company: Company) -> None:
    """Numbered like any other."""
    saved = company.save("Department", Name="North", Address={"Line1": "1 Main St"})

    assert saved["Address"] == {"Id": "1", "Line1": "1 Main St"}
