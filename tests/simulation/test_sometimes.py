"""A sweep that never met something says so, and is not whole."""

from collections import Counter

from sim.simulation.plan import Event, Plan
from sim.simulation.play import play
from sim.simulation.sometimes import POINTS, SEEDS_LEAST, met, never, signs_of
from sim.simulation.sweep import Swept


def test_what_was_never_met_is_named_once_there_were_enough_seeds() -> None:
    nothing = met(Counter())

    assert never(nothing, SEEDS_LEAST) == list(POINTS)
    assert never(nothing, SEEDS_LEAST - 1) == []
    assert never(dict.fromkeys(POINTS, 1), SEEDS_LEAST) == []


def test_a_vacuous_sweep_is_not_whole() -> None:
    signs = {sign: 1 for point in POINTS.values() for sign in point.signs}

    assert Swept(seeds=SEEDS_LEAST, signs=signs).whole
    assert not Swept(seeds=SEEDS_LEAST, signs=signs | {"held": 0}).whole


def test_the_parts_of_a_sweep_add_up() -> None:
    whole = Swept(seeds=2, faults={"lost": 1}, signs={"held": 1})
    whole.add(Swept(seeds=3, faults={"lost": 2, "slow": 1}, signs={"held": 1, "busy": 1}))

    assert (whole.seeds, whole.faults, whole.signs) == (5, {"lost": 3, "slow": 1}, {"held": 2, "busy": 1})


def test_a_history_shows_what_it_met(house) -> None:
    renamed = Event(do="rename work", with_={"work": "acme-tax", "title": "2026 Audit"})
    history, _ = play(house, Plan(events=(renamed, Event(do="sync", wait_s=300))))

    assert "code renamed" in signs_of(history)
