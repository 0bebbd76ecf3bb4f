"""An integration with a fault in it is found out, by the invariant that the fault breaks, and told in a few events."""

import pytest

from sim.simulation.draw import drawn
from sim.simulation.house import housed
from sim.simulation.plan import Event, Plan, Strike, Upset
from sim.simulation.play import play
from sim.simulation.shrink import shrunk
from sim.simulation.tell import scenario

ANN = "ann@baseline.example"
TRACK = Event(
    do="track time", with_={"token": "e1", "person": ANN, "thing": "acme-tax", "length": 47, "ago": 0}
)
SYNC = Event(do="sync", wait_s=300)
GONE = Event(do="delete a code", with_={"thing": "acme-tax"})
RENAMED = Event(do="rename a client", with_={"client": "birch", "name": "Cedar Homes"})
HIDDEN = Event(do="restrict a client", with_={"client": "birch", "level": "Hidden"})
CHOSEN = Event(do="rename a client's code", with_={"client": "birch", "name": "Acme Ltd"})
PLANTED = {
    "Doubling": ("V1", (TRACK,)),
    "Forgetting": ("V2", (GONE, TRACK)),
    "Tidying": ("V5", (Event(do="complete work", with_={"work": "acme-tax"}), SYNC)),
    "Resurrecting": ("V5", (Event(do="delete a code", with_={"thing": "birch-pay"}), SYNC)),
    "Indiscreet": ("V6", (RENAMED, TRACK, HIDDEN, SYNC)),
    "Stubborn": ("I1", (TRACK, CHOSEN, SYNC)),
    "Talking": ("V12", (SYNC,)),
    "Mixing": ("V10", ()),
    "Restless": ("V7", ()),
}


@pytest.mark.parametrize("fault", PLANTED)
def test_the_invariant_that_is_broken_is_named(fault: str) -> None:
    rule, events = PLANTED[fault]
    with housed(f"tests.simulation.planted:{fault}") as house:
        history, _ = play(house, Plan(events=events))

    assert [one.id for one in history.violations] == [rule]


@pytest.mark.parametrize("fault", PLANTED)
def test_ours_breaks_none_of_them(fault: str, house) -> None:
    """The same events, without the planted fault."""
    history, _ = play(house, Plan(events=PLANTED[fault][1]))

    assert not history.violations


def test_seeds_find_a_planted_fault_by_themselves_and_shrink_it_to_what_matters() -> None:
    with housed("tests.simulation.planted:Doubling") as house:
        seed = next(seed for seed in range(100) if play(house, drawn(seed))[0].failed)
        plan, history = shrunk(house, drawn(seed))

        text = scenario(plan, *play(house, plan))

    assert len(plan.events) <= 2
    assert history.violations[0].id == "V1"
    assert not any(event.strikes or event.upset or event.meanwhile for event in plan.events)
    assert "Given the firm is connected and in step" in text
    assert " minutes on " in text


def test_a_process_that_died_after_a_write_has_left_only_what_it_committed(house) -> None:
    """Between the call and its record: the entry is in QuickBooks Time, nobody heard, and it is found there once."""
    died = Event(do=TRACK.do, with_=TRACK.with_, upset=Upset(at="answer", after=2))
    history, scene = play(house, Plan(events=(died, SYNC)))

    assert history.happened[0].outcome == "killed"
    assert "died after a write" in history.met
    assert "adopted" in history.met
    assert len(scene.time.timesheets()) == 1
    assert not history.violations


def test_a_lost_answer_is_adopted_too(house) -> None:
    lost = Event(do=TRACK.do, with_=TRACK.with_, strikes=(Strike(kind="lost", skip=2),))
    history, _ = play(house, Plan(events=(lost, SYNC)))

    assert history.faults["lost"] == 1
    assert "adopted" in history.met
    assert not history.violations
