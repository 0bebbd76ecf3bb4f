"""What every refusal has in common: one clear sentence, the right exit code, and nothing changed."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from tests.cli.terminal import STORE, Done, Terminal

REFUSED = 1
MISUSED = 2
UNREACHABLE = 3
# What was read again, and whose turn it was last.
OBSERVED = tuple(
    f'INSERT INTO "{name}"' for name in ("observation", "cursor", "lease", "unsettled", "sqlite_sequence")
)
SENTENCE = re.compile(r"[A-Z]+(?:_[A-Z]+)*  [^\n]+[.?]\n(?:What to do: [^\n]+\.\n)?")


def check(done: Done, code: int, *words: str) -> None:
    """One sentence with these words, on standard error only, and perhaps what to do."""
    assert done.code == code, done
    assert not done.out
    assert SENTENCE.fullmatch(done.errors), done.errors
    missing = [word for word in words if word not in done.errors]
    assert not missing, done.errors


@contextmanager
def nothing_changes(terminal: Terminal) -> Iterator[None]:
    """While this lasts, no record of the three services, no row of the store and no other file becomes another."""
    before = terminal.changes(), stored(terminal), terminal.files()
    yield
    assert (terminal.changes(), stored(terminal), terminal.files()) == before


def stored(terminal: Terminal) -> list[str]:
    """The store as SQL, nothing if there is none. What was read of the services again is no change."""
    file = terminal.folder / STORE
    if not file.exists():
        return []
    store = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    try:
        return [line for line in store.iterdump() if not line.startswith(OBSERVED)]
    finally:
        store.close()
