"""A copy of the code to plant a bug in: what runs there is what lies there, and nothing of it is left afterwards."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

import msgspec

from .table import HERE, ROOT, Mutant, Protection

PARTS: Final = ("integration", "sim", "features", "fixtures")
SETTINGS: Final = (
    "[tool.pytest.ini_options]\n"  # none of the repository's own: a run here is of features alone
)
AIMED: Final = HERE / "aimed.py"
ENDLESS: Final = 124
PATIENCE_S: Final = 1_800
OF_FEATURES: Final = ("-q", "-p", "no:cacheprovider", "-p", "no:faker", "-p", "sim.conformance.plugin")


class Tree:
    """One copy. One bug at a time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for part in PARTS:
            shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        (folder / "pyproject.toml").write_text(SETTINGS, encoding="utf-8")
        # Python takes a file of the same second and length for the same: what is planted is never kept compiled.
        self._run([sys.executable, "-m", "compileall", "-q", "integration", "sim"])

    @contextmanager
    def without(self, protection: Protection) -> Iterator[None]:
        """While this lasts, the protection is missing."""
        with ExitStack() as stack:
            for patch in protection.missing:
                stack.enter_context(self.planted(patch))
            yield

    @contextmanager
    def planted(self, mutant: Mutant) -> Iterator[None]:
        """While this lasts, the bug is there."""
        file = self.folder / mutant.where
        before = file.read_text(encoding="utf-8")
        compiled = file.parent / "__pycache__"
        for one in compiled.glob(f"{file.stem}.*.pyc"):
            one.unlink()
        file.write_text(mutant.planted(before), encoding="utf-8")
        try:
            yield
        finally:
            file.write_text(before, encoding="utf-8")

    def scenarios(self, *choice: str, limit_s: int = PATIENCE_S) -> subprocess.CompletedProcess[str]:
        """Run scenarios; ends with 0 when all passed, 1 when one failed, 5 when there is none."""
        return self._run([sys.executable, "-m", "pytest", "features", *OF_FEATURES, *choice], limit_s)

    def simulated(
        self, seeds: int, first: int = 1, limit_s: int = PATIENCE_S
    ) -> subprocess.CompletedProcess[str]:
        """Play this many histories; ends with 0 when nothing was found."""
        asked = ("--seeds", str(seeds), "--first", str(first))
        return self._run([sys.executable, "-m", "sim", "simulate", *asked], limit_s)

    def aimed(self, protection: Protection, seeds: int) -> subprocess.CompletedProcess[str]:
        """Play so many histories that come near this protection; ends with 1 and its story when one failed."""
        aim = msgspec.json.encode(protection.aim).decode()
        return self._run([sys.executable, str(AIMED), aim, str(seeds), "1"])

    def swept(self, feature: str, most: int) -> subprocess.CompletedProcess[str]:
        """Let so many calls of a feature fail; ends with 1 when one left something behind."""
        return self._run([sys.executable, "-m", "sim", "sweep", feature, "--most", str(most)])

    def _run(self, command: list[str], limit_s: int = PATIENCE_S) -> subprocess.CompletedProcess[str]:
        return ended(command, self.folder, limit_s, PYTHONPATH=str(self.folder))


def ended(
    command: list[str], folder: Path, limit_s: int, **surroundings: str
) -> subprocess.CompletedProcess[str]:
    """What came of a command in this folder; one that does not end in time is ended, with a code of its own.

    Nothing is kept compiled: what lies there changes within a second.
    """
    try:
        return subprocess.run(
            command,
            cwd=folder,
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **surroundings},
            capture_output=True,
            text=True,
            check=False,
            timeout=limit_s,
        )
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(command, ENDLESS, "", "")
