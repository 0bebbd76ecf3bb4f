"""The gate in front of a run: the features that are asked for are audited before pytest begins, or nothing runs.

Where something is found, only the findings are printed, without a heading, and the exit code says it. A run that asks
for no feature passes without anything being read.
"""

from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

import pytest

from sim.conformance.audit.checks import audit_features
from sim.conformance.audit.told import FINDINGS, closing, print_findings
from sim.conformance.run.excuses import excuse_findings
from sim.conformance.run.expected import expected_file, today
from sim.conformance.suite.folder import Suite

AUDITED = pytest.StashKey[frozenset[Path]]()  # the files that the gate has let through

# Options that print something and run nothing.
ASIDE = ("help", "version", "markers", "cacheshow")


@dataclass(frozen=True)
class Asked:
    """The features a command line asks for, and whether these are all there are."""

    paths: list[Path]
    whole: bool


def hold(config: pytest.Config, suite: Suite) -> int | None:
    """The exit code of a run that is not to begin, after saying why; nothing where it may begin.

    A worker of xdist is let through: the process that started it stood at this gate.
    """
    if hasattr(config, "workerinput") or any(config.getoption(name, None) for name in ASIDE):
        return None
    asked = asked_for(config, suite)
    if asked is None:
        return None
    findings = audit_features(suite, asked.paths, as_a_whole=asked.whole)
    if asked.whole and not findings:
        findings = excuse_findings(
            expected_file(config.getoption("--expected"), suite.folder), suite, today()
        )
    if findings:
        print_findings(findings, closing(findings, f"nothing ran (exit code {FINDINGS})"))
        return FINDINGS
    config.stash[AUDITED] = frozenset(asked.paths)
    return None


def asked_for(config: pytest.Config, suite: Suite) -> Asked | None:
    """The features a command line asks for; nothing when it asks for other tests only."""
    if not suite.folder.is_dir():
        return None
    start = config.invocation_params.dir
    targets = [(start / argument.partition("::")[0]).resolve() for argument in config.args]
    targets = [target for target in targets if _concerns(target, suite)]
    if not targets:
        return None
    all_paths = suite.paths()
    paths = [path for path in all_paths if _within(path, targets) and not _left_out(config, path)]
    whole = any(suite.folder.is_relative_to(target) for target in targets)
    return Asked(paths, whole and paths == all_paths)


def _concerns(target: Path, suite: Suite) -> bool:
    """Whether features lie there; a path that leads nowhere is pytest's to tell."""
    if target.is_file():
        return suite.holds(target)
    return target.is_dir() and (target.is_relative_to(suite.folder) or suite.folder.is_relative_to(target))


def _within(path: Path, targets: list[Path]) -> bool:
    return any(path.is_relative_to(target) for target in targets)


def _left_out(config: pytest.Config, path: Path) -> bool:
    start = config.invocation_params.dir
    left_out = [(start / name).resolve() for name in config.getoption("ignore") or ()]
    return _within(path, left_out) or any(
        fnmatch(str(path), str(start / glob)) for glob in config.getoption("ignore_glob") or ()
    )
