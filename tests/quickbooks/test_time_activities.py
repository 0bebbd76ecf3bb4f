"""Time: whose, when, how long, for whom, and billed or not."""

from typing import Any

import pytest

from tests.quickbooks.conftest import Company


@pytest.fixture
def emily(company: Company) -> dict[str, Any]:
    """What every activity of Emily needs."""
    return {"NameOf": "Employee", "EmployeeRef": {"value": company.screens.add_employee("Emily", "Platt")}}


def test_the_date_is_the_companys_today(company: Company, emily: dict[str, Any]) -> None:
    """It is still the first of March in Los Angeles when it is the second in London."""
    company.wait(-4 * 3600)

    assert company.save("TimeActivity", **emily, Hours=1)["TxnDate"] == "2026-03-01"


@pytest.mark.parametrize(
    ("times", "shown"),
    [
        # qbo_api issue 16: a clock of -08:00 in a season of -07:00
        (("2015-07-05T08:00:00-08:00", "2015-07-05T17:00:00-08:00"), ("09:00:00-07:00", "18:00:00-07:00")),
        (("08:00:00-08:00", "17:00:00-08:00"), ("09:00:00-07:00", "18:00:00-07:00")),
        (("2016-09-15T08:00:00", "2016-09-15T17:00:00"), ("08:00:00-07:00", "17:00:00-07:00")),
        (("08:00", "17:00"), ("08:00:00-07:00", "17:00:00-07:00")),
    ],
)
def test_the_clock_goes_to_the_companys_zone_and_the_date_is_dropped(
    company: Company, emily: dict[str, Any], times: tuple[str, str], shown: tuple[str, str]
) -> None:
    """TxnDate replaces whatever date a time stands in."""
    row = company.save("TimeActivity", **emily, TxnDate="2016-09-15", StartTime=times[0], EndTime=times[1])

    assert (row["StartTime"], row["EndTime"]) == tuple(f"2016-09-15T{clock}" for clock in shown)
    assert not row.keys() & {"Hours", "Minutes", "Seconds"}


def test_an_end_before_the_start_is_on_the_next_day(company: Company, emily: dict[str, Any]) -> None:
    """Inferred."""
    row = company.save("TimeActivity", **emily, TxnDate="2026-03-02", StartTime="22:00", EndTime="01:00")

    assert row["EndTime"] == "2026-03-03T01:00:00-08:00"
    assert company.screens.time_activities()[0]["minutes"] == 180


def test_breaks_count_only_from_start_to_end(company: Company, emily: dict[str, Any]) -> None:
    """And shorten the time."""
    row = company.save(
        "TimeActivity", **emily, StartTime="08:00", EndTime="12:00", BreakHours=1, BreakMinutes=15
    )

    assert (row["BreakHours"], row["BreakMinutes"]) == (1, 15)
    assert company.screens.time_activities()[0]["minutes"] == 165


@pytest.mark.parametrize(
    ("length", "code", "element"),
    [
        ({}, "2020", "Hours"),
        ({"StartTime": "08:00"}, "2020", "EndTime"),
        ({"EndTime": "08:00"}, "2020", "StartTime"),
        ({"Hours": 8761}, "6000", ""),
        ({"Hours": 8760, "Minutes": 1}, "6000", ""),
        ({"Minutes": 60}, "6000", ""),
        ({"Hours": -1}, "6000", ""),
        ({"Hours": 1.5}, "2010", None),
        ({"Hours": "many"}, "2010", None),
        ({"StartTime": "noon", "EndTime": "13:00"}, "2010", None),
    ],
)
def test_a_length_that_is_none(
    company: Company, emily: dict[str, Any], length: dict[str, Any], code: str, element: str | None
) -> None:
    """Hours and minutes in range, or both start and end."""
    refused = company.refused("TimeActivity", **emily, **length)

    assert (refused["code"], refused.get("element")) == (code, element)


@pytest.mark.parametrize(
    ("rate", "taken"), [(0, True), (99_999_999_999, True), (100_000_000_000, False), (-1, False)]
)
def test_an_hourly_rate_has_a_range(
    company: Company, emily: dict[str, Any], rate: int, *, taken: bool
) -> None:
    """Docs: 0 to 99999999999."""
    response = company.post("timeactivity", {**emily, "Hours": 1, "HourlyRate": rate})

    assert response.status_code == (200 if taken else 400)


def test_minutes_alone_are_enough(company: Company, emily: dict[str, Any]) -> None:
    """And numbers may be quoted."""
    row = company.save("TimeActivity", **emily, Minutes="30")

    assert (row["Hours"], row["Minutes"], row["Seconds"]) == (0, 30, 0)


@pytest.mark.parametrize(
    ("who", "element"),
    [
        ({"NameOf": "Employee"}, "EmployeeRef"),
        ({"NameOf": "Vendor", "EmployeeRef": {"value": "1"}}, "VendorRef"),
        ({"EmployeeRef": {"value": "1"}}, "NameOf"),
        ({"NameOf": ""}, "NameOf"),
    ],
)
@pytest.mark.usefixtures("emily")
def test_a_person_is_named_once(company: Company, who: dict[str, Any], element: str) -> None:
    """NameOf and the reference that goes with it."""
    assert company.refused("TimeActivity", Hours=1, **who)["element"] == element


def test_a_vendors_time_has_no_employee(company: Company, emily: dict[str, Any]) -> None:
    """The other reference is absent."""
    vendor = company.screens.add_vendor("Norton")
    row = company.save("TimeActivity", **(emily | {"NameOf": "Vendor"}), VendorRef={"value": vendor}, Hours=1)

    assert row["VendorRef"] == {"value": vendor, "name": "Norton"}
    assert "EmployeeRef" not in row


def test_a_job_is_named_by_its_path(company: Company, emily: dict[str, Any]) -> None:
    """Inferred; a switch gives the display name."""
    job = company.screens.add_customer("2026 Tax", company.screens.add_customer("Acme"))
    row = company.save("TimeActivity", **emily, CustomerRef={"value": job}, Hours=1)
    company.state.set_behaviour(job_reference_name="DisplayName")

    assert row["CustomerRef"]["name"] == "Acme:2026 Tax"
    assert company.read("TimeActivity", row["Id"])["CustomerRef"]["name"] == "2026 Tax"


@pytest.mark.parametrize(
    ("reference", "space"),
    [("EmployeeRef", "Names"), ("CustomerRef", "Names"), ("ItemRef", "Items")],
)
def test_an_unknown_reference_is_refused(
    company: Company, emily: dict[str, Any], reference: str, space: str
) -> None:
    """2500."""
    refused = company.refused("TimeActivity", **(emily | {"Hours": 1, reference: {"value": "99"}}))

    assert refused["Detail"] == f"Invalid Reference Id : {space} element id 99 not found"


def test_a_reference_that_retired_meanwhile_may_stay(company: Company, emily: dict[str, Any]) -> None:
    """New time for an inactive customer is refused; old time can still be corrected."""
    acme = company.screens.add_customer("Acme")
    company.save("TimeActivity", **emily, CustomerRef={"value": acme}, Hours=1)
    company.screens.deactivate_customer(acme)

    assert company.refused("TimeActivity", **emily, CustomerRef={"value": acme}, Hours=1)["code"] == "2500"
    assert company.save("TimeActivity", Id="1", SyncToken="0", sparse=True, Hours=2)["Hours"] == 2


def test_a_sparse_update_may_change_the_form(company: Company, emily: dict[str, Any]) -> None:
    """From start and end to hours and back."""
    company.save("TimeActivity", **emily, StartTime="08:00", EndTime="09:00", Description="d")
    in_hours = company.save("TimeActivity", Id="1", SyncToken="0", sparse=True, Hours=3)
    in_times = company.save(
        "TimeActivity", Id="1", SyncToken="1", sparse=True, StartTime="10:00", EndTime="11:00"
    )

    assert in_hours["Hours"] == 3
    assert "StartTime" not in in_hours
    assert in_times["StartTime"] == "2026-03-02T10:00:00-08:00"
    assert (in_times["Description"], "Hours" in in_times) == ("d", False)


def test_a_full_update_resets_what_is_left_out(company: Company, emily: dict[str, Any]) -> None:
    """docs."""
    company.save("TimeActivity", **emily, Hours=1, Description="d", HourlyRate=5, TxnDate="2026-01-05")
    row = company.save("TimeActivity", Id="1", SyncToken="0", **emily, Hours=2, TxnDate="2026-01-05")

    assert (row["Hours"], row["HourlyRate"], "Description" in row) == (2, 0, False)
    assert company.refused("TimeActivity", Id="1", SyncToken="1", **emily)["element"] == "Hours"
    assert company.refused("TimeActivity", Id="1", SyncToken="1", Hours=1)["element"] == "NameOf"
    assert company.save("TimeActivity", Id="1", SyncToken="1", **emily, Hours=2)["TxnDate"] == "2026-03-02"


@pytest.mark.parametrize(("rate", "shown"), [(22.5, "22.5"), (100, "100"), ("15.00", "15"), (0, "0")])
def test_rates_are_bare(company: Company, emily: dict[str, Any], rate: object, shown: str) -> None:
    """ta2025: 15, not 15.00."""
    company.save("TimeActivity", **emily, Hours=1, HourlyRate=rate)

    assert f'"HourlyRate":{shown},' in company.get("timeactivity/1").text


@pytest.mark.parametrize("lacks", ["CustomerRef", "HourlyRate"])
def test_billable_time_needs_a_customer_and_a_rate(
    company: Company, emily: dict[str, Any], lacks: str
) -> None:
    """6000-class; the rate is a switch."""
    acme = company.screens.add_customer("Acme")
    body = emily | {
        "Hours": 1,
        "BillableStatus": "Billable",
        "CustomerRef": {"value": acme},
        "HourlyRate": 50,
    }
    del body[lacks]

    assert company.refused("TimeActivity", **body)["code"] == "6000"

    company.state.set_behaviour(billable_needs_rate=False)

    assert company.post("timeactivity", body).status_code == (200 if lacks == "HourlyRate" else 400)


def test_only_an_invoice_bills_time(company: Company, emily: dict[str, Any]) -> None:
    """And billed time stays as it is, unless a switch says otherwise."""
    acme = company.screens.add_customer("Acme")
    company.save("TimeActivity", **emily, CustomerRef={"value": acme}, Hours=1)
    to_billed = company.refused(
        "TimeActivity", Id="1", SyncToken="0", sparse=True, BillableStatus="HasBeenBilled"
    )
    company.screens.bill_time(["1"])
    change = {"Id": "1", "SyncToken": "0", "sparse": True, "Hours": 2}

    assert to_billed["code"] == "2170"
    assert company.read("TimeActivity", "1")["TimeChargeId"] == 1
    assert company.refused("TimeActivity", **change)["code"] == "6000"
    assert company.refusal(company.post("timeactivity", change, operation="delete"))["code"] == "6000"

    company.state.set_behaviour(billed_time_is_locked=False)

    assert company.save("TimeActivity", **change)["Hours"] == 2


def test_a_deleted_activity_is_gone(company: Company, emily: dict[str, Any]) -> None:
    """Reads answer 610, queries nothing; a stale token deletes nothing."""
    company.save("TimeActivity", **emily, Hours=1)
    company.save("TimeActivity", Id="1", SyncToken="0", sparse=True, Hours=2)
    stale = company.refusal(company.post("timeactivity", {"Id": "1", "SyncToken": "0"}, operation="delete"))
    whole = company.read("TimeActivity", "1")

    assert stale["code"] == "5010"
    assert company.post("timeactivity", whole, operation="delete").status_code == 200
    assert company.refusal(company.get("timeactivity/1"))["code"] == "610"
    assert company.rows("select * from TimeActivity") == []


def test_the_newest_entry_comes_first(company: Company, emily: dict[str, Any]) -> None:
    """ta2025: Id descending by number, whatever the docs say."""
    for _ in range(12):
        company.save("TimeActivity", **emily, Hours=1)

    assert [int(row["Id"]) for row in company.rows("select * from TimeActivity")] == list(range(12, 0, -1))
