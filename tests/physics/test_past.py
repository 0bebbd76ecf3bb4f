"""A look into the past: records as they were, from the change log, until a snapshot is put back."""

from datetime import timedelta

import msgspec
import pytest

from sim.physics.past import go_back
from sim.physics.universe import Universe


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """One person."""

    id: int
    name: str


@pytest.fixture
def universe():
    return Universe(seed=1)


def people(universe, service):
    return universe.table(
        f"{service}.people", key=lambda person: person.id, indexes={"name": lambda person: (person.name,)}
    )


def test_what_was_added_changed_and_removed(universe):
    """All three, in every index, and nothing of another service."""
    ours, theirs = people(universe, "ours"), people(universe, "theirs")
    for number, name in enumerate(["Ada", "Bo", "Cy"]):
        ours.put(Person(id=number, name=name))
    universe.clock.advance(60)
    start = universe.clock.now()
    universe.clock.advance(1)
    ours.put(Person(id=0, name="Zoe"))
    ours.put(Person(id=3, name="Di"))
    ours.remove(1)
    ours.put(Person(id=0, name="Yan"))
    theirs.put(Person(id=0, name="Eve"))
    now, changes = universe.snapshot(), universe.changes.last
    go_back(universe, "ours", start)

    assert [person.name for person in ours.page("name")] == ["Ada", "Bo", "Cy"]
    assert len(theirs) == 1
    assert universe.changes.last == changes
    universe.restore(now)
    assert [person.name for person in ours.page("name")] == ["Cy", "Di", "Yan"]


def test_a_long_past(universe):
    """However many changes it takes."""
    ours = people(universe, "ours")
    for number in range(1_000):
        ours.put(Person(id=number, name=f"{number}"))
        universe.clock.advance(1)
    go_back(universe, "ours", universe.clock.now() - timedelta(seconds=990.5))

    assert sorted(person.id for person in ours) == list(range(10))
