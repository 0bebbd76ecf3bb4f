"""Many writes in one call to QuickBooks: how they are sent, and that each is told its own outcome."""

from datetime import date
from decimal import Decimal

import pytest

from integration.clients.errors import Broken
from integration.clients.quickbooks import BATCH_LIMITS
from integration.model import TimeActivity
from tests.integration.clients.booking import answered, changed_time, customer, new_time, no_time
from tests.integration.clients.quickbooks_fault import fault

COMPANY = "https://quickbooks.api.intuit.com/v3/company/9130"
ROW = {"Id": "5", "SyncToken": "0", "TxnDate": "2026-03-01", "NameOf": "Employee"}
MADE = {"Customer": {"Id": "70", "DisplayName": "Acme", "FullyQualifiedName": "Acme"}}


def test_a_request_id_travels_in_the_query(firm):
    """In a header or in the body it has no effect, and twins are the result."""
    firm.vendor.says(answered(MADE))

    assert firm.books.batch([customer("Acme")], "lot-1")[0].customer.id == "70"
    assert firm.vendor.urls == [f"{COMPANY}/batch?requestid=lot-1&minorversion=75"]
    assert firm.vendor.bodies == [
        {"BatchItemRequest": [{"bId": "1", "operation": "create", "Customer": {"DisplayName": "Acme"}}]}
    ]


def test_a_job_is_made_with_both_marks(firm):
    """Job without ParentRef, or the other way round, is refused."""
    firm.vendor.says(answered(MADE))

    firm.books.batch([customer("2026 Tax", "70")], "r")

    made = {"DisplayName": "2026 Tax", "Job": True, "ParentRef": {"value": "70"}}
    assert firm.vendor.bodies[0]["BatchItemRequest"][0]["Customer"] == made


def test_time_of_an_employee_on_a_job(firm):
    """Minutes go as hours and minutes."""
    row = {**ROW, "EmployeeRef": {"value": "54", "name": "Ann"}, "Hours": 1, "Minutes": 35}
    firm.vendor.says(answered({"TimeActivity": row}))

    (found,) = firm.books.batch(
        [
            new_time(
                day=date(2026, 3, 1),
                minutes=95,
                employee_id="54",
                customer_id="71",
                item_id="2",
                description="Call",
                billable_status="Billable",
                hourly_rate=Decimal("62.50"),
            )
        ],
        "r1",
    )

    assert found.activity == TimeActivity(
        id="5", sync_token="0", date=date(2026, 3, 1), minutes=95, employee_id="54"
    )
    assert firm.vendor.bodies[0]["BatchItemRequest"][0]["TimeActivity"] == {
        "EmployeeRef": {"value": "54"},
        "CustomerRef": {"value": "71"},
        "ItemRef": {"value": "2"},
        "NameOf": "Employee",
        "TxnDate": "2026-03-01",
        "Hours": 1,
        "Minutes": 35,
        "HourlyRate": 62.5,
        "Description": "Call",
        "BillableStatus": "Billable",
    }


def test_an_update_changes_what_is_named(firm):
    """The rest is left alone, unlike in a full update; the time is a vendor's from then on."""
    firm.vendor.says(answered({"TimeActivity": {**ROW, "SyncToken": "1", "VendorRef": {"value": "30"}}}))

    (found,) = firm.books.batch([changed_time("5", "0", minutes=5, vendor_id="30")], "r2")

    assert (found.activity.sync_token, found.activity.vendor_id) == ("1", "30")
    assert firm.vendor.bodies[0]["BatchItemRequest"] == [
        {
            "bId": "1",
            "operation": "update",
            "TimeActivity": {
                "VendorRef": {"value": "30"},
                "NameOf": "Vendor",
                "Hours": 0,
                "Minutes": 5,
                "Id": "5",
                "SyncToken": "0",
                "sparse": True,
            },
        }
    ]


def test_a_deletion_leaves_nothing(firm):
    """Id and token are enough."""
    firm.vendor.says(answered({"TimeActivity": {"domain": "QBO", "status": "Deleted", "Id": "5"}}))

    assert firm.books.batch([no_time("5", "1")], "r3") == [(None, None, None)]
    assert firm.vendor.bodies[0]["BatchItemRequest"][0] == {
        "bId": "1",
        "operation": "delete",
        "TimeActivity": {"Id": "5", "SyncToken": "1"},
    }


def test_each_is_told_its_own_outcome(firm):
    """The answers may come in any order; the number tells whose each is (contract 3.11)."""
    mixed = answered(MADE, fault("6240", "Duplicate Name Exists Error", "The name supplied already exists."))
    firm.vendor.says({"BatchItemResponse": mixed["BatchItemResponse"][::-1]})

    first, second = firm.books.batch([customer("Acme"), customer("Birch")], "r")

    assert first.customer.id == "70"
    assert (second.customer, second.refusal.code) == (None, "6240")
    assert not second.refusal.outcome_unknown


def test_a_refusal_names_no_client(firm):
    """What was sent is not repeated, whichever of the writes it was in."""
    firm.vendor.says(answered(fault("6240", "Duplicate", "Harbour Trust is there already"), MADE))

    refused, _ = firm.books.batch([customer("Birch"), customer("Harbour Trust")], "r")

    assert "Harbour" not in str(refused.refusal)


@pytest.mark.parametrize(
    "said",
    [
        answered(MADE),
        {"BatchItemResponse": []},
        {"time": "x"},
        answered({}, MADE),
        answered({"TimeActivity": ROW}, MADE),
    ],
)
def test_an_answer_that_leaves_one_out(firm, said):
    """Then nobody knows of any of them: the same is to be sent again under the same id."""
    firm.vendor.says(said)

    with pytest.raises(Broken) as caught:
        firm.books.batch([customer("Acme"), customer("Birch")], "r")

    assert caught.value.outcome_unknown


@pytest.mark.parametrize("request_id", ["", "x" * 37])
def test_a_request_id_of_a_wrong_length_is_not_sent(firm, request_id):
    """Too long a one would not protect (contract 1.4)."""
    with pytest.raises(ValueError, match="1 to 36 characters"):
        firm.books.batch([customer("Acme")], request_id)


@pytest.mark.parametrize("writes", [0, 31])
def test_a_call_takes_one_to_thirty(firm, writes):
    """QuickBooks refuses an empty one, and more than thirty."""
    with pytest.raises(ValueError, match="1 to 30"):
        firm.books.batch([customer(f"Client {number}") for number in range(writes)], "r")


def test_forty_calls_in_any_minute(firm):
    """Reads do not count for this limit."""
    (limit,) = BATCH_LIMITS
    for number in range(limit.calls + 1):
        firm.vendor.says(answered(MADE))
        firm.books.batch([customer("Acme")], f"r{number}")
        firm.vendor.says({"QueryResponse": {}})
        firm.books.employees()

    assert sum(firm.clock.sleeps) >= limit.window_s
    assert sum(firm.clock.sleeps[:-1]) < limit.window_s
