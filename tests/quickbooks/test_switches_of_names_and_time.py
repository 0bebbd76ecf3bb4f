"""Where nobody knows how names and time behave, both ways can be had."""

from typing import Any

import pytest

from tests.quickbooks.conftest import Company


def retire(company: Company, name: str) -> str:
    saved = company.save("Customer", DisplayName=name)
    return company.save("Customer", Id=saved["Id"], SyncToken="0", sparse=True, Active=False)["DisplayName"]


@pytest.mark.parametrize(("numbered", "second"), [(True, "Acme (deleted-1)"), (False, "Acme (deleted)")])
def test_a_second_retired_name(company: Company, numbered: bool, second: str) -> None:
    """Numbered, or the same again."""
    company.state.set_behaviour(retired_twins_are_numbered=numbered)

    assert [retire(company, "Acme"), retire(company, "Acme")] == ["Acme (deleted)", second]


@pytest.mark.parametrize("clash", [False, True])
def test_a_job_called_as_a_vendor_is(company: Company, clash: bool) -> None:
    """Either way round."""
    company.state.set_behaviour(job_names_clash_with_people=clash)
    acme = company.screens.add_customer("Acme")
    company.screens.add_vendor("Audit")
    company.screens.add_customer("Tax", acme)
    job = {"DisplayName": "Audit", "Job": True, "ParentRef": {"value": acme}}
    statuses = [
        company.post(*call).status_code for call in (("customer", job), ("vendor", {"DisplayName": "Tax"}))
    ]

    assert statuses == ([400, 400] if clash else [200, 200])


@pytest.mark.parametrize("code", ["2500", "610"])
def test_a_reference_to_something_inactive(company: Company, time: dict[str, Any], code: str) -> None:
    """As a parent and of time; users have met both codes (DotNET SDK issue 353)."""
    company.state.set_behaviour(inactive_reference_code=code)
    retire(company, "Acme")
    acme = {"value": company.rows("select Id from Customer where Active = false")[0]["Id"]}
    refused = [
        company.refused("Customer", DisplayName="Tax", Job=True, ParentRef=acme),
        company.refused("TimeActivity", **time, Hours=1, CustomerRef=acme),
    ]

    assert [error["code"] for error in refused] == [code, code]
    assert all("has been made inactive" not in error["Message"] for error in refused)
    assert all(
        "something you're trying to use has been made inactive" in error["Detail"].lower()
        for error in refused
    )


@pytest.mark.parametrize("can", [True, False])
def test_a_job_that_moves_to_the_top(company: Company, can: bool) -> None:
    """By a full update with neither Job nor ParentRef (PHP SDK issue 265 found no way)."""
    company.state.set_behaviour(jobs_can_move_to_the_top=can)
    job = company.screens.add_customer("Tax", company.screens.add_customer("Acme"))
    response = company.post("customer", {"Id": job, "SyncToken": "0", "DisplayName": "Tax"})

    if can:
        assert response.json()["Customer"]["FullyQualifiedName"] == "Tax"
    else:
        assert company.refusal(response)["code"] == "6150"


@pytest.mark.parametrize(
    ("names", "missing"), [({"GivenName": "Emily"}, "FamilyName"), ({"FamilyName": "Platt"}, "GivenName")]
)
def test_an_employee_with_one_name(company: Company, names: dict[str, str], missing: str) -> None:
    """One is enough, or both are needed."""
    assert company.save("Employee", **names)["Id"] == "1"
    company.state.set_behaviour(employees_need_both_names=True)
    assert company.refused("Employee", **names)["element"] == missing


@pytest.fixture
def time(company: Company) -> dict[str, Any]:
    return {"NameOf": "Employee", "EmployeeRef": {"value": company.screens.add_employee("Emily", "Platt")}}


def test_an_end_before_the_start(company: Company, time: dict[str, Any]) -> None:
    """Over midnight, or refused."""
    shift = {**time, "TxnDate": "2026-02-01", "StartTime": "22:00:00", "EndTime": "02:00:00"}

    assert company.save("TimeActivity", **shift)["EndTime"] == "2026-02-02T02:00:00-08:00"
    company.state.set_behaviour(end_before_start="refused")
    assert company.refused("TimeActivity", **shift)["code"] == "6000"


@pytest.mark.parametrize("code", ["2020", "6000"])
def test_time_of_no_length(company: Company, time: dict[str, Any], code: str) -> None:
    """Of one family of errors or the other."""
    company.state.set_behaviour(missing_hours_code=code)

    assert company.refused("TimeActivity", **time)["code"] == code


def test_a_break_has_seconds(company: Company, time: dict[str, Any]) -> None:
    """Only with a start and an end."""
    times = {"StartTime": "08:00:00", "EndTime": "17:00:00"}
    saved = company.save("TimeActivity", **time, **times, BreakHours=1, BreakMinutes=2, BreakSeconds=3)

    assert [saved[name] for name in ("BreakHours", "BreakMinutes", "BreakSeconds")] == [1, 2, 3]
