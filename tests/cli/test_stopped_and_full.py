"""A sync that is stopped, or runs out of disk, on a terminal: one sentence, and the firm is free for the next one."""

from __future__ import annotations

import json
import os
import resource
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import ADMIN
from tests.cli.refusals import MISUSED, REFUSED, check
from tests.cli.terminal import STORE, Done, Terminal

COMMAND = Path(sys.executable).with_name("timebridge")
PATIENCE_S = 30
LOOKS_MAX = 2_000


def started(
    terminal: Terminal, *arguments: str, before: Callable[[], object] | None = None
) -> subprocess.Popen[str]:
    """A command of its own process, as a person starts it: one in the background would not hear of Ctrl-C."""

    def as_in_front() -> None:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        if before is not None:
            before()

    return subprocess.Popen(
        [COMMAND, *arguments],
        cwd=terminal.folder,
        env={**os.environ, "HOME": str(terminal.folder), "COLUMNS": "100"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=as_in_front,  # noqa: PLW1509 - this process has one thread
    )


def ended(process: subprocess.Popen[str]) -> Done:
    try:
        out, errors = process.communicate(timeout=PATIENCE_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        raise
    return Done(process.returncode, out, errors)


def owner(terminal: Terminal) -> str:
    """Who is at work for the firm, by the store."""
    store = sqlite3.connect(f"file:{terminal.folder / STORE}?mode=ro", uri=True)
    try:
        return str(store.execute("select owner from lease").fetchone()[0])
    finally:
        store.close()


def kept_waiting(terminal: Terminal) -> subprocess.Popen[str]:
    """A sync in the middle, which QuickBooks Time makes wait for five minutes."""
    fault = {"kind": "refused", "service": "quickbooks_time", "status": 429, "skip": 4, "times": 50}
    terminal.screen("karbon", "add_organization", name="Birch")
    terminal.control("POST", f"/worlds/{terminal.world}/faults", **fault)
    process = started(terminal, "save-and-sync")
    for _ in range(LOOKS_MAX):
        calls = terminal.control("GET", f"/worlds/{terminal.world}/calls")
        if '"status": 429' in json.dumps(calls):
            return process
    raise AssertionError("the sync never came to its time")


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_stopped_in_the_middle(connected: Terminal, how: signal.Signals) -> None:
    """One sentence, exit code 1, nobody at work any more; and the next sync ends what this one began."""
    process = kept_waiting(connected)
    at_work = owner(connected)
    process.send_signal(how)
    done = ended(process)
    free = owner(connected)
    connected.control("DELETE", f"/worlds/{connected.world}/faults")
    after = connected.type("--json", "sync")

    assert at_work
    check(done, REFUSED, "STOPPED", "What was done is kept.")
    assert free == ""
    assert after.code == 0
    assert connected.type("--json", "save-and-sync").answer["counts"] == {}


def test_the_disk_is_full(terminal: Terminal) -> None:
    """The system lets the store grow no more: one sentence, no traceback, and the next sync makes up for it."""
    terminal.type("--json", "connect", "--by", ADMIN)
    size = (terminal.folder / STORE).stat().st_size
    arguments = ("save-and-sync", "--type", "Client", "--work")
    limits = (size + 4_096, resource.RLIM_INFINITY)
    done = ended(
        started(terminal, *arguments, before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limits))
    )
    after = terminal.type("--json", *arguments)

    check(done, MISUSED, str(STORE.name), "What was done before is kept.")
    assert after.code == 0
    assert terminal.type("--json", *arguments).answer["counts"] == {}
