"""Each refusal of the business layer has its recorded status, code, texts and element."""

from typing import Any

import pytest

from sim.physics.faults import Fault, FaultKind
from tests.quickbooks.conftest import Company

AS_TEXT = {"Content-Type": "application/text"}
INACTIVE = (
    "Something you're trying to use has been made inactive. "
    "Check the fields with accounts, customers, items, vendors or employees."
)


def test_a_taken_name(company: Company) -> None:
    """6240, current wording."""
    company.screens.add_customer("Acme")

    assert company.post("customer", {"DisplayName": "Acme"}).text == (
        '{"Fault":{"Error":[{"Message":"Duplicate Name Exists Error","Detail":"The name supplied already exists. : '
        'Another customer, vendor or employee is already using this name. Please use a different name.",'
        '"code":"6240","element":""}],"type":"ValidationFault"},"time":"2026-03-02T01:00:00.000-08:00"}'
    )


def test_a_taken_name_in_2020(company: Company) -> None:
    """vcr/error/validation: null detail and no element."""
    company.state.set_behaviour(duplicate_detail="2020")
    company.screens.add_customer("Acme")

    assert company.refused("Customer", DisplayName="Acme") == {
        "Message": "Duplicate Name Exists Error",
        "Detail": "The name supplied already exists. : null",
        "code": "6240",
    }


def test_an_unknown_id(company: Company) -> None:
    """610, not 404."""
    assert company.refusal(company.get("customer/99999")) == {
        "Message": "Object Not Found",
        "Detail": f"Object Not Found : {INACTIVE}",
        "code": "610",
        "element": "",
    }


def test_a_stale_sync_token(company: Company) -> None:
    """5010 names the person who was faster."""
    company.screens.add_customer("Acme")
    company.screens.rename_customer("1", "Acme 2")

    assert company.refused("Customer", Id="1", SyncToken="0", sparse=True, Notes="x") == {
        "Message": "Stale Object Error",
        "Detail": (
            "Stale Object Error : You and Olivia Owner were working on this at the same time. "
            "Olivia Owner finished before you did, so your work was not saved."
        ),
        "code": "5010",
        "element": "",
    }


def test_an_unknown_reference(company: Company) -> None:
    """2500 says which kind of element."""
    refused = company.refused("Customer", DisplayName="Job", Job=True, ParentRef={"value": "970"})

    assert refused == {
        "Message": "Invalid Reference Id",
        "Detail": "Invalid Reference Id : Names element id 970 not found",
        "code": "2500",
        "element": "",
    }


def test_an_inactive_reference(company: Company) -> None:
    """2500 in its second variant."""
    company.screens.add_customer("Acme", active=False)
    refused = company.refused("Customer", DisplayName="Job", Job=True, ParentRef={"value": "1"})

    assert (refused["code"], refused["Detail"]) == ("2500", f"Invalid Reference Id : {INACTIVE}")


def test_a_missing_parameter(company: Company) -> None:
    """2020 names it twice."""
    assert company.refused("TimeActivity", Hours=1) == {
        "Message": "Required param missing, need to supply the required value for the API",
        "Detail": "Required parameter NameOf is missing in the request",
        "code": "2020",
        "element": "NameOf",
    }


def test_an_unknown_property(company: Company) -> None:
    """2010 lists what is known, cut after a thousand characters, and has no element."""
    refused = company.refused("Customer", DisplayName="Acme", BadJson=True)

    assert refused.keys() == {"Message", "Detail", "code"}
    assert refused["Message"] == "Request has invalid or unsupported property"
    assert refused["Detail"].startswith(
        'Property Name:Unrecognized field "BadJson" (class com.intuit.schema.finance.v3.Customer), '
        'not marked as ignorable (77 known properties: "Taxable", "BillAddr", '
    )
    assert refused["Detail"].endswith(" [truncated]])\n specified is unsupported or invalid")


def test_every_property_of_the_schema_is_known(company: Company) -> None:
    """Undocumented ones are taken and left alone."""
    saved = company.save(
        "Customer", DisplayName="Acme", OtherAddr={"Line1": "x"}, CreditLimit=5, Organization=True
    )

    assert "OtherAddr" not in saved


def test_an_unknown_property_inside_an_address(company: Company) -> None:
    """The nested class is named."""
    refused = company.refused("Customer", DisplayName="Acme", BillAddr={"Street": "x"})

    assert '"Street" (class com.intuit.schema.finance.v3.PhysicalAddress)' in refused["Detail"]


def test_an_id_that_is_no_number(company: Company) -> None:
    """2030 comes without a time."""
    assert company.get("customer/1.5").text == (
        '{"Fault":{"Error":[{"Message":"Invalid ID","Detail":"Id should be a valid number. Supplied value:1.5",'
        '"code":"2030","element":"Id"}],"type":"ValidationFault"}}'
    )


def test_a_text_that_is_too_long(company: Company) -> None:
    """2050 counts."""
    assert company.refused("Customer", DisplayName="Acme", ResaleNum="9" * 45) == {
        "Message": "String length is either shorter or longer than supported by specification",
        "Detail": "String length specified does not match the supported length. "
        "Min:0 Max:16 supported. Supplied length:45",
        "code": "2050",
        "element": "ResaleNum",
    }


def test_a_word_outside_the_list(company: Company) -> None:
    """2170."""
    refused = company.refused("TimeActivity", NameOf="Robot", Hours=1)

    assert (refused["code"], refused["Detail"]) == ("2170", "Invalid Enumeration : Robot")


@pytest.mark.parametrize("path", ["customer/1/5", "sprocket/1", "nothing/here/at/all"])
def test_a_path_that_no_resource_matches(company: Company, path: str) -> None:
    """500 inside a 400, with the path in it twice."""
    where = f"/v3/company/{company.access['realm_id']}/{path}"

    assert company.refusal(company.get(path)) == {
        "Message": "Unsupported Operation",
        "Detail": f"Operation Could not find resource for relative : {where} of full path: "
        f"https://c50.sandbox.qbo.intuit.com/qbo50{where} is not supported.",
        "code": "500",
    }


@pytest.mark.parametrize("entity", ["customer", "employee"])
def test_names_are_never_deleted(company: Company, entity: str) -> None:
    """Name lists are made inactive instead."""
    company.screens.add_customer("Acme")
    refused = company.refusal(company.post(entity, {"Id": "1", "SyncToken": "0"}, operation="delete"))

    assert (refused["code"], refused["Detail"]) == ("500", "Operation delete is not supported.")


@pytest.mark.parametrize(
    ("body", "name"),
    [({"Id": "1"}, "SyncToken"), ({"SyncToken": "0"}, "Id")],
)
def test_a_delete_needs_id_and_sync_token(company: Company, body: dict[str, Any], name: str) -> None:
    """2020 for either."""
    emily = company.screens.add_employee("Emily", "Platt")
    company.save("TimeActivity", NameOf="Employee", EmployeeRef={"value": emily}, Hours=1)
    refused = company.refusal(company.post("timeactivity", body, operation="delete"))

    assert (refused["code"], refused["element"]) == ("2020", name)


def test_a_refusal_explains_itself_in_the_journal_only(company: Company) -> None:
    """The vendor's bytes say nothing of what was near."""
    response = company.post("customer", {"DisplayNam": "Acme"})
    ((_, call),) = company.state.universe.calls.newest(1)

    assert call.note == "`DisplayNam` is read by nobody; near: `DisplayName`"
    assert "near" not in response.text


@pytest.mark.parametrize(
    ("path", "status", "error"),
    [
        (
            "customer/1",
            500,
            {
                "Message": "An application error has occurred while processing your request",
                "Detail": "System Failure Error: Service Unavailable.",
                "code": "10000",
            },
        ),
        (
            "query?query=select * from Customer",
            400,
            {
                "Message": "Error processing query",
                "Detail": "QueryProcessingError: Unexpected Internal Error.",
                "code": "4002",
            },
        ),
    ],
)
def test_a_failure_of_the_service_itself(
    company: Company, path: str, status: int, error: dict[str, str]
) -> None:
    """10000 in a SystemFault, or 4002 for a good sentence; neither has an element."""
    company.state.universe.faults.arm(
        Fault(kind=FaultKind.REFUSED, service="quickbooks", method="GET", status=status)
    )
    response = company.get(path)
    kind = "SystemFault" if status == 500 else "ValidationFault"

    assert response.status_code == status
    assert response.json()["Fault"] == {"Error": [error], "type": kind}


def test_time_that_was_deleted(company: Company) -> None:
    """610 in its second variant, however it is asked for."""
    emily = company.screens.add_employee("Emily", "Platt")
    company.save("TimeActivity", NameOf="Employee", EmployeeRef={"value": emily}, Hours=1)
    key = {"Id": "1", "SyncToken": "0"}
    company.post("timeactivity", key, operation="delete")
    read = company.refusal(company.get("timeactivity/1"))
    again = company.refusal(company.post("timeactivity", key, operation="delete"))

    assert read == again
    assert read == {
        "Message": "Object Not Found",
        "Detail": "Object Not Found : Another user has deleted this transaction.",
        "code": "610",
        "element": "",
    }


def test_a_subscription_that_is_over(company: Company) -> None:
    """6190 for whatever would add data; what is there can still be read and looked for."""
    company.screens.add_customer("Acme")
    company.state.set_behaviour(subscription_is_good=False)

    assert company.refused("Customer", DisplayName="Birch") == {
        "Message": "Invalid Company Status",
        "Detail": "Subscription period has ended or canceled or there was a billing problem : You can't add data to "
        "QuickBooks Online Plus because your trial or subscription period ended.",
        "code": "6190",
        "element": "",
    }
    assert company.names("select * from Customer") == ["Acme"]
    assert company.call("POST", "query", data="select * from Customer", headers=AS_TEXT).status_code == 200
    assert {"Name": "SubscriptionStatus", "Value": "EXPIRED"} in company.read("CompanyInfo", "1")["NameValue"]


def test_unknown_hosts_paths_are_the_gateways(company: Company) -> None:
    """A plain 404."""
    assert company.get("https://quickbooks.api.intuit.com/v9/nothing").status_code == 404
