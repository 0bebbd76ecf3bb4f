"""The nursery as the harness speaks to it: run a command, run several at once."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from tests.processes.nursery import Order, Outcome

ROOT = Path(__file__).resolve().parents[2]


class Nursery:
    """Commands as children of one process that has imported everything."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self.cpu_s = 0.0  # that all commands used so far

    def run(self, *orders: Order) -> list[Outcome]:
        """Run these at the same time; what became of each, in their order."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(msgspec.json.encode(orders) + b"\n")
        self._process.stdin.flush()
        outcomes = msgspec.json.decode(self._process.stdout.readline(), type=list[Outcome])
        self.cpu_s += sum(one.cpu_s for one in outcomes)
        return outcomes


@contextmanager
def nursery() -> Iterator[Nursery]:
    """A nursery, as long as it is needed."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.processes.nursery"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        try:
            yield Nursery(process)
        finally:
            assert process.stdin
            process.stdin.close()
            process.wait(20)
