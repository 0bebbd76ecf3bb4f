"""Contract 3.13: what each person is paid for between two days."""

import pytest

from tests.quickbooks_time.reports.conftest import WEEK


def test_a_line_to_the_byte(api, enter, ada, acme):
    """Overtime by its rates, as a key of today is told it; leave apart and in the total."""
    enter(ada, acme, "2026-03-02", 24)
    enter(ada, acme, "2026-03-03", 20)
    enter(ada, 71, "2026-03-04", 8)
    response = api.call("POST", "reports/payroll", json={"data": {**WEEK, "supplemental_data": "no"}})

    assert response.text == (
        '{"results":{"payroll_report":{"502":{"user_id":502,"client_id":"4001","start_date":"2026-03-01",'
        '"end_date":"2026-03-07","total_re_seconds":144000,"total_pto_seconds":28800,'
        '"total_work_seconds":187200,"pto_seconds":{"71":28800},"overtime_seconds":{"1.5":14400,"2":0},'
        '"fixed_rate_seconds":{},"timesheet_count":3}}}}'
    )


def test_a_line_for_an_old_key(api, report, enter, ada, acme):
    """Two totals instead of the rates, in the order of the documented example."""
    api.state.set_behaviour(api_key_age="old", payroll_timesheet_count=False)
    enter(ada, acme, "2026-03-02", 1)

    assert list(report("payroll", **WEEK)["results"]["payroll_report"]["502"].items()) == [
        ("user_id", 502),
        ("client_id", "4001"),
        ("start_date", "2026-03-01"),
        ("end_date", "2026-03-07"),
        ("total_re_seconds", 3600),
        ("total_ot_seconds", 0),
        ("total_dt_seconds", 0),
        ("total_pto_seconds", 0),
        ("total_work_seconds", 3600),
        ("pto_seconds", {}),
    ]


def test_work_can_be_told_without_leave(api, report, enter, ada):
    """A switch, because the documented examples disagree."""
    enter(ada, 71, "2026-03-04", 8)
    with_leave = report("payroll", **WEEK)["results"]["payroll_report"]["502"]
    api.state.set_behaviour(work_seconds_include_pto=False)
    without = report("payroll", **WEEK)["results"]["payroll_report"]["502"]

    assert (with_leave["total_work_seconds"], without["total_work_seconds"]) == (28800, 0)
    assert without["total_pto_seconds"] == 28800


def test_beside_it_stand_the_people_and_their_leave(report, enter, ada, acme):
    """Where the payroll_id is found; jobcodes of work are not needed."""
    enter(ada, acme, "2026-03-02", 8)
    enter(ada, 72, "2026-03-03", 8)
    beside = report("payroll", **WEEK)["supplemental_data"]

    assert list(beside) == ["users", "jobcodes"]
    assert list(beside["users"]) == [str(ada)]
    assert "payroll_id" in beside["users"][str(ada)]
    assert list(beside["jobcodes"]) == ["72"]
    assert list(beside["jobcodes"]["72"])[-2:] == ["required_customfields", "filtered_customfielditems"]


def test_an_empty_report_is_phps_empty_array(api):
    """And nothing stands beside it."""
    response = api.call("POST", "reports/payroll", json={"data": WEEK})

    assert response.text == '{"results":{"payroll_report":[]}}'


def test_people_without_time_are_listed_on_request(report, screens, enter, ada, acme):
    """include_zero_time: everybody who is active, archived people only with time."""
    gone = screens.add_user("Gone", "Long", "gone@example.test")
    enter(gone, acme, "2026-03-02", 1)
    idle = screens.add_user("Idle", "Long", "idle@example.test")
    for email in ("gone@example.test", "idle@example.test"):
        screens.archive_user(email)

    assert list(report("payroll", **WEEK)["results"]["payroll_report"]) == [str(gone)]
    everybody = report("payroll", **WEEK, include_zero_time="yes")["results"]["payroll_report"]
    assert list(everybody) == ["501", str(ada), str(gone)]
    assert str(idle) not in everybody
    assert everybody[str(ada)]["total_work_seconds"] == everybody[str(ada)]["timesheet_count"] == 0


def test_only_time_of_the_days_asked_for(report, enter, ada, acme):
    """Both ends included."""
    for day in ("2026-02-28", "2026-03-01", "2026-03-07", "2026-03-08"):
        enter(ada, acme, day, 1)

    assert report("payroll", **WEEK)["results"]["payroll_report"][str(ada)]["timesheet_count"] == 2


def test_a_running_clock_is_not_paid_yet(report, screens, ada, acme):
    """It has no length."""
    screens.start_clock("ada@example.test", acme)

    assert report("payroll", **WEEK)["results"]["payroll_report"] == []


@pytest.mark.parametrize(
    ("filters", "absent"),
    [
        ({}, "start_date, end_date"),
        ({"start_date": "2026-03-01"}, "end_date"),
        ({"start_date": "", "end_date": "2026-03-01"}, "start_date"),
    ],
)
@pytest.mark.parametrize("name", ["payroll", "payroll_by_jobcode", "project"])
def test_both_dates_are_required(refusal, name, filters, absent):
    """For each report over days."""
    assert refusal(name, **filters) == (
        417,
        f"Expectation Failed: Problem getting {name} report: Missing required parameters: {absent}",
    )


def test_a_new_key_is_refused_the_old_overtime(api, refusal, report):
    """advanced_overtime no is an exception; an old key may choose."""
    assert refusal("payroll", **WEEK, advanced_overtime="no") == (
        417,
        "Expectation Failed: Problem getting payroll report: advanced_overtime must be 'yes' for this API key",
    )
    api.state.set_behaviour(api_key_age="old")
    assert report("payroll", **WEEK, advanced_overtime="yes")["results"]["payroll_report"] == []
