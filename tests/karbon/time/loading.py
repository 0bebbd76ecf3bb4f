"""Time by the thousand, moved in at once."""

from datetime import date, timedelta

from sim.karbon.time.records import TimeEntry, Timesheet
from sim.physics.clock import WORLD_START

FIRST_DAY = date(2021, 1, 4)


def sheet_key(number):
    """Keys are in no order of time, as Karbon's own."""
    return f"S{number * 7919 % 1_000_003:07}"


def sheets(count, users=1):
    """Weeks of so many colleagues, each of them in turn."""
    return [
        Timesheet(
            timesheet_key=sheet_key(number),
            user_key=f"U{number % users:03}",
            start_date=FIRST_DAY + timedelta(days=7 * (number // users)),
            end_date=FIRST_DAY + timedelta(days=7 * (number // users) + 6),
            status=("Approved", "Draft", "Submitted", "Declined")[number % 4],
        )
        for number in range(count)
    ]


def entries(count, users=1, clients=1, per_day=100):
    """An hour each: so many a day, spread evenly over colleagues and clients, on the timesheets above."""
    return [
        entry(number, number % users, number // per_day, users, number * 7919 % clients)
        for number in range(count)
    ]


def entry(number, user, day, users, client):
    """An hour of a colleague on a day."""
    return TimeEntry(
        time_entry_key=f"{number:032x}",
        timesheet_key=sheet_key(day // 7 * users + user),
        user_key=f"U{user:03}",
        client_key=f"C{client:06}",
        client_type="Organization",
        work_item_key=f"W{client:06}",
        date=FIRST_DAY + timedelta(days=day),
        minutes=60,
        hourly_rate=86.0,
        role_key=f"R{number % 5}",
        task_type_key=f"T{number % 7}",
        created_date=WORLD_START,
        modified_date=WORLD_START,
    )
