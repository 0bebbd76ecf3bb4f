"""A sweep within a session of pytest: what is to be swept, each scenario in its turn, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

import msgspec
import pytest

from sim.conformance.run.collect import WRITTEN
from sim.conformance.suite.folder import SUITE
from sim.conformance.suite.written import WrittenScenario
from sim.conformance.sweep.playing import Played, Player, player_for
from sim.conformance.sweep.runs import References, Run, Target, even, run, targets, unfit
from sim.physics.fault_kinds import FaultKind

SEED: Final = 7

OnRun = Callable[[WrittenScenario, int, int, int], object]  # scenario, done, of how many, failed so far


class Wanted(msgspec.Struct, frozen=True):
    """What of each scenario is swept."""

    kinds: tuple[FaultKind, ...]
    call: int | None = None
    most: int | None = None
    seed: int = SEED


class Swept(NamedTuple):
    """What came of one scenario."""

    written: WrittenScenario
    nodeid: str
    first: Played
    runs: tuple[Run, ...]
    unfit: str = ""  # why it was not swept

    @property
    def failed(self) -> list[Run]:
        """The runs after which the world was not the same."""
        return [one for one in self.runs if not one.clean]


def sweep(
    player: Player,
    written: WrittenScenario,
    nodeid: str,
    wanted: Wanted,
    told: OnRun = lambda *_: None,
) -> Swept:
    """Play a scenario without faults, and then with one at each call in each way."""
    first = player.play(written)
    if first.own_faults:
        return Swept(written, nodeid, first, (), "it lets calls fail itself")
    problem = next(unfit(first), "")
    if problem:
        return Swept(written, nodeid, first, (), f"it does not pass without a fault: {problem}")
    chosen = _chosen(first, wanted)
    runs: list[Run] = []
    known = References(player, written, first)
    for target in chosen:
        told(written, len(runs), len(chosen), sum(not one.clean for one in runs))
        runs.append(run(player, written, known, target))
    told(written, len(runs), len(chosen), sum(not one.clean for one in runs))
    return Swept(written, nodeid, first, tuple(runs))


def sweep_item(item: pytest.Function, wanted: Wanted, told: OnRun = lambda *_: None) -> Swept:
    """The same for a scenario that pytest has collected."""
    vocabulary = item.config.stash[SUITE].knowledge.vocabulary
    player = player_for(item._request, vocabulary)  # noqa: SLF001 - how a plugin asks for fixtures of an item
    return sweep(player, item.stash[WRITTEN], item.nodeid, wanted, told)


def _chosen(first: Played, wanted: Wanted) -> Sequence[Target]:
    found = targets(first, wanted.kinds, wanted.call)
    return found if wanted.most is None else even(found, wanted.most, wanted.seed)
