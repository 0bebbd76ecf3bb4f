"""A process that is asked to end unwinds: what it had done is kept, and the firm is free for the next one at once."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from sim.simulation.boundaries import Life, Stopped
from sim.simulation.draw import drawn
from sim.simulation.house import House
from sim.simulation.plan import ENDS, Event, Moment, Plan, Strike, Upset
from sim.simulation.play import play
from sim.simulation.sometimes import signs_of
from sim.simulation.tell import scenario
from tests.simulation.test_planted_faults import TRACK

ANOTHER = Event(do="sync", worker=1)


def stopped(at: Moment, after: int = 0) -> Event:
    return Event(do="sync", wait_s=300, upset=Upset(at=at, after=after), asked=True)


@pytest.mark.parametrize("after", [0, 1, 2, 5])
@pytest.mark.parametrize("at", ENDS)
def test_another_goes_on_at_once(house: House, at: Moment, after: int) -> None:
    """Before and after each call and commit; to have the turn, and to give it back, are commits as well."""
    history, _ = play(house, Plan(events=(TRACK, stopped(at, after), ANOTHER)))

    assert [one.outcome for one in history.happened[1:]] == ["stopped", "ok"]
    assert "upset: stopped" in signs_of(history)
    assert not history.violations


def test_in_the_middle_of_giving_back(house: House) -> None:
    """Of a sync that comes to no good end, the last commit is that."""
    down = (Strike(kind="refused", more={"times": 50}),)
    outcomes = []
    for after in range(9):
        event = replace(stopped("commit", after), strikes=down)
        history, _ = play(house, Plan(events=(event, ANOTHER)))
        outcomes.append(history.happened[0].outcome)

        assert not history.violations

    commits = outcomes.count("stopped")
    assert commits >= 2
    assert outcomes[commits:] == ["refused SERVICE_UNAVAILABLE"] * (len(outcomes) - commits) != []


def test_a_turn_that_is_not_given_back_is_found_out(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody can tell from afar that its process is no more."""
    monkeypatch.setattr("integration.turn._give_back", lambda *_: None)
    history, _ = play(house, Plan(events=(stopped("send", 3), ANOTHER)))

    assert [(one.id, one.event) for one in history.violations] == [("STOP", 2)]


def test_whoever_is_killed_leaves_a_turn_that_is_none(house: House) -> None:
    """Of them it is not asked that they give anything back."""
    killed = Event(do="sync", wait_s=300, upset=Upset(at="send", after=3))
    opened = Event(do="open a tab", with_={"thing": "acme"}, upset=Upset(at="send"), asked=True)
    history, _ = play(house, Plan(events=(killed, opened, ANOTHER)))

    assert [one.outcome for one in history.happened] == ["killed", "stopped", "ok"]
    assert not history.violations


def test_it_is_not_dead_on_its_way_out() -> None:
    """It may call and write; it is asked once only."""
    life = Life()
    life.begin(Upset(at="send"), asked=True)
    with pytest.raises(Stopped):
        life.pass_by("send")
    life.pass_by("send")

    assert not life.dead


def test_it_is_told(house: House) -> None:
    plan = Plan(events=(stopped("commit", 2),))

    assert "  # the process is asked to end: commit 3" in scenario(plan, *play(house, plan)).splitlines()


def test_plans_of_the_first_version_have_none_of_it() -> None:
    """And those of the second have all that is in them."""
    asked = 0
    for seed in range(100):
        first, second = (drawn(seed, version).events for version in (1, 2))
        there = iter(second)
        assert all(any(one.do == other.do and one.with_ == other.with_ for other in there) for one in first)
        assert not any(one.asked for one in first)
        asked += sum(one.asked for one in second)
    assert asked > 10
