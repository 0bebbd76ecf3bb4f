"""Up to thirty operations in one call, each of which stands or falls alone."""

from typing import Any

import pytest

from tests.quickbooks.conftest import Company


def batch(company: Company, *items: dict[str, Any], **params: str) -> list[dict[str, Any]]:
    response = company.post("batch", {"BatchItemRequest": list(items)}, **params)
    assert response.status_code == 200, response.text
    return response.json()["BatchItemResponse"]


def vendor(name: str, **more: Any) -> dict[str, Any]:
    return {"operation": "create", "Vendor": {"DisplayName": name}, **more}


def test_each_item_has_its_answer_with_the_bid_last(company: Company) -> None:
    """A record, a fault and rows, in a 200."""
    company.screens.add_customer("Acme")
    found = batch(
        company,
        vendor("Norton Lumber", bId="bid1"),
        vendor("Acme", bId="bid2"),
        {"bId": "bid3", "Query": "select * from Customer where DisplayName = 'Acme'"},
    )

    assert [list(item) for item in found] == [["Vendor", "bId"], ["Fault", "bId"], ["QueryResponse", "bId"]]
    assert found[1]["Fault"]["Error"][0]["code"] == "6240"
    assert found[1]["Fault"]["type"] == "ValidationFault"
    assert found[2]["QueryResponse"]["maxResults"] == 1


def test_a_failure_stops_nobody(company: Company) -> None:
    """The items before and after it are done."""
    batch(company, vendor("A", bId="1"), vendor("A", bId="2"), vendor("B", bId="3"))

    assert company.names("select * from Vendor") == ["A", "B"]


def test_every_operation(company: Company) -> None:
    """Create, update, delete, and void by an option; words in any case."""
    emily = company.screens.add_employee("Emily", "Platt")
    acme = company.screens.add_customer("Acme")
    time = {"NameOf": "Employee", "EmployeeRef": {"value": emily}, "Hours": 1}
    invoice = {"CustomerRef": {"value": acme}, "Line": [{"Amount": 5}]}
    company.save("TimeActivity", **time)
    company.save("Invoice", **invoice)
    found = batch(
        company,
        {"bId": "1", "operation": "Create", "TimeActivity": time},
        {
            "bId": "2",
            "operation": "update",
            "Customer": {"Id": acme, "SyncToken": "0", "sparse": True, "Notes": "x"},
        },
        {"bId": "3", "operation": "delete", "TimeActivity": {"Id": "1", "SyncToken": "0"}},
        {
            "bId": "4",
            "operation": "update",
            "optionsData": "void",
            "Invoice": {"Id": "1", "SyncToken": "0"},
        },
    )

    assert found[0]["TimeActivity"]["Id"] == "2"
    assert found[1]["Customer"]["SyncToken"] == "1"
    assert found[2]["TimeActivity"] == {"domain": "QBO", "status": "Deleted", "Id": "1"}
    assert (found[3]["Invoice"]["TotalAmt"], found[3]["Invoice"]["PrivateNote"]) == (0, "Voided")


def test_an_item_may_use_what_an_earlier_one_made(company: Company) -> None:
    """In this fake they are done in their order."""
    found = batch(
        company,
        {"bId": "1", "operation": "create", "Customer": {"DisplayName": "Acme"}},
        {
            "bId": "2",
            "operation": "create",
            "Customer": {"DisplayName": "Tax", "Job": True, "ParentRef": {"value": "1"}},
        },
    )

    assert found[1]["Customer"]["FullyQualifiedName"] == "Acme:Tax"


def test_an_item_without_bid_and_operation_is_a_create(company: Company) -> None:
    """As node-quickbooks sends it; no bId comes back."""
    assert [list(item) for item in batch(company, {"Vendor": {"DisplayName": "A"}})] == [["Vendor"]]


@pytest.mark.parametrize(
    ("item", "code"),
    [
        ({"bId": "1", "operation": "delete", "Customer": {"Id": "970", "SyncToken": "0"}}, "500"),
        ({"bId": "1", "operation": "delete", "Invoice": {"Id": "970", "SyncToken": "0"}}, "610"),
        ({"bId": "1", "operation": "update", "Vendor": {"DisplayName": "A"}}, "2020"),
        ({"bId": "1", "operation": "paint", "Vendor": {"DisplayName": "A"}}, "500"),
        ({"bId": "1", "Query": "select * from Custmoer"}, "4001"),
        ({"bId": "1", "Query": "select"}, "4000"),
        ({"bId": "1", "operation": "create"}, "400"),
        ({"bId": "1", "operation": "create", "Vendor": "A"}, "2010"),
        ({"bId": "1", "operation": "create", "Vendor": {"Colour": "red"}}, "2010"),
    ],
)
def test_an_item_that_is_refused(company: Company, item: dict[str, Any], code: str) -> None:
    """With the fault that it would have had alone."""
    (found,) = batch(company, item)

    assert found["Fault"]["Error"][0]["code"] == code
    assert found["bId"] == "1"


@pytest.mark.parametrize("body", [{"BatchItemRequest": []}, {}])
def test_an_empty_batch(company: Company, body: dict[str, Any]) -> None:
    """400, whatever is not in it (PHP SDK issue 528)."""
    assert company.refusal(company.post("batch", body)) == {
        "Message": "MalformedRequest",
        "Detail": "Batch Request is Empty",
        "code": "400",
    }


def test_thirty_and_thirty_one(company: Company) -> None:
    """The thirty-first is one too many, and then nothing is done."""
    items = [vendor(f"V{number}", bId=str(number)) for number in range(31)]
    refused = company.refusal(company.post("batch", {"BatchItemRequest": items}))

    assert refused["code"] == "400"
    assert company.rows("select * from Vendor") == []
    assert len(batch(company, *items[:30])) == 30


@pytest.mark.parametrize(
    "body",
    [
        "x",
        [],
        {"BatchItemRequest": {}},
        {"BatchItemRequest": ["x"]},
        {"BatchItemRequest": "x"},
        {"Items": []},
    ],
)
def test_what_is_no_batch(company: Company, body: Any) -> None:
    """A fault of the parser's, or of the batch's."""
    assert company.refusal(company.post("batch", body))["code"] in {"2010", "400"}


def test_a_batch_is_replayed_by_its_requestid(company: Company) -> None:
    """The second one makes nothing and answers the same."""
    first = batch(company, vendor("A", bId="1"), requestid="r1")
    second = batch(company, vendor("B", bId="1"), requestid="r1")

    assert second == first
    assert company.names("select * from Vendor") == ["A"]


def test_limits_of_a_requestid_in_a_batch(company: Company) -> None:
    """36 characters, and then 10 of each bId; without one a bId may be longer."""
    long_bid = {"BatchItemRequest": [vendor("A", bId="b" * 11)]}

    assert company.refusal(company.post("batch", long_bid, requestid="r" * 37))["code"] == "2050"
    assert company.refusal(company.post("batch", long_bid, requestid="r" * 36))["code"] == "2050"
    assert company.rows("select * from Vendor") == []
    assert batch(company, vendor("A", bId="b" * 11))[0]["bId"] == "b" * 11
