"""Where QuickBooks takes a display name once in all, as its documents say, jobs of one name get their client's as well.

A recording shows the other rule: there a name is taken once below each parent (contract 3.1).
"""

from __future__ import annotations

import pytest

from tests.integration.books.test_customers import booked, findings, paths
from tests.integration.firm import ADMIN, ANN, Firm

CLIENTS = ("Birch", "Cedar")


@pytest.fixture
def same_work(in_step: Firm) -> Firm:
    """Three clients, each with a work item called 2026 Tax."""
    for name in CLIENTS:
        key = in_step.karbon.add_organization(name)
        in_step.karbon.add_work("2026 Tax", key, "2026-03-02")
    in_step.bridge.save_and_sync(ADMIN)
    return in_step


def enter_on_all(firm: Firm, minutes: int) -> None:
    for place, name in enumerate(("Acme", *CLIENTS)):
        job = firm.job(f"{name} › 2026 Tax")
        firm.time.enter_time(ANN, job, str(firm.today()), minutes + place)


def test_the_recorded_rule(same_work: Firm) -> None:
    """Each client has its own 2026 Tax."""
    enter_on_all(same_work, 30)

    assert same_work.bridge.sync().findings == []
    assert booked(same_work) == [("Acme:2026 Tax", 30), ("Birch:2026 Tax", 31), ("Cedar:2026 Tax", 32)]


def test_the_strict_rule(same_work: Firm) -> None:
    """The first is called as the work is, the others by their client too; each is told once, and all time arrives."""
    same_work.world.quickbooks.set_behaviour(display_names_unique=True)
    enter_on_all(same_work, 30)
    first = same_work.bridge.sync()
    enter_on_all(same_work, 60)
    mark = same_work.mark()
    second = same_work.bridge.sync()

    names = ["Acme:2026 Tax", "Birch:2026 Tax (Birch)", "Cedar:2026 Tax (Cedar)"]
    assert booked(same_work) == sorted(
        (name, 30 + more + at) for at, name in enumerate(names) for more in (0, 30)
    )
    assert findings(first) == ["BOOKS_NAME_ADAPTED"] * 2
    assert "'2026 Tax' elsewhere" in first.findings[0].sentence
    assert "Nothing to do" in first.findings[0].remedy
    assert second.findings == []
    assert len(same_work.calls("quickbooks", since=mark)) == 1


def test_one_more_call_for_all_of_them(in_step: Firm) -> None:
    """The names that are taken are looked at in one query, and their jobs made in one call."""
    in_step.world.quickbooks.set_behaviour(display_names_unique=True)
    clients = [in_step.time.add_job(f"Client {number:02}") for number in range(29)]
    for client in clients:
        in_step.time.enter_time(ANN, in_step.time.add_job("2026 Tax", client), str(in_step.today()), 6)
    mark = in_step.mark()
    in_step.bridge.sync()

    assert len(in_step.calls("quickbooks", "POST", since=mark)) == 1 + 2 + 1
    assert len(in_step.books.time_activities()) == 29


def test_a_job_that_the_bookkeeper_called_so(same_work: Firm) -> None:
    """A job that is there under the longer name is used, and not made again."""
    acme, birch = (same_work.books.add_customer(name) for name in ("Acme", "Birch"))
    same_work.world.quickbooks.set_behaviour(display_names_unique=True)
    same_work.books.add_customer("2026 Tax", acme)
    same_work.books.add_customer("2026 Tax (Birch)", birch)
    same_work.time.enter_time(ANN, same_work.job("Birch › 2026 Tax"), str(same_work.today()), 30)

    assert same_work.bridge.sync().findings == []
    assert booked(same_work) == [("Birch:2026 Tax (Birch)", 30)]
    assert paths(same_work) == ["Acme", "Acme:2026 Tax", "Birch", "Birch:2026 Tax (Birch)"]


def test_a_job_called_like_a_person(in_step: Firm) -> None:
    """A vendor may hold the name of a job, too, by another reading of the documents."""
    in_step.world.quickbooks.set_behaviour(job_names_clash_with_people=True)
    in_step.books.add_vendor("2026 Tax")
    in_step.track(60)

    assert findings(in_step.bridge.sync()) == ["BOOKS_NAME_ADAPTED"]
    assert booked(in_step) == [("Acme:2026 Tax (Acme)", 60)]


@pytest.mark.parametrize("there", ["2026 TAX", "inactive"])
def test_a_job_that_may_be_the_same(in_step: Firm, there: str) -> None:
    """Below the same client, in other letters or inactive, it is no reason for another one (D-01)."""
    acme = in_step.books.add_customer("Acme")
    if there == "inactive":
        in_step.world.quickbooks.set_behaviour(plain_name_free_after_deactivation=False)
        in_step.books.deactivate_customer(in_step.books.add_customer("2026 Tax", acme))
    else:
        in_step.books.add_customer(there, acme)
    in_step.track(60)
    told = [findings(in_step.bridge.sync()) for _ in range(2)]

    assert told == [["NAME_CONFLICT"]] * 2
    assert booked(in_step) == []
    assert len(in_step.books.customers()) == 2


def test_a_client_called_like_a_job(same_work: Firm) -> None:
    """A client has only its own name: what helps is said, and the rest arrives."""
    same_work.world.quickbooks.set_behaviour(display_names_unique=True)
    enter_on_all(same_work, 30)
    same_work.bridge.sync()
    same_work.time.enter_time(ANN, same_work.time.add_job("2026 Tax"), str(same_work.today()), 60)
    told = same_work.bridge.sync()

    assert findings(told) == ["NAME_CONFLICT"]
    assert told.findings[0].remedy == "Free the name in QuickBooks, then sync."
    assert len(booked(same_work)) == 3
