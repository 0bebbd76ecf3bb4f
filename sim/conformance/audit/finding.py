"""One thing to mend: where it is, what is wrong, the line as it is written, and what exists or is to be done.

And what a feature file is held against to find it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from linecache import checkcache, getline
from pathlib import Path
from traceback import extract_tb

from sim.conformance.errors import ConformanceError
from sim.conformance.suite.requirements import Catalogue
from sim.conformance.suite.vocabulary import Vocabulary
from sim.conformance.suite.written import FeatureDocument

PLACED = re.compile(r"(?P<uri>.+?)(?::(?P<line>\d+))?: (?P<wrong>.+)", re.DOTALL)


@dataclass(frozen=True)
class Knowledge:
    """What a feature file is held against."""

    catalogue: Catalogue
    vocabulary: Vocabulary


@dataclass(frozen=True, order=True)
class Finding:
    """One thing to mend, and where; line 0 means the file or folder as a whole."""

    uri: str
    line: int
    wrong: str
    quoted: str = ""
    advice: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """Where it is, as `path:line`, so that a terminal or an editor can jump there."""
        return f"{self.uri}:{self.line}" if self.line else self.uri

    def also_on(self, lines: Iterable[int]) -> Finding:
        """The same finding where the same is written on further lines of its file."""
        more = sorted({*lines} - {self.line})
        if not more:
            return self
        listed = " and ".join(filter(None, [", ".join(map(str, more[:-1])), str(more[-1])]))
        also = f" (and again on line{'s' if len(more) > 1 else ''} {listed})"
        return replace(self, wrong=self.wrong + also)

    def __str__(self) -> str:
        return "\n    ".join([f"{self.place}: {self.wrong}", *filter(None, [self.quoted, *self.advice])])


def at(document: FeatureDocument, line: int, wrong: str, *advice: str) -> Finding:
    """A finding on a line of a file, with that line as it is written."""
    quoted = document.lines[line - 1].strip() if line <= len(document.lines) else ""
    return Finding(document.uri, line, wrong, quoted, advice)


def of_error(problem: ConformanceError) -> Finding:
    """An error that concerns the whole suite, as a finding in the file it names."""
    found = PLACED.fullmatch(str(problem))
    if found is None:
        return Finding("features", 0, str(problem))
    path = Path(found["uri"])
    line = int(found["line"] or _line_of(problem.__cause__, path) or 0)
    checkcache(str(path))  # the file may have been mended since it was last looked at
    return Finding(shown(path), line, found["wrong"], getline(str(path), line).strip())


def shown(path: Path) -> str:
    """A path as short as it can be from where the person is."""
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)


def _line_of(cause: BaseException | None, path: Path) -> int | None:
    """The line of a module in which an error arose while it was imported."""
    if isinstance(cause, SyntaxError) and cause.filename == str(path):
        return cause.lineno
    frames = extract_tb(cause.__traceback__) if cause else []
    return next((frame.lineno for frame in reversed(frames) if frame.filename == str(path)), None)
