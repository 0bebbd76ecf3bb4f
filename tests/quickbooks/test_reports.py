"""Reports: the documented frame, and none about time."""

import pytest

from sim.quickbooks.reports import COLUMNS
from tests.quickbooks.conftest import Company


@pytest.mark.parametrize("name", COLUMNS)
def test_a_documented_report_has_its_frame(company: Company, name: str) -> None:
    """Header, columns and rows; no envelope."""
    found = company.get(f"reports/{name}").json()

    assert list(found) == ["Header", "Columns", "Rows"]
    assert found["Header"]["ReportName"] == name
    assert found["Header"]["Option"] == [{"Name": "NoReportData", "Value": "true"}]
    assert all(column.keys() == {"ColTitle", "ColType", "MetaData"} for column in found["Columns"]["Column"])
    assert found["Rows"] == {"Row": []}


def test_the_period_is_the_one_asked_for(company: Company) -> None:
    """Or this year to date."""
    asked = company.get(
        "reports/ProfitAndLoss", params={"start_date": "2026-01-15", "end_date": "2026-01-31"}
    )
    unasked = company.get("reports/ProfitAndLoss")
    periods = [
        (found.json()["Header"]["StartPeriod"], found.json()["Header"]["EndPeriod"])
        for found in (asked, unasked)
    ]

    assert periods == [("2026-01-15", "2026-01-31"), ("2026-01-01", "2026-03-02")]


@pytest.mark.parametrize(
    "name", ["TimeActivitiesByEmployeeJobDetail", "TimeActivitiesByCustomerDetail", "Horoscope"]
)
def test_other_reports_are_refused(company: Company, name: str) -> None:
    """There is no documented report of time."""
    assert company.refusal(company.get(f"reports/{name}"))["code"] == "500"


def test_a_period_that_is_none(company: Company) -> None:
    """2010."""
    assert company.refusal(company.get("reports/BalanceSheet?start_date=soon"))["code"] == "2010"
