"""Known failures: scenarios that are expected to fail for a while, each with a reason, an owner and a last day.

They stand in `expected.toml`. pytest marks them as it marks what is expected to fail anywhere; here is which they are.
"""

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from sim.conformance.run.outcomes import ScenarioOutcome, Status
from sim.conformance.suite.written import WrittenScenario

FILE_NAME = "expected.toml"


class Expectation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One known failure: a scenario by its title or all of a requirement, or a row of it."""

    reason: str
    owner: str
    until: date
    scenario: str = ""
    id: str = ""
    row: tuple[str, ...] = ()

    def fits(self, title: str, requirements: tuple[str, ...], row: tuple[str, ...]) -> bool:
        """Whether a scenario is meant; whatever is named has to fit."""
        named = not self.scenario or self.scenario == title
        return named and (not self.id or self.id in requirements) and self.row in {(), row}

    def expired(self, today: date) -> bool:
        """Whether its last day is over."""
        return today > self.until

    @property
    def name(self) -> str:
        """How people call it: the scenario or the id, and the row."""
        row = f" ({' · '.join(self.row)})" if self.row else ""
        return (self.scenario or self.id) + row


def today() -> date:
    """The day on which entries expire: the only clock that a known failure knows."""
    return date.today()  # noqa: DTZ011, TID251  the owner's calendar, and the one place where it is read


def expectation_for(
    entries: tuple[Expectation, ...], written: WrittenScenario | ScenarioOutcome
) -> Expectation | None:
    """The entry that expects this scenario to fail, or nothing."""
    tags = written.requirements if isinstance(written, ScenarioOutcome) else written.tag_names
    return next((entry for entry in entries if entry.fits(written.title, tags, written.row)), None)


def status_of(report: pytest.TestReport, entry: Expectation | None, day: date) -> Status:
    """What a phase of a scenario means, once it is known whether it was expected to fail."""
    if hasattr(report, "wasxfail"):
        if entry is None or report.outcome == "passed":
            return "skipped"  # somebody else's excuse: it is not in our list
        return "failed" if entry.expired(day) else "expected failure"
    if entry is not None and report.failed and report.when == "call" and _passed_strictly(report):
        return "unexpected pass"
    known: dict[str, Status] = {"passed": "passed", "failed": "failed"}
    return known.get(report.outcome, "skipped")


def _passed_strictly(report: pytest.TestReport) -> bool:
    return str(report.longrepr).startswith("[XPASS(strict)]")


def expected_file(given: str | None, features: Path) -> Path:
    """Where the known failures of a subject are: where the command line says, or beside the features."""
    return Path(given) if given else features / FILE_NAME


def entries_in(path: Path) -> tuple[Expectation, ...]:
    """The entries of a file that can be read; what is wrong with the others is said elsewhere, before a run."""
    try:
        table: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError):
        return ()
    found = table.get("expected")
    return tuple(readable_entries(found if isinstance(found, list) else []))


def readable_entries(plain: list[Any]) -> Iterator[Expectation]:
    """The entries that have everything an entry has."""
    for entry in plain:
        try:
            yield msgspec.convert(entry, Expectation)
        except msgspec.ValidationError:
            continue
