"""What tells a failure is not even imported while nothing fails."""

import os
import subprocess
import sys
from pathlib import Path

from tests.conformance.conftest import PASSING, QUICK, Folder

PROBE = """
import sys
import pytest
code = pytest.main(sys.argv[1:])
print("imported", *(name for name in sys.modules if name.startswith(("sim.conformance.explain", "sim.world"))))
raise SystemExit(code)
"""


def test_only_the_witness_is_there(folder: Folder) -> None:
    """A suite without failures and without a world imports neither."""
    folder.feature(PASSING)
    command = [
        sys.executable,
        "-c",
        PROBE,
        *QUICK,
        "--features-dir",
        folder.name,
        f"{folder.name}/time.feature",
    ]
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[3])}
    done = subprocess.run(
        command, cwd=folder.path.parent, env=environment, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr
    imported = next(line.split()[1:] for line in done.stdout.splitlines() if line.startswith("imported"))
    assert set(imported) == {
        "sim.conformance.explain",
        "sim.conformance.explain.watch",
        "sim.conformance.explain.witness",
    }
