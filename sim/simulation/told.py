"""What came of a sweep or of one history, for people: tables in the terminal."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import Final

from rich.console import Console
from rich.table import Table

from sim.physics.journal import Call
from sim.simulation.play import Happened, History
from sim.simulation.scene import Scene
from sim.simulation.sometimes import SEEDS_LEAST
from sim.simulation.sweep import Failure, Swept

DAY_S: Final = 86_400
SHOWN_SEEDS: Final = 5  # of one invariant


def tell_sweep(console: Console, swept: Swept, took_s: float) -> None:
    """The sweep: how much, what went wrong, what was met, and what failed."""
    rate = 60 * swept.seeds / took_s if took_s else 0.0
    days, times = swept.world_s / DAY_S, swept.world_s / took_s if took_s else 0.0
    console.print(
        f"{swept.seeds:,} histories, {swept.events:,} events, {swept.calls:,} calls, {days:,.0f} days of the world"
        f" in {took_s:.1f} s: {rate:,.0f} a minute, {times:,.0f} : 1"
    )
    if swept.seeds > 1:
        console.print(_counts("went wrong", "times", swept.faults))
        console.print(_counts("met", "histories", swept.met))
    for name in swept.never:
        console.print(f"[red]never met in {swept.seeds:,} histories: {name}[/]")
    if 1 < swept.seeds < SEEDS_LEAST:
        console.print(f"[dim]what was never met counts from {SEEDS_LEAST} histories on[/]")
    for seed in swept.undetermined:
        console.print(f"[red]seed {seed} has two different histories[/]")
    tell_failures(console, swept.failures)
    if swept.whole:
        console.print("[green]every invariant held[/]")


def tell_failures(console: Console, failures: list[Failure]) -> None:
    """Failing seeds by the invariant that they broke."""
    by_rule: dict[str, list[Failure]] = defaultdict(list)
    for failure in failures:
        by_rule[failure.rule].append(failure)
    for rule, found in sorted(by_rule.items()):
        console.print(f"\n[red]{rule}[/] {found[0].sentence} [red]({len(found)} seeds)[/]")
        for failure in found[:SHOWN_SEEDS]:
            console.print(
                f"  found {failure.found}; expected {failure.expected} (event {failure.event})", markup=False
            )
            console.print(f"  {failure.replay}", markup=False)
        if len(found) > SHOWN_SEEDS:
            others = ", ".join(str(failure.seed) for failure in found[SHOWN_SEEDS : SHOWN_SEEDS + 20])
            console.print(f"  and seeds {others}", markup=False)


def tell_trace(console: Console, history: History, scene: Scene) -> None:
    """Every event of a history with its calls."""
    calls = scene.world.universe.calls
    last = scene.first_call
    for happened in history.happened:
        console.print(_said(happened), markup=False, highlight=False)
        for _, call in calls.since(happened.calls[0], happened.calls[1] - happened.calls[0]):
            console.print(_line(call), markup=False, highlight=False, soft_wrap=True)
        last = happened.calls[1]
    console.print("then nothing goes wrong any more", markup=False)
    for _, call in calls.since(last):
        console.print(_line(call), markup=False, highlight=False, soft_wrap=True)


def _said(happened: Happened) -> str:
    event = happened.event
    wrong = [f"{one.kind} after {one.skip}" for one in event.strikes]
    if event.upset is not None:
        wrong.append(f"{'asked to end: ' if event.asked else ''}{event.upset.at} {event.upset.after}")
    beside = f"  [{', '.join(wrong)}]" if wrong else ""
    told = "; ".join(happened.sentences) or f"{event.do} {event.with_}"
    return f"{happened.number:3d}. +{event.wait_s} s  {told} -> {happened.outcome}{beside}"


def _line(call: Call) -> str:
    at: datetime = call.at
    wrote = " wrote" if call.wrote else ""
    fault = f" [{call.fault}]" if call.fault else ""
    note = f" ({call.note})" if call.note else ""
    return f"       {at:%m-%d %H:%M:%S} {call.service} {call.method} {call.path} {call.status}{wrote}{fault}{note}"


def _counts(what: str, unit: str, counts: dict[str, int]) -> Table:
    table = Table(box=None, header_style="bold", pad_edge=False)
    table.add_column(what)
    table.add_column(unit, justify="right")
    for name, count in sorted(counts.items(), key=lambda each: (-each[1], each[0])):
        table.add_row(name, f"{count:,}")
    return table
