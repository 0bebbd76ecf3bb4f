"""Contract 3.13: overtime by order of occurrence, past 40 hours of the account's week."""

import pytest

from tests.quickbooks_time.reports.conftest import WEEK


@pytest.fixture
def pay(api, report, ada):
    """Ada's regular, overtime and double hours between two days."""
    api.state.set_behaviour(api_key_age="old")

    def pay(**dates):
        line = report("payroll", **{**WEEK, **dates})["results"]["payroll_report"][str(ada)]
        return tuple(line[f"total_{kind}_seconds"] / 3600 for kind in ("re", "ot", "dt"))

    return pay


def test_the_documented_example(api, report, screens, enter, ada):
    """25 hours on A, 25 on B, 10 on C: 15 of B are regular, what follows is overtime."""
    jobs = [screens.add_job(name) for name in "ABC"]
    api.state.set_behaviour(api_key_age="old")
    worked = [("2026-03-02", 20, 0), ("2026-03-03", 5, 0), ("2026-03-04", 20, 1), ("2026-03-05", 5, 1)]
    for day, hours, at in [*worked, ("2026-03-06", 10, 2)]:
        enter(ada, jobs[at], day, hours)
    found = report("payroll_by_jobcode", **WEEK)["results"]["payroll_by_jobcode_report"]["totals"]

    assert [
        (found[str(job)]["total_re_seconds"] / 3600, found[str(job)]["total_ot_seconds"] / 3600)
        for job in jobs
    ] == [(25, 0), (15, 10), (0, 10)]


def test_each_week_begins_anew(pay, enter, ada, acme):
    """On Sunday, in this account."""
    for day in ("2026-03-05", "2026-03-06", "2026-03-07", "2026-03-08", "2026-03-09"):
        enter(ada, acme, day, 20)

    assert pay(end_date="2026-03-14") == (80, 20, 0)


def test_the_week_begins_on_the_accounts_day(api, pay, enter, ada, acme):
    """On Monday: Sunday's hours are those past the limit."""
    api.state.set_account(week_start=1)
    for day in ("2026-03-05", "2026-03-06", "2026-03-08"):
        enter(ada, acme, day, 20)

    assert pay(end_date="2026-03-08") == (40, 20, 0)


def test_time_before_the_first_day_counts_towards_the_limit(pay, enter, ada, acme):
    """When the report begins in the midst of a week."""
    enter(ada, acme, "2026-03-02", 24)
    enter(ada, acme, "2026-03-03", 16)
    enter(ada, acme, "2026-03-04", 3)

    assert pay(start_date="2026-03-04") == (0, 3, 0)


def test_leave_and_unpaid_breaks_bring_nobody_nearer(api, pay, enter, ada, acme):
    """Forty hours of work, eight of leave: no overtime."""
    enter(ada, 71, "2026-03-01", 8)
    enter(ada, acme, "2026-03-02", 20)
    enter(ada, acme, "2026-03-03", 20)

    assert pay() == (40, 0, 0)


def test_who_is_exempt_has_none(api, pay, enter, ada, acme):
    """However long they work."""
    api.put("users", {"id": ada, "exempt": True})
    enter(ada, acme, "2026-03-02", 24)
    enter(ada, acme, "2026-03-03", 24)

    assert pay() == (48, 0, 0)


def test_the_start_of_a_day_decides_what_came_first(api, pay, report, enter, screens, ada, acme):
    """Not the order in which time was entered."""
    late, early = screens.add_job("Late"), screens.add_job("Early")
    enter(ada, acme, "2026-03-02", 24)
    enter(ada, acme, "2026-03-03", 12)
    for job, start, end in [(late, "14:00", "18:00"), (early, "08:00", "12:00")]:
        stamps = {"start": f"2026-03-04T{start}:00-07:00", "end": f"2026-03-04T{end}:00-07:00"}
        api.post("timesheets", {"user_id": ada, "jobcode_id": job, "type": "regular", **stamps})
    found = report("payroll_by_jobcode", **WEEK)["results"]["payroll_by_jobcode_report"]["totals"]

    assert found[str(early)]["total_ot_seconds"] == 0
    assert found[str(late)]["total_ot_seconds"] == 4 * 3600


@pytest.mark.parametrize(
    ("switches", "hours"),
    [
        ({"overtime_week_hours": 0}, (54, 0, 0)),
        ({"overtime_week_hours": 50}, (50, 4, 0)),
        ({"overtime_day_hours": 8}, (32, 22, 0)),
        ({"overtime_day_hours": 8, "double_time_day_hours": 12}, (32, 16, 6)),
        ({"double_time_day_hours": 12}, (40, 8, 6)),
    ],
)
def test_the_limits_are_switches(api, pay, enter, ada, acme, switches, hours):
    """By the week, by the day, and double time; an hour is overtime once."""
    api.state.set_behaviour(**switches)
    for day, length in [("02", 12), ("03", 12), ("04", 12), ("05", 18)]:
        enter(ada, acme, f"2026-03-{day}", length)

    assert pay() == hours
