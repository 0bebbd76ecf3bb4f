"""What a person can do in the product besides."""

import pytest

from sim.quickbooks.screens import ScreenRefused
from tests.quickbooks.conftest import Company


def time_for(company: Company, customer: str, minutes: int) -> str:
    if not company.screens.employees():
        company.screens.add_employee("Emily", "Platt", "emily@example.com")
    employee = company.screens.employees()[0]["id"]
    body = {"EmployeeRef": {"value": employee}, "CustomerRef": {"value": customer}, "Minutes": minutes}
    return str(company.save("TimeActivity", NameOf="Employee", Description="work", **body)["Id"])


def test_merging_moves_the_time_and_ends_one_customer(company: Company) -> None:
    """The survivor keeps its name; the loser is gone for the API too."""
    survivor, loser = company.screens.add_customer("Acme"), company.screens.add_customer("Acme Inc")
    activity = time_for(company, loser, 30)
    company.screens.merge_customers(survivor, loser)

    assert [found["name"] for found in company.screens.customers()] == ["Acme"]
    assert company.read("TimeActivity", activity)["CustomerRef"]["value"] == survivor
    assert company.refusal(company.get(f"customer/{loser}"))["code"] == "610"


def test_a_merge_that_makes_no_sense_is_refused(company: Company) -> None:
    """With itself, with nobody, or with jobs below."""
    acme, birch = company.screens.add_customer("Acme"), company.screens.add_customer("Birch")
    company.screens.add_customer("Tax", birch)

    for pair in ((acme, acme), (acme, "99"), (acme, birch)):
        with pytest.raises(ScreenRefused):
            company.screens.merge_customers(*pair)


def test_a_report_counts_the_jobs_below(company: Company) -> None:
    """Minutes of the customer and everything under it."""
    acme = company.screens.add_customer("Acme")
    tax = company.screens.add_customer("Tax", acme)
    for customer, minutes in ((acme, 10), (tax, 20), (company.screens.add_customer("March", tax), 30)):
        time_for(company, customer, minutes)

    assert company.screens.report_by_customer(acme) == 60
    assert company.screens.report_by_customer(tax) == 50


def test_time_is_listed_in_words(company: Company) -> None:
    """Person and path rather than ids."""
    tax = company.screens.add_customer("Tax", company.screens.add_customer("Acme"))
    activity = time_for(company, tax, 45)

    assert company.screens.time_activities() == [
        {
            "id": activity,
            "date": "2026-03-02",
            "minutes": 45,
            "person": "Emily Platt",
            "customer": "Acme:Tax",
            "billable": False,
            "description": "work",
        }
    ]


def test_a_refusal_says_why(company: Company) -> None:
    """In the product's words."""
    company.screens.add_customer("Acme")

    with pytest.raises(ScreenRefused, match="6240 Duplicate Name Exists Error"):
        company.screens.add_customer("Acme")
    with pytest.raises(ScreenRefused, match="Duplicate Name"):
        company.screens.add_vendor("acme")
    with pytest.raises(ScreenRefused, match="there is no customer 9"):
        company.screens.rename_customer("9", "x")


def test_employees_come_and_go(company: Company) -> None:
    """An inactive one keeps its place in the list."""
    emily = company.screens.add_employee("Emily", "Platt", "emily@example.com")
    company.screens.deactivate_employee(emily)

    assert company.screens.employees() == [
        {"id": emily, "name": "Emily Platt (deleted)", "email": "emily@example.com", "active": False}
    ]


def test_disconnecting_the_app_ends_its_tokens(company: Company) -> None:
    """From the next call on."""
    company.screens.disconnect_app()

    assert company.get("companyinfo/1").status_code == 401
