"""Customers, jobs and time in QuickBooks: written once, however often they are sent."""

from datetime import date, timedelta

import pytest

from integration.clients.errors import CredentialRefused, Refused, Unreachable
from sim.quickbooks.records import Customer, Employee

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
    firm.books.create_customer("Somebody Else", "", "r0")
    made = firm.books.create_customer(name, "", "r1")

    assert made.display_name == name
    assert firm.books.customer_by_path(name) == made


def test_a_job_is_found_by_its_path(firm):
    """Two clients may have a job of one name."""
    acme, birch = (firm.books.create_customer(name, "", name) for name in ("Acme", "Birch"))
    jobs = [firm.books.create_customer("2026 Tax", parent.id, f"job {parent.id}") for parent in (acme, birch)]

    assert firm.books.customer_by_path("Birch:2026 Tax") == jobs[1]
    assert jobs[1].parent_id == birch.id
    assert firm.books.customer_by_path("Acme:2025 Tax") is None


def test_the_same_request_id_makes_one_customer(firm):
    """The vendor answers again what it answered first."""
    first = firm.books.create_customer("Acme", "", "intent-1")

    assert firm.books.create_customer("Acme", "", "intent-1") == first
    assert len(firm.books.customers()) == 1


def test_a_lost_answer_is_settled_by_sending_again(firm, ann):
    """Time has no name to look it up by; the request id does it."""
    firm.arm(kind="lost", service="quickbooks", method="POST", path="timeactivity")
    with pytest.raises(Unreachable) as caught:
        firm.books.create_time_activity("intent-2", day=DAY, minutes=95, employee_id=ann)
    assert caught.value.outcome_unknown

    again = firm.books.create_time_activity("intent-2", day=DAY, minutes=95, employee_id=ann)

    assert firm.books.time_activities() == [again]


def test_a_name_that_is_taken_is_refused_with_its_code(firm):
    """And without the name, which may be a client."""
    firm.books.create_customer("Harbour Trust", "", "r1")

    with pytest.raises(Refused) as caught:
        firm.books.create_customer("Harbour Trust", "", "r2")

    assert (caught.value.status, caught.value.code) == (400, "6240")
    assert "Harbour" not in str(caught.value)


def test_time_from_its_beginning_to_its_end(firm, ann):
    """Created, read, changed in one thing, deleted, gone."""
    client = firm.books.create_customer("Acme", "", "c")
    made = firm.books.create_time_activity(
        "t1", day=DAY, minutes=95, employee_id=ann, customer_id=client.id, description="Call"
    )
    assert (made.minutes, made.employee_id, made.customer_id, made.date) == (95, ann, client.id, DAY)
    assert firm.books.time_activity(made.id) == made

    changed = firm.books.update_time_activity(made.id, made.sync_token, "t2", minutes=5)
    assert (changed.minutes, changed.description, changed.customer_id) == (5, "Call", client.id)
    assert changed.sync_token != made.sync_token

    with pytest.raises(Refused) as stale:
        firm.books.update_time_activity(made.id, made.sync_token, "t3", minutes=7)
    assert stale.value.code == "5010"

    firm.books.delete_time_activity(made.id, changed.sync_token, "t4")
    assert firm.books.time_activity(made.id) is None
    assert firm.books.time_activities() == []


def test_only_time_that_changed(firm, ann):
    """By its last update, which is the vendor's own clock."""
    firm.books.create_time_activity("t1", day=DAY, minutes=1, employee_id=ann)
    firm.clock.sleep(60)
    since = firm.clock.now()
    second = firm.books.create_time_activity("t2", day=DAY, minutes=2, employee_id=ann)

    assert firm.books.time_activities(changed_since=since) == [second]


def test_employees(firm, ann):
    """With the number that time is booked by."""
    assert [(one.id, one.display_name) for one in firm.books.employees()] == [(ann, "Ann Lee")]


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
