"""The hand-made part of the sample firm: names to remember, and one of each trouble to try out."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from sim.firms.engagements import MONTHS, WORK_TYPES
from sim.firms.model import (
    Budget,
    Client,
    ClientKind,
    Colleague,
    Jobcode,
    KarbonStanding,
    Restriction,
    Status,
    TimeStanding,
    WorkItem,
)
from sim.firms.names import address_of
from sim.physics.clock import WORLD_START

DOMAIN: Final = "harbourstreet.example"
TODAY: Final = WORLD_START.date()
PERSON, ORGANIZATION, GROUP = ClientKind.CONTACT, ClientKind.ORGANIZATION, ClientKind.CLIENT_GROUP
LONG_NAME: Final = "Trustees of the Margaret and Leonard Whitcombe Discretionary Family Settlement"


def colleagues() -> tuple[Colleague, ...]:
    """Priya administers all three services; Marco only Karbon; the rest have a trouble of their own or none."""
    admin, none = KarbonStanding.ADMIN, KarbonStanding.ABSENT
    return (
        _colleague("Priya Patel", admin, TimeStanding.ADMIN),
        _colleague("Marco Rossi", admin),
        _colleague("Ann Lee"),
        _colleague("Bob Stone", time=TimeStanding.ARCHIVED),
        _colleague("Chen Wei", time=TimeStanding.ABSENT),
        _colleague("Dana O'Neil", none),
        _colleague("Elif Demir"),
        _colleague("Grace Okafor"),
        _colleague("Hugo Martin", employee=False),
        _colleague("Inês Costa"),
        _colleague("Jonas Berg"),
        _colleague("Keiko Tanaka", employee=False),
    )


def _colleague(
    name: str,
    karbon: KarbonStanding = KarbonStanding.COLLEAGUE,
    time: TimeStanding = TimeStanding.ACTIVE,
    *,
    employee: bool = True,
) -> Colleague:
    return Colleague(
        id=address_of(name).split(".")[0],
        name=name,
        email=f"{address_of(name)}@{DOMAIN}",
        karbon=karbon,
        quickbooks_time=time,
        quickbooks_employee=employee,
    )


def clients() -> tuple[Client, ...]:
    """Equal names, near names, long and odd ones, one private, one hidden, two whose type is not synced."""
    private, hidden = Restriction.PRIVATE, Restriction.HIDDEN
    return (
        client_called(ORGANIZATION, "Acme Dental"),
        client_called(ORGANIZATION, "Birch & Sons"),
        client_called(ORGANIZATION, "Harbour Trust", restriction=private),
        client_called(ORGANIZATION, "Quiet Cove Holdings", restriction=hidden),
        client_called(PERSON, "Smith"),
        client_called(ORGANIZATION, "Smith"),
        client_called(GROUP, "Smith", members=("contact-smith", "organization-smith")),
        client_called(PERSON, "Tom Baker"),
        client_called(PERSON, "Tom Baker", suffix="-junior"),
        client_called(PERSON, "Maria O'Brien"),
        client_called(PERSON, "Zoë Núñez"),
        client_called(PERSON, "Leonard Whitcombe"),
        client_called(ORGANIZATION, LONG_NAME),
        client_called(ORGANIZATION, "Lowell, Finch & Co"),
        client_called(ORGANIZATION, "Café Zürich"),
        client_called(ORGANIZATION, "Riverside  Motors", contact_type="Client"),
        client_called(ORGANIZATION, "Green Grocer Ltd"),
        client_called(ORGANIZATION, "GREEN GROCER LTD", suffix="-capitals"),
        client_called(ORGANIZATION, "Paper & Ink Supplies", contact_type="Supplier"),
        client_called(PERSON, "Nadia Karim", contact_type="Prospect"),
        client_called(GROUP, "Birch Family", members=("birch-sons", "maria-obrien")),
        client_called(
            GROUP, "Whitcombe Family", members=("leonard-whitcombe", address_of(LONG_NAME).replace(".", "-"))
        ),
        client_called(GROUP, "Harbour Group", members=("acme-dental", "harbour-trust")),
        client_called(GROUP, "Riverside Household", members=("tom-baker", "tom-baker-junior")),
    )


def client_called(
    kind: ClientKind,
    name: str,
    contact_type: str = "Client",
    restriction: Restriction = Restriction.PUBLIC,
    members: tuple[str, ...] = (),
    suffix: str = "",
) -> Client:
    """A client whose id and email follow from the name."""
    address = address_of(name)
    front = f"{kind.lower()}-" if name == "Smith" else ""
    return Client(
        id=front + address.replace(".", "-") + suffix,
        kind=kind,
        name=name,
        contact_type=contact_type,
        restriction=restriction,
        email="" if kind is GROUP else f"{address}@post.example",
        members=members,
    )


def work() -> list[WorkItem]:
    """Work to show things with: one budget of ten hours, one title twelve times, one that everybody has."""
    tax_budget = (
        Budget(minutes=480, role="Accountant", task_type="Tax Return"),
        Budget(minutes=120, role="Manager", task_type="Review"),
    )
    months = [
        _work("birch-sons", "Bookkeeping", date(2026, month, 1), "ann", f"-{name.casefold()}")
        for month, name in enumerate(MONTHS, start=1)
    ]
    return [
        _work("acme-dental", "2026 Tax", TODAY, "ann", budget=tax_budget),
        _work(
            "acme-dental", "2025 Tax", date(2025, 2, 2), "marco", status=Status.COMPLETED, budget=tax_budget
        ),
        _work("acme-dental", "Payroll Mar 2026", TODAY, "elif"),
        *months,
        _work("birch-sons", "2026 Tax", TODAY, "ann"),
        _work("harbour-trust", "2026 Trust Return", TODAY, "marco"),
        _work("quiet-cove-holdings", "2026 Tax", TODAY, "marco"),
        _work("contact-smith", "2026 Tax", TODAY, "grace"),
        _work("organization-smith", "2026 Tax", TODAY, "grace"),
        _work("clientgroup-smith", "2026 Planning", TODAY, "grace"),
        _work("cafe-zurich", "Sales Tax Q1 2026", date(2026, 4, 1), "bob", status=Status.READY_TO_START),
        _work("birch-family", "Family Review 2026", date(2026, 5, 1), "ines", status=Status.PLANNED),
    ]


def _work(
    client: str,
    title: str,
    start: date,
    assignee: str,
    suffix: str = "",
    status: Status = Status.IN_PROGRESS,
    budget: tuple[Budget, ...] = (),
) -> WorkItem:
    past, ahead = start + timedelta(days=45) < TODAY, start > TODAY
    return WorkItem(
        id=f"{client}-{address_of(title).replace('.', '-')}{suffix}",
        client=client,
        title=title,
        start=start,
        due=start + timedelta(days=45),
        work_type=next((each for each in WORK_TYPES if each in title), "Advisory"),
        status=Status.COMPLETED if past else Status.PLANNED if ahead else status,
        assignee=assignee,
        budget=budget,
    )


def jobcodes() -> tuple[Jobcode, ...]:
    """Codes that were there before: equal, near, archived, and of nobody in Karbon."""
    return (
        Jobcode(id="internal", name="Internal"),
        Jobcode(id="training", name="Training", parent="internal"),
        Jobcode(id="administration", name="Administration", parent="internal"),
        Jobcode(id="birch", name="Birch & Sons"),
        Jobcode(id="birch-tax", name="2026 Tax", parent="birch"),
        Jobcode(id="riverside", name="Riverside Motors"),
        Jobcode(id="cafe", name="Café Zürich", active=False),
        Jobcode(id="mill", name="Old Mill Bakery"),
    )


def customers() -> tuple[str, ...]:
    """Customers that were there before: equal, near, and of nobody in Karbon."""
    return (
        "Acme Dental",
        "Acme Dental:2026 Tax",
        "Birch & Sons",
        "Green Grocer",
        "Riverside Motors",
        "Walk-in Customer",
    )
