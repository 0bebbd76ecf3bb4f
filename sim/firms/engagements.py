"""The work of a made firm: what clients of each kind have done for them in a year, and how far it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import cycle
from typing import Final, NamedTuple

from sim.firms.model import Budget, Client, ClientKind, Colleague, KarbonStanding, Status, WorkItem
from sim.physics.chance import Chance

WORK_TYPES: Final = ("Tax", "Accounts", "Bookkeeping", "Payroll", "Advisory")
ROLES: Final = ("Partner", "Manager", "Accountant", "Bookkeeper")
TASK_TYPES: Final = ("Tax Return", "Review", "Meeting", "Bookkeeping")
MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# With the jobs of each bundle below, and two jobs a person or group, this is five jobs a client.
_ORGANIZATIONS: Final = (
    *(
        "monthly",
        "small",
        "quarterly",
        "monthly",
        "payroll",
        "small",
        "repeating",
        "quarterly",
        "monthly",
        "small",
    ),
    *(
        "quarterly",
        "monthly",
        "payroll",
        "small",
        "quarterly",
        "monthly",
        "small",
        "quarterly",
        "payroll",
        "monthly",
    ),
)
_PEOPLE: Final = ("return", "returns", "planning", "returns")


class Job(NamedTuple):
    """What becomes a work item when a client has it done."""

    title: str
    work_type: str
    start: date
    due: date
    budget: tuple[Budget, ...] = ()


def engagements(
    clients: tuple[Client, ...], staff: tuple[Colleague, ...], today: date, chance: Chance
) -> list[WorkItem]:
    """The work items of all clients, about five a client."""
    sold = _catalogue(today.year)
    wanted = {
        ClientKind.CONTACT: cycle(_PEOPLE),
        ClientKind.ORGANIZATION: cycle(_ORGANIZATIONS),
        ClientKind.CLIENT_GROUP: cycle(("family",)),
    }
    assignees = [each.id for each in staff if each.karbon is not KarbonStanding.ABSENT]
    work: list[WorkItem] = []
    for client in clients:
        assignee = chance.choice("firms.assignees", assignees)
        for job in sold[next(wanted[client.kind])]:
            work.append(_work_item(f"w{len(work) + 1}", job, client.id, assignee, today))
    return work


def _work_item(work_id: str, job: Job, client: str, assignee: str, today: date) -> WorkItem:
    return WorkItem(
        id=work_id,
        client=client,
        title=job.title,
        start=job.start,
        due=job.due,
        work_type=job.work_type,
        status=_status(job, today, int(work_id[1:])),
        assignee=assignee,
        budget=job.budget,
    )


def _status(job: Job, today: date, number: int) -> Status:
    """Past work is done but for some that is late; work of today is anywhere in between."""
    if job.start > today:
        return Status.READY_TO_START if job.start - today < timedelta(days=14) else Status.PLANNED
    if job.due >= today:
        return (Status.IN_PROGRESS, Status.WAITING, Status.READY_TO_START)[number % 3]
    return Status.WAITING if number % 20 == 0 else Status.COMPLETED


def _catalogue(year: int) -> dict[str, tuple[Job, ...]]:
    """The bundles that clients buy, by name."""
    this_year, last_year = _tax(year), _tax(year - 1)
    accounts = Job("Annual Accounts " + str(year - 1), "Accounts", date(year, 3, 2), date(year, 9, 30))
    basics = (last_year, this_year, accounts)
    quarterly = (*basics, *_quarters(year))
    return {
        "return": (this_year,),
        "returns": (last_year, this_year),
        "planning": (
            last_year,
            this_year,
            Job("Estate Planning", "Advisory", date(year, 4, 1), date(year, 6, 30)),
        ),
        "small": basics,
        "quarterly": quarterly,
        "monthly": (*basics, *_months(year, "Bookkeeping {month} {year}", "Bookkeeping", 240)),
        # Work that repeats under one title, as Karbon's schedules make it: UNIQ-05.
        "repeating": (*basics, *_months(year, "Bookkeeping", "Bookkeeping", 240)),
        "payroll": (*quarterly, *_months(year, "Payroll {month} {year}", "Payroll", 0)),
        "family": (
            Job(f"Family Review {year}", "Advisory", date(year, 5, 1), date(year, 5, 29)),
            Job(f"{year} Planning", "Advisory", date(year, 1, 12), date(year, 3, 31)),
        ),
    }


def _tax(year: int) -> Job:
    budget = (
        Budget(minutes=480, role="Accountant", task_type="Tax Return"),
        Budget(minutes=120, role="Manager", task_type="Review"),
    )
    return Job(f"{year} Tax", "Tax", date(year, 2, 2), date(year, 10, 15), budget)


def _quarters(year: int) -> Iterator[Job]:
    for quarter in range(4):
        start = _first_of(year, 3 * quarter + 3)
        yield Job(f"Sales Tax Q{quarter + 1} {year}", "Tax", start, start + timedelta(days=27))


def _months(year: int, title: str, work_type: str, minutes: int) -> Iterator[Job]:
    budget = (Budget(minutes=minutes, role="Bookkeeper", task_type="Bookkeeping"),) if minutes else ()
    for number, month in enumerate(MONTHS):
        start = _first_of(year, number)
        due = _first_of(year, number + 1) + timedelta(days=14)
        yield Job(title.format(month=month, year=year), work_type, start, due, budget)


def _first_of(year: int, month: int) -> date:
    """The first day of a month counted from 0; 12 is January of the next year."""
    return date(year + month // 12, month % 12 + 1, 1)
