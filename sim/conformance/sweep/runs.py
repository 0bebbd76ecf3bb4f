"""Every call of a scenario in every kind, or an even choice of them; and what makes a run a failure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sim.conformance.suite.written import WrittenScenario
from sim.conformance.sweep.kinds import armed
from sim.conformance.sweep.picture import differences
from sim.conformance.sweep.playing import Played, Player
from sim.physics.chance import Chance
from sim.physics.fault_kinds import FaultKind


class Target(NamedTuple):
    """A call, counted from 1, and how it is to fail."""

    call: int
    kind: FaultKind


class Run(NamedTuple):
    """A scenario in which one call failed."""

    target: Target
    failures: tuple[str, ...]
    played: Played

    @property
    def clean(self) -> bool:
        """Whether the world came out the same."""
        return not self.failures


def targets(first: Played, kinds: Sequence[FaultKind], call: int | None = None) -> list[Target]:
    """Each kind at each call that it makes sense of, in the order of the calls."""
    return [
        Target(at, kind)
        for at, seen in enumerate(first.calls, 1)
        if call in {None, at}
        for kind in kinds
        if kind in seen.kinds
    ]


def even(found: Sequence[Target], most: int, seed: int) -> list[Target]:
    """So many of them, as many of each kind as can be, drawn by a seed, in the order of the calls."""
    chance = Chance(f"sweep|{seed}")
    by_kind: dict[FaultKind, list[Target]] = {}
    for target in found:
        by_kind.setdefault(target.kind, []).append(target)
    chosen: list[Target] = []
    while len(chosen) < most and any(by_kind.values()):
        for kind, left in by_kind.items():
            if left and len(chosen) < most:
                chosen.append(left.pop(chance.below(f"sweep.{kind}", len(left))))
    return sorted(chosen)


class References:
    """A scenario as it goes without a fault: as it is written, and as people play it who wait and try again somewhere.

    A fault that makes somebody sync once more lets things go out that would have changed before. That is no fault of
    the integration, so either is right.
    """

    def __init__(self, player: Player, written: WrittenScenario, first: Played) -> None:
        self._player = player
        self._written = written
        self.first = first
        self._paused: dict[int, Played] = {}

    def paused_at(self, asked: int) -> Played:
        """The scenario with a pause at this time of asking."""
        if asked not in self._paused:
            self._paused[asked] = self._player.play(self._written, pause_at=asked)
        return self._paused[asked]


def run(player: Player, written: WrittenScenario, known: References, target: Target) -> Run:
    """Play the scenario with this fault, and compare."""
    fault = armed(target.kind, [seen.kinds for seen in known.first.calls], target.call)
    played = player.play(written, fault)
    failures = tuple(_failures(known.first, played))
    if failures and played.paused_at:
        failures = min(failures, tuple(_failures(known.paused_at(played.paused_at), played)), key=len)
    return Run(target, failures, played)


def unfit(first: Played) -> Iterator[str]:
    """Why a scenario cannot be swept."""
    yield from first.broke
    yield from first.troubles


def _failures(first: Played, played: Played) -> Iterator[str]:
    if not played.struck:
        yield "the fault never struck: the scenario made another call in its place"
    yield from played.broke
    yield from differences(first.picture, played.picture)
    yield from (
        f"written to Karbon: {what}, which is not done without the fault"
        for what in _beyond(played.karbon, first.karbon)
    )


def _beyond(found: Iterable[str], wanted: Iterable[str]) -> list[str]:
    return sorted({*found} - {*wanted})
