"""Writes go to QuickBooks thirty a call, in as few calls as there can be; what did not change costs none."""

from __future__ import annotations

from math import ceil

import pytest

from tests.integration.conftest import Found
from tests.integration.firm import ADMIN, ANN, BOB, Firm


def fewest_writes(customers: int, jobs: int, entries: int) -> int:
    """X_Q of the design, section 4: a customer comes before its jobs, and both before the time."""
    if customers == 0:
        levels = ceil(jobs / 30)
    elif customers <= 30:
        levels = 1 + ceil(jobs / 30)
    else:
        levels = ceil((customers + jobs) / 30)
    return levels + ceil(entries / 30)


def code_tree(firm: Firm, customers: int, jobs: int) -> list[int]:
    """So many clients and jobs below them, as codes alone: those that time is entered on, as they have none below."""
    clients = [firm.time.add_job(f"Client {number:03}") for number in range(customers)]
    owners = clients or [firm.job("Acme")]
    below = [firm.time.add_job(f"Job {number:03}", owners[number % len(owners)]) for number in range(jobs)]
    return [*clients[jobs:], *below]


def enter(firm: Firm, codes: list[int], entries: int) -> None:
    """Entries of six minutes, on one code after the other."""
    for number in range(entries):
        firm.time.enter_time(ANN, codes[number % len(codes)], str(firm.today()), 6)


def writes_and_reads(firm: Firm, since: int) -> tuple[int, int]:
    calls = firm.calls("quickbooks", since=since)
    return len([call for call in calls if call.method == "POST"]), len(
        [call for call in calls if call.method == "GET"]
    )


@pytest.mark.parametrize(
    ("customers", "jobs", "entries"),
    [
        (1, 0, 1),
        (1, 1, 1),
        (1, 30, 30),
        (1, 31, 31),
        (30, 0, 30),
        (31, 0, 31),
        (30, 30, 60),
        (31, 29, 60),
        (31, 60, 91),
        (61, 65, 126),
    ],
)
def test_as_few_calls_as_possible(in_step: Firm, customers: int, jobs: int, entries: int) -> None:
    """Two reads, of the customers and of the employees, and the fewest writes; the same again costs nothing."""
    enter(in_step, code_tree(in_step, customers, jobs), entries)
    mark = in_step.mark()
    run = in_step.bridge.sync()
    made = writes_and_reads(in_step, mark)
    idle = in_step.mark()
    in_step.bridge.sync()
    in_step.bridge.save_and_sync(ADMIN)

    assert run.findings == []
    assert made == (fewest_writes(customers, jobs, entries), 2)
    assert (run.books.customers, run.books.exported) == (customers + jobs, entries)
    assert not in_step.calls("quickbooks", since=idle)


@pytest.mark.parametrize("jobs", [30, 31])
def test_jobs_of_a_customer_that_is_there(in_step: Firm, jobs: int) -> None:
    """Only the jobs are made (FLOW-08 b, d)."""
    in_step.books.add_customer("Acme")
    enter(in_step, code_tree(in_step, 0, jobs), jobs)
    mark = in_step.mark()
    in_step.bridge.sync()

    assert writes_and_reads(in_step, mark)[0] == fewest_writes(0, jobs, jobs)


def test_those_with_jobs_go_first(in_step: Firm) -> None:
    """All jobs lie below the last of thirty-one customers: it goes with the first call, so that two are enough."""
    clients = code_tree(in_step, 31, 0)
    jobs = [in_step.time.add_job(f"Job {number}", clients[-1]) for number in range(29)]
    enter(in_step, clients[:-1] + jobs, 59)
    mark = in_step.mark()
    in_step.bridge.sync()

    assert writes_and_reads(in_step, mark)[0] == fewest_writes(31, 29, 59) == 4


def test_known_people_on_known_jobs(in_step: Firm) -> None:
    """Later only the new time is written, and nothing is read."""
    codes = code_tree(in_step, 3, 5)
    enter(in_step, codes, 8)
    in_step.bridge.sync()
    in_step.wait(600)
    enter(in_step, codes, 31)
    mark = in_step.mark()
    in_step.bridge.sync()

    assert writes_and_reads(in_step, mark) == (2, 0)
    assert len(in_step.books.time_activities()) == 39


def test_one_new_job_among_many_customers(in_step: Firm) -> None:
    """What is new is asked for by its path: the list of all customers is not read for it."""
    for number in range(1_001):
        in_step.books.add_customer(f"Somebody {number}")
    in_step.track(60)
    mark = in_step.mark()
    in_step.bridge.sync()
    queries = [call.query for call in in_step.calls("quickbooks", "GET", since=mark)]

    assert len(queries) == 2
    assert "FullyQualifiedName" in queries[1] or "FullyQualifiedName" in queries[0]


def test_edits_and_deletions(in_step: Firm) -> None:
    """They go thirty a call together, after one read that says which of them are billed."""
    codes = code_tree(in_step, 1, 1)
    enter(in_step, codes, 62)
    in_step.bridge.sync()
    sheets = [sheet["id"] for sheet in in_step.time.timesheets()]
    for sheet in sheets[:31]:
        in_step.time.edit_time(sheet, minutes=12)
    for sheet in sheets[31:]:
        in_step.time.delete_time(sheet)
    mark = in_step.mark()
    run = in_step.bridge.sync()

    assert writes_and_reads(in_step, mark) == (3, 1)
    assert (run.books.updated, run.books.removed) == (31, 31)
    assert [one["minutes"] for one in in_step.books.time_activities()] == [12] * 31


def test_forty_calls_a_minute(in_step: Firm) -> None:
    """QuickBooks takes forty batches a minute: we wait rather than be told (contract 4)."""
    in_step.world.quickbooks.set_behaviour(throttle=True)
    enter(in_step, code_tree(in_step, 1, 0), 41 * 30)
    before = in_step.world.universe.clock.now()
    mark = in_step.mark()
    in_step.bridge.sync()
    calls = in_step.calls("quickbooks", since=mark)

    assert {call.status for call in calls} == {200}
    assert len([call for call in calls if call.method == "POST"]) == 42
    assert 60 <= (in_step.world.universe.clock.now() - before).total_seconds() < 120


def test_a_level_further_down(in_step: Firm) -> None:
    """Customers go five levels deep, each level after the one above it, and every level in one call."""
    parent = in_step.job("Acme › 2026 Tax")
    for level in range(3, 6):
        parent = in_step.time.add_job(f"Level {level}", parent)
        in_step.time.enter_time(BOB, parent, str(in_step.today()), 6)
    mark = in_step.mark()
    in_step.bridge.sync()

    assert writes_and_reads(in_step, mark)[0] == 5 + 1
    assert {one["customer"] for one in in_step.books.time_activities()} == {
        "Acme:2026 Tax:Level 3",
        "Acme:2026 Tax:Level 3:Level 4",
        "Acme:2026 Tax:Level 3:Level 4:Level 5",
    }


def test_time_of_several_firms(found: Found) -> None:
    """Each firm's lots are its own."""
    firms = [found("shared"), found("shared", tenant="another")]
    for firm in firms:
        firm.connect()
        firm.track(6)
        firm.track(12)
        firm.bridge.sync()

    assert [len(firm.books.time_activities()) for firm in firms] == [2, 2]
