"""`timebridge-sim sweep` finds what a careless integration leaves behind, and says how to see it again."""

import os
import shlex
import subprocess
import sys

import pytest

from tests.conformance.conftest import ROOT

STEPS = """
from sim.conformance.stage import Stage
from sim.conformance.steps import given, then, when

@given("a code")
def _(stage: Stage):
    stage.notes["code"] = stage.time.add_job("Acme")

@when("Ann tracks {int} minutes")
def _(minutes: int, stage: Stage):
    owner = str(stage.world.quickbooks_time.account.owner_id)
    stage.ask("track_time", by=owner, key=str(stage.notes["code"]), day=stage.today(), minutes=minutes)

@then("there is {int} timesheet")
def _(count: int, stage: Stage):
    assert len(stage.time.timesheets()) == count
"""
OUTAGE = """
from sim.conformance.stage import Stage
from sim.conformance.steps import given
from sim.physics.faults import Fault, FaultKind

@given("an outage")
def _(stage: Stage):
    stage.world.universe.faults.arm(Fault(kind=FaultKind.REFUSED))
"""
FEATURE = """
Feature: Time
  @FLOW-04
  Scenario: Time is tracked
    Given a code
    When Ann tracks 60 minutes
    Then there is 1 timesheet
"""
SUBJECT = "tests.conformance.sweep.careless:careless"


@pytest.fixture
def sweep(folder):
    """The command on a feature of its own; what it printed and its exit code."""
    folder.steps(STEPS)
    folder.feature(FEATURE)

    def run(*arguments, subject=SUBJECT):
        place = [str(folder.path)] if not any(".feature" in one for one in arguments) else []
        command = [sys.executable, "-m", "sim", "sweep", "--features", str(folder.path), *place]
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "100", "PYTHONWARNINGS": "error"}
        return subprocess.run(
            [*command, "--subject", subject, *arguments],
            cwd=folder.path.parent,
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    return run


def test_blind_retries_leave_twins(sweep):
    """Whatever is done without being heard of is done twice; each failure comes with the line to see it again."""
    done = sweep("--kinds", "refused,lost,failed_after,slow,request_lost")

    assert done.returncode == 1, done.stdout + done.stderr
    assert "5 runs, 2 clean, 3 failed" in done.stdout
    assert max(map(len, done.stdout.splitlines()[:5])) <= 100
    assert "60 min on Acme, twice instead of once" in done.stdout
    (replay,) = [line for line in done.stdout.splitlines() if "replay: " in line and "--kind lost" in line]
    words = shlex.split(replay.partition("replay: ")[2])
    assert words[:2] == ["timebridge-sim", "sweep"]
    assert words[words.index("--scenario") + 1] == "Time is tracked"


def test_one_run_is_told_in_full(sweep):
    """Its steps, its fault, its calls, and what is different."""
    done = sweep("--scenario", "Time is tracked", "--call", "1", "--kind", "lost")

    assert done.returncode == 1, done.stderr
    for words in (
        "Scenario: Time is tracked",
        "the answer of QuickBooks Time to POST /api/v1/timesheets is lost",
        "a fault: the answer was lost",
        "What is not as it is without the fault",
        "1 runs, 0 clean, 1 failed",
    ):
        assert words in done.stdout
    clean = sweep("--scenario", "Time is tracked", "--call", "1", "--kind", "refused")
    assert clean.returncode == 0
    assert "clean" in clean.stdout


def test_an_integration_that_falls_over(sweep):
    """Raising instead of refusing is a failure of its own."""
    done = sweep("--kinds", "garbled", subject="tests.conformance.sweep.careless:broken")

    assert done.returncode == 1, done.stdout + done.stderr
    assert "the integration broke in track_time" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--kinds", "lots"), "did you mean lost?"),
        (("--scenario", "Time is trackd"), "did you mean 'Time is tracked'?"),
        (("--scenario", "Time is tracked", "--call", "9"), "there is no call 9: the scenario makes 1"),
        (("--call", "1", "--kind", "stale"), "no fault of kind stale makes sense of call 1"),
        (("nowhere.feature",), "nowhere.feature: there is no such file"),
        (("--transport", "pigeons"), "'pigeons' is no transport"),
    ],
)
def test_wrong_use(sweep, arguments, said):
    """One sentence, and nothing is swept."""
    done = sweep(*arguments)

    assert done.returncode == 2, done.stdout + done.stderr
    assert said in " ".join(done.stderr.replace("│", " ").split())
    assert "Traceback" not in done.stderr


def test_what_is_not_swept(sweep, folder):
    """A scenario that lets calls fail itself is left out, and one that fails without a fault is a failure."""
    folder.feature(FEATURE.replace("1 timesheet", "2 timesheet"))
    failing = sweep()
    folder.steps(OUTAGE, "outage")
    folder.feature(FEATURE.replace("Given a code", "Given a code\n    And an outage"))
    own = sweep()

    assert (own.returncode, failing.returncode) == (0, 1)
    assert "not swept, since it lets calls fail itself" in own.stdout
    assert "it does not pass without a fault" in failing.stdout


def test_a_tag_is_enough(folder):
    """A scenario that is tagged is swept wherever it runs; the failure has the lines to see it again."""
    folder.steps(STEPS)
    folder.feature(FEATURE.replace("@FLOW-04", "@FLOW-04 @sweep"))
    result = folder.run("--subject", SUBJECT)

    result.assert_outcomes(failed=1)
    text = result.stdout.str()
    assert "twice instead of once" in text
    assert "replay: timebridge-sim sweep" in text


def test_without_the_tag_nothing_is_swept(folder):
    """The careless one passes."""
    folder.steps(STEPS)
    folder.feature(FEATURE)

    folder.run("--subject", SUBJECT).assert_outcomes(passed=1)
