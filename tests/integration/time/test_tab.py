"""The Time & Budget tab shows what is known and how old it is, and never zeros for what is not known."""

from __future__ import annotations

import pytest

from integration.messages import Code, Refused
from tests.integration.firm import ADMIN, ANN, BOB, Firm


@pytest.fixture
def budgeted(in_step: Firm) -> Firm:
    """Ten hours are budgeted for 2026 Tax, and four are worked."""
    in_step.karbon.set_budget(in_step.key("2026 Tax"), 600, "Manager", "Tax")
    in_step.track(240)
    return in_step


def test_budget_and_time(budgeted: Firm) -> None:
    """Budget from Karbon, time from QuickBooks Time, and what is left (BUDGET-03)."""
    tab = budgeted.tab()

    assert (tab.budget_minutes, tab.actual_minutes, tab.left_minutes) == (600, 240, 360)


def test_no_budget_is_none_to_spend(in_step: Firm) -> None:
    """Work without a budget has one of zero, which is known."""
    assert in_step.tab().budget_minutes == 0


def test_karbon_cannot_be_asked(budgeted: Firm) -> None:
    """A budget that cannot be read is unknown, and so is what is left; the time is shown all the same."""
    budgeted.arm("refused", service="karbon", times=1_000)
    tab = budgeted.tab()

    assert (tab.budget_minutes, tab.left_minutes) == (None, None)
    assert tab.actual_minutes == 240


def test_quickbooks_time_cannot_be_asked(budgeted: Firm) -> None:
    """The last known figures are shown with their age (FRESH-01)."""
    budgeted.bridge.sync()
    budgeted.arm("refused", service="quickbooks_time", times=1_000)
    budgeted.wait(300)
    tab = budgeted.tab()

    assert (tab.actual_minutes, tab.budget_minutes) == (240, 600)
    assert tab.stale
    assert tab.age_s >= 300


@pytest.mark.edge("FRESH-02 a")
@pytest.mark.parametrize(("waited_s", "shown"), [(119, 240), (120, 270)])
def test_two_minutes(budgeted: Firm, waited_s: int, shown: int) -> None:
    """A figure may be two minutes old and no older (FRESH-02)."""
    budgeted.tab()
    budgeted.time.enter_time(BOB, budgeted.job("Acme › 2026 Tax"), str(budgeted.today()), 30)
    budgeted.wait(waited_s)

    assert budgeted.tab().actual_minutes == shown


def test_a_tab_costs_little(budgeted: Firm) -> None:
    """Opening a tab is one call to each of two systems, and again within two minutes only the budget's."""
    budgeted.wait(600)
    mark = budgeted.mark()
    budgeted.tab()
    first = [(call.service, call.path.split("/")[3]) for call in budgeted.calls(since=mark)]
    mark = budgeted.mark()
    budgeted.tab()

    assert first == [("quickbooks_time", "timesheets"), ("karbon", first[1][1])]
    assert [call.service for call in budgeted.calls(since=mark)] == ["karbon"]


def test_the_clients_own_time(budgeted: Firm) -> None:
    """Work's time is no time of the client, though QuickBooks Time sends it along (TRACK-03)."""
    budgeted.track(60, "Acme")
    budgeted.wait(600)

    assert budgeted.tab("Acme").actual_minutes == 60
    assert budgeted.tab().actual_minutes == 240


def test_contacts_only(budgeted: Firm) -> None:
    """While only contacts are tracked, work keeps its budget and hides its time (TAB-03)."""
    budgeted.bridge.save_and_sync(ADMIN, ("Client",), False)
    tab = budgeted.tab()

    assert tab.message.code is Code.WORK_NOT_TRACKED
    assert (tab.budget_minutes, tab.entries) == (600, [])


def reason(firm: Firm, key: str) -> Code:
    """Why a tab takes no time, or cannot even be opened."""
    try:
        return firm.bridge.open_tab(key).message.code
    except Refused as refusal:
        return refusal.finding.code


@pytest.mark.edge("TAB-01 a")
def test_the_reason_to_look_at_first(baseline: Firm) -> None:
    """Of everything that is wrong the tab says one thing at a time, in the order in which it is to be put right."""
    acme, tax = baseline.key("Acme"), baseline.key("2026 Tax")
    said = [reason(baseline, tax)]

    def then(*settings: object) -> None:
        baseline.bridge.save_and_sync(ADMIN, *settings)
        said.append(reason(baseline, tax))

    baseline.bridge.connect(ADMIN)
    baseline.karbon.set_restriction(acme, "Private")
    then((), False)
    baseline.karbon.set_restriction(acme, "Public")
    then()
    then(("Client",))
    twin = baseline.karbon.add_work("2026 Tax", acme, "2026-01-01")
    then(None, True)
    baseline.karbon.rename_work(twin, "2026 Audit")
    baseline.bridge.save_and_sync(ADMIN)
    baseline.time.delete_job(baseline.job("Acme › 2026 Tax"))
    baseline.bridge.track_time(ANN, tax, baseline.today(), 60)
    said.append(reason(baseline, tax))
    then()

    assert said == [
        Code.NOT_CONNECTED,
        Code.CLIENT_NOT_PUBLIC,
        Code.CONTACT_NOT_SYNCED,
        Code.WORK_NOT_TRACKED,
        Code.NAME_CONFLICT,
        Code.CODE_MISSING,
        Code.CODE_NOT_LINKED,
    ]
