"""Which names may stand side by side, and what becomes of them when a record is retired."""

import pytest

from tests.quickbooks.conftest import Company


def test_a_name_is_taken_whatever_its_case_and_blanks(company: Company) -> None:
    """Compared without case, trimmed."""
    company.screens.add_customer("Acme")

    assert company.refused("Customer", DisplayName="  ACME ")["code"] == "6240"


@pytest.mark.parametrize("holder", ["employee", "vendor"])
def test_a_customer_cannot_have_the_name_of_an_employee_or_vendor(company: Company, holder: str) -> None:
    """One name space for all three."""
    if holder == "employee":
        company.screens.add_employee("Emily", "Platt")
    else:
        company.screens.add_vendor("Emily Platt")

    assert company.refused("Customer", DisplayName="emily platt")["code"] == "6240"


def test_an_employee_cannot_have_the_name_of_a_customer(company: Company) -> None:
    """The other way round."""
    company.screens.add_customer("Emily Platt")

    assert company.refused("Employee", GivenName="Emily", FamilyName="Platt")["code"] == "6240"


def test_a_job_can_have_the_name_of_a_top_level_customer(company: Company) -> None:
    """vcr/all/customers.yml: 60 `Jack Doe` beside 64 `Doe, Jack:Jack Doe`."""
    parent = company.screens.add_customer("Doe, Jack")
    company.screens.add_customer("Jack Doe")
    job = company.screens.add_customer("Jack Doe", parent)

    assert company.read("Customer", job)["FullyQualifiedName"] == "Doe, Jack:Jack Doe"


def test_two_parents_can_have_jobs_of_one_name(company: Company) -> None:
    """Uniqueness is by path."""
    parents = [company.screens.add_customer(name) for name in ("Acme", "Birch")]
    for parent in parents:
        company.screens.add_customer("2026 Tax", parent)

    assert [
        row["FullyQualifiedName"]
        for row in company.rows("select * from Customer where DisplayName = '2026 Tax'")
    ] == [
        "Acme:2026 Tax",
        "Birch:2026 Tax",
    ]


def test_one_parent_cannot_have_two_jobs_of_one_name(company: Company) -> None:
    """The same path twice."""
    parent = company.screens.add_customer("Acme")
    company.screens.add_customer("2026 Tax", parent)

    assert (
        company.refused("Customer", DisplayName="2026 tax", Job=True, ParentRef={"value": parent})["code"]
        == "6240"
    )


def test_the_strict_reading_of_the_docs_is_a_switch(company: Company) -> None:
    """Then a display name is unique, jobs and all."""
    company.state.set_behaviour(display_names_unique=True)
    parents = [company.screens.add_customer(name) for name in ("Acme", "Birch")]
    company.screens.add_customer("2026 Tax", parents[0])
    company.screens.add_vendor("Norton")

    for name in ("2026 Tax", "Norton", "Acme"):
        body = {"DisplayName": name, "Job": True, "ParentRef": {"value": parents[1]}}
        assert company.refused("Customer", **body)["code"] == "6240"


def test_retiring_puts_a_suffix_on_the_name(company: Company) -> None:
    """vcr/deactivate: the name on cheques stays."""
    company.screens.add_customer("Acme")
    row = company.save("Customer", Id="1", SyncToken="0", sparse=True, Active=False)

    assert (row["DisplayName"], row["FullyQualifiedName"]) == ("Acme (deleted)", "Acme (deleted)")
    assert (row["PrintOnCheckName"], row["Active"], row["SyncToken"]) == ("Acme", False, "1")


def test_an_employee_is_retired_alike(company: Company) -> None:
    """vcr/deactivate/employee."""
    emily = company.screens.add_employee("Emily", "Platt")
    row = company.save("Employee", Id=emily, SyncToken="0", sparse=True, Active=False)

    assert (row["DisplayName"], row["GivenName"], row["FamilyName"]) == (
        "Emily Platt (deleted)",
        "Emily",
        "Platt",
    )


def test_a_plain_name_is_free_after_retirement(company: Company) -> None:
    """And the second one to be retired is numbered."""
    for _ in range(3):
        company.screens.deactivate_customer(company.screens.add_customer("Acme"))

    assert [found["name"] for found in company.screens.customers()] == [
        "Acme (deleted)",
        "Acme (deleted-1)",
        "Acme (deleted-2)",
    ]


def test_a_plain_name_that_stays_taken_is_a_switch(company: Company) -> None:
    """No recording says either."""
    company.state.set_behaviour(plain_name_free_after_deactivation=False)
    company.screens.deactivate_customer(company.screens.add_customer("Acme"))

    assert company.refused("Customer", DisplayName="Acme")["code"] == "6240"


def test_coming_back_takes_the_suffix_away(company: Company) -> None:
    """If the plain name is still free."""
    customer = company.screens.add_customer("Acme")
    company.screens.deactivate_customer(customer)
    company.screens.reactivate_customer(customer)

    assert company.read("Customer", customer)["DisplayName"] == "Acme"


def test_coming_back_to_a_name_that_was_taken_meanwhile_is_refused(company: Company) -> None:
    """6240."""
    customer = company.screens.add_customer("Acme")
    company.screens.deactivate_customer(customer)
    company.screens.add_customer("Acme")

    assert company.refused("Customer", Id=customer, SyncToken="1", sparse=True, Active=True)["code"] == "6240"


def test_a_customer_that_owes_cannot_be_retired(company: Company) -> None:
    """ruby issue 390; its jobs' balances count."""
    parent = company.save("Customer", DisplayName="Acme")["Id"]
    company.save(
        "Customer",
        DisplayName="Job",
        Job=True,
        ParentRef={"value": parent},
        Balance="10.5",
        OpenBalanceDate="2026-01-31",
    )
    refused = company.refused("Customer", Id=parent, SyncToken="0", sparse=True, Active=False)

    assert refused["Message"] == "Delete List Has Balance Error"
    assert '"Balance":0,"BalanceWithJobs":10.50' in company.get(f"customer/{parent}").text


@pytest.mark.parametrize("mark", [":", "\t", "\n"])
def test_a_name_cannot_hold_what_paths_are_made_of(company: Company, mark: str) -> None:
    """Colon, tab, new line."""
    assert company.refused("Customer", DisplayName=f"Ac{mark}me")["code"] == "6000"


def test_a_name_is_built_from_its_parts(company: Company) -> None:
    """Title, given, middle, family name and suffix; with none of them there is no customer."""
    row = company.save("Customer", Title="Dr", GivenName="Amy", MiddleName="B", FamilyName="Lee", Suffix="Jr")

    assert row["DisplayName"] == "Dr Amy B Lee Jr"
    assert company.refused("Customer", CompanyName="Acme Ltd")["code"] == "2020"


def test_the_cheque_carries_the_companys_name(company: Company) -> None:
    """CompanyName if given, else DisplayName."""
    row = company.save("Customer", DisplayName="55 Twin Lane", CompanyName="Freeman Sporting Goods")

    assert row["PrintOnCheckName"] == "Freeman Sporting Goods"


def test_names_share_one_row_of_ids(company: Company) -> None:
    """vcr: customers, vendors and employees count together, time by itself."""
    ids = [
        company.screens.add_customer("Acme"),
        company.screens.add_vendor("Norton"),
        company.screens.add_employee("Emily", "Platt"),
        company.screens.add_customer("Birch"),
    ]
    activity = company.save("TimeActivity", NameOf="Employee", EmployeeRef={"value": "3"}, Hours=1)

    assert ids == ["1", "2", "3", "4"]
    assert activity["Id"] == "1"
