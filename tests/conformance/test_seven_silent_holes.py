"""The seven ways in which a mistake in a feature passes plain pytest-bdd in silence: all closed."""

import json

import pytest

from tests.conformance.conftest import PASSING, Folder

HEAD = "Feature: x\n  @FLOW-01\n  Scenario: y\n"
GOOD_STEP = '    Given a client "Acme"\n'
OUTLINE = """Feature: x
  @FLOW-01
  Scenario Outline: y
    Given a client "<naame>"
    Examples:
      | name |
"""


def refused(folder: Folder, text: str) -> str:
    """What is said about a feature that must not run: nothing runs, and the exit code is 3."""
    folder.feature(text)
    result = folder.run()
    printed = result.stdout.str()
    assert result.ret == 3
    assert "passed" not in printed
    assert printed.rstrip().endswith("nothing ran (exit code 3)")
    return printed.replace(f"{folder.name}/", "")


def test_hole_1_the_same_title_twice_in_a_file(folder: Folder) -> None:
    """The first of the two would be dropped, in different Rules as well."""
    again = "  Rule: z\n    @FLOW-02\n    Scenario: y\n  "

    said = refused(folder, HEAD + GOOD_STEP + again + GOOD_STEP)
    assert said.startswith("time.feature:7: this title is already used on line 3\n    Scenario: y\n")


def test_hole_2_a_first_step_misspelt_in_its_keyword(folder: Folder) -> None:
    """It would become the description, and the scenario would pass without it."""
    said = refused(folder, HEAD + GOOD_STEP.replace("Given", "Gven") + "    When 1 hours are logged\n")

    assert said.startswith(
        "time.feature:4: this line is only description and never runs\n"
        '    Gven a client "Acme"\n'
        '    did you mean   Given a client "Acme"\n'
    )


@pytest.mark.parametrize("body", ["", "    # Given a client 'Acme'\n"])
def test_hole_3_a_scenario_without_steps(folder: Folder, body: str) -> None:
    """It would pass; so would one whose steps are commented out."""
    said = refused(folder, HEAD + body)

    assert said.startswith("time.feature:3: this scenario has no steps, so it would pass unseen\n")


def test_hole_4_an_unknown_placeholder(folder: Folder) -> None:
    """It would stay as literal text, and the step could pass with it."""
    said = refused(folder, OUTLINE + "      | Acme |\n")

    assert said.startswith(
        "time.feature:4: the Examples on line 5 have no column 'naame'\n"
        '    Given a client "<naame>"\n'
        "    did you mean   <name>\n"
    )


def test_hole_4_examples_without_rows(folder: Folder) -> None:
    """They would run once, with the placeholders as they are."""
    said = refused(folder, OUTLINE.replace("naame", "name"))

    assert said.startswith("time.feature:5: these Examples have no rows, so nothing would run\n")


def test_hole_5_a_sentence_with_two_definitions(folder: Folder) -> None:
    """One of them would be chosen without a word."""
    folder.steps(
        "from sim.conformance.steps import given\n\n@given('a client {}')\ndef any_client(name): ...\n",
        "more",
    )

    said = refused(folder, PASSING)
    assert said.startswith("time.feature:4: 2 definitions fit this sentence\n")
    assert "steps/more.py:3)" in said
    assert "steps/time.py:" in said


def test_hole_6_an_undefined_step_never_yields_a_green_report(folder: Folder) -> None:
    """Nothing runs, so there is no report that could leave the step out; as soon as it is defined there is one."""
    folder.feature(PASSING.replace("a client", "a clyent"))
    undefined = folder.conform()
    report = folder.path.parent / "reports" / "conformance.json"
    there = report.exists()
    folder.feature(PASSING)
    defined = folder.conform()

    assert (undefined.returncode, defined.returncode) == (3, 0)
    assert not there
    (scenario,) = steps_of(json.loads(report.read_text(encoding="utf-8")))
    assert scenario == ["passed"] * 4


def test_hole_7_reports_of_several_processes_are_whole(folder: Folder) -> None:
    """With two processes every scenario and every step of it is in the report."""
    for number in range(6):
        folder.feature(PASSING, f"time_{number}")
    done = folder.conform("--workers", "2")
    report = json.loads((folder.path.parent / "reports" / "conformance.json").read_text(encoding="utf-8"))

    assert done.returncode == 0
    assert report["run"]["scenarios"] == {"written": 6, "bound": 6, "run": 6}
    assert steps_of(report) == [["passed"] * 4] * 6


def test_and_a_table_or_a_text_that_nobody_takes(folder: Folder) -> None:
    """It would be ignored."""
    said = refused(folder, HEAD + GOOD_STEP + "      | name |\n")

    assert said.startswith(
        "time.feature:4: this sentence takes no table, so what is under it would be ignored\n"
    )


def steps_of(report: dict) -> list[list[str]]:
    """How each step of each scenario ended."""
    scenarios = [scenario for found in report["requirements"] for scenario in found["scenarios"]]
    return [[step["status"] for step in scenario["steps"]] for scenario in scenarios]
