"""A QuickBooks Time account with so much time, measured in a process of its own: its memory, its pages, its rows.

The processor's time counts, so that what else the machine does makes no difference.

Run as a module it prints the figures of an account of a million timesheets beside one of ten thousand.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from time import perf_counter, process_time

from sim.physics.universe import Universe
from sim.quickbooks_time import timesheets, wire
from sim.quickbooks_time.errors import RowRefusedError
from sim.quickbooks_time.records import Jobcode, Permissions, Timesheet, User
from sim.quickbooks_time.resources import RESOURCES
from sim.quickbooks_time.resources.call import ResourceCall
from sim.quickbooks_time.state import QuickBooksTimeState
from tests.benchmarks.timing import best_us

PEOPLE = 40
A_MONTH = 10_000  # timesheets: 250 a person, ten on each of 25 days, half of them with a start and an end
ROWS = 50


def account(months: int, jobs: int) -> QuickBooksTimeState:
    """Every month has as much time as any other, so that a person's month is the same page in all accounts."""
    state = QuickBooksTimeState(Universe(7))
    tracks = Permissions(time_tracking=True)
    state.load(
        User(id=1000 + n, first_name=f"F{n}", last_name="L", username=f"u{n}", permissions=tracks)
        for n in range(PEOPLE)
    )
    state.load(Jobcode(id=10_000 + n, name=f"Client {n}") for n in range(jobs))
    state.load(_sheet(n, jobs) for n in range(months * A_MONTH))
    return state


def _sheet(n: int, jobs: int) -> Timesheet:
    month, at = divmod(n, A_MONTH)
    day_of_month, of_day = divmod(at // PEOPLE, 10)
    day = f"{2026 - month // 12}-{12 - month % 12:02}-{day_of_month + 1:02}"
    regular = of_day % 2 == 0
    hour = 8 + of_day
    return Timesheet(
        id=100_000 + n,
        user_id=1000 + at % PEOPLE,
        jobcode_id=10_000
        + at // PEOPLE * 4 * (jobs // 1_000),  # 250 a person, far apart where there are many
        date=day,
        duration=3600,
        type="regular" if regular else "manual",
        start=f"{day}T{hour:02}:00:00-07:00" if regular else "",
        end=f"{day}T{hour + 1:02}:00:00-07:00" if regular else "",
        notes=f"Work {n}",
        created_by_user_id=1000 + at % PEOPLE,
        last_modified=f"{day}T{hour + 2:02}:{n % 60:02}:00+00:00",
        created=f"{day}T{hour + 2:02}:{n % 60:02}:00+00:00",
    )


def page_of(state: QuickBooksTimeState) -> Callable[[], int]:
    """The bytes of 200 of a person's timesheets of a month: another person each time, so nothing is remembered."""
    people = cycle(range(1000, 1000 + PEOPLE))

    def page() -> int:
        query = f"user_ids={next(people)}&start_date=2026-12-01&end_date=2026-12-31"
        return len(wire.encode(_call(state, "GET", query)))

    return page


def fifty_rows() -> list[dict[str, str | int]]:
    """Each on a jobcode of its own, of another person than the one before, at minutes of its own."""
    return [
        {
            "type": "regular",
            "start": f"2026-12-{1 + n % 25:02}T10:{n % 30:02}:00-07:00",
            "end": f"2026-12-{1 + n % 25:02}T10:{30 + n % 30:02}:00-07:00",
            "user_id": 1000 + n % PEOPLE,
            "jobcode_id": 10_000 + n,
        }
        for n in range(ROWS)
    ]


def reading() -> None:
    """Work that is none of ours, to measure the machine by: the JSON of the fifty rows, written and read."""
    json.loads(json.dumps(fifty_rows()))


def rules_of(state: QuickBooksTimeState) -> Callable[[], None]:
    """Fifty rows that every rule looks at and the last one refuses: each meets other time of its person."""
    face = timesheets.api_face(state)
    rows = fifty_rows()

    def refused() -> None:
        for row in rows:
            try:
                timesheets.create(state, state.owner, row, {}, face)
            except RowRefusedError as refusal:
                assert refusal.code == 406  # noqa: PT017 - no pytest in this process

    return refused


def batch_of(state: QuickBooksTimeState) -> Callable[[], None]:
    """The same fifty rows as a call: read, refused and echoed."""
    body = json.dumps({"data": fifty_rows()}).encode()

    def answered() -> None:
        answer = _call(state, "POST", "", body)
        assert all(found["_status_code"] == 406 for found in answer["results"]["timesheets"].values())

    return answered


def _call(state: QuickBooksTimeState, verb: str, query: str, body: bytes = b"") -> wire.Row:
    return RESOURCES["timesheets"][verb](ResourceCall(state, state.owner, "timesheets", query, body))


def resident_mb() -> float:
    """What this process holds."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1e6


def figures() -> dict[str, float]:
    """What an account of 100 months, 100,000 jobcodes and a million timesheets costs beside one of a month."""
    started = perf_counter()
    large = account(100, 100_000)
    loaded, resident = perf_counter() - started, resident_mb()
    small = account(1, 1_000)
    few, many = best_us(page_of(small), page_of(large), rounds=30, calls=4, clock=process_time)
    rows_few, rows_many, batch, read = best_us(
        rules_of(small), rules_of(large), batch_of(large), reading, rounds=30, calls=4, clock=process_time
    )
    return {
        "timesheets": len(large.tables.timesheets),
        "jobcodes": len(large.tables.jobcodes),
        "loaded_s": loaded,
        "resident_mb": resident,
        "page_us_of_10_000": few,
        "page_us_of_1_000_000": many,
        "rows_us_of_10_000": rows_few,
        "rows_us_of_1_000_000": rows_many,
        "batch_us_of_1_000_000": batch,
        "reading_us": read,
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(figures()))
