"""Many seeds: plays each, counts what went wrong and what was met, and keeps those that broke an invariant."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Final

import msgspec

from sim.simulation.draw import drawn
from sim.simulation.house import House, housed
from sim.simulation.judge import Violation
from sim.simulation.plan import PLAN_VERSION, Plan, Seed
from sim.simulation.play import play
from sim.simulation.record import digest
from sim.simulation.sometimes import met, never, signs_of

COLLECT_EVERY: Final = 5  # histories; the collector's own times would cost a tenth more, and 25 a hundredth


class Failure(msgspec.Struct, frozen=True, kw_only=True):
    """A seed that broke an invariant."""

    seed: int
    rule: str
    sentence: str
    found: str
    expected: str
    event: int
    plan: int  # version of the plans

    @property
    def drawn_from(self) -> Seed:
        """What its plan is drawn from."""
        return Seed(self.seed, self.plan)

    @property
    def replay(self) -> str:
        """How to see it again."""
        older = f" --plan {self.plan}" if self.plan != PLAN_VERSION else ""
        return f"timebridge-sim simulate --seed {self.seed}{older} --trace"


class Swept(msgspec.Struct, kw_only=True):
    """What came of a sweep."""

    seeds: int = 0
    calls: int = 0
    events: int = 0
    world_s: float = 0.0
    faults: dict[str, int] = {}
    signs: dict[str, int] = {}
    failures: list[Failure] = []
    undetermined: list[int] = []  # seeds whose second history was another one

    @property
    def met(self) -> dict[str, int]:
        """In how many histories each sometimes point was met."""
        return met(Counter(self.signs))

    @property
    def never(self) -> list[str]:
        """The points that it should have met."""
        return never(self.met, self.seeds)

    @property
    def whole(self) -> bool:
        """Whether nothing is to be mended."""
        return not (self.failures or self.undetermined or self.never)

    def add(self, other: Swept) -> None:
        """Take in what another part of the sweep found."""
        self.seeds += other.seeds
        self.calls += other.calls
        self.events += other.events
        self.world_s += other.world_s
        self.faults = dict(Counter(self.faults) + Counter(other.faults))
        self.signs = dict(Counter(self.signs) + Counter(other.signs))
        self.failures = sorted([*self.failures, *other.failures], key=lambda one: one.seed)
        self.undetermined = sorted([*self.undetermined, *other.undetermined])


def failure_of(plan: Plan, violation: Violation) -> Failure:
    """A violation with the seed it is of."""
    return Failure(
        seed=plan.seed,
        rule=violation.id,
        sentence=violation.sentence,
        found=violation.found,
        expected=violation.expected,
        event=violation.event,
        plan=plan.version,
    )


def sweep(
    house: House,
    seeds: Iterable[Seed],
    *,
    twice: bool = False,
    tick: Callable[[Seed], object] = lambda _seed: None,
) -> Swept:
    """Play these seeds; `twice` plays each a second time and compares the two histories."""
    swept = Swept()
    gc.disable()
    try:
        for seed in seeds:
            swept.add(_one(house, seed, twice=twice))
            tick(seed)
            if swept.seeds % COLLECT_EVERY == 0:
                gc.collect(1)
    finally:
        gc.enable()
    return swept


def _one(house: House, seed: Seed, *, twice: bool) -> Swept:
    plan = drawn(*seed)
    history, scene = play(house, plan)
    swept = Swept(
        seeds=1,
        calls=history.calls,
        events=len(history.happened),
        world_s=history.seconds,
        faults=dict(history.faults),
        signs=dict.fromkeys(signs_of(history), 1),
        failures=[failure_of(plan, one) for one in history.violations],
    )
    if twice and digest(history, scene) != digest(*play(house, plan)):
        swept.undetermined = [seed.number]
    return swept


def sweep_part(spec: str, seeds: list[Seed], *, twice: bool) -> Swept:
    """A part of a sweep in a process of its own."""
    with housed(spec) as house:
        return sweep(house, seeds, twice=twice)
