"""Hints in a history: what Karbon tells arrives or goes wrong, what is forged is refused; syncs come to the same."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from sim.physics.fault_kinds import OF_WEBHOOKS
from sim.simulation.deeds.hints import SIGNED
from sim.simulation.draw import drawn
from sim.simulation.fates import FATES_OF_WEBHOOKS
from sim.simulation.house import House, housed
from sim.simulation.plan import ENDS, Event, Plan, Strike, Upset
from sim.simulation.play import History, play
from sim.simulation.scene import LISTENER
from sim.simulation.shrink import shrunk
from sim.simulation.sometimes import signs_of
from sim.simulation.tell import scenario
from tests.simulation.test_planted_faults import TRACK

ON = Event(do="turn hints on")
SYNC = Event(do="sync", wait_s=5)
ARRIVE = Event(do="webhooks arrive", with_={"seconds": 120}, worker=LISTENER)


def renamed(name: str, client: str = "birch") -> Event:
    return Event(do="rename a client", with_={"client": client, "name": name})


def told(*strikes: Strike) -> tuple[Event, ...]:
    """Two clients are renamed, Karbon tells of both, and a sync goes by it."""
    edits = renamed("Cedar Homes"), renamed("Zoë O'Brien", "acme")
    return (ON, SYNC, *edits, replace(ARRIVE, strikes=strikes), SYNC)


def broken(history: History) -> list[tuple[str, int]]:
    return [(one.id, one.event) for one in history.violations]


def test_a_sync_goes_by_what_karbon_told(house: House) -> None:
    """It reads the two clients and no list."""
    history, scene = play(house, Plan(events=told()))
    first, last = history.happened[5].calls
    calls = [
        one for _, one in scene.world.universe.calls.since(first, last - first) if one.service == "karbon"
    ]

    assert [one.path.rpartition("/")[2] for one in calls[1:]] == [scene.keys["birch"], scene.keys["acme"]]
    assert "WebhookSubscriptions" in calls[0].path
    assert not history.violations


@pytest.mark.parametrize("kind", sorted(OF_WEBHOOKS))
def test_whatever_goes_wrong_with_webhooks_all_comes_in_step(house: House, kind: str) -> None:
    strike = Strike(kind=kind, more={"delay_s": 3_600} if kind == "webhook_late" else {})
    history, _ = play(house, Plan(events=told(strike)))

    assert history.happened[4].struck == (kind,)
    assert f"fault: {kind}" in signs_of(history)
    assert not history.violations


def test_a_reading_of_everything_that_never_comes_is_found_out(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was lost would be lost for good: the day that passes at the end would not help."""
    from integration import listening

    heard = listening._heard
    monkeypatch.setattr(listening, "_heard", lambda *given: replace(heard(*given), whole=False))

    assert broken(play(house, Plan(events=told(Strike(kind="webhook_lost"))))[0]) != []
    assert broken(play(house, Plan(events=told()))[0]) == []


def test_hints_that_are_let_go_unread_are_found_out(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also while everything is read at the end: those that come in the middle of a sync are watched."""
    middle = {"meanwhile": replace(ARRIVE, with_={"seconds": 61})}
    events = [replace(SYNC, wait_s=0, meanwhile_after=after, **middle) for after in range(1, 5)]
    plans = [
        Plan(events=(ON, SYNC, renamed("Birch"), ARRIVE, renamed("Cedar Homes", "acme"), event))
        for event in events
    ]
    assert [broken(play(house, plan)[0]) for plan in plans] == [[]] * len(plans)

    from integration.store import inbox

    heed = inbox.heed

    def all_of_them(connection: Any, tenant: str, source: str, _hints: Any, now: Any) -> None:
        heed(connection, tenant, source, inbox.waiting(connection, tenant, source), now)

    monkeypatch.setattr(inbox, "heed", all_of_them)
    assert [("HINT", 6)] in [broken(play(house, plan)[0]) for plan in plans]


@pytest.mark.parametrize("signed", SIGNED)
def test_a_stranger_is_refused(house: House, signed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With hints on or off; whoever lets one in is found out."""
    stranger = Event(do="a stranger posts a webhook", with_={"client": "acme", "signed": signed})
    plan = Plan(events=(stranger, ON, stranger))
    history, _ = play(house, plan)
    assert "forged and refused" in history.met
    assert not history.violations

    monkeypatch.setattr("integration.webhooks.receiving.signed_by_karbon", lambda *_: True)
    assert broken(play(house, plan)[0]) == [("FORGED", 3)]


def test_an_event_that_breaks_something_by_itself_is_left_when_it_is_made_small(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("integration.webhooks.receiving.signed_by_karbon", lambda *_: True)
    stranger = Event(do="a stranger posts a webhook", with_={"client": "acme", "signed": SIGNED[0]})
    small, history = shrunk(house, Plan(events=(TRACK, ON, SYNC, stranger, SYNC)))

    assert small.events == (ON, stranger)
    assert broken(history) == [("FORGED", 2)]


def test_a_forged_one_that_is_taken_is_found_out(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("integration.webhooks.receiving.signed_by_karbon", lambda *_: True)

    assert broken(play(house, Plan(events=told(Strike(kind="webhook_forged"))))[0]) == [("FORGED", 5)]


def test_nobody_takes_what_no_system_sends(house: House) -> None:
    assert play(house, Plan(events=(ON,)))[1].hears("fax", {}, b"{}") == 404


@pytest.mark.parametrize("at", [*ENDS, "locked", "full"])
def test_whoever_takes_them_may_end_in_the_middle(house: House, at: Any) -> None:
    """Karbon tries again."""
    events = list(told())
    events[4] = replace(ARRIVE, upset=Upset(at=at, after=0))
    history, scene = play(house, Plan(events=tuple(events)))
    tried = scene.world.universe.deliveries.since(0, 9)

    assert (f"upset: {at}" in history.met) is (at not in {"send", "answer"})
    assert max(len(one.attempts) for one in tried) == (1 if at in {"send", "answer"} else 2)
    assert {one.outcome for one in tried} == {"delivered"}
    assert not history.violations


def test_of_a_subject_without_webhooks_nothing_is_asked() -> None:
    with housed("tests.simulation.planted:Planted") as without:
        history, _ = play(without, Plan(events=told()))

    assert [one.outcome.partition(":")[0] for one in history.happened] == [
        "not possible", "ok", "done", "done", "not possible", "ok",
    ]  # fmt: skip
    assert not history.violations


def test_it_is_told(house: House) -> None:
    """Webhooks have no sentence of their own, and that time passes has one."""
    plan = Plan(events=(ON, TRACK, replace(ARRIVE, strikes=(Strike(kind="webhook_lost"),))))
    lines = scenario(plan, *play(house, plan)).splitlines()

    assert "  # (hints are turned on)" in lines
    assert lines[-4:-2] == ["  # (webhook 1 from here is lost)", "  When 2 minutes pass"]
    assert set(FATES_OF_WEBHOOKS) == OF_WEBHOOKS


def test_plans_of_the_second_version_have_all_of_it() -> None:
    events = [event for seed in range(200) for event in drawn(seed).events]

    assert {one.kind for event in events for one in event.strikes} >= OF_WEBHOOKS
    assert {event.do for event in events} >= {
        "turn hints on", "turn hints off", "webhooks arrive", "a stranger posts a webhook",
    }  # fmt: skip
