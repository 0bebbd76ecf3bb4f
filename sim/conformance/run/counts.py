"""One run of a suite as it is counted: what was written, bound and run, and why it may not be whole."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from sim.conformance.run.outcomes import ScenarioOutcome


class Counts(msgspec.Struct, frozen=True):
    """The three numbers that have to be equal."""

    written: int
    bound: int
    run: int

    def __str__(self) -> str:
        return f"{self.written} written, {self.bound} bound, {self.run} run"


class Run(msgspec.Struct):
    """Everything a run leaves behind for the verdict and the reports."""

    filters: tuple[str, ...] = ()
    findings: list[str] = []
    written: int = 0
    bound: set[str] = set()
    outcomes: dict[str, ScenarioOutcome] = {}

    @property
    def counts(self) -> Counts:
        """Written, bound and run; a skipped scenario did not run."""
        ran = [outcome for outcome in self.outcomes.values() if outcome.status != "skipped"]
        return Counts(self.written, len(self.bound), len(ran))

    @property
    def took_part(self) -> bool:
        """Whether any feature was asked for in this run."""
        return bool(self.bound or self.findings)

    def gaps(self) -> Iterator[str]:
        """Why this run was not whole; nothing when it was."""
        if self.filters:
            yield f"partial run ({', '.join(self.filters)})"
        if self.findings:
            yield f"{len(self.findings)} finding(s) in the features, listed above"
        counts = self.counts
        if not counts.written == counts.bound == counts.run:
            yield str(counts)

    def settle(self, outcome: ScenarioOutcome) -> None:
        """Take in what a phase of a scenario says; a failure in any phase stays a failure."""
        before = self.outcomes.get(outcome.nodeid)
        if before is None:
            self.outcomes[outcome.nodeid] = outcome
            return
        duration = round(before.duration_ms + outcome.duration_ms, 3)
        kept = before if before.status == "failed" or outcome.status == "skipped" else outcome
        self.outcomes[outcome.nodeid] = msgspec.structs.replace(kept, duration_ms=duration)


RUN = pytest.StashKey[Run]()


def filters_of(options: dict[str, object], args: list[str], start: Path, features: Path) -> tuple[str, ...]:
    """The filters a command line puts on a run of these features, each as a person would type it."""
    found = [
        f"{flag} {options[name]}"
        for flag, name in (("-k", "keyword"), ("-m", "markexpr"))
        if options.get(name)
    ]
    for name in ("deselect", "ignore", "ignore_glob"):
        values = options.get(name)
        found += [
            f"--{name.replace('_', '-')} {value}" for value in (values if isinstance(values, list) else [])
        ]
    targets = [(start / arg.partition("::")[0]).resolve() for arg in args if "::" not in arg]
    if not any(features.is_relative_to(target) for target in targets):
        found.append(f"only {', '.join(args)}" if args else "no features asked for")
    return tuple(found)
