"""Written, bound and run are equal, and nothing was filtered, or there is no verdict."""

import pytest

from tests.conformance.conftest import PASSING, Folder

OTHER = PASSING.replace("@FLOW-04", "@CODE-01").replace("Time is added up", "Other time")


@pytest.fixture
def two(folder: Folder) -> Folder:
    """A folder with two files of one scenario each."""
    folder.feature(PASSING)
    folder.feature(OTHER, "other")
    return folder


def test_a_whole_run_has_a_verdict(two: Folder) -> None:
    """Two of the behaviours are shown, so nothing is conformant yet, and the gaps are counted."""
    result = two.run()

    result.stdout.fnmatch_lines(
        [
            "scenarios: 2 written, 2 bound, 2 run",
            "not conformant at level core: 2 of 72 behaviours passed, 0 failed, 70 not written yet",
            "not conformant at level full: 2 of 124 behaviours passed, 0 failed, 122 not written yet",
        ]
    )
    assert result.ret == pytest.ExitCode.OK


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-k", "other"], "partial run (-k other)"),
        (["-m", "core"], "partial run (-m core)"),
        (["-k", "time"], "partial run (-k time)"),
        (["{name}/other.feature"], "partial run (only {name}/other.feature)"),
        (
            ["{name}/other.feature::test_other_time"],
            "partial run (only {name}/other.feature::test_other_time)",
        ),
        (["--deselect={name}/other.feature"], "partial run (--deselect {name}/other.feature)"),
        (["--ignore={name}/other.feature"], "partial run (--ignore {name}/other.feature)"),
        (["--collect-only"], "partial run (--collect-only)"),
    ],
)
def test_a_filter_leaves_no_verdict(two: Folder, arguments: list[str], said: str) -> None:
    """Even one that happens to let everything through."""
    result = two.run(*(argument.format(name=two.name) for argument in arguments))

    assert f"no verdict: {said.format(name=two.name)}" in result.stdout.str()
    assert "conformant at" not in result.stdout.str()


def test_a_skipped_scenario_did_not_run(two: Folder) -> None:
    """A skip is never a pass."""
    two.steps(
        "import pytest\nfrom sim.conformance.steps import given\n@given('rain')\ndef _(): pytest.skip('wet')",
        "rain",
    )
    two.feature("Feature: r\n  @FLOW-01\n  Scenario: Rain\n    Given rain\n", "rain")
    result = two.run()

    result.assert_outcomes(passed=2, skipped=1)
    assert "no verdict: 3 written, 3 bound, 2 run" in result.stdout.str()


def test_stopping_early_leaves_no_verdict(two: Folder) -> None:
    """What was not reached did not run."""
    two.feature(OTHER.replace("the total is 3.5", "the total is 4"), "other")
    result = two.run("-x")

    assert "no verdict: 2 written, 2 bound, 1 run" in result.stdout.str()


def test_several_processes_count_the_same(two: Folder) -> None:
    """The counts and outcomes come back from the other processes."""
    result = two.run("-n", "2")

    result.stdout.fnmatch_lines(
        ["scenarios: 2 written, 2 bound, 2 run", "not conformant at level core: 2 of 72*"]
    )


def test_a_failure_in_teardown_is_a_failure(two: Folder) -> None:
    """A step that cleans up badly fails its scenario."""
    two.steps(
        "from sim.conformance.steps import given\n@given('rain')\ndef _():\n    yield\n    assert 0", "rain"
    )
    two.feature("Feature: r\n  @FLOW-01\n  Scenario: Rain\n    Given rain\n", "rain")

    assert "2 of 72 behaviours passed, 1 failed" in two.run().stdout.str()
