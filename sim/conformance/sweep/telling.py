"""What came of a sweep, for a person: a table, and of each failure what is different and the line to see it again."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from typing import Final

from rich.table import Table
from rich.text import Text

from sim.conformance.explain.armed import describe
from sim.conformance.explain.calls import FAULTS
from sim.conformance.explain.systems import system
from sim.conformance.explain.words import folded
from sim.conformance.sweep.kinds import armed
from sim.conformance.sweep.runs import Run
from sim.conformance.sweep.sweeping import Swept

FAILURES_TOLD_MAX: Final = 20
DIFFERENCES_TOLD_MAX: Final = 4


def table(found: Sequence[Swept]) -> Table:
    """A row a scenario."""
    shown = Table(expand=True)
    shown.add_column("scenario", ratio=1, no_wrap=True, overflow="ellipsis")
    for name in ("calls", "kinds", "runs", "clean", "failed"):
        shown.add_column(name, justify="right", no_wrap=True)
    for one in found:
        kinds = len({run.target.kind for run in one.runs})
        failed = len(one.failed)
        clean = len(one.runs) - failed
        shown.add_row(
            one.written.name,
            str(len(one.first.calls)),
            str(kinds),
            str(len(one.runs)),
            Text(str(clean), "green" if clean else "dim"),
            Text(str(failed), "bold red" if failed else "dim"),
        )
    return shown


def failures(found: Sequence[Swept], options: Sequence[str]) -> Iterator[str]:
    """Each run that was not clean: the call, what is different, and how to see it again."""
    failed = [(one, run) for one in found for run in one.failed]
    for one, run in failed[:FAILURES_TOLD_MAX]:
        yield from (line for part in _failure(one, run) for line in folded(part, "", "    "))
        yield f"  replay: {replay(one, run, options)}"
    if len(failed) > FAILURES_TOLD_MAX:
        yield f"and {len(failed) - FAILURES_TOLD_MAX} more"
    for one in found:
        if one.unfit:
            yield from folded(
                f"{one.written.uri}:{one.written.line}: not swept, since {one.unfit}", "", "    "
            )


def replay(one: Swept, run: Run, options: Sequence[str] = ()) -> str:
    """The command that plays just this run."""
    target = ["--call", str(run.target.call), "--kind", run.target.kind.value]
    words = ["timebridge-sim", "sweep", one.written.uri, "--scenario", one.written.name, *target, *options]
    return shlex.join(words)


def story(one: Swept, run: Run) -> Iterator[str]:
    """One run told in full."""
    wrong = {place.partition(": ")[0]: place for place in run.played.troubles}
    yield f"Scenario: {one.written.name}"
    for step in one.written.steps:
        trouble = wrong.get(f"{one.written.uri}:{step.line}")
        yield from folded(
            f"  {'·' if trouble else '✓'} {step.line}  {step.keyword} {step.text}", "", "      "
        )
    fault = armed(run.target.kind, [seen.kinds for seen in one.first.calls], run.target.call)
    seen = one.first.calls[run.target.call - 1]
    place = f"{seen.method} {seen.path}"
    said = describe(type(fault)(kind=fault.kind, service=seen.service, method=seen.method, path=seen.path))
    yield from ("", *folded(f"Call {run.target.call}, to {system(seen.service)}: {place}", "", "  "))
    yield from folded(said, "  ", "    ")
    yield from (f"  {call.at:%H:%M:%S}  {call.status}  {FAULTS[call.fault]}" for call in run.played.struck)
    if run.played.troubles:
        yield from ("", "Steps that did not find what they look for, which a fault may do")
        yield from (line for trouble in run.played.troubles for line in folded(trouble, "  ", "    "))
    yield from ("", "The last calls between the systems, the syncs that set things right among them")
    yield from (f"  {line}" for call in run.played.told for line in call.split("\n"))
    yield ""
    if run.clean:
        yield "Afterwards the three systems hold what they hold without the fault: clean"
        return
    yield "What is not as it is without the fault"
    yield from (line for failure in run.failures for line in folded(failure, "  ", "    "))


def _failure(one: Swept, run: Run) -> Iterator[str]:
    seen = one.first.calls[run.target.call - 1]
    yield (
        f"{one.written.uri}:{one.written.line}: call {run.target.call} ({seen.method} {seen.path}), "
        f"{run.target.kind.value}"
    )
    yield from (f"  {failure}" for failure in run.failures[:DIFFERENCES_TOLD_MAX])
    if len(run.failures) > DIFFERENCES_TOLD_MAX:
        yield f"  and {len(run.failures) - DIFFERENCES_TOLD_MAX} more differences"
