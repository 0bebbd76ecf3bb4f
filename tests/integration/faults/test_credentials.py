"""A credential that is refused, at any call of a run: it is said who does what; the next run makes up for it."""

from __future__ import annotations

from contextlib import suppress
from itertools import count
from typing import Any

import pytest

from integration.clients.errors import CredentialRefused
from integration.messages import Code
from integration.port import Port
from integration.store.entries import EntryState
from tests.integration.conftest import Found
from tests.integration.firm import ADMIN, Firm

SERVICES = {"karbon": "Karbon", "quickbooks_time": "QuickBooks Time", "quickbooks": "QuickBooks"}


def furnish(firm: Firm) -> None:
    firm.connect()
    firm.karbon.add_organization("Birch")
    firm.arm("refused", service="quickbooks_time", method="POST", path="/timesheets", status=404)
    firm.track(60)
    firm.disarm()


def revoke(firm: Firm, service: str, skip: int = 0) -> None:
    """From some call on nothing is let in any more."""
    firm.arm("refused", service=service, status=401, times=10_000, skip=skip)


@pytest.mark.parametrize("service", SERVICES)
def test_revoked_in_the_middle_of_a_run(found: Found, service: str) -> None:
    """Whichever call is the first that is refused, once somebody connected again all is there, and there once."""
    for place in count():
        firm = found()
        furnish(firm)
        revoke(firm, service, place)
        told: list[Any] = []
        try:
            told = firm.bridge.save_and_sync(ADMIN).findings
        except CredentialRefused as error:
            said = str(error)
            assert said.startswith(f"{SERVICES[service]} refused our credential while"), said
            assert f"connect {SERVICES[service]} again" in said
        struck = bool(firm.world.universe.faults.root[0].fired)
        firm.disarm()
        firm.wait(120)
        firm.restart().sync()

        for finding in told:
            if finding.code is Code.SERVICE_UNAVAILABLE:
                assert finding.remedy.startswith(f"Connect {SERVICES[service]} again")
        assert firm.paths() == ["Acme", "Acme › 2026 Tax", "Birch"], place
        assert [sheet["minutes"] for sheet in firm.time.timesheets()] == [60], place
        assert [one["minutes"] for one in firm.books.time_activities()] == [60], place
        assert [line.state for line in firm.entries()] == [EntryState.RECORDED], place
        if not struck:
            break
    assert place > 1


def test_a_tab(in_step: Firm) -> None:
    """The last known figures, their age, and who has to connect: waiting would not help."""
    in_step.track(60)
    in_step.bridge.sync()
    in_step.wait(180)
    revoke(in_step, "quickbooks_time")
    tab = in_step.tab()

    assert (tab.actual_minutes, tab.stale, tab.age_s, tab.available) == (60, True, 180, True)
    assert tab.message.code is Code.SERVICE_UNAVAILABLE
    assert tab.message.remedy.startswith("Connect QuickBooks Time again")


def test_time_that_is_entered(in_step: Firm) -> None:
    """It is held, with the remedy that helps."""
    revoke(in_step, "quickbooks_time")
    message = in_step.track(60).message
    in_step.disarm()
    in_step.bridge.sync()

    assert message.remedy.startswith("Connect QuickBooks Time again")
    assert [sheet["minutes"] for sheet in in_step.time.timesheets()] == [60]


def test_quickbooks(in_step: Firm) -> None:
    """The rest of the sync is done; QuickBooks is named with what helps."""
    in_step.track(60)
    revoke(in_step, "quickbooks")
    (finding,) = in_step.bridge.sync().findings

    assert finding.sentence.startswith("QuickBooks refused our credential")
    assert finding.remedy.startswith("Connect QuickBooks again")


def test_a_program_is_told_what_helps(in_step: Firm) -> None:
    """Over the port, too, a refused credential does not pass by itself, and an outage does."""
    port = Port(in_step.bridge)
    revoke(in_step, "karbon")
    refused = port.call("save_and_sync", {"by": ADMIN})["refused"]
    in_step.disarm()
    in_step.arm("refused", service="karbon", times=100)
    down = port.call("save_and_sync", {"by": ADMIN})["refused"]
    with suppress(CredentialRefused):
        in_step.disarm()

    assert refused["remedy"].startswith("Connect Karbon again")
    assert down["remedy"] == "Try again in a few minutes; nothing was lost."


@pytest.mark.edge("FRESH-01 a")
@pytest.mark.parametrize(
    "fault",
    [{"status": 503}, {"status": 401}, {"status": 429}, {"kind": "slow"}],
    ids=["down", "401", "429", "slow"],
)
def test_a_first_look_is_never_zeros(found: Found, fault: dict[str, Any]) -> None:
    """Time that never could be read is not known, which is not none; nobody looks at a screen for a minute."""
    firm = found()
    firm.bridge.connect(ADMIN)
    firm.arm("refused", service="quickbooks_time", path="/timesheets", times=3)
    with suppress(Exception):
        firm.bridge.save_and_sync(ADMIN, ("Client",), True)
    firm.disarm()
    firm.arm(**{"kind": "refused", "service": "quickbooks_time", "times": 100, **fault})
    began = firm.bridge.desk.now()
    tab = firm.tab()

    assert (tab.actual_minutes, tab.left_minutes, tab.as_of, tab.age_s, tab.stale) == (
        None,
        None,
        None,
        None,
        True,
    )
    if fault.get("status") in {401, 429}:
        assert firm.bridge.desk.now() == began
    firm.disarm()
    firm.wait(60)
    assert firm.tab().actual_minutes == 0
