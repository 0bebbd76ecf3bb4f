"""People do not stand behind a sync, whether they look or enter time; and many who look are one who reads."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from threading import Event, Lock
from typing import Any

import pytest

from integration.port import OPERATIONS
from integration.service import firms
from integration.service.firms import Busy, Firms, UnknownFirm
from integration.service.lanes import WAITING_MAX, Flights, Lane, lane_of
from tests.integration.firm import ADMIN, ANN

from .caller import Caller

PATIENCE_S = 20
ENDS = 30


class Halting:
    """A firm whose operations begin, and end when they are allowed to."""

    def __init__(self, *_: Any) -> None:
        self.begun: dict[str, int] = {}
        self.may_end = {name: Event() for name in OPERATIONS}
        self.has_begun = {name: Event() for name in OPERATIONS}
        self._lock = Lock()

    def call(self, _lane: Lane, operation: str, _arguments: dict[str, Any]) -> dict[str, Any]:
        with self._lock:
            self.begun[operation] = number = self.begun.get(operation, 0) + 1
        self.has_begun[operation].set()
        assert self.may_end[operation].wait(PATIENCE_S)
        return {"ok": {"number": number}}

    def close(self) -> None:
        """Nothing is open."""


class Halted:
    """One such firm, and people who call at the same time."""

    def __init__(self, found: Firms, pool: ThreadPoolExecutor) -> None:
        found.open("acme", None)  # type: ignore[arg-type]
        self.place = found._places["acme"]
        self.firm: Halting = self.place.firm  # type: ignore[assignment]
        self.firms = found
        self._pool = pool

    def call(self, operation: str, **arguments: Any) -> Future[Any]:
        return self._pool.submit(self.firms.call, "acme", operation, arguments)

    def under_way(self, operation: str, **arguments: Any) -> Future[Any]:
        """A call that has begun."""
        call = self.call(operation, **arguments)
        assert self.firm.has_begun[operation].wait(PATIENCE_S)
        return call

    def let_end(self, *operations: str) -> None:
        for operation in operations:
            self.firm.may_end[operation].set()


@pytest.fixture
def halting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Halted]:
    monkeypatch.setattr(firms, "Firm", Halting)
    with ThreadPoolExecutor(ENDS) as pool:
        found = Halted(Firms(tmp_path), pool)
        yield found
        found.let_end(*OPERATIONS)


def test_people_go_past_a_sync(halting: Halted) -> None:
    """While a sync is under way they look at a tab, enter time, and ask how things stand."""
    sync = halting.under_way("sync")
    halting.let_end("open_tab", "track_time", "status")
    seen = [halting.call(name).result(PATIENCE_S) for name in ("open_tab", "track_time", "status")]
    still = not sync.done()
    halting.let_end("sync")

    assert seen == [{"ok": {"number": 1}}] * 3
    assert still
    assert sync.result(PATIENCE_S) == {"ok": {"number": 1}}


def test_who_looks_does_not_stand_behind_who_enters(halting: Halted) -> None:
    """Somebody whose time waits for a moment holds up no tab."""
    entering = halting.under_way("track_time")
    halting.let_end("open_tab")

    assert halting.call("open_tab").result(PATIENCE_S) == {"ok": {"number": 1}}
    assert not entering.done()


def test_many_who_open_the_same_tab(halting: Halted) -> None:
    """They are told the same, and it is asked for once, however many they are."""
    first = halting.under_way("open_tab", key="K1")
    others = [halting.call("open_tab", key="K1") for _ in range(ENDS - 2)]
    flights = halting.place.flights._flights
    halting.let_end("open_tab")
    answers = {str(call.result(PATIENCE_S)) for call in (first, *others)}

    assert len(answers) <= 2  # who came too late for the first asks once more
    assert not flights


def test_who_entered_time_sees_it(halting: Halted, monkeypatch: pytest.MonkeyPatch) -> None:
    """A tab that was begun before is not the one that they are shown: it is another question from then on."""
    asked: list[Any] = []
    share = halting.place.flights.share

    def heard(what: Any, *more: Any) -> Any:
        asked.append(what)
        return share(what, *more)

    monkeypatch.setattr(halting.place.flights, "share", heard)
    halting.let_end("open_tab", "track_time")
    for operation in ("open_tab", "open_tab", "track_time", "open_tab"):
        halting.call(operation, key="K1").result(PATIENCE_S)
    first, again, after = asked

    assert first == again
    assert after != again


def test_the_whole_firm_waits_for_everybody(halting: Halted) -> None:
    """A firm is opened anew when nobody is at anything."""
    looking = halting.under_way("open_tab")
    opening = halting._pool.submit(halting.firms.open, "acme", None)  # type: ignore[arg-type]
    assert not opening.done()
    halting.let_end("open_tab")
    opening.result(PATIENCE_S)

    assert looking.result(PATIENCE_S) == {"ok": {"number": 1}}
    assert halting.place.firm is not halting.firm


def test_too_many_stand_before_a_lane(halting: Halted) -> None:
    """Each lane has an end of its own; what stands in one keeps nobody out of another."""
    with halting.firms._lock:
        halting.place.waiting[Lane.WORK] = WAITING_MAX[Lane.WORK] + 1
    halting.let_end("open_tab")

    with pytest.raises(Busy):
        halting.firms.call("acme", "sync", {})
    assert halting.firms.call("acme", "open_tab", {}) == {"ok": {"number": 1}}
    halting.place.waiting[Lane.WORK] = 0


@pytest.mark.parametrize("operation", ["open_tab", "sync"])
def test_a_firm_that_is_not_open(halting: Halted, operation: str) -> None:
    """Said in every lane."""
    with pytest.raises(UnknownFirm):
        halting.firms.call("birch", operation, {})


def test_whoever_asks_for_many_fails_for_many() -> None:
    """An error is told to all who shared the question, and the next one asks again."""
    flights = Flights()

    def broken() -> Any:
        raise ValueError("no")

    for _ in range(2):
        with pytest.raises(ValueError, match="no"):
            flights.share("K1", broken, 1.0)
    assert flights.share("K1", lambda: 7, 1.0) == 7


def test_every_operation_has_a_lane() -> None:
    """What writes more than an entry, and what nobody waits for, stands with the syncs."""
    lanes = {lane: {name for name in OPERATIONS if lane_of(name) is lane} for lane in Lane}

    assert lanes[Lane.LOOK] == {"open_tab", "open_time_form"}
    assert lanes[Lane.ENTER] == {"track_time", "edit_time", "delete_time", "approve_time"}
    assert {"sync", "save_and_sync", "sync_books", "connect", "disconnect", "preview"} <= lanes[Lane.WORK]


@pytest.mark.edge("FRESH-01 b")
def test_many_open_a_tab_over_http(service: Caller, opened: Any) -> None:
    """Twenty people, one read of QuickBooks Time, the same figures; and none for two minutes more."""
    people = 20
    service.ask(opened.name, "connect", by=ADMIN)
    service.ask(opened.name, "save_and_sync", by=ADMIN, contact_types=["Client"], track_work=True)
    key = opened.world.screens["karbon"].work("2026 Tax")[0]["key"]
    service.ask(opened.name, "track_time", by=ANN, key=key, day="2026-03-02", minutes=60)
    opened.world.universe.clock.advance(180)
    mark = opened.world.universe.calls.last

    def look(_: int) -> Any:
        return Caller(service.address).ask(opened.name, "open_tab", key=key)

    with ThreadPoolExecutor(people) as pool:
        tabs = list(pool.map(look, range(people)))
    calls = [call for _, call in opened.world.universe.calls.since(mark) if call.service == "quickbooks_time"]

    assert len(calls) == 1
    assert {tab["actual_minutes"] for tab in tabs} == {60}


@pytest.mark.edge("FRESH-04 b")
def test_time_entered_over_http_during_a_sync(service: Caller, opened: Any) -> None:
    """Two workers of one process: what the one keeps, the other delivers."""
    service.ask(opened.name, "connect", by=ADMIN)
    service.ask(opened.name, "save_and_sync", by=ADMIN, contact_types=["Client"], track_work=True)
    key = opened.world.screens["karbon"].work("2026 Tax")[0]["key"]

    def press(number: int) -> Any:
        caller = Caller(service.address)
        if number % 2:
            # Waiting lets the world's time pass at once: its ten seconds may be over before the other is done.
            found = caller("POST", f"/firms/{opened.name}/sync", json={}).json()
            assert "ok" in found or found["refused"]["code"] == "FIRM_BUSY"
            return found
        return caller.ask(
            opened.name, "track_time", by=ANN, key=key, day="2026-03-02", minutes=6 * (number + 1)
        )

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(press, range(8)))
    service.ask(opened.name, "sync")
    sheets = opened.world.screens["quickbooks_time"].timesheets()

    assert sorted(sheet["minutes"] for sheet in sheets) == [6, 18, 30, 42]
