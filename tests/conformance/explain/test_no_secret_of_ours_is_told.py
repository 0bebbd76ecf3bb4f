"""A scenario of ours that fails leaves reports, and no credential of its world is in any of them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.conformance.conftest import UNUSED
from tests.conformance.subject.elsewhere import ROOT

PLANTED = """
Feature: Planted
  @TRACK-01
  Scenario: A figure that is wrong
    Given the firm is connected and in step
    And Ann tracked 60 minutes on "2026 Tax" in Karbon
    When Ann opens the Time & Budget tab of "2026 Tax"
    Then the tab shows 61 minutes
"""
NOTING = """
import json
from pathlib import Path

import pytest

from sim.conformance.reports.facts import SubjectFacts
from sim.conformance.reports.folder import write_reports
from sim.conformance.reports.report import report_on
from sim.conformance.run.counts import RUN
from sim.conformance.suite.folder import SUITE
from sim.world import World

opened, planted = World.open, []

def noted(self, *args, **kwargs):
    planted.append(opened(self, *args, **kwargs))
    return planted[-1]

World.open = noted

@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session):
    Path("reports").mkdir()
    suite, run = session.config.stash[SUITE], session.config.stash[RUN]
    write_reports(report_on(suite, run, SubjectFacts("our:port", "us", "1")), suite, run, Path("reports"))
    Path("planted.json").write_text(json.dumps(planted))
"""
OPEN_NOTHING = {"realm_id", "client_id", "base_url"}


def test_in_the_reports(tmp_path: Path) -> None:
    """Nor in what is printed, the traceback and its variables included."""
    shutil.copytree(ROOT / "features", tmp_path / "features")
    (tmp_path / "features" / "planted.feature").write_text(PLANTED, encoding="utf-8")
    (tmp_path / "noting.py").write_text(NOTING, encoding="utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    outside = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    plugins = ("-p", "sim.conformance.plugin", "-p", "noting", *UNUSED)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *plugins, "-v", "--showlocals", "features/planted.feature"],
        cwd=tmp_path,
        env={**outside, "PYTHONPATH": f"{ROOT}{os.pathsep}{tmp_path}"},
        capture_output=True,
        text=True,
        check=False,
    )
    sections = [
        one for access in json.loads((tmp_path / "planted.json").read_text()) for one in access.values()
    ]
    secrets = {value for section in sections for key, value in section.items() if key not in OPEN_NOTHING}
    reports = [path.read_text(encoding="utf-8") for path in (tmp_path / "reports").iterdir()]

    assert done.returncode == 1, done.stdout + done.stderr
    assert len(secrets) >= 7
    assert sum("shows 61 minutes" in text for text in reports) >= 3
    assert not [
        secret for secret in secrets for text in (done.stdout, done.stderr, *reports) if secret in text
    ]
