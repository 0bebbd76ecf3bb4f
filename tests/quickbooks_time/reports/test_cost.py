"""What a report costs grows with the time it tells, not with all there is."""

import pytest

from sim.quickbooks_time.records import Timesheet, User
from tests.quickbooks_time.reports.conftest import WEEK

PEOPLE = range(600, 610)


@pytest.fixture
def reads(state, report, monkeypatch):
    """How many looks at the table a call takes, the first for forgotten clocks, and how much time it sees."""
    table = state.tables.timesheets
    between = table.between

    def count(name, **filters):
        looks = []

        def counted(*args, **kwargs):
            sheets = between(*args, **kwargs)
            looks.append(len(sheets))
            return sheets

        with monkeypatch.context() as patch:
            patch.setattr(table, "between", counted)
            report(name, supplemental_data="no", **filters)
        return len(looks), sum(looks)

    return count


def move_in(state, years):
    """Ten people with an hour every first of a month, for so many years."""
    state.load(
        [User(id=each, first_name="P", last_name="Q", username=f"u{each}") for each in PEOPLE]
        + [
            Timesheet(id=at, user_id=user_id, jobcode_id=0, date=f"{year}-{month:02}-01", duration=3600)
            for at, (year, month, user_id) in enumerate(
                ((year, month, user_id) for year in years for month in range(1, 13) for user_id in PEOPLE),
                100_000,
            )
        ]
    )


@pytest.mark.parametrize(
    ("name", "filters", "expected"),
    [
        ("payroll", WEEK, (2, 10)),
        ("payroll", {**WEEK, "user_ids": "600,601"}, (3, 2)),
        ("payroll_by_jobcode", WEEK, (2, 10)),
        ("project", WEEK, (2, 10)),
        ("project", {**WEEK, "user_ids": [600]}, (2, 1)),
        ("project", {**WEEK, "user_ids": list(range(10_000))}, (2, 10)),
        ("current_totals", {"on_the_clock": "both"}, (13, 0)),
    ],
)
@pytest.mark.parametrize("years", [range(2026, 2027), range(2000, 2050)])
def test_only_the_time_of_these_days_is_looked_at(state, reads, name, filters, expected, years):
    """One year of history or fifty."""
    move_in(state, years)

    assert reads(name, **filters) == expected
