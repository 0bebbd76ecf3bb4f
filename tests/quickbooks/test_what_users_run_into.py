"""What people report of the service, held in one place where no other test has it (contract 7)."""

from typing import Any

import pytest

from tests.quickbooks.conftest import Company


def test_a_page_is_a_hundred_rows_unless_more_are_asked_for(company: Company) -> None:
    """Nothing says that there are more (routablehq/python-quickbooks 1)."""
    for number in range(101):
        company.save("Vendor", DisplayName=f"V{number}")

    assert len(company.rows("select * from Vendor")) == 100
    assert len(company.rows("select * from Vendor maxresults 1000")) == 101


def test_a_full_last_page_is_followed_by_an_empty_answer(company: Company) -> None:
    """Without the entity's name in it (node: fetchAll; PHP SDK issue 174)."""
    for number in range(4):
        company.save("Vendor", DisplayName=f"V{number}")
    pages = [
        company.query(f"select * from vendor startposition {start} maxresults 2").json()["QueryResponse"]
        for start in (1, 3, 5)
    ]

    assert [len(page.get("Vendor", [])) for page in pages] == [2, 2, 0]
    assert pages[2] == {}


@pytest.fixture
def time(company: Company) -> dict[str, Any]:
    emily = company.screens.add_employee("Emily", "Platt")
    return {"NameOf": "Employee", "EmployeeRef": {"value": emily}, "Hours": 1}


@pytest.mark.parametrize(
    ("order", "seen"), [("", ["4", "3", "3", "2"]), ("orderby Id", ["1", "2", "3", "4"])]
)
def test_new_time_shifts_the_pages(
    company: Company, time: dict[str, Any], order: str, seen: list[str]
) -> None:
    """The newest comes first unless an order is asked for, so that a row is read twice (gist of sm-g)."""
    for _ in range(4):
        company.save("TimeActivity", **time)
    first = company.rows(f"select * from TimeActivity {order} startposition 1 maxresults 2")
    company.save("TimeActivity", **time)
    second = company.rows(f"select * from TimeActivity {order} startposition 3 maxresults 2")

    assert [row["Id"] for row in first + second] == seen


@pytest.mark.parametrize("version", ["", "1", "47", "75", "99", "x"])
def test_an_old_minorversion_is_taken_for_the_newest(company: Company, version: str) -> None:
    """Ignored since August 2025, and never an error."""
    company.screens.add_customer("Acme")
    response = company.get("customer/1", params={"minorversion": version})

    assert response.json()["Customer"]["IsProject"] is False


def test_a_dropped_sync_token(company: Company) -> None:
    """ "0" looks like nothing to some clients (node-quickbooks issue 29)."""
    company.screens.add_customer("Acme")

    assert company.refused("Customer", Id="1", DisplayName="Acme 2")["element"] == "SyncToken"


def test_a_display_name_is_no_key(company: Company) -> None:
    """A job may be called as a customer is; the path is one record's (vcr: 60 and 64)."""
    company.screens.add_customer("Jack Doe")
    company.screens.add_customer("Jack Doe", company.screens.add_customer("Doe, Jack"))
    by_name = company.rows("select * from Customer where DisplayName = 'Jack Doe'")
    by_path = company.rows("select * from Customer where FullyQualifiedName = 'Doe, Jack:Jack Doe'")

    assert [row["Id"] for row in by_name] == ["3", "1"]
    assert [row["Id"] for row in by_path] == ["3"]


def test_time_of_somebody_else(company: Company) -> None:
    """Rows with NameOf Other are there (qbo_api issue 16)."""
    acme = company.screens.add_customer("Acme")
    saved = company.save("TimeActivity", NameOf="Other", OtherNameRef={"value": acme}, Hours=1)

    assert saved["OtherNameRef"] == {"value": acme, "name": "Acme"}
    assert not {"EmployeeRef", "VendorRef"} & saved.keys()


def test_a_curly_quote_inside_a_literal(company: Company) -> None:
    """A letter like any other."""
    assert company.rows("select * from Customer where DisplayName = '\u2019'") == []


def test_a_doubled_quote(company: Company) -> None:
    """It is no escape (node-quickbooks issue 56)."""
    refused = company.refusal(company.query("select * from Customer where DisplayName = 'it''s'"))

    assert refused["code"] == "4000"


def test_a_curly_quote_outside_a_literal(company: Company) -> None:
    """4000, with the character as Java writes it (quickbooks-ruby issue 73)."""
    refused = company.refusal(company.query("select * from Customer where DisplayName = \u2019x\u2019"))

    assert refused["Detail"].startswith(
        "QueryParserError: Invalid content. Lexical error at line 1, column 44."
    )
    assert 'Encountered: "\\u2019" (8217), after : ""' in refused["Detail"]


def test_a_type_is_no_filter_for_customers(company: Company) -> None:
    """4001 in its recorded words."""
    refused = company.refusal(company.query("select * from Customer where CustomerTypeRef = '1'"))

    assert refused == {
        "Message": "Invalid query",
        "Detail": "QueryValidationError: property 'CustomerTypeRef' is not queryable",
        "code": "4001",
    }


def test_an_unknown_field_of_another_entity(company: Company) -> None:
    """4001 names both (ruby fixture)."""
    refused = company.refusal(company.query("select NoSuchField from Purchase"))

    assert refused["Detail"] == "QueryValidationError: Property NoSuchField not found for Entity Purchase"


def test_a_project_that_is_not_there(company: Company, time: dict[str, Any]) -> None:
    """It has a number in the customers' row, and is looked for there."""
    acme = company.screens.add_customer("Acme")
    refused = company.refused("TimeActivity", **time, ProjectRef={"value": "970"})

    assert refused["Detail"] == "Invalid Reference Id : Names element id 970 not found"
    assert company.save("TimeActivity", **time, ProjectRef={"value": acme})["ProjectRef"] == {"value": acme}
