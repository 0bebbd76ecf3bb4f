"""Time is billed by linking it to an invoice, and by nothing else (DotNET SDK issue 127)."""

from typing import Any

import pytest

from sim.quickbooks.screens import ScreenRefused
from tests.quickbooks.conftest import Company


@pytest.fixture
def activity(company: Company) -> dict[str, Any]:
    acme = company.screens.add_customer("Acme")
    emily = company.screens.add_employee("Emily", "Platt")
    return company.save(
        "TimeActivity",
        NameOf="Employee",
        EmployeeRef={"value": emily},
        CustomerRef={"value": acme},
        Hours=3,
        BillableStatus="Billable",
        HourlyRate=15,
    )


def invoice(*links: dict[str, str], **more: Any) -> dict[str, Any]:
    line = {"Amount": 45, "DetailType": "SalesItemLineDetail", "LinkedTxn": list(links)}
    return {"CustomerRef": {"value": "1"}, "Line": [line], **more}


def link(activity: dict[str, Any]) -> dict[str, str]:
    return {"TxnId": activity["Id"], "TxnType": "TimeActivity"}


def status(company: Company, activity: dict[str, Any]) -> str:
    return company.read("TimeActivity", activity["Id"])["BillableStatus"]


def test_a_linked_line_bills_it(company: Company, activity: dict[str, Any]) -> None:
    """Same version, later change, and the charge that it had."""
    company.wait(60)
    company.save("Invoice", **invoice(link(activity)))
    billed = company.read("TimeActivity", activity["Id"])

    assert billed["BillableStatus"] == "HasBeenBilled"
    assert (billed["SyncToken"], billed["TimeChargeId"]) == (activity["SyncToken"], activity["TimeChargeId"])
    assert billed["MetaData"]["LastUpdatedTime"] > activity["MetaData"]["LastUpdatedTime"]


def test_so_does_a_link_of_the_whole_invoice(company: Company, activity: dict[str, Any]) -> None:
    """SDKs put it in either place."""
    company.save("Invoice", **invoice(LinkedTxn=[link(activity)]))

    assert status(company, activity) == "HasBeenBilled"


def test_it_is_billed_once(company: Company, activity: dict[str, Any]) -> None:
    """A second invoice is refused; the first may be written again."""
    company.save("Invoice", **invoice(link(activity)))

    assert company.refused("Invoice", **invoice(link(activity)))["code"] == "6000"
    assert company.save("Invoice", Id="1", SyncToken="0", **invoice(link(activity), PrivateNote="x"))


@pytest.mark.parametrize("way", ["unlinked", "deleted"])
def test_without_the_invoice_it_is_billable_again(
    company: Company, activity: dict[str, Any], way: str
) -> None:
    """When the link goes, or the invoice."""
    company.save("Invoice", **invoice(link(activity)))
    if way == "unlinked":
        company.save("Invoice", Id="1", SyncToken="0", **invoice())
    else:
        company.post("invoice", {"Id": "1", "SyncToken": "0"}, operation="delete")

    assert status(company, activity) == "Billable"


def test_time_that_is_not_there(company: Company, activity: dict[str, Any]) -> None:
    """6000 names it."""
    refused = company.refused("Invoice", **invoice({"TxnId": "75", "TxnType": "TimeActivity"}))

    assert "The entity TimeActivity 75 that you are trying to link does not exist" in refused["Detail"]


def test_an_estimate_bills_nothing(company: Company, activity: dict[str, Any]) -> None:
    """Only an invoice does."""
    company.save("Estimate", **invoice(link(activity)))

    assert status(company, activity) == "Billable"


def test_a_request_cannot_say_that_it_is_billed(company: Company, activity: dict[str, Any]) -> None:
    """The status comes from the link; the refusal has a word of its own for it."""
    refused = company.refused(
        "TimeActivity", Id=activity["Id"], SyncToken="0", sparse=True, BillableStatus="HasBeenBilled"
    )

    assert refused == {
        "Message": "Invalid Enumeration",
        "Detail": "Invalid Enumeration : HAS_BEEN_BILLED",
        "code": "2170",
        "element": "BillableStatus",
    }


def test_the_screen_bills_by_an_invoice_for_each_customer(company: Company, activity: dict[str, Any]) -> None:
    """Its lines have hours, rate and amount, and the link; the customer owes the sum."""
    birch = company.screens.add_customer("Birch")
    more = {"NameOf": "Employee", "EmployeeRef": {"value": "2"}, "Minutes": 20}
    free = company.save("TimeActivity", CustomerRef={"value": birch}, **more)
    invoices = company.screens.bill_time([free["Id"], activity["Id"], free["Id"]])
    acmes, birchs = (company.read("Invoice", invoice_id) for invoice_id in invoices)
    (line,) = acmes["Line"]

    assert (acmes["CustomerRef"]["name"], birchs["CustomerRef"]["name"]) == ("Acme", "Birch")
    assert (acmes["TotalAmt"], company.read("Customer", "1")["Balance"]) == (45, 45)
    assert (line["Amount"], line["SalesItemLineDetail"]["Qty"], line["LinkedTxn"]) == (
        45,
        3,
        [link(activity)],
    )
    assert birchs["Line"][0]["SalesItemLineDetail"]["Qty"] == 0.33
    assert [one["billed"] for one in company.screens.time_activities()] == [True, True]
    assert company.read("TimeActivity", free["Id"])["TimeChargeId"] > activity["TimeChargeId"]


def test_the_screen_bills_nothing_twice_or_for_nobody(company: Company, activity: dict[str, Any]) -> None:
    """And none of the others with it."""
    nobodys = company.save("TimeActivity", NameOf="Employee", EmployeeRef={"value": "2"}, Hours=1)
    for wrong in (nobodys["Id"], "99"):
        with pytest.raises(ScreenRefused, match=r"has no customer|there is no time activity"):
            company.screens.bill_time([activity["Id"], wrong])
    before = status(company, activity)
    company.screens.bill_time([activity["Id"]])
    with pytest.raises(ScreenRefused, match="billed already"):
        company.screens.bill_time([activity["Id"]])

    assert before == "Billable"


def test_who_owes_stays_active(company: Company, activity: dict[str, Any]) -> None:
    """A customer with an unpaid invoice is not made inactive."""
    company.screens.bill_time([activity["Id"]])
    with pytest.raises(ScreenRefused, match="Delete List Has Balance Error"):
        company.screens.deactivate_customer("1")

    assert company.read("Customer", "1")["Active"] is True


def test_time_is_deleted_in_the_screen_unless_it_is_billed(
    company: Company, activity: dict[str, Any]
) -> None:
    """Billed time stays."""
    other = company.save("TimeActivity", NameOf="Employee", EmployeeRef={"value": "2"}, Hours=1)
    company.screens.bill_time([activity["Id"]])
    company.screens.delete_time_activity(other["Id"])
    with pytest.raises(ScreenRefused, match="has been billed"):
        company.screens.delete_time_activity(activity["Id"])

    assert [one["id"] for one in company.screens.time_activities()] == [activity["Id"]]
