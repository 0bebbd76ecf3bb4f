"""A books run in which any one call to QuickBooks fails, or the process dies: afterwards a clean run leaves no twin."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from typing import Any

import pytest

from integration.clients.errors import VendorError
from tests.integration.conftest import Found
from tests.integration.firm import ANN, BOB, Firm

CUSTOMERS = ["Acme", "Acme:2026 Tax", "Acme:Payroll", "Birch", "Birch:2026 Tax"]
TRACKED = [6, 12, 18, 24, 30, 36, 42, 48, 54, 60, 66, 72]
EXPECTED = sorted([90, *TRACKED[1:5], *TRACKED[6:], 78])  # the first edited, the sixth deleted, and one more


class Died(BaseException):
    """The process is no more: nothing that runs afterwards runs."""


def furnish(firm: Firm) -> None:
    """Twelve entries of two people on two clients and three jobs; four of them are in QuickBooks already."""
    birch = firm.karbon.add_organization("Birch")
    firm.karbon.add_work("2026 Tax", birch, "2026-03-02")
    firm.karbon.add_work("Payroll", firm.key("Acme"), "2026-03-02")
    firm.connect()
    jobs = [firm.job(path) for path in ("Acme › 2026 Tax", "Birch › 2026 Tax", "Acme › Payroll")]
    sheets = []
    for number, minutes in enumerate(TRACKED):
        if number == 6:
            in_quickbooks(firm)
        who, job = (ANN, BOB)[number % 2], jobs[0] if number < 6 else jobs[number % 3]
        sheets.append(firm.time.enter_time(who, job, str(firm.today()), minutes, f"Entry {number}"))
    firm.wait(60)
    firm.time.edit_time(sheets[0], minutes=90)
    firm.time.delete_time(sheets[5])
    firm.track(78, "Birch")


def in_quickbooks(firm: Firm) -> None:
    firm.bridge.sync()
    assert len(firm.books.time_activities()) == 6


def run(firm: Firm) -> None:
    with suppress(VendorError):
        firm.bridge.sync()


def settle(firm: Firm) -> None:
    """The process begins anew, and somebody syncs."""
    firm.disarm()
    firm.wait(120)
    firm.restart().sync()


def expect_all_once(firm: Firm, place: object) -> None:
    assert sorted(one["minutes"] for one in firm.books.time_activities()) == EXPECTED, place
    assert sorted(one["path"] for one in firm.books.customers()) == CUSTOMERS, place
    idle = firm.mark()
    assert firm.bridge.sync().findings == [], place
    assert not firm.calls("quickbooks", since=idle), place


@pytest.mark.parametrize("kind", ["refused", "lost", "slow"])
@pytest.mark.parametrize("times", [1, 3])
def test_any_call_fails(found: Found, kind: str, times: int) -> None:
    """Refused before its effect, or lost or late after it, once or as often as a read is tried."""
    for place in count():
        firm = found()
        furnish(firm)
        firm.arm(kind, service="quickbooks", times=times, skip=place)
        run(firm)
        struck = bool(firm.world.universe.faults.root[0].fired)
        settle(firm)

        expect_all_once(firm, place)
        if not struck:
            break
    assert place == 5  # looks at customers and at what was sent; customers, jobs, and all time in one call


@contextmanager
def dying_at(firm: Firm, place: int, *, after: bool) -> Iterator[list[int]]:
    """The process dies right before or right after its n-th transaction that writes."""
    database = firm.bridge.desk.database
    begin, seen = database.begin, []

    @contextmanager
    def counted() -> Iterator[Any]:
        seen.append(1)
        mine = len(seen) == place + 1
        if mine and not after:
            raise Died
        with begin() as connection:
            yield connection
        if mine:
            raise Died

    database.begin = counted  # type: ignore[method-assign]
    try:
        yield seen
    finally:
        del database.begin  # type: ignore[attr-defined]


@pytest.mark.parametrize("after", [False, True])
def test_the_process_dies_at_any_commit(found: Found, after: bool) -> None:
    """What was sent and not written down is asked for again; what was not sent is sent."""
    for place in count():
        firm = found()
        furnish(firm)
        with dying_at(firm, place, after=after) as seen, suppress(Died):
            firm.bridge.sync_books()
        died = len(seen) > place
        settle(firm)

        expect_all_once(firm, place)
        if not died:
            break
    assert place > 10
