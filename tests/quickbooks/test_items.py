"""Products and services: their types, accounts, categories and prices."""

import pytest

from tests.quickbooks.conftest import Company

INCOME = {"value": "1"}


def service(company: Company, name: str = "Design", **more: object) -> dict[str, object]:
    return company.save("Item", **{"Name": name, "Type": "Service", "IncomeAccountRef": INCOME, **more})


def test_a_service_has_the_recorded_order(company: Company) -> None:
    """Little more than its name, type, price and account."""
    saved = service(company)

    assert list(saved) == [
        *("Name", "Active", "FullyQualifiedName", "Taxable", "UnitPrice", "Type", "IncomeAccountRef"),
        *("PurchaseCost", "TrackQtyOnHand", "domain", "sparse", "Id", "SyncToken", "MetaData"),
    ]
    assert saved["IncomeAccountRef"] == {"value": "1", "name": "Services"}
    assert saved["Id"] == "3"


@pytest.mark.parametrize(
    ("body", "element"),
    [
        ({"Type": "Service", "IncomeAccountRef": INCOME}, "Name"),
        ({"Name": "X", "IncomeAccountRef": INCOME}, "Type"),
        ({"Name": "X", "Type": "Service"}, "IncomeAccountRef"),
        ({"Name": "X", "Type": "Inventory", "IncomeAccountRef": INCOME}, "ExpenseAccountRef"),
        ({"Name": "X", "Type": "NonInventory", "SubItem": True}, "ParentRef"),
    ],
)
def test_what_an_item_needs(company: Company, body: dict[str, object], element: str) -> None:
    """2020 names what is missing."""
    refused = company.refused("Item", **body)

    assert (refused["code"], refused["element"]) == ("2020", element)


def test_an_account_that_is_not_there(company: Company) -> None:
    """2500 calls them Accounts."""
    refused = company.refused("Item", Name="X", Type="Service", IncomeAccountRef={"value": "970"})

    assert refused["Detail"] == "Invalid Reference Id : Accounts element id 970 not found"


def test_an_item_below_a_category(company: Company) -> None:
    """A path and a level."""
    category = company.save("Item", Name="Landscaping", Type="Category")
    saved = service(company, SubItem=True, ParentRef={"value": category["Id"]})

    assert (saved["FullyQualifiedName"], saved["SubItem"], saved["Level"]) == ("Landscaping:Design", True, 1)
    assert saved["ParentRef"] == {"value": category["Id"]}
    assert not {"SubItem", "Level"} & category.keys()


def test_renaming_a_category_renames_the_paths_below(company: Company) -> None:
    """Without a new SyncToken for them."""
    category = company.save("Item", Name="Landscaping", Type="Category")
    saved = service(company, ParentRef={"value": category["Id"]})
    company.save("Item", Id=category["Id"], SyncToken="0", sparse=True, Name="Gardens")
    read = company.read("Item", str(saved["Id"]))

    assert (read["FullyQualifiedName"], read["SyncToken"]) == ("Gardens:Design", "0")


def test_two_items_of_one_name(company: Company) -> None:
    """6240 in the words for items; below another parent it is another name."""
    service(company)
    refused = company.refused("Item", Name="DESIGN", Type="Service", IncomeAccountRef=INCOME)

    assert refused["code"] == "6240"
    assert "Another product or service is already using this name." in refused["Detail"]

    category = company.save("Item", Name="Landscaping", Type="Category")

    assert service(company, ParentRef={"value": category["Id"]})["FullyQualifiedName"] == "Landscaping:Design"


def test_items_and_customers_do_not_share_names(company: Company) -> None:
    """Each list is a name space of its own."""
    company.screens.add_customer("Design")

    assert service(company)["Name"] == "Design"


def test_a_retired_item_is_renamed_and_back(company: Company) -> None:
    """The suffix comes and goes; the default list leaves it out meanwhile."""
    saved = service(company)
    retired = company.save("Item", Id=saved["Id"], SyncToken="0", sparse=True, Active=False)

    assert (retired["Name"], retired["FullyQualifiedName"]) == ("Design (deleted)", "Design (deleted)")
    assert [row["Name"] for row in company.rows("select * from Item")] == ["Hours", "Services"]

    back = company.save("Item", Id=saved["Id"], SyncToken="1", sparse=True, Active=True)

    assert back["Name"] == "Design"


def test_time_on_a_retired_item(company: Company) -> None:
    """2500 in its second variant."""
    emily = company.screens.add_employee("Emily", "Platt")
    saved = service(company)
    company.save("Item", Id=saved["Id"], SyncToken="0", sparse=True, Active=False)
    refused = company.refused(
        "TimeActivity",
        NameOf="Employee",
        EmployeeRef={"value": emily},
        Hours=1,
        ItemRef={"value": saved["Id"]},
    )

    assert refused["Detail"].startswith("Invalid Reference Id : Something you're trying to use has been made")


def test_inventory_shows_its_quantity(company: Company) -> None:
    """Only where it is tracked."""
    accounts = {"ExpenseAccountRef": {"value": "80"}, "AssetAccountRef": {"value": "81"}}
    saved = service(
        company,
        "Pump",
        Type="Inventory",
        TrackQtyOnHand=True,
        QtyOnHand=25,
        InvStartDate="2026-01-01",
        Sku="P-1",
        **accounts,
    )

    assert (saved["QtyOnHand"], saved["InvStartDate"]) == (25, "2026-01-01")
    assert company.rows("select *, Sku from Item where Sku = 'p-1'") == [saved]


def test_items_by_type(company: Company) -> None:
    """Type filters, and orders."""
    company.save("Item", Name="Landscaping", Type="Category")

    assert [row["Name"] for row in company.rows("select * from Item where Type = 'Category'")] == [
        "Landscaping"
    ]
    assert company.refused("Item", Name="X", Type="Thing")["Detail"] == "Invalid Enumeration : Thing"
