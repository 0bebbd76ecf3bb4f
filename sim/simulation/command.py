"""The verbs `simulate` and `replay`."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from typing import Final, NamedTuple

import msgspec
import typer
from rich.console import Console
from rich.progress import Progress

from sim.conformance.errors import SubjectError
from sim.conformance.subject.port import entry_point
from sim.simulation import kept
from sim.simulation.bundle import bundle, read_bundle, written
from sim.simulation.draw import drawn
from sim.simulation.house import House, housed
from sim.simulation.plan import Plan, Seed
from sim.simulation.play import play
from sim.simulation.record import digest
from sim.simulation.shrink import shrunk
from sim.simulation.sweep import Swept, failure_of, sweep, sweep_part
from sim.simulation.tell import scenario
from sim.simulation.told import tell_failures, tell_sweep, tell_trace

PART: Final = 50  # seeds that a process is given at a time
OK, FAILED, WRONG_USE = 0, 1, 2


class Asked(NamedTuple):
    """What a sweep is asked for."""

    spec: str
    seeds: int
    first: int
    workers: int
    twice: bool
    as_json: bool
    bundles: Path | None
    kept_seeds: Path | None
    plan: int  # version of the plans of fresh seeds


def simulate_many(asked: Asked) -> int:
    """The kept seeds, then fresh ones; the exit code."""
    console = Console(stderr=asked.as_json)
    try:
        entry_point(asked.spec)
        seeds = _seeds(asked)
    except (SubjectError, ValueError) as problem:
        console.print(str(problem), markup=False, soft_wrap=True)
        return WRONG_USE
    start = time.perf_counter()
    swept = _swept(asked, seeds, console)
    took_s = time.perf_counter() - start
    if asked.as_json:
        typer.echo(_as_json(swept, took_s))
    else:
        tell_sweep(console, swept, took_s)
    if swept.failures:
        _explain(asked, swept, console)
    return OK if swept.whole else FAILED


def simulate_one(spec: str, seed: Seed, *, trace: bool, bundles: Path | None) -> int:
    """One seed, with all that happened if that is asked for; the exit code."""
    console = Console()
    try:
        entry_point(spec)
        plan = drawn(*seed)
    except (SubjectError, ValueError) as problem:
        console.print(str(problem), markup=False, soft_wrap=True)
        return WRONG_USE
    with housed(spec) as house:
        return _shown(house, plan, console, trace=trace, bundles=bundles)


def replay(path: Path, spec: str | None, *, trace: bool) -> int:
    """A bundle once more: the same bytes, or a sentence that says why not; the exit code."""
    console = Console()
    try:
        found = read_bundle(path)
        entry_point(spec or found.subject)
    except (SubjectError, ValueError) as problem:
        console.print(f"{path}: {problem}", markup=False, soft_wrap=True)
        return WRONG_USE
    with housed(spec or found.subject) as house:
        history, scene = play(house, found.plan)
        if trace:
            tell_trace(console, history, scene)
        now = digest(history, scene)
        tell_failures(console, [failure_of(found.plan, one) for one in history.violations])
        if now == found.digest:
            console.print(f"the same history: {now}")
            return FAILED if history.failed else OK
        console.print(found.why_not(), markup=False, soft_wrap=True)
        console.print(f"then {found.digest}, now {now}", markup=False)
        return FAILED


def _seeds(asked: Asked) -> list[Seed]:
    """Those that are kept and mended first, then fresh ones; what is known to fail proves nothing by failing."""
    found = [] if asked.kept_seeds is None else kept.read(asked.kept_seeds)
    known = [one.drawn_from for one in found if one.mended]
    drawn(asked.first, asked.plan)  # says so if there are no such plans
    fresh = (Seed(number, asked.plan) for number in range(asked.first, asked.first + asked.seeds))
    return [*known, *(seed for seed in fresh if seed not in known)]


def _shown(house: House, plan: Plan, console: Console, *, trace: bool, bundles: Path | None) -> int:
    start = time.perf_counter()
    history, scene = play(house, plan)
    took_s = time.perf_counter() - start
    if trace:
        tell_trace(console, history, scene)
    console.print(
        f"seed {plan.seed}: {len(history.happened)} events, {history.calls} calls, {history.seconds / 86_400:.1f}"
        f" days of the world in {took_s * 1000:.0f} ms, history {digest(history, scene)}"
    )
    if not history.failed:
        console.print("[green]every invariant held[/]")
        return OK
    tell_failures(console, [failure_of(plan, one) for one in history.violations])
    if bundles is not None:
        path = written(bundles, bundle(house, history, scene))
        console.print(f"\ntimebridge-sim replay {path}", markup=False)
    _tell_smaller(house, plan, console)
    return FAILED


def _tell_smaller(house: House, plan: Plan, console: Console) -> None:
    smaller, _ = shrunk(house, plan)
    console.print(f"\nshrunk to {len(smaller.events)} events:", markup=False)
    console.print(scenario(smaller, *play(house, smaller)), markup=False, highlight=False, soft_wrap=True)


def _explain(asked: Asked, swept: Swept, console: Console) -> None:
    """One seed of each broken invariant, shrunk and told; every failing seed as a bundle."""
    told: set[str] = set()
    with housed(asked.spec) as house:
        for failure in swept.failures:
            plan = drawn(*failure.drawn_from)
            if asked.bundles is not None:
                path = written(asked.bundles, bundle(house, *play(house, plan)))
                console.print(f"timebridge-sim replay {path}", markup=False)
            if failure.rule not in told:
                told.add(failure.rule)
                console.print(f"\n{failure.rule}, seed {failure.seed}", markup=False)
                _tell_smaller(house, plan, console)


def _swept(asked: Asked, seeds: list[Seed], console: Console) -> Swept:
    with _progress(console, len(seeds)) as tick:
        if asked.workers == 1:
            with housed(asked.spec) as house:
                return sweep(house, seeds, twice=asked.twice, tick=lambda _seed: tick(1))
        swept = Swept()
        parts = [seeds[start : start + PART] for start in range(0, len(seeds), PART)]
        with ProcessPoolExecutor(asked.workers, mp_context=get_context("spawn")) as pool:
            waiting = [pool.submit(sweep_part, asked.spec, part, twice=asked.twice) for part in parts]
            for part, done in zip(parts, waiting, strict=True):
                swept.add(done.result())
                tick(len(part))
        return swept


@contextmanager
def _progress(console: Console, total: int) -> Iterator[Callable[[int], object]]:
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("playing", total=total)
        yield lambda count: progress.advance(task, count)


def _as_json(swept: Swept, took_s: float) -> str:
    found = msgspec.to_builtins(swept) | {
        "met": swept.met,
        "never": swept.never,
        "took_s": round(took_s, 3),
        "seeds_a_minute": round(60 * swept.seeds / took_s, 1) if took_s else 0,
        "failures": [msgspec.to_builtins(one) | {"replay": one.replay} for one in swept.failures],
        "whole": swept.whole,
    }
    return msgspec.json.encode(found, order="sorted").decode()


def cores() -> int:
    """How many processes are worth while here."""
    return os.cpu_count() or 1
