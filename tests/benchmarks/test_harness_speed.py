"""What QA waits for: the audit and the collection of a thousand scenarios, and one scenario from a cold start."""

import os
import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path

from sim.conformance.audit.checks import audit_features
from sim.conformance.suite.folder import Suite
from tests.benchmarks.timing import say

ROOT = Path(__file__).resolve().parents[2]
FILES, EACH, DEFINITIONS = 40, 25, 150  # a thousand scenarios of six steps, over a large vocabulary
AUDIT_MS, COLLECT_S, COLD_S = 300, 1.5, 2.0

# What a run of features leaves out; in a folder of its own nothing else has to be switched off.
QUICK = ("-p", "no:cacheprovider", "-p", "sim.conformance.plugin", "-q")


def definitions():
    """Many definitions with values in them, six of which the features use with ever new values."""
    head = "from sim.conformance.steps import step\n"
    return head + "".join(
        f'\n@step("{{word}} does thing {number} with {{string}} for {{int}} minutes")\ndef _{number}(a, b, c): ...\n'
        for number in range(DEFINITIONS)
    )


def feature(number):
    """A feature in which no two sentences are equal."""
    scenarios = []
    for at in range(EACH):
        keywords = ("Given", "And", "When", "And", "Then", "And")
        things = [(number * 6 + line) % DEFINITIONS for line in range(len(keywords))]
        steps = "\n".join(
            f'    {keyword} Ann{number} does thing {thing} with "client {at}" for 7 minutes'
            for keyword, thing in zip(keywords, things, strict=True)
        )
        scenarios.append(f"  @FLOW-01\n  Scenario: number {number} {at}\n{steps}\n")
    return f"Feature: {number}\n\n" + "\n".join(scenarios)


def suite_in(folder):
    """A folder of a thousand scenarios."""
    (folder / "steps").mkdir(parents=True)
    shutil.copy(ROOT / "features" / "requirements.toml", folder)
    (folder / "steps" / "many.py").write_text(definitions(), encoding="utf-8")
    for number in range(FILES):
        (folder / f"f{number:02}.feature").write_text(feature(number), encoding="utf-8")


def cpu_seconds(folder, compiled, *args):
    """What a pytest of its own costs and says; processor time, so that a busy machine counts for little.

    Modules are compiled into a folder of their own, so that the second run is what a person waits for every day.
    """
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *args],
        cwd=folder,
        env=environment | {"PYTHONPYCACHEPREFIX": str(compiled)},
        capture_output=True,
        text=True,
        check=False,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cost = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cost, done.stdout + done.stderr


def best(folder, compiled, *args):
    """The least of a few runs, the first of which compiles."""
    return min(cpu_seconds(folder, compiled, *args) for _ in range(4))


def test_audit(benchmark, tmp_path):
    """Every check on files that are parsed, with no sentence looked up before; the parser is timed beside it."""
    folder = tmp_path / "audited_features"
    suite_in(folder)
    knowledge = Suite(folder, tmp_path, lambda *_: None).knowledge
    costs = [_parsed_and_audited(folder, knowledge) for _ in range(5)]
    benchmark.pedantic(lambda: None, rounds=1)
    parser_ms, audit_ms = min(parsed for parsed, _ in costs), min(audited for _, audited in costs)
    say(
        f"the audit of a thousand scenarios, ms (target {AUDIT_MS})",
        audit_ms=audit_ms,
        parser_ms=parser_ms,
        audit_by_parser=audit_ms / parser_ms,
    )

    assert audit_ms < AUDIT_MS


def _parsed_and_audited(folder, knowledge):
    suite = Suite(folder, folder.parent, lambda *_: None)
    suite.__dict__["knowledge"] = knowledge
    knowledge.vocabulary._known.clear()
    begun = time.process_time()
    for path in suite.paths():
        suite.document(path)
    parsed = time.process_time()
    assert audit_features(suite, suite.paths(), as_a_whole=False) == []
    return (parsed - begun) * 1000, (time.process_time() - parsed) * 1000


def test_collection(benchmark, tmp_path):
    """A process that collects a thousand scenarios, less one that collects a single one."""
    suite_in(tmp_path / "features")
    ask = (*QUICK, "--collect-only")
    all_s, said = best(tmp_path, tmp_path / "compiled", *ask, "features")
    one_s, _ = best(tmp_path, tmp_path / "compiled", *ask, "features/f00.feature::test_number_0_0")
    benchmark.pedantic(lambda: None, rounds=1)
    say(f"the collection of a thousand scenarios, s (target {COLLECT_S})", more_s=all_s - one_s, all_s=all_s)

    assert f"{FILES * EACH} tests collected" in said
    assert all_s - one_s < COLLECT_S


def test_cold_start(benchmark, tmp_path):
    """One scenario by its path, in a process that knows nothing yet, in this project as it stands."""
    path = min((ROOT / "features").rglob("*.feature"))
    title = next(text for text in path.read_text(encoding="utf-8").splitlines() if "Scenario" in text)
    words = [
        word
        for word in title.partition(": ")[2].split()
        if word.isalpha() and word not in {"and", "or", "not"}
    ]
    cold_s, said = best(
        ROOT, tmp_path / "compiled", str(path.relative_to(ROOT)), "-q", "-k", " and ".join(words[:4])
    )
    (tmp_path / "test_nothing.py").write_text("def test_nothing(): pass\n", encoding="utf-8")
    plain_s, _ = best(tmp_path, tmp_path / "compiled", "-q", "test_nothing.py")
    benchmark.pedantic(lambda: None, rounds=1)
    say(
        f"one scenario from a cold start, s (target {COLD_S})",
        cold_s=cold_s,
        one_empty_test_s=plain_s,
        cold_by_empty=cold_s / plain_s,
    )

    assert " passed" in said, said
    assert cold_s < COLD_S
