"""Ways to look conformant without being it: none of them leads to a verdict."""

import json
from pathlib import Path

import pytest

from sim.conformance.run.counts import Run
from sim.conformance.run.filters import filters_of
from sim.conformance.suite.folder import Suite
from sim.conformance.verdict import judge
from tests.conformance.conftest import PASSING, Folder
from tests.conformance.reports.conftest import Ran

OTHER = PASSING.replace("@FLOW-04", "@CODE-01").replace("Time is added up", "Other time")
STOPS = """
import os
from pathlib import Path
import pytest
from sim.conformance.steps import given

@given("rain")
def _():
    {body}
"""
RAIN = "Feature: r\n  @FLOW-01\n  Scenario: Rain\n    Given rain\n"


@pytest.fixture
def two(folder: Folder) -> Folder:
    """Two features that pass."""
    folder.feature(PASSING)
    folder.feature(OTHER, "other")
    return folder


def said(found: tuple[Suite, Run]) -> str:
    """The verdict of a run, which is none."""
    suite, run = found
    verdict = judge(suite.catalogue, run)
    assert (verdict.word, verdict.level) == ("no verdict", None)
    assert verdict.exit_code != 0
    return "\n".join(verdict.lines).replace(f"{suite.folder.name}/", "")


def rain(folder: Folder, body: str) -> None:
    """A third feature, whose only step does this."""
    folder.steps(STOPS.format(body=body), "rain")
    folder.feature(RAIN, "rain")


def conftest(pytester: pytest.Pytester, text: str) -> None:
    """A conftest.py above the features."""
    pytester.makeconftest(f"import pytest\n{text}")


@pytest.mark.parametrize(
    "body", ["pytest.skip('wet')", "pytest.xfail('wet')", "pytest.importorskip('nowhere_at_all')"]
)
def test_a_step_that_excuses_itself(two: Folder, ran: Ran, body: str) -> None:
    """Its scenario did not run."""
    rain(two, body)

    assert said(ran()) == "no verdict: 3 written, 3 bound, 2 run; not run: rain.feature:3"


def test_a_fixture_that_skips(two: Folder, ran: Ran) -> None:
    """The same, before the first step."""
    two.steps(
        "import pytest\nfrom sim.conformance.steps import given\n"
        "@pytest.fixture\ndef wet(): pytest.skip('wet')\n@given('rain')\ndef _(wet): pass",
        "rain",
    )
    two.feature(RAIN, "rain")

    assert said(ran()).endswith("3 written, 3 bound, 2 run; not run: rain.feature:3")


@pytest.mark.parametrize(
    ("hook", "heard"),
    [
        (
            (
                "def pytest_collection_modifyitems(config, items):\n"
                "    config.hook.pytest_deselected(items=items[1:])\n    del items[1:]"
            ),
            "1 run; not run: time.feature:3",
        ),
        ("def pytest_collection_modifyitems(items): del items[1:]", "1 run; not run: time.feature:3"),
        (
            (
                "def pytest_collection_modifyitems(items):\n"
                "    for item in items: item.add_marker(pytest.mark.xfail)"
            ),
            "0 run; not run: other.feature:3, time.feature:3",
        ),
        (
            (
                "def pytest_collection_modifyitems(items):\n"
                "    for item in items: item.add_marker(pytest.mark.skip)"
            ),
            "0 run; not run: other.feature:3, time.feature:3",
        ),
        (
            "def pytest_ignore_collect(collection_path): return True if collection_path.stem == 'time' else None",
            "1 run",
        ),
        (
            "def pytest_pyfunc_call(pyfuncitem): return True",
            "0 run; not run: other.feature:3, time.feature:3",
        ),
        ("def pytest_runtest_protocol(item): return True", "0 run; not run: other.feature:3, time.feature:3"),
        (
            (
                "from _pytest.runner import runtestprotocol\n"
                "def pytest_runtest_protocol(item):\n"
                "    runtestprotocol(item)\n    runtestprotocol(item)\n    return True"
            ),
            "ran more than once",
        ),
    ],
)
def test_a_conftest_that_leaves_something_out(
    two: Folder, ran: Ran, pytester: pytest.Pytester, hook: str, heard: str
) -> None:
    """Taken away, marked, hidden, hollowed out, or tried twice: what is written did not run as it is written."""
    conftest(pytester, hook)

    assert heard in said(ran())


def test_a_conftest_that_calls_a_failure_a_pass(two: Folder, ran: Ran, pytester: pytest.Pytester) -> None:
    """The steps know better."""
    conftest(
        pytester,
        "@pytest.hookimpl(wrapper=True, tryfirst=True)\n"
        "def pytest_runtest_makereport():\n    report = yield\n    report.outcome = 'passed'\n    return report",
    )
    two.feature(OTHER.replace("is 3.5", "is 4"), "other")
    suite, run = ran()

    assert judge(suite.catalogue, run).exit_code == 1
    assert [outcome.status for outcome in run.in_order()] == ["failed", "passed"]


def test_one_that_runs_in_place_of_another(two: Folder, ran: Ran, pytester: pytest.Pytester) -> None:
    """Two written, two bound, two run, but not the same two."""
    conftest(pytester, "def pytest_collection_modifyitems(items): items[1] = items[0]")

    assert "ran more than once" in said(ran())


def test_a_process_that_dies(two: Folder, ran: Ran) -> None:
    """The scenario that took it down is named; the others run on."""
    rain(two, "os._exit(0)")

    assert "rain.feature::test_rain took its process down with it" in said(ran("-n", "1"))


@pytest.mark.parametrize(
    ("body", "heard"),
    [
        ("raise KeyboardInterrupt", "the run was stopped (KeyboardInterrupt)"),
        ("pytest.exit('enough', returncode=0)", "the run was stopped (Exit)"),
    ],
)
def test_a_run_that_is_stopped(two: Folder, ran: Ran, body: str, heard: str) -> None:
    """By a person, or by a step that means to be one."""
    rain(two, body)

    assert heard in said(ran())


@pytest.mark.parametrize(
    "body",
    [
        "(Path(__file__).parents[1] / 'time.feature').unlink()",
        "(Path(__file__).parents[1] / 'time.feature').write_text('')",
        "(Path(__file__).parents[1] / 'steps' / 'time.py').write_text('')",
        "(Path(__file__).parents[1] / 'requirements.toml').write_text('')",
    ],
)
def test_features_that_change_while_they_run(two: Folder, ran: Ran, body: str) -> None:
    """What was judged would not be what is there."""
    rain(two, body)

    assert "the features changed while they ran" in said(ran())


@pytest.mark.parametrize("option", ["--setup-only", "--setup-plan", "--collect-only"])
def test_a_run_that_only_looks_like_one(two: Folder, ran: Ran, option: str) -> None:
    """No step of it ran."""
    assert option in said(ran(option)).splitlines()[0]


@pytest.mark.parametrize("plugin", ["timebridge-witness", "timebridge-tally"])
def test_a_run_without_its_witnesses(two: Folder, ran: Ran, plugin: str) -> None:
    """Whoever takes them away proves nothing."""
    said(ran("-p", f"no:{plugin}"))


def test_a_filter_in_the_environment(two: Folder, ran: Ran, monkeypatch: pytest.MonkeyPatch) -> None:
    """It counts as if it were typed."""
    monkeypatch.setenv("PYTEST_ADDOPTS", "-k time")

    assert said(ran()) == "no verdict: partial run (-k time)"


@pytest.mark.parametrize(("name", "flag"), [("lf", "--last-failed"), ("stepwise", "--stepwise")])
def test_options_that_remember_an_earlier_run(name: str, flag: str) -> None:
    """They leave out what passed before."""
    here = Path.cwd()

    assert filters_of({name: True}, ["."], here, here) == (flag,)


def test_conform_does_not_hear_what_a_project_sets(two: Folder) -> None:
    """Neither an ini file above, nor a conftest, nor a plugin that the environment brings."""
    (two.path.parent / "pytest.ini").write_text(
        "[pytest]\naddopts = -k other\nnorecursedirs = *\nrequired_plugins = none-of-ours\n", encoding="utf-8"
    )
    (two.path / "conftest.py").write_text(
        "def pytest_runtest_protocol(item): return True\n", encoding="utf-8"
    )
    (two.path / "build").mkdir()  # pytest by itself would not look into a folder of this name
    two.feature(OTHER.replace("Other", "More"), "build/more")
    done = two.conform()

    assert "scenarios: 3 written, 3 bound, 3 run" in done.stdout, done.stderr
    assert done.returncode == 0


@pytest.mark.parametrize(
    "options", ["-k other", "--collect-only", "--help", "-p no:junitxml -m full", "--no-such"]
)
def test_conform_hears_what_the_environment_leaves_out(two: Folder, options: str) -> None:
    """And says that it proves nothing."""
    done = two.conform(PYTEST_ADDOPTS=options)

    assert done.returncode == 4
    assert "no verdict: " in done.stdout + done.stderr


def test_python_without_assertions(two: Folder) -> None:
    """Steps that check nothing prove nothing."""
    done = two.conform(PYTHONOPTIMIZE="1")

    assert done.returncode == 4
    assert "python -O, which leaves out what steps assert" in done.stdout


def test_a_run_that_dies_leaves_no_green_report(two: Folder) -> None:
    """What an earlier run proved is gone before the next begins."""
    assert two.conform().returncode == 0
    rain(two, "os._exit(0)")
    died = two.conform()
    report = json.loads((two.path.parent / "reports" / "conformance.json").read_text(encoding="utf-8"))

    assert died.returncode == 4
    assert report["verdict"]["exit_code"] == 4
