"""What nobody can know is allowed of one piece of time, and until a sync has looked: everything else is a violation."""

from __future__ import annotations

import pytest

from sim.simulation.account import Piece
from sim.simulation.house import House
from sim.simulation.judge.agreement import explained
from sim.simulation.plan import Event, Plan, Strike
from sim.simulation.play import History, Playing, play

ANN = "ann@baseline.example"
DOUBLED = Strike(kind="doubled")
SYNC = Event(do="sync", wait_s=300)
PIECE = Piece("e1", "acme-tax", ANN, "2026-03-02", {47}, "taken")


def track(token: str, *strikes: Strike, thing: str = "acme-tax") -> Event:
    arguments = {"token": token, "person": ANN, "thing": thing, "length": 47, "ago": 0}
    return Event(do="track time", with_=arguments, strikes=strikes)


def late(delay_s: float) -> Strike:
    return Strike(kind="late_commit", more={"delay_s": delay_s})


def broken(history: History) -> list[tuple[str, int]]:
    return [(one.id, one.event) for one in history.violations]


def test_twice_until_a_sync_has_looked(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not until the end, and no other piece."""
    plan = Plan(events=(track("e1", DOUBLED), SYNC, SYNC))
    assert broken(play(house, plan)[0]) == []

    monkeypatch.setattr("integration.sync.drop_doubles", lambda _desk: 0)
    assert broken(play(house, plan)[0]) == [("V1", 2)]


@pytest.mark.parametrize(("delay_s", "more"), [(110, 0), (600, 1)])
def test_two_minutes_are_waited_for(house: House, delay_s: float, more: int) -> None:
    """Only what lands later than that may be there a second time."""
    playing = Playing(house, Plan(events=()))
    assert playing.step(track("e1", late(delay_s)))
    scene = playing.scene
    scene.world.clock.advance(delay_s)
    scene.doubt.follow()

    assert len(scene.time.timesheets()) == 1
    assert scene.doubt.more_in_time("e1") == more


def test_an_older_store_has_forgotten_what_came_after_its_copy(house: House) -> None:
    """And nothing else."""
    back_up, put_back = Event(do="back the store up"), Event(do="put the backup back")
    _, scene = play(house, Plan(events=(track("e1"), SYNC, back_up, track("e2"), put_back)))

    assert scene.doubt.forgotten == {"e2"}


@pytest.mark.parametrize(
    ("told", "enough"),
    [
        ({"code": "USER_NOT_MATCHED", "subject": ANN}, True),
        ({"code": "USER_NOT_MATCHED", "subject": "bob@baseline.example"}, False),
        ({"code": "NAME_CONFLICT", "subject": "Acme:2026 Tax"}, True),
        ({"code": "NAME_CONFLICT", "subject": "Acme (deleted)"}, True),
        ({"code": "NAME_CONFLICT", "subject": "Birch:2026 Tax"}, False),
        ({"code": "NAME_CONFLICT", "subject": "2026 Tax"}, False),
        (
            {"code": "BOOKS_REFUSED", "subject": "", "sentence": "... (47 minutes, timesheet 12): closed"},
            True,
        ),
        ({"code": "BOOKS_REFUSED", "subject": "", "sentence": "... (47 minutes, timesheet 120): no"}, False),
        ({"code": "CODE_NOT_LINKED", "subject": ANN}, False),
    ],
)
def test_what_explains_that_quickbooks_lacks_it(told: dict[str, str], enough: bool) -> None:
    """A word about this very time, its person, or its customer and the one above."""
    assert explained(PIECE, 12, {"Acme", "Acme:2026 Tax"}, [{"sentence": "", **told}]) is enough


def test_another_firm_is_written_to(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once the token is that of another account."""
    client = {"client": "client4", "name": "Cedar Homes", "contact_type": "Client"}
    added, elsewhere = Event(do="add a client", with_=client), Event(do="let in another account")
    plan = Plan(events=(added, elsewhere, SYNC))
    assert broken(play(house, plan)[0]) == []

    monkeypatch.setattr("integration.sync.check_account", lambda _desk: None)
    assert broken(play(house, plan)[0]) == [("V10", 3)]


def test_a_code_without_a_line_in_the_audit(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every code that was made has one."""
    client = {"client": "client4", "name": "Cedar Homes", "contact_type": "Client"}
    plan = Plan(events=(Event(do="add a client", with_=client), SYNC))
    assert broken(play(house, plan)[0]) == []

    monkeypatch.setattr("integration.execute._audit", lambda *_: None)
    assert broken(play(house, plan)[0]) == [("V9", 3)]


def test_what_a_forgotten_store_exported_of_two(house: House) -> None:
    """One of them is deleted in QuickBooks Time, and nobody knows any more where it went (seed 5108530)."""
    back = Event(do="put the backup back")
    deleted = Event(do="delete time", with_={"token": "e1"})
    history, scene = play(house, Plan(events=(track("e1", DOUBLED), back, Event(do="sync"), back, deleted)))

    assert len(scene.time.timesheets()) == 1
    assert len(scene.books.time_activities()) == 2
    assert not history.violations
