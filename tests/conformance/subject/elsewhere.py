"""Subjects in processes of their own, and `conform` held against one."""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
HALF = (str(Path(__file__).with_name("half_subject.py")),)
OURS = ("-m", "integration", "serve", "--port", "0", "--json")


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


def conform(
    spec: str, reports: Path, *more: str, features: str = "features"
) -> subprocess.CompletedProcess[str]:
    """`timebridge-sim conform` at the root of the project."""
    command = ["-m", "sim", "conform", "--subject", spec, "--reports", str(reports), "--features", features]
    return subprocess.run(
        [sys.executable, *command, *more], cwd=ROOT, capture_output=True, text=True, check=False, timeout=600
    )
