"""A scenario of ours costs at most three milliseconds more than the same scenario under plain pytest-bdd."""

import resource
import shutil
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.timing import say

ROOT = Path(__file__).resolve().parents[2]
SCENARIOS = 300
TARGET_MS = 3.0
STEPS = (
    "Given a firm",
    "And a client",
    "When somebody looks",
    "And somebody waits",
    "Then it is there",
    "And it stays",
)

PLAIN = """
from pytest_bdd import given, scenarios, then, when
scenarios("all.feature")
"""
OURS = """
from sim.conformance.steps import given, then, when
"""
SENTENCES = {
    "given": ("a firm", "a client"),
    "when": ("somebody looks", "somebody waits"),
    "then": ("it is there", "it stays"),
}


def feature(tag, count):
    """Many scenarios of six steps that do nothing."""
    steps = "\n".join(f"    {step}" for step in STEPS)
    scenarios = "\n\n".join(f"  {tag}Scenario: number {number}\n{steps}" for number in range(count))
    return f"Feature: nothing\n\n{scenarios}\n"


def definitions(beginning):
    """A module that defines the six sentences as doing nothing."""
    found = [
        f'@{keyword}("{sentence}")\ndef _{at}_{keyword}():\n    """{sentence}"""\n'
        for keyword, sentences in SENTENCES.items()
        for at, sentence in enumerate(sentences)
    ]
    return beginning + "\n" + "\n".join(found)


def seconds(folder, count, *args):
    """The processor's time that pytest takes for so many scenarios: others on this machine cost none of it."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", *args]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert f"{count} passed" in done.stdout, done.stdout + done.stderr
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def of_one_more(feature_file, tag, *args):
    """What one more scenario costs, in ms: what a start costs anyway is taken off."""
    folder = feature_file.parents[len(args) - 1]
    taken = {}
    for count in (1, SCENARIOS):
        feature_file.write_text(feature(tag, count))
        taken[count] = min(seconds(folder, count, *args) for _ in range(3))
    return (taken[SCENARIOS] - taken[1]) / (SCENARIOS - 1) * 1000


def test_a_scenario(benchmark, tmp_path):
    """The whole difference by scenario, audit, collection, watching and counting included."""
    plain, ours = tmp_path / "plain", tmp_path / "ours"
    (ours / "features" / "steps").mkdir(parents=True)
    plain.mkdir()
    (plain / "test_all.py").write_text(definitions(PLAIN))
    shutil.copy(ROOT / "features" / "requirements.toml", ours / "features")
    (ours / "features" / "steps" / "nothing.py").write_text(definitions(OURS))
    floor_ms = of_one_more(plain / "all.feature", "", "test_all.py")
    cost_ms = of_one_more(
        ours / "features" / "all.feature", "@FLOW-01\n  ", "-psim.conformance.plugin", "features"
    )
    benchmark.pedantic(lambda: None, rounds=1)
    more_ms = cost_ms - floor_ms
    say(f"a scenario, ms more than plain (target {TARGET_MS})", plain=floor_ms, ours=cost_ms, more=more_ms)

    assert more_ms < TARGET_MS
