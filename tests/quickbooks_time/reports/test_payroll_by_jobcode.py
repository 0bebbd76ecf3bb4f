"""Contract 3.13: pay by jobcode, in all, and for each person in all and by day."""

import pytest

from tests.quickbooks_time.reports.conftest import WEEK


def test_the_whole_to_the_byte(api, enter, ada, acme):
    """For an old key: the documented layout, with unpaid seconds only by day."""
    api.state.set_behaviour(api_key_age="old")
    enter(ada, acme, "2026-03-02", 2)
    enter(ada, 71, "2026-03-02", 1)
    filters = {**WEEK, "user_ids": f"{ada}", "supplemental_data": "no"}
    response = api.call("POST", "reports/payroll_by_jobcode", json={"data": filters})
    leave = (
        '"71":{"jobcode_id":71,"total_re_seconds":0,"total_ot_seconds":0,"total_dt_seconds":0,'
        '"total_pto_seconds":3600,"total_work_seconds":3600}'
    )
    work = (
        '"9001":{"jobcode_id":9001,"total_re_seconds":7200,"total_ot_seconds":0,"total_dt_seconds":0,'
        '"total_pto_seconds":0,"total_work_seconds":7200}'
    )
    by_day = f"{leave},{work}".replace('"total_work', '"total_unpaid_seconds":0,"total_work')

    assert response.text == (
        '{"results":{"filters":{"start_date":"2026-03-01","end_date":"2026-03-07","user_ids":["502"]},'
        f'"payroll_by_jobcode_report":{{"totals":{{{leave},{work}}},"by_user":{{"502":{{"user_id":502,'
        f'"totals":{{{leave},{work}}},"dates":{{"2026-03-02":{{{by_day}}}}}}}}}}}}}}}'
    )


def test_a_row_for_a_key_of_today(report, enter, ada, acme):
    """The rates take the place of two totals, at the end."""
    enter(ada, acme, "2026-03-02", 24)
    enter(ada, acme, "2026-03-03", 20)
    found = report("payroll_by_jobcode", **WEEK)["results"]["payroll_by_jobcode_report"]
    of_ada = found["by_user"][str(ada)]

    assert list(found["totals"][str(acme)].items()) == [
        ("jobcode_id", acme),
        ("total_re_seconds", 144000),
        ("total_pto_seconds", 0),
        ("total_work_seconds", 158400),
        ("overtime_seconds", {"1.5": 14400, "2": 0}),
        ("fixed_rate_seconds", {}),
    ]
    assert of_ada["totals"] == found["totals"]
    assert list(of_ada["dates"]["2026-03-03"][str(acme)]) == [
        "jobcode_id",
        "total_re_seconds",
        "total_pto_seconds",
        "total_unpaid_seconds",
        "total_work_seconds",
        "overtime_seconds",
        "fixed_rate_seconds",
    ]
    assert of_ada["dates"]["2026-03-03"][str(acme)]["overtime_seconds"] == {"1.5": 14400, "2": 0}


def test_an_unpaid_break_is_told_by_day(api, report, enter, unpaid_break, ada, acme):
    """It is no work and no pay, and does not make a line of payroll."""
    enter(ada, unpaid_break, "2026-03-02", 0.5)
    found = report("payroll_by_jobcode", **WEEK)["results"]["payroll_by_jobcode_report"]["by_user"]
    row = found[str(ada)]["dates"]["2026-03-02"][str(unpaid_break)]

    assert (row["total_unpaid_seconds"], row["total_work_seconds"]) == (1800, 0)
    assert report("payroll", **WEEK)["results"]["payroll_report"] == []


def test_a_paid_break_is_work(report, enter, paid_break, ada):
    """Regular time."""
    enter(ada, paid_break, "2026-03-02", 0.25)
    found = report("payroll_by_jobcode", **WEEK)["results"]["payroll_by_jobcode_report"]["totals"]

    assert found[str(paid_break)]["total_re_seconds"] == 900


def test_people_and_jobcodes_stand_beside_it(report, screens, enter, ada, acme):
    """Only those it speaks of, and no jobcode above them."""
    tax = screens.add_job("Tax", acme)
    other = screens.add_job("Borealis")
    enter(ada, other, "2026-03-02", 1)
    enter(ada, tax, "2026-03-03", 1)
    beside = report("payroll_by_jobcode", **WEEK)["supplemental_data"]

    assert {kind: list(rows) for kind, rows in beside.items()} == {
        "users": [str(ada)],
        "jobcodes": [str(tax), str(other)],
    }


def test_an_empty_one_has_empty_arrays(api):
    """PHP's; a switch makes them objects."""
    response = api.call("POST", "reports/payroll_by_jobcode", json={"data": WEEK})
    api.state.set_behaviour(empty_list="object")
    other = api.call("POST", "reports/payroll_by_jobcode", json={"data": WEEK})

    assert response.text == (
        '{"results":{"filters":{"start_date":"2026-03-01","end_date":"2026-03-07"},'
        '"payroll_by_jobcode_report":{"totals":[],"by_user":[]}}}'
    )
    assert other.json()["results"]["payroll_by_jobcode_report"] == {"totals": {}, "by_user": {}}


@pytest.mark.parametrize(
    ("end", "passes"), [("2026-03-31", True), ("2026-04-01", False), ("2026-02-01", True)]
)
def test_thirty_one_days_at_most(api, end, passes):
    """The first and the last are two of them; payroll itself has no such limit."""
    filters = {"start_date": "2026-03-01", "end_date": end}
    response = api.call("POST", "reports/payroll_by_jobcode", json={"data": filters})

    assert response.status_code == (200 if passes else 417)
    if not passes:
        assert response.json()["error"]["message"] == (
            "Expectation Failed: Problem getting payroll_by_jobcode report: Oops! Your date range was too"
            " long, please narrow and try again!"
        )
        assert api.call("POST", "reports/payroll", json={"data": filters}).status_code == 200
