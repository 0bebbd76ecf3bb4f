"""The shell completes verbs, options and their choices; long work shows how far it is, on a terminal only."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
import typer.main
from rich.console import Console

from integration.cli import app
from integration.terminal.progress import TerminalProgress


def completed(shell: str, line: str) -> list[str]:
    """What the shell is offered for a line that is typed so far."""
    words = line.split(" ")
    environment = {
        "PATH": os.environ["PATH"],
        "_TIMEBRIDGE_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(words) - 1),
        "_TYPER_COMPLETE_ARGS": line,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }
    command = Path(sys.executable).with_name("timebridge")
    done = subprocess.run([command], env=environment, capture_output=True, text=True, check=False, timeout=60)

    assert not done.stderr
    return done.stdout.splitlines()


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("timebridge sa", ["save-and-sync"]),
        ("timebridge preview --new-codes ", ["everybody", "nobody"]),
        ("timebridge sync --app", ["--approve"]),
        ("timebridge hints o", ["on", "off"]),
    ],
)
def test_bash(line, offered):
    """Verbs, options, choices, and verbs of verbs."""
    assert completed("bash", line) == offered


def test_every_verb():
    """Nothing typed yet: each of them."""
    assert set(completed("bash", "timebridge ")) == set(typer.main.get_command(app).commands)


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_other_shells(shell):
    """They are offered the same, with a word about each."""
    found = "\n".join(completed(shell, "timebridge sa"))

    assert "save-and-sync" in found
    assert "Save the settings" in found


def progress_on(*, terminal: bool, hidden: bool) -> str:
    """What is seen of some work."""
    seen = io.StringIO()
    console = Console(file=seen, force_terminal=terminal, width=100)
    with TerminalProgress(console, hidden=hidden) as progress:
        progress.stage("Creating codes", 120)
        progress.step(50)
    return seen.getvalue()


def test_a_terminal():
    """It says what is done, and how much of it."""
    seen = progress_on(terminal=True, hidden=False)

    assert "Creating codes" in seen
    assert "50/120" in seen


@pytest.mark.parametrize(("terminal", "hidden"), [(False, False), (True, True)])
def test_pipes_and_programs(terminal, hidden):
    """In a pipe, and with --json, there is not a sign of it."""
    assert progress_on(terminal=terminal, hidden=hidden) == ""
