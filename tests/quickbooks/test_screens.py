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
            "billed": False,
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
    company.screens.deactivate_entry("Employee", emily)

    assert company.screens.employees() == [
        {"id": emily, "name": "Emily Platt (deleted)", "email": "emily@example.com", "active": False}
    ]


def test_disconnecting_the_app_ends_its_tokens(company: Company) -> None:
    """From the next call on."""
    company.screens.disconnect_app()

    assert company.get("companyinfo/1").status_code == 401
