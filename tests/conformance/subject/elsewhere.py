"""Subjects in processes of their own, and `conform` held against one."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
HALF = (str(Path(__file__).with_name("half_subject.py")),)
OURS = ("-m", "integration", "--json", "serve", "--port", "0")


@contextmanager
def subject(*command: str) -> Iterator[str]:
    """The address of a subject, which it prints somewhere in its first line."""
    with subprocess.Popen(
        [sys.executable, *command], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            found = re.search(r"http://[\d.:]+", line)
            assert found, line
            yield found[0]
        finally:
            process.terminate()
            process.wait(30)


def conform(spec: str, reports: Path, *more: str, root: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """`timebridge-sim conform` where the features are: at the root of the project, or in a folder of their own."""
    command = [sys.executable, "-m", "sim", "conform", "--subject", spec, "--reports", str(reports), *more]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "100"}
    return subprocess.run(
        command, cwd=root, env=environment, capture_output=True, text=True, check=False, timeout=600
    )
