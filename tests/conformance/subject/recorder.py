"""A pytest plugin that writes down what became of each scenario, as the harness carries it home."""

import json
import os
from pathlib import Path

import pytest

from sim.conformance.run.outcomes import OUTCOME

FILE = "RECORDED_IN"
SEEN: dict[str, object] = {}


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Keep the outcome of the scenario itself."""
    if report.when == "call":
        SEEN[report.nodeid] = vars(report)[OUTCOME] | {"status": report.outcome}


def pytest_sessionfinish() -> None:
    """Write them where the environment says."""
    if not os.environ.get("PYTEST_XDIST_WORKER"):
        Path(os.environ[FILE]).write_text(json.dumps(SEEN), encoding="utf-8")
