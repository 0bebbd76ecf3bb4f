"""Customers, jobs and time in QuickBooks: written once, however often they are sent."""

from datetime import date, timedelta

import pytest

from integration.clients.errors import CredentialRefused, Refused, Unreachable
from sim.quickbooks.records import Customer, Employee, Vendor
from tests.integration.clients.booking import changed_time, customer, new_time, no_time, wrote

HOUR_S = timedelta(hours=1).total_seconds()
DAY = date(2026, 3, 2)


@pytest.fixture
def ann(firm):
    firm.books_state.load([Employee(id="54", given_name="Ann", family_name="Lee", display_name="Ann Lee")])
    return "54"


def test_the_company_has_a_name(firm):
    """It is what a person recognizes the connection by."""
    assert firm.books.company() == firm.books_state.company_info.get("1").company_name


@pytest.mark.parametrize("count", [0, 1, 1000, 1001])
def test_customers_of_any_number(firm, count):
    """A thousand a page, and inactive ones too."""
    names = [f"Client {number}" for number in range(count)]
    firm.books_state.load(
        [Customer(id=str(n + 100), display_name=name, active=n % 2 == 0) for n, name in enumerate(names)]
    )

    found = firm.books.customers()

    assert len({customer.id for customer in found}) == count
    assert len([customer for customer in found if customer.active]) == (count + 1) // 2
    assert len(firm.calls()) == count // 1000 + 1


@pytest.mark.parametrize(
    "name",
    [
        "O'Brien",
        "back\\slash",
        "\\'",
        "100% & Sons + Co #1?",
        "' OR Active = false",
        "日本語",
        "Zoë",
        "%",
        'say "x"',
    ],
)
def test_a_hostile_name_is_found_again(firm, name):
    """A literal of a query is a name and nothing else."""
    wrote(firm, customer("Somebody Else"), "r0")
    made = wrote(firm, customer(name), "r1")

    assert made.display_name == name
    assert firm.books.customers_at([name]) == [made]


def test_a_job_is_found_by_its_path(firm):
    """Two clients may have a job of one name."""
    acme, birch = (wrote(firm, customer(name), name) for name in ("Acme", "Birch"))
    jobs = [wrote(firm, customer("2026 Tax", parent.id), f"job {parent.id}") for parent in (acme, birch)]

    assert firm.books.customers_at(["Birch:2026 Tax"]) == [jobs[1]]
    assert jobs[1].parent_id == birch.id
    assert firm.books.customers_at(["Acme:2025 Tax"]) == []


def test_many_customers_are_found_in_few_calls(firm):
    """By path or by id, also inactive ones; those that are not there are not in the answer."""
    names = [
        f"Client {number} of a name that is rather long, as names of clients are" for number in range(60)
    ]
    firm.books_state.load(
        [Customer(id=str(n + 100), display_name=name, active=n > 0) for n, name in enumerate(names)]
    )

    by_path = firm.books.customers_at([*names, "Nobody"])
    by_id = firm.books.customers_with([str(n) for n in range(90, 150)])

    assert len(by_path) == 59 + len([one for one in by_path if not one.active])
    assert len(by_id) == 50
    assert len(firm.calls()) <= 3


def test_the_same_request_id_makes_one_customer(firm):
    """The vendor answers again what it answered first."""
    first = wrote(firm, customer("Acme"), "intent-1")

    assert wrote(firm, customer("Acme"), "intent-1") == first
    assert len(firm.books.customers()) == 1


def test_a_lost_answer_is_settled_by_sending_again(firm, ann):
    """Time has no name to look it up by; the request id does it."""
    firm.arm(kind="lost", service="quickbooks", method="POST", path="/batch")
    with pytest.raises(Unreachable) as caught:
        wrote(firm, new_time(day=DAY, minutes=95, employee_id=ann), "intent-2")
    assert caught.value.outcome_unknown

    again = wrote(firm, new_time(day=DAY, minutes=95, employee_id=ann), "intent-2")

    assert firm.books.time_activities_dated(DAY, DAY) == [again]


def test_a_name_that_is_taken_is_refused_with_its_code(firm):
    """And without the name, which may be a client."""
    wrote(firm, customer("Harbour Trust"), "r1")

    with pytest.raises(Refused) as caught:
        wrote(firm, customer("Harbour Trust"), "r2")

    assert (caught.value.status, caught.value.code) == (400, "6240")
    assert "Harbour" not in str(caught.value)


def test_time_from_its_beginning_to_its_end(firm, ann):
    """Created, read, changed in one thing, deleted, gone."""
    client = wrote(firm, customer("Acme"), "c")
    fields = {"day": DAY, "minutes": 95, "employee_id": ann, "customer_id": client.id, "description": "Call"}
    made = wrote(firm, new_time(**fields), "t1")
    assert (made.minutes, made.employee_id, made.customer_id, made.date) == (95, ann, client.id, DAY)
    assert firm.books.time_activity(made.id) == made

    changed = wrote(firm, changed_time(made.id, made.sync_token, minutes=5), "t2")
    assert (changed.minutes, changed.description, changed.customer_id) == (5, "Call", client.id)
    assert changed.sync_token != made.sync_token

    with pytest.raises(Refused) as stale:
        wrote(firm, changed_time(made.id, made.sync_token, minutes=7), "t3")
    assert stale.value.code == "5010"

    wrote(firm, no_time(made.id, changed.sync_token), "t4")
    assert firm.books.time_activity(made.id) is None
    assert firm.books.time_activities_with([made.id]) == []


def test_only_time_of_some_days(firm, ann):
    """From the first to the last, both included."""
    days = [DAY + timedelta(days=number) for number in range(4)]
    made = [wrote(firm, new_time(day=day, minutes=1, employee_id=ann), f"t{day}") for day in days]

    assert firm.books.time_activities_dated(days[1], days[2]) == made[1:3]
    assert firm.books.time_activities_with([made[0].id, made[3].id, "999"]) == [made[0], made[3]]


def test_one_bad_write_of_many(firm, ann):
    """Each write of a call stands or falls alone, and its outcome is its own."""
    wrote(firm, customer("Acme"), "r1")
    answers = firm.books.batch(
        [customer("Birch"), customer("Acme"), new_time(day=DAY, minutes=5, employee_id=ann)], "r2"
    )

    assert answers[0].customer.path == "Birch"
    assert answers[1].refusal.code == "6240"
    assert answers[2].activity.minutes == 5


def test_employees(firm, ann):
    """With the number that time is booked by."""
    assert [(one.role, one.id, one.display_name) for one in firm.books.employees()] == [
        ("Employee", ann, "Ann Lee")
    ]


def test_contractors(firm):
    """They are vendors, and their time is booked by another reference."""
    firm.books_state.load([Vendor(id="30", display_name="Cara Dunn", primary_email_addr="cara@x.test")])
    (cara,) = firm.books.vendors()
    made = wrote(firm, new_time(day=DAY, minutes=5, vendor_id=cara.id), "t1")

    assert (cara.role, cara.email) == ("Vendor", "cara@x.test")
    assert (made.vendor_id, made.employee_id) == ("30", "")


def test_a_token_of_an_hour(firm):
    """Renewed every hour; the refresh token changes once a day."""
    for _ in range(26):
        firm.clock.sleep(HOUR_S)
        firm.books.company()

    assert len(firm.kept) == 26
    assert len({tokens.refresh_token for _, tokens in firm.kept}) == 2


def test_a_connection_that_was_cut_has_to_be_made_again(firm):
    """A person disconnected the app in QuickBooks."""
    firm.books_state.credentials.disconnect()

    with pytest.raises(CredentialRefused, match="connect QuickBooks again"):
        firm.books.company()


def test_ten_calls_a_second_are_kept(firm):
    """And five hundred a minute, and no 429."""
    firm.books_state.set_behaviour(throttle=True)
    for _ in range(600):
        firm.books.company()

    assert {call.status for call in firm.calls()} == {200}
