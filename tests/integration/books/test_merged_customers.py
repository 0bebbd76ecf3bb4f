"""Customers merged in QuickBooks: the time goes to the survivor, and nobody is made a second time (NAME-06)."""

from __future__ import annotations

import pytest

from tests.integration.books.test_customers import booked, findings, paths
from tests.integration.firm import ADMIN, Firm


@pytest.fixture
def survivor(in_step: Firm) -> str:
    """The customer that Acme is merged into."""
    return in_step.books.add_customer("Acme Corporation")


def customer(firm: Firm, path: str) -> str:
    return next(str(one["id"]) for one in firm.books.customers() if one["path"] == path)


def test_time_on_the_customer(in_step: Firm, survivor: str) -> None:
    """Time that was there tells who survived."""
    in_step.track(60, "Acme")
    in_step.bridge.sync()
    in_step.books.merge_customers(survivor, customer(in_step, "Acme"))
    in_step.track(30, "Acme")

    assert in_step.bridge.sync().findings == []
    assert booked(in_step) == [("Acme Corporation", 30), ("Acme Corporation", 60)]
    assert paths(in_step) == ["Acme Corporation"]


@pytest.mark.parametrize("twin", [True, False])
def test_time_on_a_job(in_step: Firm, survivor: str, twin: bool) -> None:
    """The job stands below the survivor, or went into the survivor's job of that name."""
    if twin:
        in_step.books.add_customer("2026 Tax", survivor)
    in_step.track(60)
    in_step.bridge.sync()
    in_step.books.merge_customers(survivor, customer(in_step, "Acme"))
    in_step.track(30)
    in_step.track(15, "Acme")
    told = in_step.bridge.sync()

    assert told.findings == []
    assert booked(in_step) == [
        ("Acme Corporation", 15),
        ("Acme Corporation:2026 Tax", 30),
        ("Acme Corporation:2026 Tax", 60),
    ]
    assert paths(in_step) == ["Acme Corporation", "Acme Corporation:2026 Tax"]


def test_a_new_job_of_a_merged_customer(in_step: Firm, survivor: str) -> None:
    """It is made below the survivor."""
    in_step.track(60)
    in_step.bridge.sync()
    in_step.books.merge_customers(survivor, customer(in_step, "Acme"))
    in_step.karbon.add_work("Payroll", in_step.key("Acme"), "2026-03-02")
    in_step.bridge.save_and_sync(ADMIN)
    in_step.track(30, "Payroll")

    assert in_step.bridge.sync().findings == []
    assert booked(in_step) == [("Acme Corporation:2026 Tax", 60), ("Acme Corporation:Payroll", 30)]


def test_nothing_tells_who_survived(in_step: Firm, survivor: str) -> None:
    """Then no second customer is made: the time waits until a person gives the survivor the name for once."""
    in_step.track(60, "Acme")
    in_step.bridge.sync()
    in_step.books.delete_time_activity(in_step.books.time_activities()[0]["id"])
    in_step.books.merge_customers(survivor, customer(in_step, "Acme"))
    in_step.track(30, "Acme")
    told = [findings(in_step.bridge.sync()) for _ in range(2)]
    waiting = booked(in_step), paths(in_step)
    in_step.books.rename_customer(survivor, "Acme")
    in_step.bridge.sync()
    in_step.books.rename_customer(survivor, "Acme Corporation")
    in_step.track(15, "Acme")
    in_step.bridge.sync()

    assert told == [["NAME_CONFLICT"]] * 2
    assert waiting == ([], ["Acme Corporation"])
    assert booked(in_step) == [("Acme Corporation", 15), ("Acme Corporation", 30)]
