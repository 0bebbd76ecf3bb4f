"""A whole world, with a company in QuickBooks that an account of QuickBooks Time can be connected to."""

from __future__ import annotations

import pytest

from sim.quickbooks.screens import QuickBooksScreens
from sim.quickbooks_time.screens import QuickBooksTimeScreens
from sim.world import World

ADA = "ada@example.test"


@pytest.fixture
def world() -> World:
    return World("linked", 7)


@pytest.fixture
def time(world: World) -> QuickBooksTimeScreens:
    """QuickBooks Time, with Ada in its team."""
    found: QuickBooksTimeScreens = world.screens["quickbooks_time"]
    found.add_user("Ada", "Byrne", ADA)
    return found


@pytest.fixture
def books(world: World) -> QuickBooksScreens:
    """QuickBooks, with Ada on its payroll and the customer Acme, whose job is its tax."""
    found: QuickBooksScreens = world.screens["quickbooks"]
    found.add_employee("Ada", "Byrne", ADA)
    found.add_customer("Tax", found.add_customer("Acme"))
    return found


@pytest.fixture
def linked(time: QuickBooksTimeScreens, books: QuickBooksScreens) -> QuickBooksTimeScreens:
    """QuickBooks Time after its connection was made."""
    assert time.connect_to_quickbooks() == []
    return time


def job_of(time: QuickBooksTimeScreens, path: str) -> int:
    """The active job of this path."""
    return next(job["id"] for job in time.jobs() if job["path"] == path and job["active"])


def active(time: QuickBooksTimeScreens) -> list[str]:
    """The paths of the active jobs."""
    return sorted(job["path"] for job in time.jobs() if job["active"])
