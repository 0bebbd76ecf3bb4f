"""The gate in front of a run: whichever way features are asked for, mistakes in them are all that is said."""

import pytest

from tests.conformance.conftest import PASSING, QUICK, Folder

WRONG = PASSING.replace("total is 3.5", "sum is 3.5").replace("Time is", "This is")
WAYS = {
    "the folder": ["{name}"],
    "one file": ["{name}/wrong.feature"],
    "a scenario": ["{name}/wrong.feature::test_this_is_added_up"],
    "a keyword": ["{name}", "-k", "nothing"],
    "a level": ["{name}", "-m", "core"],
    "two processes": ["{name}", "-n", "2"],
    "the order of the file": ["{name}", "-p", "no:randomly"],
    "only collecting": ["{name}", "--collect-only"],
    "the folder above": ["."],
    "another test besides": ["test_other.py", "{name}/wrong.feature"],
    "going on in spite of errors": ["{name}", "--continue-on-collection-errors"],
    "loudly": ["{name}", "-vv"],
}


@pytest.fixture
def suite(folder: Folder, pytester: pytest.Pytester) -> Folder:
    """A good feature, a wrong one, and a test that is no feature."""
    folder.feature(PASSING)
    folder.feature(WRONG, "wrong")
    pytester.makepyfile(test_other="def test_other(): pass")
    return folder


def run(pytester: pytest.Pytester, folder: Folder, *args: str) -> pytest.RunResult:
    """Pytest with this command line."""
    filled = [arg.format(name=folder.name) for arg in args]
    return pytester.runpytest_inprocess(*QUICK, "--features-dir", folder.name, *filled)


@pytest.mark.parametrize("way", WAYS)
def test_findings_come_first_and_nothing_runs(suite: Folder, pytester: pytest.Pytester, way: str) -> None:
    """The first three lines say what to do, without a heading; the last says that nothing ran."""
    result = run(pytester, suite, *WAYS[way])

    assert result.ret == 3
    assert result.outlines == [
        f"{suite.name}/wrong.feature:7: nobody has defined this sentence",
        "    Then the sum is 3.5 hours",
        f"    did you mean   Then the total is 3.5 hours   ({suite.name}/steps/time.py:21)",
        "1 finding in 1 file; nothing ran (exit code 3)",
    ]


@pytest.mark.parametrize(
    ("way", "passed"),
    [
        (["{name}/time.feature"], 1),
        (["{name}/time.feature::test_time_is_added_up"], 1),
        (["{name}", "--ignore={name}/wrong.feature"], 1),
        (["{name}", "--ignore-glob=*/wrong.*"], 1),
        (["test_other.py"], 1),
        (["test_other.py", "{name}/time.feature", "-n", "2"], 2),
    ],
)
def test_who_does_not_ask_for_it_is_not_stopped(
    suite: Folder, pytester: pytest.Pytester, way: list[str], passed: int
) -> None:
    """A mistake elsewhere is no reason to hold up what somebody works on."""
    run(pytester, suite, *way).assert_outcomes(passed=passed)


@pytest.mark.parametrize("option", ["--help", "--version", "--markers"])
def test_options_that_run_nothing_are_answered(suite: Folder, pytester: pytest.Pytester, option: str) -> None:
    """Whoever asks for help gets it."""
    result = run(pytester, suite, suite.name, option)

    assert result.ret == 0
    assert "nobody has defined" not in result.stdout.str()


def test_a_path_that_leads_nowhere_is_wrong_use(suite: Folder, pytester: pytest.Pytester) -> None:
    """That is pytest's to tell, as for any other test."""
    result = run(pytester, suite, "{name}/nowhere.feature")

    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines([f"ERROR: file or directory not found: {suite.name}/nowhere.feature"])


def test_a_folder_without_features_is_no_success(folder: Folder, pytester: pytest.Pytester) -> None:
    """Nothing to run is something to be told."""
    result = run(pytester, folder, "{name}")

    assert result.ret == 3
    assert result.outlines[0] == f"{folder.name}: there is no feature in this folder"


def test_an_unused_definition_is_told_of_the_whole_suite_only(
    folder: Folder, pytester: pytest.Pytester
) -> None:
    """Whoever looks at one file sees what is wrong in that file."""
    folder.feature(PASSING)
    folder.steps("from sim.conformance.steps import given\n\n@given('rain')\ndef rain(): ...\n", "rain")
    whole = run(pytester, folder, "{name}")

    assert whole.ret == 3
    assert whole.outlines[:2] == [
        f"{folder.name}/steps/rain.py:3: no feature uses this sentence",
        "    rain",
    ]
    run(pytester, folder, "{name}/time.feature").assert_outcomes(passed=1)


def test_a_catalogue_that_is_not_there_is_told(folder: Folder, pytester: pytest.Pytester) -> None:
    """It is told once, and not for every file."""
    folder.feature(PASSING)
    folder.feature(PASSING, "another")
    (folder.path / "requirements.toml").unlink()
    result = run(pytester, folder, "{name}")

    assert result.ret == 3
    assert result.outlines[0].startswith(f"{folder.name}/requirements.toml: there is no catalogue")
    assert result.outlines[-1] == "1 finding in 1 file; nothing ran (exit code 3)"


def test_whoever_passes_the_gate_unseen_is_stopped_at_collection(
    suite: Folder, pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the gate the findings are errors of collection, and nothing runs."""
    monkeypatch.setattr("sim.conformance.plugin.hold", lambda *_: None)
    result = run(pytester, suite, suite.name)

    assert result.ret == pytest.ExitCode.INTERRUPTED
    result.assert_outcomes(errors=1)
    assert f"{suite.name}/wrong.feature:7: nobody has defined this sentence" in result.outlines
