"""Public clients, installed as anybody installs them, in a folder of their own that is kept for the next run."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

HERE = Path(__file__).parent
IN_CI = "TIMEBRIDGE_CI" in os.environ  # .ci/run says so: there nothing is skipped
SECONDS_MAX = 300
UNREACHABLE = re.compile(
    r"EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|ENOTFOUND|ETIMEDOUT|EPROTO"
    r"|Failed to establish a new connection|Connection refused|Name or service|name resolution|timed out"
    r"|No matching distribution",  # what pip says of an index that is not there
    re.IGNORECASE,
)

Install = Callable[[Path], list[str]]  # the command that installs into a folder


def python_packages(lock: str) -> Path:
    """A folder with what the lock file names, for PYTHONPATH."""
    path = HERE / "python" / lock

    def command(folder: Path) -> list[str]:
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        rules = ["--require-hashes", "--no-deps", "--only-binary", ":all:", "--no-warn-conflicts"]
        return [*pip, *rules, "--target", str(folder), "--requirement", str(path)]

    return _installed(path, f"python{sys.version_info.major}.{sys.version_info.minor}", command)


def node_packages(name: str = "node") -> Path:
    """The folder `node_modules` with what the package-lock.json of this folder names."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        _give_up("node and npm are not on this machine")
    lock = HERE / name / "package-lock.json"

    def command(folder: Path) -> list[str]:
        for file in ("package.json", "package-lock.json"):
            shutil.copy(lock.with_name(file), folder)
        return ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", str(folder)]

    return _installed(lock, "node", command) / "node_modules"


def _installed(lock: Path, kind: str, command: Install) -> Path:
    """The folder of this lock file; two runs that install at once do not meet."""
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()[:16]
    kept = _cache() / f"{lock.stem}-{kind}-{digest}"
    if kept.exists():
        return kept
    kept.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=kept.parent) as scratch:
        folder = Path(scratch) / "packages"
        folder.mkdir()
        _run(command(folder), lock)
        if not kept.exists():
            folder.rename(kept)
    return kept


def _cache() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "timebridge" / "clients"


def _run(command: list[str], lock: Path) -> None:
    done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS_MAX, check=False)
    if done.returncode == 0:
        return
    if UNREACHABLE.search(done.stderr):
        _give_up(f"the package index cannot be reached for {lock.name}")
    pytest.fail(f"{lock.name} cannot be installed:\n{done.stderr[-2000:]}", pytrace=False)


def _give_up(reason: str) -> None:
    if IN_CI:
        pytest.fail(f"{reason}; in CI this is not skipped", pytrace=False)
    pytest.skip(reason)
