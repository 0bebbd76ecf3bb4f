"""Whatever the API has a name for is the same in both representations, alone, in lists, in batches and in changes."""

import json
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from sim.quickbooks.entities.other_names import DOCUMENTS, LISTS
from tests.quickbooks.conftest import Company
from tests.quickbooks.representation.conftest import NAMESPACE, Speaker

LINE = {
    "Amount": 100.5,
    "Description": "true",
    "DetailType": "SalesItemLineDetail",
    "SalesItemLineDetail": {"ItemRef": {"value": "2"}, "Qty": 1.5, "UnitPrice": 67},
}
WRITTEN = [each for each in [*DOCUMENTS, *LISTS] if "update" in each.operations.split()]
DESCRIBED: dict[str, dict[str, Any]] = {
    "Customer": {"DisplayName": "Birch & Co", "Notes": " x\ny ", "BillAddr": {"Line1": "1 High St"}},
    "Vendor": {"DisplayName": "Birch & Co", "PrimaryPhone": {"FreeFormNumber": "5"}, "Vendor1099": True},
    "Employee": {"GivenName": "Emily", "FamilyName": "Platt", "BillableTime": True, "BillRate": 22.5},
    "Item": {"Name": "Audit", "Type": "Service", "IncomeAccountRef": {"value": "1"}, "UnitPrice": 150},
    "Class": {"Name": "North"},
    "Department": {"Name": "Bath"},
    "Account": {"Name": "Fees", "AccountType": "Income"},
}


@pytest.fixture
def bodies(company: Company) -> Callable[[str], dict[str, Any]]:
    """What to create an entity with."""
    customer = company.screens.add_customer("Acme")
    vendor = company.screens.add_vendor("Norton Lumber")
    some = {
        "CustomerRef": {"value": customer},
        "VendorRef": {"value": vendor},
        "Line": [LINE],
        "Amount": 100.5,
        "PayType": "Check",
        "PaymentType": "Cash",
        "Name": "true",
        "DisplayName": "New",
        "Code": "EUR",
        "SourceCurrencyCode": "EUR",
        "Rate": 1.25,
    }
    needed = {each.name: each.needed.split() for each in WRITTEN}

    def found(name: str) -> dict[str, Any]:
        if name in DESCRIBED:
            return DESCRIBED[name]
        return {each: some.get(each, {"value": "35"}) for each in needed[name]}

    return found


@pytest.mark.parametrize("name", [*DESCRIBED, *(each.name for each in WRITTEN)])
def test_what_is_read_in_xml_and_sent_back_changes_nothing(
    company: Company, xml: Speaker, bodies: Callable[[str], dict[str, Any]], name: str
) -> None:
    """So no number became a text, no list an object and no reference a word on the way."""
    before = company.save(name, **bodies(name))
    before = company.read(name, before["Id"])
    read = ET.fromstring(xml.get(f"{name.lower()}/{before['Id']}").content)[0]
    sent = xml.post(name.lower(), ET.tostring(read))
    after = company.read(name, before["Id"])

    assert sent.status_code == 200, sent.text
    # A customer's default tax code is shown before it is ever set, so that sending it back is a change.
    assert json.dumps(after | {"SyncToken": "0"}) == json.dumps(before)


def test_preferences_are_changed_in_xml(company: Company, xml: Speaker) -> None:
    """Groups of settings, flags in them, and a currency that is a text in XML."""
    before = company.get("preferences").json()["Preferences"]
    read = ET.fromstring(xml.get("preferences").content)[0]
    flag = read.find(f".//{{{NAMESPACE}}}TimeTrackingPrefs/{{{NAMESPACE}}}BillCustomers")
    assert flag is not None
    flag.text = "true" if flag.text == "false" else "false"
    sent = xml.post("preferences", ET.tostring(read))
    after = company.get("preferences").json()["Preferences"]

    assert sent.status_code == 200, sent.text
    assert after["TimeTrackingPrefs"]["BillCustomers"] is not before["TimeTrackingPrefs"]["BillCustomers"]
    assert after["CurrencyPrefs"] == before["CurrencyPrefs"]
    assert "<HomeCurrency>USD</HomeCurrency>" in sent.text


def test_a_batch_in_xml(company: Company, xml: Speaker) -> None:
    """PHP's capital operations; each item stands alone, with its id as an attribute."""
    answered = xml.post(
        "batch",
        '<IntuitBatchRequest><BatchItemRequest bId="a" operation="Create"><Customer><DisplayName>Acme'
        '</DisplayName></Customer></BatchItemRequest><BatchItemRequest bId="b" operation="Create"><Customer>'
        '<DisplayName>Acme</DisplayName></Customer></BatchItemRequest><BatchItemRequest bId="c">'
        "<Query>select DisplayName from Customer</Query></BatchItemRequest></IntuitBatchRequest>",
    )
    items = ET.fromstring(answered.content)

    assert [item.attrib["bId"] for item in items] == ["a", "b", "c"]
    assert [item[0].tag.partition("}")[2] for item in items] == ["Customer", "Fault", "QueryResponse"]
    assert (
        '<BatchItemResponse bId="b"><Fault type="ValidationFault"><Error code="6240" element="">'
        in answered.text
    )
    assert (
        '<QueryResponse startPosition="1" maxResults="1"><Customer domain="QBO" sparse="true">'
        in answered.text
    )


@pytest.mark.parametrize("body", ["<IntuitBatchRequest/>", "<IntuitBatchRequest></IntuitBatchRequest>"])
def test_an_empty_batch_in_xml(xml: Speaker, body: str) -> None:
    """PHP SDK issue 528."""
    refused = xml.post("batch", body.replace("/>", "></IntuitBatchRequest>"))

    assert refused.status_code == 400
    assert (
        '<Error code="400"><Message>MalformedRequest</Message><Detail>Batch Request is Empty' in refused.text
    )


def test_changes_in_xml(company: Company, xml: Speaker) -> None:
    """ruby fixture change_data_capture_response: one answer an entity, in the order asked for."""
    company.screens.add_customer("Acme")
    found = ET.fromstring(xml.get("cdc?entities=Employee,Customer&changedSince=2026-03-01").content)

    assert [each.tag.partition("}")[2] for each in found[0]] == ["QueryResponse", "QueryResponse"]
    assert found[0][0].attrib == {}
    assert found[0][1].attrib == {"startPosition": "1", "maxResults": "1"}
    assert found[0][1][0].attrib == {"domain": "QBO", "sparse": "false"}


def test_a_report_in_xml(xml: Speaker) -> None:
    """A root of its own."""
    found = ET.fromstring(xml.get("reports/BalanceSheet").content)

    assert found.tag == f"{{{NAMESPACE}}}Report"
    assert [each.tag.partition("}")[2] for each in found] == ["Header", "Columns", "Rows"]
