"""One scenario played once more in a fresh world, by the same steps: with a fault or without, and then set right."""

from __future__ import annotations

import inspect
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, NamedTuple

import pytest

from sim.conformance.errors import ConformanceError
from sim.conformance.explain.calls import last_calls
from sim.conformance.stage import Stage, following_clock
from sim.conformance.staging.opening import Asking, opening
from sim.conformance.staging.way import ADMIN, Way
from sim.conformance.subject.port import Refused, Subject
from sim.conformance.suite.vocabulary import Vocabulary
from sim.conformance.suite.written import WrittenScenario, WrittenStep
from sim.conformance.sweep.patient import GRACE_S, Patience, PatientSubject, SubjectBroke
from sim.conformance.sweep.picture import Picture, picture, writes
from sim.physics.fault_kinds import FaultKind
from sim.physics.faults import Fault
from sim.physics.journal import Call
from sim.world import World

PASSES_MAX: Final = 3
CALLS_LOOKED_AT: Final = 1_000
IN_MEMORY: Final = Path("/dev/shm")  # noqa: S108 - where there is such a place, a memory of the subject is quick
GRANTS: Final = ("/grant", "/tokens/bearer")
# What a step may say that did not find what a fault kept from happening.
TOLERATED: Final = (AssertionError, Refused, ConformanceError, ValueError, LookupError)


class SeenCall(NamedTuple):
    """A call that a fault could befall, and by which kinds."""

    service: str
    method: str
    path: str
    kinds: frozenset[FaultKind]


class Played(NamedTuple):
    """What came of it."""

    calls: tuple[SeenCall, ...]  # those of the scenario; what set it right afterwards is not among them
    picture: Picture
    karbon: Counter[str]  # what was written there
    struck: tuple[Call, ...]  # calls that the fault befell
    troubles: tuple[str, ...]  # steps that did not go as written
    told: tuple[str, ...]  # the last calls between the systems, as a story has them
    own_faults: bool  # the scenario lets calls fail itself
    broke: tuple[str, ...]  # what the subject may never do, and what did not come right
    paused_at: int  # at which time of asking somebody waited and tried again; 0 for never


class Player:
    """Plays scenarios on one way to the services, against one subject."""

    def __init__(
        self,
        way: Way,
        asking: Asking,
        wall_clock: Callable[[datetime], object],
        vocabulary: Vocabulary,
        fixture: Callable[[str], Any],
    ) -> None:
        self._way = way
        self._asking = asking
        self._wall_clock = wall_clock
        self._vocabulary = vocabulary
        self._fixture = fixture

    def play(self, written: WrittenScenario, fault: Fault | None = None, pause_at: int = 0) -> Played:
        """All steps, whatever comes of each; then no more faults, time, and syncs until nothing is left.

        With `pause_at` somebody waits and tries again at that time of asking, as people do after a fault.
        """
        world = self._way.fresh_world()
        seen: list[SeenCall] = []
        broke: list[str] = []
        mark = world.universe.calls.last
        world.universe.faults.witness = lambda *call: seen.append(SeenCall(*call))
        try:
            patience = Patience(pause_at)
            with self._staged(world, written.uri, patience) as stage:
                armed = 0 if fault is None else world.universe.faults.arm(fault).id
                troubles = tuple(self._steps(stage, written, broke))
                calls = tuple(seen)
                own = any(one.id != armed for one in world.universe.faults.root)
                patience.pause_at, paused_at = 0, patience.paused_at
                broke += settle(stage, self._way)
                journal = tuple(call for _, call in world.universe.calls.since(mark))
                kind = None if fault is None else fault.kind.value
                return Played(
                    calls=calls,
                    picture=picture(stage),
                    karbon=writes(journal, "karbon"),
                    struck=tuple(call for call in journal if call.fault == kind),
                    troubles=troubles,
                    told=last_calls(world.universe, mark, ()),
                    own_faults=own or (fault is None and any(call.fault for call in journal)),
                    broke=tuple(broke),
                    paused_at=paused_at,
                )
        finally:
            world.universe.faults.witness = None

    @contextmanager
    def _staged(self, world: World, name: str, patience: Patience) -> Iterator[Stage]:
        place = str(IN_MEMORY) if IN_MEMORY.is_dir() else None
        with ExitStack() as stack:
            folder = Path(stack.enter_context(TemporaryDirectory(dir=place, ignore_cleanup_errors=True)))
            stack.enter_context(self._way.open())
            stack.enter_context(following_clock(world, self._wall_clock))
            open_subject = stack.enter_context(opening(self._way, self._asking, name, folder))

            def patient(*, with_books: bool) -> Subject:
                opened = open_subject(with_books=with_books)
                return PatientSubject(opened, world, patience, lambda: recover(stage, self._way))

            stage = Stage(world, patient)
            yield stage

    def _steps(self, stage: Stage, written: WrittenScenario, broke: list[str]) -> Iterator[str]:
        """Every step; yields what did not go as written, and adds to `broke` what may never happen."""
        values: dict[str, Any] = {"stage": stage, "scenario_world": stage.world}
        running: list[Iterator[Any]] = []
        for step in written.steps:
            try:
                self._step(step, values, running)
            except TOLERATED as problem:
                yield f"{written.uri}:{step.line}: {step.keyword} {step.text}: {_first_line(problem)}"
            except SubjectBroke as problem:
                broke.append(f"{written.uri}:{step.line}: {problem}")
        for one in running:
            next(one, None)

    def _step(self, step: WrittenStep, values: dict[str, Any], running: list[Iterator[Any]]) -> None:
        match = self._vocabulary.only(step.text)
        if match is None:
            raise ConformanceError(f"nobody has defined {step.text!r}")
        definition = match.definition
        attached = {"datatable": [list(row) for row in step.table], "docstring": step.docstring}
        arguments = dict(match.values)
        arguments |= {name: attached[name] for name in definition.attachments}
        for name in definition.fixtures:
            arguments[name] = values[name] if name in values else self._fixture(name)
        value = definition.declared.function(**arguments)
        if inspect.isgenerator(value):
            running.append(value)
            value = next(value)
        if definition.declared.target_fixture:
            values[definition.declared.target_fixture] = value


def settle(stage: Stage, way: Way) -> Iterator[str]:
    """No more faults, time to pass, and syncs until one changes nothing; yields what does not come right."""
    let_in_again(stage, way)
    stage.world.universe.faults.disarm()
    stage.wait(GRACE_S)
    try:
        if any(not _wrote(stage) for _ in range(PASSES_MAX + 1)):
            return
        yield f"after {PASSES_MAX} syncs without a fault another one still changes something"
    except SubjectBroke as problem:
        yield str(problem)


def recover(stage: Stage, way: Way) -> PatientSubject:
    """What people do when something went wrong: wait, and where access was lost let the integration in again."""
    stage.wait(GRACE_S)
    let_in_again(stage, way)
    found = stage.subject
    assert isinstance(found, PatientSubject)
    return found


def let_in_again(stage: Stage, way: Way) -> None:
    """Connect the app again where a fault has made its tokens void, or kept it from hearing of new ones."""
    universe = stage.world.universe
    struck = {fault.kind for fault in universe.faults.root if fault.fired}
    lost = any(
        call.fault and call.path.endswith(GRANTS) for _, call in universe.calls.newest(CALLS_LOOKED_AT)
    )
    if lost or struck & {FaultKind.REVOKED, FaultKind.ROTATED}:
        way.worlds.let_in_again(stage.world.name)
        stage.restart()


def _wrote(stage: Stage) -> bool:
    """Whether one more sync changes anything in the three systems; one that is refused does not."""
    mark = stage.world.universe.calls.last
    try:
        stage.subject.call("sync", by=ADMIN)
    except Refused:
        return False
    return any(call.wrote for _, call in stage.world.universe.calls.since(mark))


def _first_line(problem: BaseException) -> str:
    return (str(problem).strip().splitlines() or [type(problem).__name__])[0]


def player_for(request: pytest.FixtureRequest, vocabulary: Vocabulary) -> Player:
    """A player with the fixtures of a test."""
    get = request.getfixturevalue
    return Player(get("way"), get("asking"), get("wall_clock"), vocabulary, get)
