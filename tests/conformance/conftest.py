"""A features folder of its own for each test, run by a pytest of its own."""

import shutil
import subprocess
import sys
from pathlib import Path
from textwrap import dedent
from zlib import crc32

import pytest

ROOT = Path(__file__).parents[2]
STEPS = """
import pytest
from sim.conformance.steps import given, parameter_type, step, then, when

@parameter_type(name="hours", regexp="[0-9]+(?:[.][0-9]+)?")
def hours(text: str) -> float:
    return float(text)

@pytest.fixture
def log():
    return []

@given("a client {string}", target_fixture="client")
def _(name):
    return name

@when("{hours} hours are logged")
def _(amount, log, client):
    log.append(amount)

@then("the total is {hours} hours")
def _(amount, log):
    assert sum(log) == amount
"""
PASSING = """
Feature: Time
  @FLOW-04
  Scenario: Time is added up
    Given a client "Acme"
    When 2.5 hours are logged
    And 1 hours are logged
    Then the total is 3.5 hours
"""

# Plugins that a features run does not need, and that take a second to import each time.
UNUSED = ("-p", "no:hypothesispytest", "-p", "no:faker", "-p", "no:benchmark", "-p", "no:cacheprovider")
QUICK = ("-p", "sim.conformance.plugin", *UNUSED, "--strict-markers", "-W", "error")


class Folder:
    """A features folder, named so that its step modules meet no others."""

    def __init__(self, pytester: pytest.Pytester, name: str) -> None:
        self._pytester = pytester
        self.name = name
        self.path = pytester.path / name
        (self.path / "steps").mkdir(parents=True)
        shutil.copy(ROOT / "features" / "requirements.toml", self.path)
        self.steps(STEPS)

    def steps(self, text: str, name: str = "time") -> None:
        """Write a step module."""
        (self.path / "steps" / f"{name}.py").write_text(dedent(text), encoding="utf-8")

    def feature(self, text: str, name: str = "time") -> None:
        """Write a feature file."""
        (self.path / f"{name}.feature").write_text(dedent(text).lstrip(), encoding="utf-8")

    def run(self, *args: str) -> pytest.RunResult:
        """Run pytest on it, in this process."""
        targets = [] if any(not arg.startswith("-") and ".feature" in arg for arg in args) else [self.name]
        return self._pytester.runpytest_inprocess(*QUICK, "--features-dir", self.name, *targets, *args)

    def conform(self, *args: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run the command on it, in another process."""
        command = [sys.executable, "-m", "sim", "conform", "--features", self.name, "--workers", "1", *args]
        environment = {"PYTHONPATH": str(ROOT), "PATH": "", "PYTHONWARNINGS": "error"} | variables
        return subprocess.run(
            command, cwd=self._pytester.path, env=environment, capture_output=True, text=True, check=False
        )


@pytest.fixture
def folder(pytester: pytest.Pytester, request: pytest.FixtureRequest) -> Folder:
    """An empty features folder with a few sentences."""
    return Folder(pytester, f"features_{crc32(request.node.nodeid.encode())}")
