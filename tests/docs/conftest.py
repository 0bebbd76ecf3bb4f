"""The tour of the README, taken once by a reader who types what it says."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.docs.pages import Block, blocks

TOUR = "A tour of sixty seconds"
# What a test types instead, and why. Everything else is typed as it stands.
INSTEAD = {
    "make setup": None,  # the environment is the one that runs this test
    ". .venv/bin/activate": None,  # its commands are on the PATH already
    "timebridge-sim serve": "timebridge-sim serve --port-base 0",  # free ports: 8701 may be somebody's
}


class Typed(NamedTuple):
    """A command of the tour and what came of it."""

    command: str
    code: int
    out: str
    errors: str
    shown: list[str]  # what the page says the command says, if it says so


class Reader:
    """Somebody with a terminal in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {
            "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
            "HOME": str(folder),
            "COLUMNS": "100",
            "PYTHONUTF8": "1",
        }

    def type(self, command: str) -> subprocess.CompletedProcess[str]:
        """Type a command and wait for its end."""
        return subprocess.run(
            ["sh", "-c", command],
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    def leave_running(self, command: str) -> subprocess.Popen[str]:
        """Type a command in a terminal that it keeps, and wait until it is ready."""
        process = subprocess.Popen(
            ["sh", "-c", f"exec {command}"],
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert process.stdout is not None
        for line in process.stdout:
            if line.startswith("Ctrl-C"):
                break
        return process


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    return Reader(tmp_path)


@pytest.fixture(scope="session")
def tour(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Typed]]:
    """Every command of the tour, typed in order; what it leaves running ends with the tests."""
    reader = Reader(tmp_path_factory.mktemp("tour"))
    running: list[subprocess.Popen[str]] = []
    typed: list[Typed] = []
    for block in (block for block in blocks() if block.section == TOUR):
        if block.language == "text":
            typed[-1] = typed[-1]._replace(shown=block.lines)
        else:
            typed += _typed(reader, block, running)
    yield typed
    for process in running:
        process.terminate()
        process.communicate(timeout=20)


def _typed(reader: Reader, block: Block, running: list[subprocess.Popen[str]]) -> Iterator[Typed]:
    assert block.language == "sh", (
        f"a block of {block.language!r} in the tour; commands are sh, answers are text"
    )
    for line in block.lines:
        command = INSTEAD.get(line, line)
        if command is None:
            continue
        if " serve" in command:
            running.append(reader.leave_running(command))
            continue
        done = reader.type(command)
        yield Typed(line, done.returncode, done.stdout, done.stderr, [])
