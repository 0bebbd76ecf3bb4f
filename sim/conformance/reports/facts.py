"""What was run, against whom, and how: the facts that a reader needs to run it again."""

import platform
import sys
from datetime import UTC, datetime
from importlib.metadata import entry_points, packages_distributions, version
from typing import Final

import msgspec

from sim.conformance.errors import SubjectError
from sim.conformance.run.counts import Counts, Run
from sim.conformance.staging.options import token_of, without_token
from sim.conformance.staging.way import SEED
from sim.conformance.subject.address import is_url
from sim.conformance.suite.folder import Suite

PATIENCE_S: Final = 10.0  # for a name; the report does not wait longer


class SuiteFacts(msgspec.Struct, frozen=True):
    """Which suite was run."""

    version: str
    features_sha256: str


class SubjectFacts(msgspec.Struct, frozen=True):
    """Whom it was run against: as it was named, and as it calls itself."""

    spec: str
    name: str
    version: str

    def __str__(self) -> str:
        return " ".join(part for part in (self.name, self.version) if part)


class RunFacts(msgspec.Struct, frozen=True):
    """How it was run."""

    python: str
    platform: str
    argv: tuple[str, ...]
    seed: int
    started: str
    duration_s: float
    partial: bool
    filters: tuple[str, ...]
    scenarios: Counts
    findings: tuple[str, ...]


def suite_facts(suite: Suite) -> SuiteFacts:
    """The version of the suite, and a hash of what exactly it said."""
    return SuiteFacts(suite.catalogue.version, suite.fingerprint())


def subject_facts(spec: str) -> SubjectFacts:
    """An entry point is known by the distribution that brought it; a subject at a URL says who it is."""
    if is_url(spec):
        return _at_url(spec)
    module = spec.partition(":")[0].partition(".")[0]
    # A checkout that is installed in place lists no modules, but its commands lead to them.
    commands = (
        point for point in entry_points(group="console_scripts") if point.module.partition(".")[0] == module
    )
    names = [
        *packages_distributions().get(module, []),
        *(point.dist.name for point in commands if point.dist),
    ]
    return next((SubjectFacts(spec, name, version(name)) for name in names), SubjectFacts(spec, spec, ""))


def _at_url(spec: str) -> SubjectFacts:
    """What a subject answers when it is asked; one that is silent by now is known by its address."""
    from sim.conformance.subject.http import HttpSubject

    try:
        said = HttpSubject(spec, timeout_s=PATIENCE_S, token=token_of(None)).describe()
    except SubjectError:
        said = {}
    return SubjectFacts(spec, str(said.get("name") or spec), str(said.get("version") or ""))


def run_facts(run: Run) -> RunFacts:
    """When, for how long, with what, and whether it was whole."""
    began, ended = run.span()
    return RunFacts(
        python=platform.python_version(),
        platform=platform.system(),
        argv=without_token(sys.argv[1:]),
        seed=SEED,
        started=datetime.fromtimestamp(began, UTC).isoformat(timespec="seconds") if began else "",
        duration_s=round(ended - began, 3),
        partial=any(run.gaps()),
        filters=run.filters,
        scenarios=run.counts,
        findings=tuple(run.findings),
    )
