"""How many records an answer looks at: as many as the page needs, not as many as there are.

Counted, not timed: a list that counts the records which its table hands out.
"""

from datetime import date, timedelta

import pytest

from sim.karbon.listings import CONTACTS, WORK_ITEMS
from sim.karbon.options import page_of
from sim.karbon.pages import FIRST_BLOCK, page
from sim.karbon.records import Contact, User, WorkItem
from sim.karbon.time.lists import TIME_ENTRIES
from tests.karbon.time.loading import entries

COUNT = 1500
PAGE = 10


class Counted:
    """A table, and how many records it gave."""

    def __init__(self, table):
        self.table, self.given = table, 0
        self.count_between, self.root = table.count_between, table.root

    def between(self, *args, **options):
        records = self.table.between(*args, **options)
        self.given += len(records)
        return records


@pytest.fixture
def firm(karbon):
    """Work over three hundred days, contacts of four types, time of ten people."""
    people = [User(user_key=f"U{n}", name=f"N{n}", email_address=f"{n}@firm.example") for n in range(5)]
    types = [
        Contact(contact_key=f"{n:05}", first_name="F", last_name=f"L{n}", contact_type=f"Type {n % 4}")
        for n in range(COUNT)
    ]
    work = [
        WorkItem(
            work_item_key=f"{n * 7 % COUNT:05}",
            title=f"Title {n // 5}",
            client_key=f"C{n // 5}",
            client_type="Organization",
            start_date=date(2026, 1, 1) + timedelta(days=n % 300),
            deadline_date=date(2026, 2, 1) + timedelta(days=n % 300),
            assignee_key=f"U{n % 5}",
            work_type=f"Type {n % 4}",
            primary_status="Completed" if n % 300 < 200 else "Waiting",
        )
        for n in range(COUNT)
    ]
    karbon.state.load([*people, *types, *work, *entries(COUNT, users=10, clients=300, per_day=10)])
    return karbon


def looked_at(caller, listing, text, order=""):
    """How many records a page of ten takes, and how many it counts."""
    options = (
        {"$top": str(PAGE)} | ({"$filter": text} if text else {}) | ({"$orderby": order} if order else {})
    )
    table = Counted(listing.table(caller.state))
    wanted = page_of(listing, caller.state.behaviour, options)
    counted = listing._replace(table=lambda _: table)
    rows, count = page(caller.state, counted, wanted.question, wanted.skip, wanted.rows)
    assert len(rows) == min(PAGE, count)
    return table.given, count


@pytest.mark.parametrize("order", ["", "FullName", "FullName desc", "LastModifiedDateTime desc"])
def test_contacts(firm, order):
    """A page is a page; of a type, one contact of each of the four types more."""
    assert looked_at(firm, CONTACTS, "", order) == (PAGE, COUNT)
    assert looked_at(firm, CONTACTS, "ContactType eq 'Type 2'", order) == (PAGE + 4, COUNT // 4)
    assert looked_at(firm, CONTACTS, "contains(ContactType,'2')", order) == (PAGE + 4, COUNT // 4)


@pytest.mark.parametrize("order", ["", "StartDate", "StartDate desc", "DeadlineDate", "DeadlineDate desc"])
@pytest.mark.parametrize(
    ("text", "asked", "count"),
    [
        ("", 0, COUNT),
        ("AssigneeEmailAddress eq '2@firm.example'", 5, COUNT // 5),
        ("contains(AssigneeEmailAddress,'2@')", 5, COUNT // 5),
        ("WorkType eq 'Type 2'", 4, COUNT // 4),
        ("PrimaryStatus eq 'Waiting'", 2, COUNT // 3),
        ("WorkStatus eq 'Completed'", 2, COUNT * 2 // 3),
    ],
)
def test_work_by_what_it_is(firm, order, text, asked, count):
    """The page, and one record of each value."""
    assert looked_at(firm, WORK_ITEMS, text, order) == (PAGE + asked, count)


@pytest.mark.parametrize("order", ["", "StartDate", "DeadlineDate", "DeadlineDate desc"])
def test_work_of_one_client(firm, order):
    """What the client has, once."""
    given, count = looked_at(firm, WORK_ITEMS, "ClientKey eq 'C7'", order)

    assert count == 5
    assert given <= FIRST_BLOCK + 2 * count


@pytest.mark.parametrize("text", ["StartDate ge 2026-03-05", "StartDate le 2026-05-05"])
@pytest.mark.parametrize("order", ["", "StartDate", "StartDate desc", "DeadlineDate", "DeadlineDate desc"])
def test_work_by_its_start(firm, text, order):
    """A range in another order looks at the months and the single days that it is made of, no more."""
    given, count = looked_at(firm, WORK_ITEMS, text, order)

    months_and_days = 10 * FIRST_BLOCK + 31 * (COUNT // 300)
    assert count > COUNT // 3
    assert given <= {"": 2 * FIRST_BLOCK, "StartDate": PAGE}.get(order.removesuffix(" desc"), months_and_days)


@pytest.mark.parametrize("order", ["", "Date desc"])
@pytest.mark.parametrize(
    "text",
    [
        "Date ge 2021-03-01",
        "Date gt 2021-02-01 and Date lt 2021-06-01",
        "year(Date) eq 2021",
        "UserKey eq 'U007'",
        "ClientKey eq 'C000007'",
        "ClientKey eq 'C000007' and Date ge 2021-01-08",
    ],
)
def test_time(firm, order, text):
    """Nothing but the page."""
    given, count = looked_at(firm, TIME_ENTRIES, text, order)

    assert given == min(PAGE, count)


@pytest.mark.parametrize("order", ["", "Date desc"])
def test_time_of_every_eighth(firm, order):
    """The page, and the first and the last entry of all."""
    given, count = looked_at(firm, TIME_ENTRIES, "day(Date) eq 8", order)

    assert count == 50
    assert given == PAGE + 2


def test_the_search_that_no_index_answers_is_made_once(firm):
    """The next page of it looks at nothing."""
    table = Counted(WORK_ITEMS.table(firm.state))
    counted = WORK_ITEMS._replace(table=lambda _: table)
    wanted = page_of(WORK_ITEMS, firm.state.behaviour, {"$filter": "contains(Title,'title 1')"})
    page(firm.state, counted, wanted.question, 0, PAGE)
    first = table.given
    page(firm.state, counted, wanted.question, PAGE, PAGE)

    assert (first, table.given) == (COUNT, COUNT)
