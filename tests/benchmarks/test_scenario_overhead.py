"""A scenario of ours costs at most three milliseconds more than the same scenario under plain pytest-bdd."""

import shutil
import subprocess
import sys
import time
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


def feature(tag):
    """Many scenarios of six steps that do nothing."""
    steps = "\n".join(f"    {step}" for step in STEPS)
    scenarios = "\n\n".join(f"  {tag}Scenario: number {number}\n{steps}" for number in range(SCENARIOS))
    return f"Feature: nothing\n\n{scenarios}\n"


def definitions(beginning):
    """A module that defines the six sentences as doing nothing."""
    found = [
        f'@{keyword}("{sentence}")\ndef _{at}_{keyword}():\n    """{sentence}"""\n'
        for keyword, sentences in SENTENCES.items()
        for at, sentence in enumerate(sentences)
    ]
    return beginning + "\n" + "\n".join(found)


def seconds(folder, *args):
    """How long pytest takes in this folder, from the shell's point of view."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", *args]
    begun = time.perf_counter()
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert f"{SCENARIOS} passed" in done.stdout, done.stdout + done.stderr
    return time.perf_counter() - begun


def test_a_scenario(benchmark, tmp_path):
    """The whole difference, collection and audit included, by scenario."""
    plain, ours = tmp_path / "plain", tmp_path / "ours"
    (ours / "features" / "steps").mkdir(parents=True)
    plain.mkdir()
    (plain / "all.feature").write_text(feature(""))
    (plain / "test_all.py").write_text(definitions(PLAIN))
    shutil.copy(ROOT / "features" / "requirements.toml", ours / "features")
    (ours / "features" / "all.feature").write_text(feature("@FLOW-01\n  "))
    (ours / "features" / "steps" / "nothing.py").write_text(definitions(OURS))
    floor = min(seconds(plain, "test_all.py") for _ in range(3))
    cost = min(seconds(ours, "-p", "sim.conformance.plugin", "features") for _ in range(3))
    benchmark.pedantic(lambda: None, rounds=1)
    more_ms = (cost - floor) / SCENARIOS * 1000
    say(f"a scenario, ms more than plain (target {TARGET_MS})", plain_s=floor, ours_s=cost, more_ms=more_ms)

    assert more_ms < TARGET_MS
