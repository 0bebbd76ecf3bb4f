"""A whole run in a pytest of its own, with a command line that leaves nothing out.

What a project sets for its own tests could leave out features; here it does not hold. What somebody sets in the
environment all the same is seen by the run as a filter.
"""

import os
import sys
from pathlib import Path

import msgspec
import pytest

from sim.conformance.run.counts import RUN, Run
from sim.conformance.suite.folder import SUITE, Suite

# Each of these could leave out a feature, bring in a test that is none, or change what a failure means.
SETTINGS = ("addopts", "norecursedirs", "python_files", "usefixtures", "required_plugins")
# Only these plugins take part; one that tries again what failed, say, has no place in a verdict.
PLUGINS = ("pytest_bdd.plugin", "xdist.plugin", "sim.conformance.plugin")


class Asked(msgspec.Struct, frozen=True):
    """What somebody wants to be run, and where the reports go."""

    features: Path
    reports: Path
    subject: str
    workers: str = "1"
    expected: Path | None = None
    options: tuple[str, ...] = ()  # of pytest, about the way to the subject


class Ended(msgspec.Struct, frozen=True):
    """How a session ended: its exit code, and its suite and run unless it never began."""

    code: int
    suite: Suite | None = None
    run: Run | None = None


class _Keep:
    """Keeps what the session leaves behind, for after it."""

    def __init__(self) -> None:
        self.suite: Suite | None = None
        self.run: Run | None = None

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Take the run while its configuration is still there."""
        suite, run = session.config.stash[SUITE], session.config.stash[RUN]
        run.written = suite.written()
        self.suite, self.run = suite, run


def run_whole(asked: Asked) -> Ended:
    """Run the features in workers, each with a world of its own; this process counts and reports."""
    # An entry point does not put the working directory on the path, and the subject may well lie there.
    sys.path.insert(0, os.getcwd())  # noqa: PTH109  the path wants a string
    keep = _Keep()
    code = int(pytest.main(command_line(asked), plugins=[keep]))
    return Ended(code, keep.suite, keep.run)


def command_line(asked: Asked) -> list[str]:
    """Everything that is said to pytest."""
    expected = ["--expected", str(asked.expected)] if asked.expected else []
    return [
        *(f"--override-ini={setting}=" for setting in SETTINGS),
        *("--disable-plugin-autoload", "--noconftest", "-p", "no:cacheprovider"),
        *(part for plugin in PLUGINS for part in ("-p", plugin)),
        *("-p", "no:timebridge-announcement", "-q", "--no-header", "--tb=short", "-rN", "--strict-markers"),
        "--continue-on-collection-errors",
        *("-n", asked.workers),
        *("--features-dir", str(asked.features), "--subject", asked.subject),
        *expected,
        *asked.options,
        str(asked.features),
    ]
