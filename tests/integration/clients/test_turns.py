"""Whose turn it is to renew: one at a time, for no longer than its process lives, and nobody waits for ever."""

from __future__ import annotations

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from integration.token_place import TURN_S_MAX, turn_beside
from tests.integration.clients.conftest import VirtualClock

HOLD = """
import sys
from pathlib import Path
from integration.clock import SystemClock
from integration.token_place import turn_beside

with turn_beside(Path(sys.argv[1]), SystemClock()):
    print("mine", flush=True)
    sys.stdin.readline()
"""


def holder(path: Path) -> subprocess.Popen[str]:
    """A process that has the turn."""
    command = [sys.executable, "-c", HOLD, str(path)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "mine\n"
    return process


def test_it_is_waited_for(tmp_path: Path) -> None:
    """Whoever comes second goes on when the first has done."""
    path, clock = tmp_path / "file", VirtualClock()
    process = holder(path)

    def sleep(_seconds: float) -> None:
        clock.sleeps.append(_seconds)
        process.communicate("done\n")

    clock.sleep = sleep  # type: ignore[method-assign]
    with turn_beside(path, clock):
        pass

    assert len(clock.sleeps) == 1


def test_it_ends_with_its_process(tmp_path: Path) -> None:
    """A process that is killed leaves nothing that anybody would have to clear away."""
    path, clock = tmp_path / "file", VirtualClock()
    process = holder(path)
    process.kill()
    process.communicate()

    with turn_beside(path, clock):
        pass

    assert clock.sleeps == []


def test_a_thread_has_it_alone_too(tmp_path: Path) -> None:
    """And nobody waits for ever: one that hangs is passed after the longest that a renewal takes."""
    path, clock = tmp_path / "file", VirtualClock()
    with turn_beside(path, VirtualClock()), turn_beside(path, clock):
        pass

    assert sum(clock.sleeps) == TURN_S_MAX


def test_it_is_let_go(tmp_path: Path) -> None:
    """After an error, too; and the lock is nobody else's to open."""
    path, clock = tmp_path / "file", VirtualClock()
    with pytest.raises(ValueError, match="refused"), turn_beside(path, clock):
        raise ValueError("refused")
    with turn_beside(path, clock):
        pass

    assert clock.sleeps == []
    assert stat.S_IMODE((tmp_path / ".file.lock").stat().st_mode) == 0o600


def test_a_folder_without_room_for_a_lock(tmp_path: Path) -> None:
    """It is renewed all the same: whoever is refused looks again."""
    with turn_beside(tmp_path / "gone" / "file", VirtualClock()):
        pass
