"""Plays a plan: each event in turn, the judge after each, then peace, until everything is in step again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from sim.physics.fault_kinds import OF_ACCESS, OF_CALLS, OF_WEBHOOKS
from sim.physics.faults import Fault, FaultKind
from sim.simulation.deeds import DEEDS
from sim.simulation.house import House
from sim.simulation.judge import Broken, Judge, Violation
from sim.simulation.peace import make_peace
from sim.simulation.plan import ENDS, Event, Plan
from sim.simulation.scene import NotPossible, Scene

UNTRUE: Final = frozenset({FaultKind.STALE, FaultKind.DRIFTED, FaultKind.SKEWED})
RENEWING: Final = ("/grant", "/tokens/bearer")
ENDED: Final = frozenset({"killed", "stopped"})
REFUSED_ON_SCREEN: Final = "not possible"


class Happened(NamedTuple):
    """One event as it came out."""

    number: int
    event: Event
    sentences: tuple[str, ...]  # of our vocabulary, nothing where it was not possible
    outcome: str
    calls: tuple[int, int]  # of the journal: after the first number, up to the second
    changes: tuple[int, int]  # of the change log, in the same way
    struck: tuple[str, ...]  # kinds of the faults that struck


@dataclass
class History:
    """What came of a plan."""

    plan: Plan
    happened: list[Happened] = field(default_factory=list)
    violations: list[Violation] = field(default_factory=list)
    met: set[str] = field(default_factory=set)
    faults: Counter[str] = field(default_factory=Counter)
    calls: int = 0
    seconds: float = 0.0  # of the world's time

    @property
    def failed(self) -> bool:
        """Whether an invariant was broken."""
        return bool(self.violations)


class Playing:
    """A history under way: events one by one, the judge after each."""

    def __init__(self, house: House, plan: Plan) -> None:
        self.scene = Scene(house, plan.seed)
        self.history = History(plan, met=self.scene.met)
        self._judge = Judge(self.scene)
        if plan.start_s:
            self.scene.world.clock.advance(plan.start_s)
            house.authorise()  # whoever was away for months was let in anew

    def step(self, event: Event) -> bool:
        """Let an event happen; whether every invariant holds after it."""
        self.scene.agree()
        number = len(self.history.happened) + 1
        try:
            happened = _perform(self.scene, self._judge, number, event, self.history)
        except Broken as broken:
            self.history.violations = [Violation(broken.rule, broken.found, broken.expected, number)]
            return False
        self.history.happened.append(happened)
        found = self._judge.after(number, event.do, happened.calls, happened.changes)
        self.history.violations = found
        return not found

    def peace(self) -> bool:
        """Nothing goes wrong any more; whether all comes in step, and every invariant holds."""
        self.history.violations = make_peace(self.scene, self._judge, len(self.history.happened) + 1)
        return not self.history.violations

    def end(self) -> History:
        """The whole history."""
        universe, history = self.scene.world.universe, self.history
        self._judge.count(history.faults)
        history.calls = universe.calls.last - self.scene.first_call
        history.seconds = (universe.clock.now() - self.scene.began).total_seconds()
        return history


def play(house: House, plan: Plan) -> tuple[History, Scene]:
    """The history of a plan, and the scene as it was left; it ends at the first event that breaks an invariant."""
    playing = Playing(house, plan)
    if all(playing.step(event) for event in plan.events):
        playing.peace()
    return playing.end(), playing.scene


def _perform(scene: Scene, judge: Judge, number: int, event: Event, history: History) -> Happened:
    universe = scene.world.universe
    armed = _armed(scene, event, OF_WEBHOOKS)  # which arrive while somebody waits
    if event.wait_s:
        universe.clock.advance(event.wait_s)
    calls, changes = universe.calls.last, universe.changes.last
    armed += _armed(scene, event, OF_CALLS)
    inner: list[str] = []
    life = scene.workers[event.worker].life
    meanwhile = _meanwhile(scene, event, inner) if event.meanwhile is not None else None
    life.begin(event.upset, meanwhile, asked=event.asked)
    scene.worker = event.worker
    sentences, outcome = _done(scene, event)
    upset = _upset(event) if life.struck else ""
    scene.workers[event.worker].life.begin(None)
    judge.struck = [one for one in universe.faults.root if one.id in armed and one.fired]
    history.faults.update(fault.kind.value for fault in judge.struck if fault.kind in OF_WEBHOOKS)
    scene.stale = any(fault.kind in UNTRUE for fault in judge.struck)
    if upset:
        scene.met.add(f"upset: {upset}")
        history.faults[f"upset: {upset}"] += 1
    made = [call for _, call in universe.calls.since(calls)]
    if scene.came is not None and scene.came.how == "killed" and made and made[-1].wrote:
        scene.met.add("died after a write")
    scene.let_in_anew |= _tokens_went_astray(scene, calls)
    for fault_id in armed:
        universe.faults.disarm(fault_id)
    return Happened(
        number,
        event,
        (*sentences, *inner),
        outcome,
        (calls, universe.calls.last),
        (changes, universe.changes.last),
        tuple(fault.kind.value for fault in judge.struck),
    )


def _tokens_went_astray(scene: Scene, since: int) -> bool:
    """Whether a credential was refused, or a renewal went wrong, or a process may have died over one."""
    made = scene.world.universe.calls.since(since)
    return any(
        call.status == 401 or call.fault in OF_ACCESS or (call.path.endswith(RENEWING) and call.fault)
        for _, call in made
    ) or (scene.came is not None and scene.came.how in ENDED)


def _armed(scene: Scene, event: Event, kinds: AbstractSet[str]) -> list[int]:
    """Arm the faults of these kinds."""
    faults = scene.world.universe.faults
    return [
        faults.arm(Fault(kind=FaultKind(one.kind), skip=one.skip, **one.more)).id
        for one in event.strikes
        if one.kind in kinds
    ]


def _upset(event: Event) -> str:
    """What became of the process, in a word."""
    at = event.upset.at if event.upset is not None else ""
    return "stopped" if event.asked and at in ENDS else at


def _done(scene: Scene, event: Event) -> tuple[list[str], str]:
    scene.came = None
    try:
        sentences = DEEDS[event.do].perform(scene, event.with_)
    except NotPossible as why:
        return [], f"{REFUSED_ON_SCREEN}: {why}"
    except ValueError as why:  # a screen refuses it
        if type(why).__name__ != "ScreenRefused":
            raise
        return [], f"{REFUSED_ON_SCREEN}: {why}"
    return sentences, scene.came.told if scene.came is not None else "done"


def _meanwhile(scene: Scene, event: Event, told: list[str]) -> Callable[[int], None]:
    """What happens in the middle: once, before that call, by a person or another worker."""
    within = event.meanwhile
    assert within is not None
    waiting = [within]

    def happens(passed: int) -> None:
        if passed < event.meanwhile_after or not waiting:
            return
        waiting.pop()
        deed = DEEDS[within.do]
        if deed.alone or (deed.asks and within.worker == event.worker):
            return  # a process does one thing at a time
        worker, came = scene.worker, scene.came
        scene.worker = within.worker
        sentences, _ = _done(scene, within)
        scene.worker, scene.came = worker, came
        scene.met.add("in the middle")
        told.extend(f"(in the middle) {sentence}" for sentence in sentences)

    return happens
