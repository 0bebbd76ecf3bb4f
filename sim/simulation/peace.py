"""After the last event nothing goes wrong any more: within three passes all has to be in step, and to stay so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from sim.simulation.judge import Broken, Judge, Violation
from sim.simulation.judge.agreement import check_agreement
from sim.simulation.judge.time import check_time
from sim.simulation.scene import ADMIN, Came, Scene

PASSES_MAX: Final = 3
LATE_S: Final = 700  # by then whatever was on its way has arrived
DAY_S: Final = 25 * 3_600  # everything is read at least once a day where hints are on
PASS_S: Final = 180
QUIET_CALLS_MAX: Final = 60


def make_peace(scene: Scene, judge: Judge, number: int) -> list[Violation]:
    """Let all come in step; what is broken then, the first of it."""
    universe = scene.world.universe
    universe.faults.disarm()
    scene.worker = 0
    for process in scene.workers:
        process.end()
    for doing in _peace(scene):
        calls, changes = universe.calls.last, universe.changes.last
        try:
            doing()
        except Broken as broken:
            return [Violation(broken.rule, broken.found, broken.expected, number)]
        span = (calls, universe.calls.last)
        found = judge.after(number, "save and sync", span, (changes, universe.changes.last))
        if found:
            return found
    return []


def _peace(scene: Scene) -> Iterator[Any]:
    """One step after the other."""
    yield lambda: _remedies(scene)
    yield from _passes(scene)
    yield lambda: _quiet(scene)
    yield lambda: _no_twins(scene)
    yield lambda: check_agreement(scene)
    if scene.house.neighbour is not None:
        yield scene.house.neighbour.check


def _remedies(scene: Scene) -> None:
    """What only people can mend: books that are closed, a firm that is disconnected."""
    scene.world.clock.advance(LATE_S)
    scene.books.open_books()
    if scene.own_account:
        scene.world.quickbooks_time.set_account(**scene.own_account)
        scene.own_account.clear()
    if scene.let_in_anew:
        # Refresh tokens are good for once: who never heard of the next one is let in by a person, or not at all.
        scene.house.authorise()
        scene.met.add("let in anew")
    needed(scene, "connect", by=ADMIN)


def _passes(scene: Scene) -> Iterator[Any]:
    """Save & Sync, and then Sync as the schedule has it, until one writes nothing.

    Where hints are on, a day passes instead: what no webhook told, a plain Sync finds by then, and all of it. Not that
    a client is restricted, which neither Karbon's lists nor its webhooks tell: that takes a Save & Sync.
    """
    yield lambda: _everything(scene)
    last: list[str] = []
    for _ in range(PASSES_MAX):
        yield lambda: _pass(scene, last)
        if not last and not _sent(scene):
            return
    if last:
        yield lambda: _never_in_step(last)


def _everything(scene: Scene) -> None:
    hinted = scene.hinted and (scene.workers[0].beyond("hints", {}) or {}).get("on")
    if hinted and all(one["restriction"] == "Public" for one in scene.karbon.clients()):
        scene.world.clock.advance(DAY_S)
    else:
        needed(scene, "save_and_sync", by=ADMIN)


def _pass(scene: Scene, wrote: list[str]) -> None:
    """One Sync; what it wrote."""
    scene.world.clock.advance(PASS_S)
    wrote[:] = _wrote(scene, "sync")


def _never_in_step(wrote: list[str]) -> None:
    raise Broken("V8", f"pass {PASSES_MAX + 1} wrote: {', '.join(wrote)}", "nothing left to write")


def _sent(scene: Scene) -> bool:
    """Whether something may still come: QuickBooks repeats to an older store as many refusals as it had before."""
    return any(finding["code"] == "BOOKS_REFUSED" for finding in scene.last_findings)


def _quiet(scene: Scene) -> None:
    """Nothing is left to do, and nothing is done."""
    scene.world.clock.advance(PASS_S)
    written = _wrote(scene, "save_and_sync", by=ADMIN)
    if written:
        raise Broken("V7", f"a further Save & Sync wrote: {', '.join(written)}", "nothing to write")


def _no_twins(scene: Scene) -> None:
    """What a network doubled, or brought late, has been found and taken out."""
    scene.doubt.looked(scene.world.universe.calls.last, scene.closed(), at_books=True)
    check_time(scene)


def _wrote(scene: Scene, operation: str, **arguments: Any) -> list[str]:
    calls = scene.world.universe.calls
    before = calls.last
    needed(scene, operation, **arguments)
    made = [call for _, call in calls.since(before)]
    if len(made) > QUIET_CALLS_MAX:
        raise Broken("V11", f"{len(made)} calls of {operation}", f"at most {QUIET_CALLS_MAX}")
    return [f"{call.method} {call.path} ({call.status})" for call in made if call.wrote]


def needed(scene: Scene, operation: str, **arguments: Any) -> Came:
    """Ask for what has to work now."""
    came = scene.ask(operation, **arguments)
    if came.how != "ok":
        raise Broken("V8", f"{operation} is {came.told} though nothing goes wrong any more", "that it works")
    return came
