"""Whatever a team worked: a report tells all of the time, once, and the reports agree with each other."""

from collections import Counter
from decimal import ROUND_HALF_UP, Decimal
from types import SimpleNamespace

import hypothesis.strategies as st
from hypothesis import given, settings

from sim.http.directory import Directory
from sim.physics.universe import Universe
from sim.quickbooks_time.reports.overtime import week_of
from sim.quickbooks_time.screens import QuickBooksTimeScreens
from sim.quickbooks_time.state import QuickBooksTimeState
from tests.quickbooks_time.conftest import Api
from tests.quickbooks_time.reports.accounts import FIELD, PREP, RANGE, teams

KINDS = ("re", "ot", "dt", "pto", "unpaid", "work")
TEAMS = teams()
once = settings(max_examples=30, deadline=None, derandomize=True, database=None)


def account(team, **switches):
    """A world with this team in it."""
    directory = Directory()
    universe = Universe(1)
    state = QuickBooksTimeState(universe)
    world = SimpleNamespace(universe=universe, quickbooks_time=state)
    universe.announce = lambda credential: directory.enter(credential, world)
    state.load(team.records())
    state.set_account(addons=("Custom Fields",))
    state.set_behaviour(throttle=False, api_key_age="old", **switches)
    return Api(directory, state, state.open_access("random"))


def ask(api, name, **filters):
    data = {**RANGE, "supplemental_data": "no", **filters}
    return api.call("POST", f"reports/{name}", json={"data": data}).json()["results"]


def hours(seconds):
    return str((Decimal(seconds) / 3600).quantize(Decimal("0.01"), ROUND_HALF_UP))


def sums(rows):
    """Rows of pay added up by kind."""
    found = Counter()
    for row in rows:
        found.update({kind: row.get(f"total_{kind}_seconds", 0) for kind in KINDS})
    return found


@once
@given(TEAMS, st.booleans())
def test_by_person_day_and_jobcode_all_time_is_told_once(team, by_day):
    """Work and unpaid time together are the timesheets, whatever the limits."""
    api = account(team, overtime_day_hours=8 * by_day, double_time_day_hours=10 * by_day)
    report = ask(api, "payroll_by_jobcode")["payroll_by_jobcode_report"]
    told = {
        (int(user_id), day, row["jobcode_id"]): row["total_work_seconds"] + row["total_unpaid_seconds"]
        for user_id, person in (report["by_user"] or {}).items()
        for day, rows in person["dates"].items()
        for row in rows.values()
    }
    worked = Counter()
    for sheet in team.in_range():
        worked[sheet.user_id, sheet.date, sheet.jobcode_id] += sheet.duration

    assert told == worked


@once
@given(TEAMS, st.booleans())
def test_the_parts_of_payroll_by_jobcode_are_its_totals(team, by_day):
    """By day, by person and in all; and payroll says the same of each person."""
    api = account(team, overtime_day_hours=8 * by_day, double_time_day_hours=10 * by_day)
    report = ask(api, "payroll_by_jobcode")["payroll_by_jobcode_report"]
    people = report["by_user"] or {}
    lines = ask(api, "payroll")["payroll_report"] or {}
    for user_id, person in people.items():
        days = sums(row for rows in person["dates"].values() for row in rows.values())
        assert days - Counter(unpaid=days["unpaid"]) == sums(person["totals"].values())
        assert sums([lines[user_id]] if user_id in lines else []) == sums(person["totals"].values())
        for jobcode_id, row in person["totals"].items():
            of_days = sums(rows[jobcode_id] for rows in person["dates"].values() if jobcode_id in rows)
            assert of_days - Counter(unpaid=of_days["unpaid"]) == +sums([row])

    assert set(lines) <= set(people)
    assert sums(row for one in people.values() for row in one["totals"].values()) == sums(
        (report["totals"] or {}).values()
    )


@once
@given(TEAMS, st.integers(0, 6), st.sampled_from([0, 10, 40]))
def test_overtime_is_what_goes_past_the_limit_of_a_week(team, week_start, limit):
    """Of each person and week, whatever the day on which weeks begin."""
    api = account(team, overtime_week_hours=limit)
    api.state.set_account(week_start=week_start)
    people = ask(api, "payroll_by_jobcode")["payroll_by_jobcode_report"]["by_user"] or {}
    told, worked = Counter(), Counter()
    for user_id, person in people.items():
        for day, rows in person["dates"].items():
            told[int(user_id), week_of(day, week_start)] += sums(rows.values())["ot"]
    for sheet in team.sheets:
        if team.type_of(sheet.jobcode_id) in {"regular", "paid_break"}:
            week = week_of(sheet.date, week_start)
            worked[sheet.user_id, week, RANGE["start_date"] <= sheet.date] += sheet.duration

    for (user_id, week), overtime in told.items():
        if max(week, RANGE["start_date"]) == week and week <= "2026-03-15":
            assert overtime == (max(0, worked[user_id, week, True] - limit * 3600) if limit else 0)


@once
@given(TEAMS)
def test_the_project_report_tells_all_time_in_each_of_its_four_ways(team):
    """By person, group, jobcode and item."""
    totals = ask(account(team), "project")["project_report"]["totals"]
    group_of = {user.id: user.group_id for user in team.users}
    expected = {kind: Counter() for kind in ("users", "groups", "jobcodes", "items")}
    for sheet in team.in_range():
        expected["users"][sheet.user_id] += sheet.duration
        expected["groups"][group_of[sheet.user_id]] += sheet.duration
        expected["jobcodes"][sheet.jobcode_id] += sheet.duration
        expected["items"][PREP if sheet.customfields[:1] == ((FIELD, "prep"),) else 0] += sheet.duration
    items = (totals["customfields"] or {}).get(str(FIELD), [])

    assert {key: f"{value:.2f}" for key, value in (totals["groups"] or {}).items()} == {
        str(key): hours(seconds) for key, seconds in expected["groups"].items()
    }
    for found, kind in ((totals["users"], "users"), (totals["jobcodes"], "jobcodes"), (items, "items")):
        assert (found or {}) == {str(key): hours(seconds) for key, seconds in expected[kind].items()}


@once
@given(TEAMS)
def test_a_branch_of_jobcodes_has_the_time_of_all_that_is_in_it(team):
    """In the project report and on the screen, for each jobcode with everything below it."""
    api = account(team)
    screens = QuickBooksTimeScreens(api.state)
    for job in team.jobcodes:
        within = Counter()
        for sheet in team.in_range():
            if team.lies_below(sheet.jobcode_id, job.id):
                within[sheet.jobcode_id] += sheet.duration
        totals = ask(api, "project", jobcode_ids=[job.id])["project_report"]["totals"]
        shown = screens.time_report(job.id, *RANGE.values())

        assert (totals["jobcodes"] or {}) == {str(each): hours(seconds) for each, seconds in within.items()}
        assert shown["total_minutes"] == within.total() / 60
        assert shown["own_minutes"] == within[job.id] / 60
