"""Whatever index answers a question, the pages of its answer are those of a search through every record."""

from datetime import date, timedelta

import pytest

from sim.karbon import pages
from sim.karbon.days import pieces
from sim.karbon.listings import WORK_ITEMS
from sim.karbon.matching import test_of as matcher
from sim.karbon.options import page_of
from sim.karbon.records import Organization, User, WorkItem
from sim.karbon.time.lists import TIME_ENTRIES, TIMESHEETS
from tests.karbon.time.loading import entries, sheets

COUNT = 240
ROWS = 17
FIRST = date(2025, 12, 28)

QUESTIONS = {
    "WorkItems": [
        "",
        "ClientKey eq 'C7'",
        "Title eq 'Title 3'",
        "contains(Title,'e 1')",
        "contains(AssigneeEmailAddress,'2@')",
        "WorkStatus eq 'In Progress'",
        "contains(WorkStatus,'Review')",
        "PrimaryStatus eq 'Completed' and WorkType eq 'Type 2'",
        "WorkType eq 'Type 2' and StartDate ge 2026-02-01",
        "StartDate ge 2026-02-03",
        "StartDate le 2026-03-01",
        "StartDate ge 2026-01-15 and StartDate le 2026-04-15",
        "StartDate ge 2026-01-15 and StartDate le 2026-01-20",
        "StartDate ge 2027-01-15 and StartDate le 2026-01-20",
    ],
    "IndividualTimeEntries": [
        "",
        "Date ge 2021-01-20",
        "month(Date) eq 2",
        "day(Date) gt 8 and year(Date) eq 2021",
        "day(Date) lt 15",
        "year(Date) ge 2021 and UserKey eq 'U002'",
        "UserKey eq 'U002' and ClientKey eq 'C000003'",
    ],
    "Timesheets": [
        "",
        "UserKey in ('U001','U003','U001')",
        "Status in ('Draft','Declined') and StartDate ge 2021-02-01",
        "EndDate lt 2021-03-01",
        "day(StartDate) le 8",
        "WorkItemKeys/any(x: x in ('W000003','W000004'))",
        "WorkItemKeys/any(x: x eq 'W000003') and Status eq 'Draft'",
    ],
}
LISTINGS = {found.name: found for found in (WORK_ITEMS, TIME_ENTRIES, TIMESHEETS)}
CASES = [
    (name, text, order + direction)
    for name, texts in QUESTIONS.items()
    for text in texts
    for order in ("", *LISTINGS[name].orders)
    for direction in (("", " desc") if order else ("",))
]


@pytest.fixture(params=[2000, ROWS], ids=["merged", "remembered"])
def firm(karbon, monkeypatch, request):
    """Clients of every level, all seen; and deep pages that are merged, or remembered."""
    monkeypatch.setattr(pages, "MERGED_DEPTH_MAX", request.param)
    levels = ("Public", "Private", "Hidden")
    statuses = (("Planned", ""), ("InProgress", "In Review"), ("InProgress", ""), ("Completed", ""))
    karbon.state.load(User(user_key=f"U{n}", name="N", email_address=f"{n}@firm.example") for n in range(5))
    karbon.state.load(
        Organization(organization_key=f"C{n}", full_name=f"Client {n}", restriction_level=levels[n % 3])
        for n in range(12)
    )
    karbon.state.load(
        WorkItem(
            work_item_key=f"{n * 7 % COUNT:04}",
            title=f"Title {n % 20}",
            client_key=f"C{n % 12}",
            client_type="Organization",
            start_date=FIRST + timedelta(days=n * 5 % 130),
            deadline_date=None if n % 9 == 0 else FIRST + timedelta(days=n * 11 % 170),
            assignee_key=f"U{n % 5}",
            work_type=f"Type {n % 4}",
            primary_status=statuses[n % 4][0],
            secondary_status=statuses[n % 4][1],
        )
        for n in range(COUNT)
    )
    time = entries(COUNT, users=5, clients=8, per_day=4)
    karbon.state.load([*sheets(45, users=5), *time])
    karbon.screens.grant_app_permission(True, True)
    return karbon


def searched(state, listing, question):
    """The keys that a search through all records finds, in order."""
    tests = [matcher(state, listing.properties[asked.property], asked) for asked in question.conditions]
    found = [record for record in listing.table(state) if all(test(record) for test in tests)]
    order = listing.indexes[question.order]
    found.sort(key=lambda record: (order(record)[1:], listing.key(record)), reverse=question.descending)
    return [listing.key(record) for record in found]


@pytest.mark.parametrize(("name", "text", "order"), CASES)
def test_a_walk(firm, name, text, order):
    """Each record once, none left out, none too many, in order; and the count on every page."""
    listing = LISTINGS[name]
    options = ({"$filter": text} if text else {}) | ({"$orderby": order} if order else {})
    question = page_of(listing, firm.state.behaviour, options).question
    expected = searched(firm.state, listing, question)

    walked, counts = [], set()
    for skip in range(0, len(expected) + ROWS, ROWS):
        rows, count = pages.page(firm.state, listing, question, skip, ROWS)
        walked += [listing.key(record) for record in rows]
        counts.add(count)

    assert walked == expected
    assert counts == {len(expected)}


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        (date(2026, 1, 1), date(2026, 1, 31), 1),
        (date(2026, 1, 1), date(2026, 1, 30), 0),
        (date(2026, 1, 2), date(2026, 3, 1), 1),
        (date(2026, 1, 31), date(2027, 2, 1), 12),
        (date(2026, 5, 5), date(2026, 5, 5), 0),
        (date(2026, 5, 5), date(2026, 5, 4), 0),
        (date(9999, 11, 1), date.max, 2),
        (date.min, date(1, 2, 27), 1),
    ],
)
def test_a_range_is_made_of_months_and_days(first, last, months):
    """Each day of it once."""
    made = list(pieces(first, last))
    days = sum(31 if found.month in {1, 3, 5, 7, 8, 10, 12} else 30 for found, whole in made if whole)
    february = sum(2 for found, whole in made if whole and found.month == 2)

    assert sum(whole for _, whole in made) == months
    assert days - february + sum(not whole for _, whole in made) == max(0, (last - first).days + 1)
