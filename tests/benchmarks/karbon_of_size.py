"""Karbon accounts of two sizes, asked every documented filter in every documented order, in a process of its own.

Each question is asked anew: what an account remembers of its last answers is forgotten before every call. The
processor's time counts, so that what else the machine does makes no difference. Run as a module with the name of a
list it prints, for each question, the microseconds of a page among few records and among many.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from time import process_time
from types import SimpleNamespace
from typing import Any
from urllib.parse import quote

from sim.http.directory import Directory
from sim.karbon.answers import Answers
from sim.karbon.records import BusinessCard, Contact, PhoneNumber, User, WorkItem
from sim.karbon.routes import create_app
from sim.karbon.setting_records import Role, TaskType
from sim.karbon.state import KarbonState
from sim.physics.clock import WORLD_START
from sim.physics.universe import Universe
from tests.benchmarks.timing import best_us
from tests.benchmarks.worlds_for_speed import unlimited
from tests.karbon.time.loading import entries, sheet_key, sheets

SIZES = {
    "Contacts": (1_000, 100_000),
    "WorkItems": (1_000, 500_000),
    "IndividualTimeEntries": (20_000, 500_000),
    "Timesheets": (4_000, 40_000),
}
FIRST_DAY, DAYS = date(2022, 1, 1), 1_500
STATUSES = ("Planned", "ReadyToStart", "InProgress", "Waiting")
USERS = 20
WEEKS = 200
ROWS, TIME_ROWS = 20, 1000

FILTERS = {
    "Contacts": [
        "FullName eq 'First 7 Last 7'",
        "EmailAddress eq '7@mail.example'",
        "contains(ContactType,'pe 2')",
        "PhoneNumber eq '+7'",
        "ContactType eq 'Type 2'",
        "ExternalKey eq 'X7'",
    ],
    "WorkItems": [
        "AssigneeEmailAddress eq '7@firm.example'",
        "contains(AssigneeEmailAddress,'7@')",
        "Title eq 'Title 7'",
        "WorkStatus eq 'In Progress'",
        "contains(WorkStatus,'Progress')",
        "PrimaryStatus eq 'Completed'",
        "PrimaryStatus eq 'Waiting'",
        "WorkType eq 'Type 2'",
        "contains(WorkType,'pe 2')",
        "ClientKey eq 'C7'",
        "WorkScheduleKey eq 'S7'",
        "WorkTemplateKey eq 'T7'",
        "StartDate ge 2025-06-01",
        "StartDate le 2024-06-01",
        "StartDate ge 2024-01-01 and StartDate le 2024-03-31",
    ],
    "IndividualTimeEntries": [
        "Date eq 2021-02-08",
        "Date ge 2021-02-08",
        "Date gt 2021-02-01 and Date lt 2021-03-01",
        "year(Date) eq 2021",
        "month(Date) eq 2",
        "day(Date) eq 8",
        f"TimesheetKey eq '{sheet_key(7)}'",
        "EntityKey eq 'W000007'",
        "WorkItemKey eq 'W000007'",
        "ClientKey eq 'C000007'",
        "ClientKey eq 'C000007' and Date ge 2021-01-08",
        "UserKey eq 'U007'",
        "RoleName eq 'Role 2'",
        "TaskTypeName eq 'Type 2'",
    ],
    "Timesheets": [
        f"TimesheetKey eq '{sheet_key(7)}'",
        "UserKey eq 'U002'",
        "UserKey in ('U002','U003')",
        "Status eq 'Draft'",
        "Status in ('Draft','Submitted')",
        "StartDate ge 2021-02-01",
        "StartDate eq 2021-02-01",
        "day(StartDate) eq 8",
        "EndDate lt 2021-03-01",
        "WorkItemKeys/any(x: x eq 'W000007')",
    ],
}
# What no index answers: the records that are left when one has helped are looked at, all of them.
SEARCHES = {
    "Contacts": [
        ("contains(FullName,'t 77')", ""),
        ("contains(EmailAddress,'77@')", "FullName"),
        ("contains(PhoneNumber,'77')", "LastModifiedDateTime desc"),
    ],
    "WorkItems": [
        ("contains(Title,'e 77')", ""),
        ("contains(Title,'e 77')", "DeadlineDate desc"),
        ("WorkType eq 'Type 2' and StartDate ge 2024-06-01", "DeadlineDate"),
        ("WorkType eq 'Type 2' and PrimaryStatus eq 'Completed'", "StartDate"),
    ],
    "IndividualTimeEntries": [("UserKey eq 'U007' and RoleName eq 'Role 2'", "Date desc")],
    "Timesheets": [("UserKey eq 'U002' and Status eq 'Draft'", "EndDate")],
}
ORDERS = {
    "Contacts": ("", "FullName", "FullName desc", "LastModifiedDateTime", "LastModifiedDateTime desc"),
    "WorkItems": ("", "StartDate", "StartDate desc", "DeadlineDate", "DeadlineDate desc"),
    "IndividualTimeEntries": ("", "Date desc"),
    "Timesheets": ("", "StartDate", "StartDate desc", "EndDate", "EndDate desc"),
}


def contacts(count: int) -> Iterator[Contact]:
    """People of four types, each with a name, an address, a number and an external id of their own."""
    for n in range(count):
        yield Contact(
            contact_key=f"{n * 7919 % 1_000_003:07}",
            first_name=f"First {n}",
            last_name=f"Last {n}",
            contact_type=f"Type {n % 4}",
            external_key=f"X{n}",
            last_modified_date_time=WORLD_START - timedelta(seconds=n),
            business_cards=(
                BusinessCard(
                    business_card_key=f"B{n}",
                    email_addresses=(f"{n}@mail.example",),
                    phone_numbers=(PhoneNumber(number=f"+{n}"),),
                ),
            ),
        )


def work(count: int) -> Iterator[WorkItem]:
    """Work of several years, five items a client; what is old is done, as in any firm."""
    for n in range(count):
        day = n * 37 % DAYS
        yield WorkItem(
            work_item_key=f"{n * 7919 % 1_000_003:07}",
            title=f"Title {n % (count // 10)}",
            client_key=f"C{n % (count // 5)}",
            client_type="Organization",
            start_date=FIRST_DAY + timedelta(days=day),
            deadline_date=FIRST_DAY + timedelta(days=day + 30 + n % 60),
            assignee_key=f"U{n % USERS:03}",
            work_type=f"Type {n % 4}",
            work_schedule_key=f"S{n % (count // 12)}",
            work_template_key=f"T{n % 10}",
            primary_status="Completed" if day < DAYS * 4 // 5 else STATUSES[n % 4],
        )


def account(resource: str, count: int) -> SimpleNamespace:
    """An account with so many records of one list: its app, and the headers of its calls."""
    universe = Universe(seed=7)
    state = KarbonState(universe)
    directory: Directory[Any] = Directory()
    world = SimpleNamespace(universe=universe, karbon=state)
    universe.announce = lambda credential: directory.enter(credential, world)
    state.load(
        User(user_key=f"U{n:03}", name=f"N{n}", email_address=f"{n}@firm.example") for n in range(USERS)
    )
    state.load(records(resource, count))
    access = state.open_access("speed")
    unlimited(universe)
    headers = {
        "HTTP_AUTHORIZATION": f"Bearer {access['bearer']}",
        "HTTP_ACCESSKEY": access["access_key"],
    }
    return SimpleNamespace(app=create_app(directory), headers=headers, state=state)


def records(resource: str, count: int) -> Any:
    """So many records of a list, and what they point to."""
    if resource == "Contacts":
        return contacts(count)
    if resource == "WorkItems":
        return work(count)
    settings = [
        *(Role(role_key=f"R{n}", name=f"Role {n}") for n in range(5)),
        *(TaskType(task_type_key=f"T{n}", name=f"Type {n}") for n in range(7)),
    ]
    if resource == "IndividualTimeEntries":  # one firm, and the same firm after 25 times as long
        return [*settings, *entries(count, users=10, clients=count // 50, per_day=280)]
    users = count // WEEKS  # a firm, and one of ten times as many people
    hours = entries(count * 2, users=users, clients=count // 2, per_day=count * 2 // (WEEKS * 7))
    return [*settings, *sheets(count, users=users), *hours]


def asking(found: SimpleNamespace, resource: str, text: str, order: str, rows: int) -> Any:
    """A call for the first page, that nobody asked before."""
    options = {"$filter": text, "$orderby": order, "$top": str(rows)}
    query = "&".join(f"{name}={quote(value)}" for name, value in options.items() if value)
    client = found.app.test_client()

    def ask() -> Any:
        found.state.answers = Answers()
        answer = client.get(f"/v3/{resource}?{query}", headers={}, environ_overrides=found.headers)
        assert answer.status_code == 200, answer.text
        return answer

    return ask


def figures(resource: str) -> dict[str, Any]:
    """For each question the cost of its page among few and among many; for each search its cost among many."""
    few, many = SIZES[resource]
    small, large = account(resource, few), account(resource, many)
    return {
        "questions": {
            f"{text or 'everything'} by {order or 'default'}": _compared(resource, small, large, text, order)
            for text, order in product(["", *FILTERS[resource]], ORDERS[resource])
        },
        "searches": {
            f"{text} by {order or 'default'}": best_us(
                asking(large, resource, text, order, 20), rounds=2, calls=1, clock=process_time
            )[0]
            for text, order in SEARCHES[resource]
        },
    }


def _compared(
    resource: str, small: SimpleNamespace, large: SimpleNamespace, text: str, order: str
) -> dict[str, Any]:
    rows = TIME_ROWS if resource == "IndividualTimeEntries" else ROWS
    calls = [asking(found, resource, text, order, rows) for found in (small, large)]
    found = [len(call().json["value"]) for call in calls]
    rounds = 5 if rows == TIME_ROWS else 15
    return {"rows": found, "us": best_us(*calls, rounds=rounds, calls=2, clock=process_time)}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(figures(sys.argv[1])))
