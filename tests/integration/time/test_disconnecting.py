"""Disconnecting loses nothing, at any moment; reconnecting doubles nothing by itself."""

from __future__ import annotations

from contextlib import suppress
from itertools import count

import pytest

from integration.clients.errors import VendorError
from integration.messages import Code, Refused
from integration.recover import GRACE
from integration.store.entries import EntryState
from tests.integration.conftest import Found
from tests.integration.firm import ADMIN, ANN, Firm


@pytest.mark.edge("DISC-02 a", "DISC-02 b")
@pytest.mark.parametrize("up", [True, False])
def test_totals_stay(in_step: Firm, up: bool) -> None:
    """The tab shows the same minutes before and after, also when QuickBooks Time is out of reach (DISC-02)."""
    in_step.track(60)
    before = in_step.tab()
    if not up:
        in_step.arm("refused", service="quickbooks_time", times=1_000)
    ended = in_step.bridge.disconnect(ADMIN)
    after = in_step.tab()

    assert not ended.connected
    assert bool(ended.warnings) is not up
    assert [line.minutes for line in after.entries] == [line.minutes for line in before.entries] == [60]
    assert not after.entries[0].can_edit


@pytest.mark.edge("DISC-01 a")
def test_in_the_middle_of_a_sync(found: Found) -> None:
    """Wherever a sync broke off before the disconnection, reconnecting finds one code an entity and all time once."""
    for place in count():
        firm = found()
        firm.connect()
        firm.karbon.add_organization("Birch")
        firm.arm("refused", service="quickbooks_time", method="POST", path="/timesheets")
        firm.track(60)
        firm.disarm()
        firm.arm("lost", service="quickbooks_time", method="POST", skip=place)
        with suppress(VendorError):
            firm.bridge.save_and_sync(ADMIN)
        struck = not firm.world.universe.faults.unfired()
        firm.disarm()
        firm.bridge.disconnect(ADMIN)
        firm.wait(GRACE.total_seconds())
        firm.restart().connect(ADMIN)
        firm.bridge.save_and_sync(ADMIN)

        assert firm.paths() == ["Acme", "Acme › 2026 Tax", "Birch"], place
        assert len(firm.live_links()) == 3, place
        assert [sheet["minutes"] for sheet in firm.time.timesheets()] == [60], place
        assert firm.tab().actual_minutes == 60, place
        if not struck:
            break
    assert place >= 1


def test_held_time_survives(in_step: Firm) -> None:
    """Time that waited when the firm disconnected is delivered when it reconnects."""
    in_step.arm("refused", service="quickbooks_time", method="POST", path="/timesheets", status=404)
    in_step.track(60)
    in_step.bridge.disconnect(ADMIN)
    meanwhile = in_step.tab().actual_minutes
    in_step.bridge.connect(ADMIN)
    in_step.bridge.sync()

    assert meanwhile == 60
    assert [sheet["minutes"] for sheet in in_step.time.timesheets()] == [60]


def test_typed_in_both(in_step: Firm) -> None:
    """What was typed in both systems meanwhile is listed, shown twice, and sent nowhere (DISC-07, D-23)."""
    job = in_step.job("Acme › 2026 Tax")
    in_step.bridge.disconnect(ADMIN)
    own = in_step.track(60).entry.id
    in_step.time.enter_time(ANN, job, str(in_step.today()), 60)
    suspects = in_step.bridge.connect(ADMIN).suspects
    in_step.bridge.sync()

    assert [one.karbon_entry for one in suspects] == [own]
    assert in_step.tab().actual_minutes == 120
    assert len(in_step.time.timesheets()) == len(in_step.books.time_activities()) == 1
    assert [line.state for line in in_step.entries()] == [EntryState.NATIVE, EntryState.RECORDED]


def test_links_are_used_again(in_step: Firm) -> None:
    """Reconnecting creates nothing and changes no code, whatever was renamed meanwhile (DISC-05)."""
    before = in_step.live_links()
    in_step.bridge.disconnect(ADMIN)
    in_step.time.rename_job(in_step.job("Acme"), "Acme Worldwide")
    in_step.bridge.connect(ADMIN)
    mark = in_step.mark()
    in_step.bridge.save_and_sync(ADMIN)

    assert in_step.live_links() == before
    assert not in_step.calls("quickbooks_time", "POST", "/jobcodes", mark)
    assert "Acme Worldwide" in in_step.paths()


@pytest.mark.edge("DISC-06 a")
def test_another_account(in_step: Firm) -> None:
    """Another QuickBooks Time account is refused, and nothing is written to either (DISC-06)."""
    in_step.world.quickbooks_time.set_account(client_url="another")
    for press in (
        lambda: in_step.bridge.connect(ADMIN),
        in_step.bridge.sync,
        lambda: in_step.bridge.save_and_sync(ADMIN),
    ):
        mark = in_step.mark()
        with pytest.raises(Refused) as refusal:
            press()

        assert refusal.value.finding.code is Code.ACCOUNT_MISMATCH
        assert {call.method for call in in_step.calls(since=mark)} == {"GET"}


@pytest.mark.edge("DISC-06 b")
def test_a_token_of_another_administrator(in_step: Firm) -> None:
    """It leads to the same account, and so everything is as it was."""
    carla = "carla@baseline.example"
    links = in_step.live_links()
    in_step.karbon.add_user("Carla Diaz", carla, admin=True)
    in_step.time.add_user("Carla", "Diaz", carla, admin=True)
    in_step.bridge.disconnect(ADMIN)
    token = in_step.time.make_token("Carla's", carla)
    in_step._access = {
        **in_step._access,
        "quickbooks_time": {**in_step._access["quickbooks_time"], "access_token": token},
    }
    in_step.restart().connect(carla)
    run = in_step.bridge.save_and_sync(carla)

    assert in_step.bridge.desk.time.account().user.email == carla
    assert (run.counts, in_step.live_links()) == ({}, links)


@pytest.mark.edge("DISC-07 a")
def test_an_entry_is_in_one_pair(in_step: Firm) -> None:
    """Twice in Karbon and once in QuickBooks Time is one pair, and what was there before is in none."""
    job = in_step.job("Acme › 2026 Tax")
    in_step.track(60)
    in_step.bridge.disconnect(ADMIN)
    first = in_step.track(60).entry.id
    in_step.track(60)
    new = in_step.time.enter_time(ANN, job, str(in_step.today()), 60)
    suspects = in_step.bridge.connect(ADMIN).suspects

    assert [(one.karbon_entry, one.time_entry) for one in suspects] == [(first, f"t{new}")]
