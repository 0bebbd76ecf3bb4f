"""What changed since a time: whole objects an entity, and what is gone."""

from typing import Any

import pytest

from tests.quickbooks.conftest import Company


def changes(company: Company, entities: str, since: str) -> list[dict[str, Any]]:
    response = company.get("cdc", params={"entities": entities, "changedSince": since})
    assert response.status_code == 200, response.text
    ((answer),) = response.json()["CDCResponse"]
    return answer["QueryResponse"]


def test_one_object_an_entity_in_the_order_asked_for(company: Company) -> None:
    """Empty for one that has not changed."""
    company.screens.add_customer("Acme")
    found = changes(company, "Vendor,customer,Estimate", "2026-03-01")

    assert [list(each) for each in found] == [[], ["Customer", "startPosition", "maxResults"], []]
    assert found[1]["maxResults"] == 1


def test_rows_come_whole_by_the_time_of_their_change(company: Company) -> None:
    """Only those since then, inactive ones too."""
    for name in ("Acme", "Birch", "Cedar"):
        company.screens.add_customer(name)
        company.wait(60)
    since = company.read("Customer", "2")["MetaData"]["LastUpdatedTime"]
    company.screens.deactivate_customer("2")
    (found,) = changes(company, "Customer", since)

    assert [(row["Id"], row["Active"]) for row in found["Customer"]] == [("3", True), ("2", False)]
    assert found["Customer"][0]["DisplayName"] == "Cedar"


def test_what_is_gone_comes_last(company: Company) -> None:
    """Id and time, and a total with transactions."""
    acme = company.screens.add_customer("Acme")
    for _ in range(3):
        company.save("Estimate", CustomerRef={"value": acme}, Line=[{"Amount": 1}])
    company.post("estimate", {"Id": "1", "SyncToken": "0"}, operation="delete")
    (found,) = changes(company, "Estimate", "2026-03-01")

    assert [row["Id"] for row in found["Estimate"]] == ["2", "3", "1"]
    assert found["Estimate"][2] == {
        "domain": "QBO",
        "status": "Deleted",
        "Id": "1",
        "MetaData": {"LastUpdatedTime": "2026-03-02T01:00:00-08:00"},
    }
    assert (found["maxResults"], found["totalCount"]) == (3, 3)


def test_at_most_a_thousand_of_all_together(company: Company) -> None:
    """There are no pages."""
    for number in range(600):
        company.save("Vendor", DisplayName=f"V{number}")
        company.save("Customer", DisplayName=f"C{number}")
    found = changes(company, "Vendor,Customer,Employee", "2026-03-01")

    assert [each.get("maxResults", 0) for each in found] == [600, 400, 0]


@pytest.mark.parametrize(
    "since",
    [
        "2026-03-02T00:59:59-08:00",
        "2026-03-02T08:59:59Z",
        "2026-03-02T00:59:59",
        "2026-03-02T08:59:59+00:00",
        "2026-03-02T08:59:59 00:00",
        "2026-03-02",
    ],
)
def test_times_with_and_without_an_offset(company: Company, since: str) -> None:
    """Company-local without one; a plus that nobody encoded is a blank."""
    company.screens.add_customer("Acme")

    assert len(changes(company, "Customer", since)[0]["Customer"]) == 1


def test_a_comma_may_be_encoded(company: Company) -> None:
    """As PHP sends it."""
    path = "cdc?entities=Customer%2CVendor&changedSince=2026-03-01"

    assert len(company.get(path).json()["CDCResponse"][0]["QueryResponse"]) == 2


def test_time_is_not_captured(company: Company) -> None:
    """Documented; served by a switch."""
    emily = company.screens.add_employee("Emily", "Platt")
    company.save("TimeActivity", NameOf="Employee", EmployeeRef={"value": emily}, Hours=1)
    params = {"entities": "TimeActivity", "changedSince": "2026-03-01"}
    refused = company.refusal(company.get("cdc", params=params))
    company.state.set_behaviour(change_data_of_time=True)

    assert refused["code"] == "4001"
    assert len(changes(company, "TimeActivity", "2026-03-01")[0]["TimeActivity"]) == 1


@pytest.mark.parametrize(
    ("entities", "since", "code"),
    [
        ("", "2026-03-01", "2020"),
        ("Customer", "", "2020"),
        ("Sprocket", "2026-03-01", "4001"),
        ("JournalCode", "2026-03-01", "4001"),
        ("TaxAgency", "2026-03-01", "4001"),
        ("TaxCode", "2026-03-01", "4001"),
        ("TaxRate", "2026-03-01", "4001"),
        ("Customer", "yesterday", "4001"),
        ("Customer", "2026-01-01", "4001"),
        ("Customer", "0001-01-01", "4001"),
    ],
)
def test_what_is_refused(company: Company, entities: str, since: str, code: str) -> None:
    """Nothing asked for, nobody's entity, one that is not captured, no time, longer ago than thirty days."""
    params = {"entities": entities, "changedSince": since}

    assert company.refusal(company.get("cdc", params=params))["code"] == code
