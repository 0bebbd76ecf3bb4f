"""When work of a schedule starts, is due, and what it is called."""

from datetime import date

import msgspec
import pytest

from sim.karbon.planning.records import WorkSchedule
from sim.karbon.planning.recurrence import appears, described, due, nth_start, off_weekend
from sim.karbon.planning.titles import title

BASE = WorkSchedule(
    work_schedule_key="s",
    client_key="c",
    client_type="Contact",
    created_from_work_item_key="w",
    recurrence_frequency="Month",
    schedule_start_date=date(2026, 1, 31),
    schedule_due_date_method="NoDueDate",
    work_item_title_definition="[]",
)


def of(**fields):
    return msgspec.structs.replace(BASE, **fields)


@pytest.mark.parametrize(
    ("frequency", "starts", "words"),
    [
        ("Day", ["2026-01-31", "2026-02-01", "2026-02-02"], "Every Day"),
        ("Week", ["2026-01-31", "2026-02-07", "2026-02-14"], "Every Week"),
        ("SemiMonth", ["2026-01-31", "2026-02-15", "2026-02-28"], "Twice a Month"),
        ("Fortnight", ["2026-01-31", "2026-02-14", "2026-02-28"], "Every Fortnight"),
        ("Month", ["2026-01-31", "2026-02-28", "2026-03-31"], "Every Month"),
        ("Quarter", ["2026-01-31", "2026-04-30", "2026-07-31"], "Every Quarter"),
        ("Year", ["2026-01-31", "2027-01-31", "2028-01-31"], "Every Year"),
    ],
)
def test_each_frequency_has_its_days(frequency, starts, words):
    """Months that are too short do not move the months after them."""
    schedule = of(recurrence_frequency=frequency)

    assert [nth_start(schedule, number).isoformat() for number in range(3)] == starts
    assert described(schedule) == words


@pytest.mark.parametrize(
    ("multiple", "units", "second", "words"),
    [
        (3, "Days", "2026-02-03", "Every 3 Days"),
        (2, "Weeks", "2026-02-14", "Every 2 Weeks"),
        (1, "Months", "2026-02-28", "Every Month"),
        (2, "Years", "2028-01-31", "Every 2 Years"),
    ],
)
def test_custom_frequencies_count_units(multiple, units, second, words):
    """One of them is said without its number."""
    schedule = of(
        recurrence_frequency="Custom", custom_frequency_multiple=multiple, custom_frequency_units=units
    )

    assert nth_start(schedule, 1).isoformat() == second
    assert described(schedule) == words


@pytest.mark.parametrize(
    ("method", "days", "months", "day"),
    [
        ("NoDueDate", 7, None, None),
        ("DaysFromStartDate", 7, None, "2026-02-07"),
        ("DaysFromStartDate", None, None, "2026-01-31"),
        ("DayOfMonth", 15, None, "2026-01-15"),
        ("LastDayOfMonth", None, None, "2026-01-31"),
        ("DayOfNextMonth", 31, None, "2026-02-28"),
        ("DayOfSubsequentMonth", 10, 3, "2026-04-10"),
        ("DaysFromStartDate", 2_000_000_000, None, None),
        ("DayOfSubsequentMonth", 1, -2_000_000_000, None),
    ],
)
def test_each_method_has_its_due_date(method, days, months, day):
    """Beyond the calendar there is none."""
    schedule = of(
        schedule_due_date_method=method,
        schedule_due_date_days=days,
        schedule_due_date_month_multiple=months,
    )

    found = due(schedule, schedule.schedule_start_date)

    assert (found and found.isoformat()) == day


def test_weekends_can_be_kept_off():
    """Saturday and Sunday move on to Monday."""
    saturday, sunday, monday = date(2026, 1, 31), date(2026, 2, 1), date(2026, 2, 2)
    careful = of(prevent_start_end_on_weekend=True)

    assert [off_weekend(careful, day) for day in (saturday, sunday, monday)] == [monday] * 3
    assert off_weekend(BASE, saturday) == saturday


def test_work_can_appear_before_it_starts():
    """So many units before; on the day if nothing is said; never later than the calendar begins."""
    early = of(initialize_before_start_date_units="Weeks", initialize_before_start_date_multiple=2)
    absurd = of(initialize_before_start_date_units="Years", initialize_before_start_date_multiple=9999)

    assert appears(early, date(2026, 1, 31)) == date(2026, 1, 17)
    assert appears(BASE, date(2026, 1, 31)) == date(2026, 1, 31)
    assert appears(absurd, date(2026, 1, 31)) == date.min


def segment(**fields):
    return msgspec.json.encode([{name.title(): value for name, value in fields.items()}]).decode()


@pytest.mark.parametrize(
    ("pattern", "written"),
    [
        ("DD MMM, YYYY - DD MMM, YYYY", "01 Jul, 2025 - 31 Jul, 2025"),
        ("MMMM YYYY", "July 2025"),
        ("D/M/YY", "1/7/25"),
        ("MM - MM", "07 - 07"),
    ],
)
def test_titles_name_the_period(pattern, written):
    """The opening is its first day, what follows the dash its last."""
    schedule = of(
        schedule_start_date=date(2025, 7, 1),
        work_item_title_definition=segment(variable="RepeatPeriod", format=pattern, offset=0),
    )

    assert title(schedule, 0) == written


def test_an_offset_moves_the_title_by_periods():
    """Work of July about June."""
    definition = segment(variable="RepeatPeriod", format="MMMM", offset=-1)
    schedule = of(schedule_start_date=date(2025, 7, 1), work_item_title_definition=definition)

    assert title(schedule, 0) == "June"


def test_variables_that_nobody_documents_are_empty():
    """And so are periods beyond the calendar."""
    unknown = of(work_item_title_definition=segment(variable="Moon", format="MMMM"))
    beyond = of(work_item_title_definition=segment(variable="RepeatPeriod", offset=2_000_000_000))

    assert (title(unknown, 0), title(beyond, 0)) == ("", "")
