"""What is wrong with a list of known failures, said before anything runs: an excuse that fits nothing hides something.

The list is held against the catalogue and against what is written; when it is fine, `expected` works with it.
"""

import re
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

from sim.conformance.audit.finding import Finding
from sim.conformance.run.expected import Expectation, readable_entries
from sim.conformance.suite.folder import Suite
from sim.conformance.suite.written import WrittenScenario

DAYS_MAX: Final = 90
NEEDED: Final = ("reason", "owner", "until")
TEXTS: Final = ("scenario", "id", "reason", "owner")
FIELDS: Final = ("scenario", "id", "row", "reason", "owner", "until")
HEADER: Final = re.compile(r"\s*\[\[\s*expected\s*\]\]")


def excuse_findings(path: Path, suite: Suite, today: date) -> list[Finding]:
    """Everything that is to be mended in the list, each with the line of its entry; nothing where there is no list."""
    if not path.is_file():
        return []
    shown = path.resolve()
    uri = (shown.relative_to(suite.root) if shown.is_relative_to(suite.root) else shown).as_posix()
    try:
        text = path.read_text(encoding="utf-8")
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        return [Finding(uri, 0, f"this is not TOML: {problem}", "", ("mend that line",))]
    lines = [number for number, line in enumerate(text.splitlines(), 1) if HEADER.match(line)]
    found = table.get("expected", [])
    if table.keys() - {"expected"} or not isinstance(found, list) or len(lines) != len(found):
        return [Finding(uri, 0, "known failures are entries that begin with [[expected]]", "", ("mend it",))]
    return [
        Finding(uri, line, wrong, "", (advice,))
        for line, plain in zip(lines, found, strict=True)
        for wrong, advice in _problems(plain, suite, today)
    ]


def _problems(plain: dict[str, Any], suite: Suite, today: date) -> Iterator[tuple[str, str]]:
    shape = list(_shape(plain))
    yield from shape
    for entry in [] if shape else readable_entries([plain]):
        yield from _patience(entry, today)
        yield from _target(entry, suite)


def _shape(plain: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Every field is known, those that are needed are there, and each is of its kind."""
    for name in sorted(plain.keys() - set(FIELDS)):
        near = get_close_matches(name, FIELDS, n=1)
        yield (
            f"there is no field {name!r}",
            f"did you mean   {near[0]}" if near else f"fields: {', '.join(FIELDS)}",
        )
    for name in NEEDED:
        if not plain.get(name):
            yield (
                f"no {name} is given",
                "say why it fails, who mends it, and until when it may: reason, owner, until",
            )
    for name in TEXTS:
        if name in plain and not isinstance(plain[name], str):
            yield f"{name} is not a text", f'write it in quotes:   {name} = "..."'
    if plain.get("until") and type(plain["until"]) is not date:
        yield f"until is not a day: {plain['until']!r}", "write it without quotes:   until = 2026-03-31"
    row = plain.get("row", [])
    if not isinstance(row, list) or not all(isinstance(cell, str) for cell in row):
        yield (
            "row is not a list of texts",
            'write its cells as they stand in Examples:   row = ["Acme", "60"]',
        )
    if not plain.get("scenario") and not plain.get("id"):
        yield (
            "neither a scenario nor an id is named",
            "name the title of the scenario, or the id of a requirement",
        )


def _patience(entry: Expectation, today: date) -> Iterator[tuple[str, str]]:
    last = today + timedelta(days=DAYS_MAX)
    if entry.until > last:
        ahead = (entry.until - today).days
        yield (
            f"until {entry.until} is {ahead} days ahead",
            f"at most {DAYS_MAX}, which is {last}: look again then",
        )


def _target(entry: Expectation, suite: Suite) -> Iterator[tuple[str, str]]:
    """The entry means a scenario that is written, and no two of one title."""
    if entry.id and entry.id not in suite.catalogue.by_id:
        near = suite.catalogue.near(entry.id)
        yield (
            f"there is no requirement {entry.id}",
            f"did you mean   {near}" if near else "take one of requirements.toml",
        )
        return
    written = [one for document in suite.readable() for one in document.scenarios]
    meant = [one for one in written if entry.fits(one.title, one.tag_names, one.row)]
    if not meant:
        yield _nothing_meant(entry, written)
    elif entry.scenario and len({(one.uri, one.title) for one in meant}) > 1:
        places = " and ".join(f"{one.uri}:{one.line}" for one in meant[:2])
        yield (
            f"more than one scenario is called {entry.scenario!r}: {places}",
            "give one of them another title",
        )


def _nothing_meant(entry: Expectation, written: list[WrittenScenario]) -> tuple[str, str]:
    titles = {one.title for one in written}
    if entry.scenario and entry.scenario not in titles:
        near = get_close_matches(entry.scenario, titles, n=1)
        advice = f"did you mean   {near[0]}" if near else "take the title as it stands after Scenario:"
        return f"no scenario is called {entry.scenario!r}", advice
    whole = Expectation(entry.reason, entry.owner, entry.until, entry.scenario, entry.id)
    rows = [one.row for one in written if one.row and whole.fits(one.title, one.tag_names, one.row)]
    if entry.row and rows:
        return (
            f"no row is {' | '.join(entry.row)}",
            f"rows are: {'; '.join(' | '.join(row) for row in rows[:5])}",
        )
    return f"no scenario is {entry.name}", "take it off the list, or correct it"
