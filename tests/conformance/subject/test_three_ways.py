"""The same features in process, over sockets, and over the port at a URL: the same results, to the word."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conformance.conftest import UNUSED
from tests.conformance.subject import recorder
from tests.conformance.subject.elsewhere import OURS, ROOT, subject

RUN = ("features/codes", "features/freshness", "features/planted.feature")
PLUGINS = ("-p", "sim.conformance.plugin", "-p", recorder.__name__, *UNUSED)
PLANTED = """
Feature: Planted
  @TRACK-01
  Scenario: A figure that is wrong
    Given the firm is connected and in step
    And Ann tracked 60 minutes on "2026 Tax" in Karbon
    When Ann opens the Time & Budget tab of "2026 Tax"
    Then the tab shows 61 minutes
"""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our features, and a scenario that fails."""
    root = tmp_path_factory.mktemp("three_ways")
    shutil.copytree(ROOT / "features", root / "features")
    (root / "features" / "planted.feature").write_text(PLANTED, encoding="utf-8")
    (root / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def in_process(place: Path) -> dict[str, Any]:
    """What becomes of each scenario when our integration runs in the process of the steps."""
    return ran(place)


def ran(place: Path, *options: str) -> dict[str, Any]:
    """What becomes of each scenario in this way, but for how long it took and where everybody was."""
    recorded = place / "recorded.json"
    # This test may run in a process of xdist itself; the run that it starts is none.
    outside = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_XDIST")}
    environment = {**outside, "PYTHONPATH": str(ROOT), recorder.FILE: str(recorded)}
    command = [sys.executable, "-m", "pytest", "-q", "-W", "error", *PLUGINS, *options, *RUN]
    done = subprocess.run(command, cwd=place, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stdout + done.stderr
    found = json.loads(recorded.read_text(encoding="utf-8"))
    return {nodeid: _plain(one) for nodeid, one in sorted(found.items())}


def _plain(outcome: dict[str, Any]) -> Any:
    steps = [(step["text"], step["line"], step["status"]) for step in outcome["steps"]]
    story = {key: value for key, value in (outcome["story"] or {}).items() if key != "replay"}
    told = [outcome["title"], outcome["row"], outcome["status"], outcome["message"], steps, story]
    return json.loads(re.sub(r"http://127\.0\.0\.1:\d+", "ADDRESS", json.dumps(told)))


def test_the_failure_that_was_planted(in_process: dict[str, Any]) -> None:
    """It is the only one, and its story is whole."""
    failed = [one for one in in_process.values() if one[2] == "failed"]

    assert len(in_process) > 15
    assert [one[0] for one in failed] == ["A figure that is wrong"]
    story = failed[0][5]
    assert "61" in story["said"]
    assert story["calls"]


def test_over_sockets(place: Path, in_process: dict[str, Any]) -> None:
    """The same scenarios, steps and statuses; the failure tells the same story, changes and calls included."""
    assert ran(place, "--transport", "sockets") == in_process


def test_at_a_url(place: Path, in_process: dict[str, Any]) -> None:
    """Nor does it matter that the integration lives elsewhere, and that two processes share the features."""
    with subject(*OURS) as address:
        assert ran(place, "--subject", address, "-n", "2") == in_process
