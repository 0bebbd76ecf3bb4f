"""Merging customers: what was the loser's is the survivor's, and the loser is gone."""

from typing import Any

import pytest

from sim.quickbooks.screens import ScreenRefused
from tests.quickbooks.conftest import Company


@pytest.fixture
def pair(company: Company) -> tuple[str, str]:
    """A survivor and a loser."""
    return company.screens.add_customer("Acme"), company.screens.add_customer("Acme Inc")


def time_for(company: Company, customer: str) -> str:
    if not company.screens.employees():
        company.screens.add_employee("Emily", "Platt")
    employee = company.screens.employees()[0]["id"]
    body = {"EmployeeRef": {"value": employee}, "CustomerRef": {"value": customer}, "Hours": 1}
    return str(company.save("TimeActivity", NameOf="Employee", **body)["Id"])


def invoice(company: Company, customer: str, amount: int) -> dict[str, Any]:
    line = {"Amount": amount, "DetailType": "SalesItemLineDetail"}
    return company.save("Invoice", CustomerRef={"value": customer}, Line=[line])


def paths(company: Company) -> list[str]:
    return [found["path"] for found in company.screens.customers()]


def test_the_time_goes_to_the_survivor(company: Company, pair: tuple[str, str]) -> None:
    """The survivor keeps its name; the loser is gone for the API too."""
    survivor, loser = pair
    activity = time_for(company, loser)
    company.screens.merge_customers(survivor, loser)

    assert paths(company) == ["Acme"]
    assert company.read("TimeActivity", activity)["CustomerRef"] == {"value": survivor, "name": "Acme"}
    assert company.refusal(company.get(f"customer/{loser}"))["code"] == "610"


def test_so_do_invoices_and_what_is_owed(company: Company, pair: tuple[str, str]) -> None:
    """The balance is that of both."""
    survivor, loser = pair
    invoice(company, survivor, 10)
    second = invoice(company, loser, 5)
    company.screens.merge_customers(survivor, loser)

    assert company.read("Invoice", second["Id"])["CustomerRef"] == {"value": survivor, "name": "Acme"}
    assert company.read("Customer", survivor)["Balance"] == 15


def test_jobs_move_below_the_survivor(company: Company, pair: tuple[str, str]) -> None:
    """With their paths; a job of the same name there takes the time of its twin."""
    survivor, loser = pair
    kept = company.screens.add_customer("2026 Tax", survivor)
    twin = company.screens.add_customer("2026 tax", loser)
    moved = company.screens.add_customer("Payroll", loser)
    activity = time_for(company, twin)
    company.screens.merge_customers(survivor, loser)

    assert paths(company) == ["Acme", "Acme:2026 Tax", "Acme:Payroll"]
    assert company.read("Customer", moved)["ParentRef"] == {"value": survivor}
    assert company.read("TimeActivity", activity)["CustomerRef"]["value"] == kept


def test_jobs_may_stand_in_the_way(company: Company, pair: tuple[str, str]) -> None:
    """A switch: then they are to be moved first, and nothing is merged."""
    company.state.set_behaviour(merge_moves_jobs=False)
    company.screens.add_customer("Payroll", pair[1])
    with pytest.raises(ScreenRefused, match="Merge or move the sub-customers first"):
        company.screens.merge_customers(*pair)

    assert paths(company) == ["Acme", "Acme Inc", "Acme Inc:Payroll"]


def test_change_data_tells_who_is_gone(company: Company, pair: tuple[str, str]) -> None:
    """As deleted; the survivor as changed."""
    survivor, loser = pair
    company.wait(60)
    company.screens.merge_customers(survivor, loser)
    changed = company.get("cdc", params={"entities": "Customer", "changedSince": "2026-03-02T01:00:30-08:00"})
    rows = changed.json()["CDCResponse"][0]["QueryResponse"][0]["Customer"]

    assert [(row["Id"], row.get("status", "")) for row in rows] == [(survivor, ""), (loser, "Deleted")]


def test_merges_that_make_no_sense(company: Company, pair: tuple[str, str]) -> None:
    """With itself, with nobody, into one below it, or with one that is inactive."""
    acme, birch = pair
    job = company.screens.add_customer("Tax", acme)
    company.screens.deactivate_customer(birch)
    before = company.screens.customers()

    for survivor, loser in (
        (acme, acme),
        (acme, "99"),
        ("99", acme),
        (job, acme),
        (acme, birch),
        (birch, acme),
    ):
        with pytest.raises(ScreenRefused):
            company.screens.merge_customers(survivor, loser)
    assert company.screens.customers() == before


def test_a_merge_that_fails_half_way_changes_nothing(company: Company, pair: tuple[str, str]) -> None:
    """The second of the loser's jobs would lie too deep; the first had moved already."""
    survivor, loser = pair
    for name in ("a", "b", "c"):
        survivor = company.screens.add_customer(name, survivor)
    activity = time_for(company, loser)
    company.screens.add_customer("Flat", loser)
    company.screens.add_customer("Below", company.screens.add_customer("High", loser))
    before = company.screens.customers()
    with pytest.raises(ScreenRefused, match="four levels"):
        company.screens.merge_customers(survivor, loser)

    assert company.screens.customers() == before
    assert company.read("TimeActivity", activity)["CustomerRef"]["value"] == loser
