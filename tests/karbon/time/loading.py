"""Time by the thousand, moved in at once."""

from datetime import date, timedelta

from sim.karbon.time.records import TimeEntry, Timesheet
from sim.physics.clock import WORLD_START

FIRST_DAY = date(2021, 1, 4)


def sheets(count, users=1):
    """Weeks of so many colleagues, each of them in turn."""
    return [
        Timesheet(
            timesheet_key=f"S{number:06}",
            user_key=f"U{number % users:03}",
            start_date=FIRST_DAY + timedelta(days=7 * (number // users)),
            end_date=FIRST_DAY + timedelta(days=7 * (number // users) + 6),
            status=("Approved", "Draft", "Submitted", "Declined")[number % 4],
        )
        for number in range(count)
    ]


def entries(count, users=1, clients=1, days=1800):
    """An hour each, spread evenly over colleagues, clients and days."""
    return [
        TimeEntry(
            time_entry_key=f"{number:032x}",
            timesheet_key=f"S{number % 50:06}",
            user_key=f"U{number % users:03}",
            client_key=f"C{number * 7919 % clients:06}",
            client_type="Organization",
            work_item_key=f"W{number * 7919 % clients:06}",
            date=FIRST_DAY + timedelta(days=number * 31 % days),
            minutes=60,
            hourly_rate=86.0,
            role_key=f"R{number % 5}",
            task_type_key=f"T{number % 7}",
            created_date=WORLD_START,
            modified_date=WORLD_START,
        )
        for number in range(count)
    ]
