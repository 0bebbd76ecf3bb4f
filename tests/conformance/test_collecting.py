"""Features are collected as they lie there, and run as they read."""

import pytest

from tests.conformance.conftest import PASSING, QUICK, Folder

OUTLINE = """
Feature: Several
  @CODE-04
  Scenario Outline: Logging <n>
    Given a client "Acme"
    When <n> hours are logged
    Then the total is <n> hours

    @edge-a
    Examples:
      | n |
      | 1 |
      | 2 |
    @CODE-05
    Examples:
      | n |
      | 3 |
"""


def test_a_scenario_is_an_item_that_points_into_its_file(folder: Folder) -> None:
    """A node id reads like the title, and its place is the line of the scenario."""
    folder.feature(PASSING)
    result = folder.run("-v")

    result.assert_outcomes(passed=1)
    result.stdout.fnmatch_lines([f"{folder.name}/time.feature::test_time_is_added_up PASSED*"])
    assert f"<- {folder.name}" not in result.stdout.str()


def test_one_file_and_one_scenario_can_be_asked_for(folder: Folder) -> None:
    """A path, a node id, -k and -m all work on features."""
    folder.feature(PASSING)
    folder.feature(OUTLINE, "several")
    path = f"{folder.name}/several.feature"

    folder.run(path).assert_outcomes(passed=3)
    folder.run(f"{path}::test_logging_n[2]").assert_outcomes(passed=1)
    folder.run("-k", "added_up").assert_outcomes(passed=1, deselected=3)
    folder.run("-k", "CODE-05").assert_outcomes(passed=1, deselected=3)
    folder.run("-m", "core").assert_outcomes(passed=1, deselected=3)
    folder.run("-m", "edge-a or FLOW-04").assert_outcomes(passed=3, deselected=1)


def test_an_unreadable_file_hides_no_other(folder: Folder) -> None:
    """Every file is looked at, those after it too, and one that is asked for alone runs all the same."""
    folder.feature(PASSING)
    folder.feature("Feature: x\n  Scenario: y\n    Given a client\n    Whatever", "bad")
    folder.feature(PASSING.replace("a client", "a clyent"), "worse")
    result = folder.run()

    assert result.ret == 3
    result.stdout.fnmatch_lines([f"{folder.name}/bad.feature:4: *", f"{folder.name}/worse.feature:4: *"])
    folder.run(f"{folder.name}/time.feature").assert_outcomes(passed=1)


def test_the_keyword_does_not_matter(folder: Folder) -> None:
    """A sentence defined with when may follow Given, as in every Cucumber."""
    folder.feature(PASSING.replace("When 2.5", "Given 2.5"))

    folder.run().assert_outcomes(passed=1)


def test_tables_texts_fixtures_and_yields(folder: Folder) -> None:
    """What is written under a sentence reaches the step; a step may clean up behind itself."""
    folder.steps(
        """
        import pytest
        from sim.conformance.steps import step

        @pytest.fixture
        def notes():
            return []

        @step("a table", target_fixture="table")
        def a_table(datatable, notes):
            yield datatable
            assert notes == ["said"]

        @step("a text for {int} {word}")
        def a_text(count, what, table, docstring, notes, subject_spec, optional=4):
            assert (count, what, table, docstring, optional) == (2, "people", [["a", "b"]], "hello", 4)
            assert subject_spec == "some.where:port"
            notes.append("said")
        """
    )
    folder.feature(
        '''
        Feature: Written under
          @FLOW-01
          Scenario: Both
            Given a table
              | a | b |
            Then a text for 2 people
              """
              hello
              """
        '''
    )
    folder.run("--subject", "some.where:port").assert_outcomes(passed=1)


def test_a_run_without_features_reads_none(folder: Folder, pytester: pytest.Pytester) -> None:
    """A broken step module is nobody's trouble until a feature is collected."""
    folder.steps("raise RuntimeError('half written')")
    pytester.makepyfile(test_other="def test_other(): pass")
    result = pytester.runpytest_inprocess(*QUICK, "--features-dir", folder.name, "test_other.py")

    result.assert_outcomes(passed=1)
    assert "conformance" not in result.stdout.str()


def test_a_broken_step_module_is_named(folder: Folder) -> None:
    """The module, the error, and no verdict."""
    folder.steps("raise RuntimeError('half written')")
    folder.feature(PASSING)
    folder.feature(PASSING, "another")
    result = folder.run()

    assert result.ret == 3
    assert result.outlines == [
        f"{folder.name}/steps/time.py:1: this step module cannot be imported: RuntimeError: half written",
        "    raise RuntimeError('half written')",
        "1 finding in 1 file; nothing ran (exit code 3)",
    ]
