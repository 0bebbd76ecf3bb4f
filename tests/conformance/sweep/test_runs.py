"""Which call fails how: each kind at each call that it makes sense of, and an even choice of them."""

from collections import Counter
from types import SimpleNamespace

import pytest

from sim.conformance.sweep.kinds import SWEPT, UnknownKind, armed, kinds_of
from sim.conformance.sweep.picture import differences
from sim.conformance.sweep.playing import SeenCall
from sim.conformance.sweep.runs import Target, even, targets
from sim.physics.fault_kinds import OF_CALLS, FaultKind

READ = frozenset({FaultKind.LOST, FaultKind.STALE})
WRITE = frozenset({FaultKind.LOST, FaultKind.DOUBLED})


def played(*kinds):
    calls = [SeenCall("karbon", "GET", f"/{at}", found) for at, found in enumerate(kinds)]
    return SimpleNamespace(calls=calls)


def test_every_kind_but_the_deeds_of_people():
    """What the plan of faults knows, a sweep knows."""
    assert {*SWEPT} == OF_CALLS - {FaultKind.MEANWHILE}
    assert kinds_of("") == SWEPT


def test_over_sockets_nobody_waits_in_earnest():
    """Unless it is asked for."""
    assert {*SWEPT} - {*kinds_of("", sockets=True)} == {FaultKind.SLOW, FaultKind.LATE_COMMIT}
    assert kinds_of("slow", sockets=True) == (FaultKind.SLOW,)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("lots", "knows no fault 'lots'; did you mean lost?"),
        ("lost,webhook_lost", "no fault 'webhook_lost'; there are refused"),
        ("qqq", "there are refused, throttled"),
    ],
)
def test_a_kind_that_there_is_not(words, said):
    """One sentence."""
    with pytest.raises(UnknownKind, match=said):
        kinds_of(words)


def test_each_kind_where_it_makes_sense():
    """In the order of the calls; one call when that is asked for."""
    kinds = (FaultKind.LOST, FaultKind.DOUBLED, FaultKind.STALE)
    found = targets(played(READ, WRITE), kinds)

    assert found == [
        (1, FaultKind.LOST),
        (1, FaultKind.STALE),
        (2, FaultKind.LOST),
        (2, FaultKind.DOUBLED),
    ]
    assert targets(played(READ, WRITE), kinds, call=2) == found[2:]


def test_the_fault_waits_for_its_call():
    """Calls that the kind makes no sense of are not passed over: they are not counted at all."""
    possible = [READ, WRITE, READ, WRITE]

    assert [armed(FaultKind.DOUBLED, possible, at).skip for at in (2, 4)] == [0, 1]
    assert [armed(FaultKind.LOST, possible, at).skip for at in (1, 4)] == [0, 3]


def test_an_even_choice():
    """The same for a seed, another for another; rare kinds as often as frequent ones, as far as there are so many."""
    found = [Target(at, FaultKind.LOST) for at in range(1, 51)]
    found += [Target(at, FaultKind.DOUBLED) for at in range(1, 4)]
    chosen = even(found, 10, 7)

    assert Counter(target.kind for target in chosen) == {FaultKind.LOST: 7, FaultKind.DOUBLED: 3}
    assert chosen == even(found, 10, 7) == sorted(chosen)
    assert chosen != even(found, 10, 8)
    assert even(found, 100, 7) == sorted(found)


def test_what_is_different():
    """A line for each thing that is there too often, or not at all."""
    wanted = {"codes": Counter(["Acme", "Birch"])}
    found = {"codes": Counter(["Acme", "Acme", "Cedar"])}

    assert differences(wanted, found) == [
        "codes: Acme, twice instead of once",
        "codes: Birch, never instead of once",
        "codes: Cedar, once instead of never",
    ]
    assert differences(wanted, wanted) == []
