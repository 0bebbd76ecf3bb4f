"""Whoever installs Timebridge and does not use it pays nothing for it."""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from sim.testing.grounds import Grounds

HEAVY = (
    "flask",
    "requests",
    "responses",
    "faker",
    "rich",
    "typer",
    "msgspec",
    "granian",
    "sqlalchemy",
    "lark",
)
THEIRS = f"""
import sys
def test_theirs():
    assert "sim.testing.plugin" in sys.modules
    assert [name for name in {HEAVY!r} if name in sys.modules] == []
    assert sorted(name for name in sys.modules if name.startswith("sim.")) == ["sim.testing", "sim.testing.plugin"]
"""


def test_nothing_is_imported_when_nothing_is_used(tmp_path: Path) -> None:
    """A pytest with the plugin, and a test that asks for no service: only pytest is there."""
    (tmp_path / "test_theirs.py").write_text(THEIRS)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "sim.testing.plugin", "-p", "no:cacheprovider"]
    environment = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTEST_ADDOPTS": ""}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr


def test_a_fresh_world_takes_less_than_a_millisecond(tmp_path: Path) -> None:
    """After the first, a test's world is the old one put back, with the sample firm in it, too."""
    with Grounds(tmp_path).open() as grounds:
        times = [_seconds_of_a_scene(grounds) for _ in range(51)]

    assert statistics.median(times) < 0.001


def _seconds_of_a_scene(grounds: Grounds) -> float:
    start = time.perf_counter()
    scene = grounds.scene("sample", 7, served=False)
    with grounds.mounted():
        scene.karbon.add_organization("Acme")
    return time.perf_counter() - start
