"""A failure fits on a screen or two, however long the scenario and its tables are."""

import pytest

from tests.conformance.conftest import Folder

LONG = """
Feature: Long
  @FLOW-01
  Scenario: So many steps
{steps}
    Then it is 2
{more}
"""


@pytest.fixture
def steps(suite):
    """What is told of a scenario with so many steps before and behind the one that fails."""
    return lambda before, behind: suite.told(
        LONG.format(
            steps="\n".join(['    When somebody asks for "/x"'] * before),
            more="\n".join(['    And somebody asks for "/y"'] * behind),
        )
    )


def test_forty_steps_are_all_there(steps):
    """Every step with its mark."""
    told = steps(29, 10)

    assert told.count("\n  ✓ ") == 29
    assert told.count("\n  ✗ ") == 1
    assert told.count("\n  · ") == 10
    assert len(told.splitlines()) < 80


def test_of_very_many_those_around_the_failure(steps):
    """Fifty steps, and how many more there are."""
    told = steps(100, 100)

    assert told.count("\n  ✓ ") == 25
    assert told.count("\n  · ") == 24
    assert "    … 75 more steps passed" in told
    assert "    … 76 more steps" in told


def test_a_long_table_below_a_step(suite):
    """Eight rows, and how many more."""
    rows = "\n".join(["      | Acme | yes |"] * 30)
    told = suite.told(
        f"Feature: x\n  @FLOW-01\n  Scenario: y\n    Then the codes are:\n      | path | billable |\n{rows}\n"
    )

    scenario = told.split("\n\n")[0]
    assert scenario.count("| Acme | yes") == 7
    assert "… and 23 more lines" in scenario


def test_a_long_text_below_a_step(suite):
    """Eight lines of it."""
    text = "\n".join(f"      line {number}" for number in range(30))
    told = suite.told(
        f'Feature: x\n  @FLOW-01\n  Scenario: y\n    Then the text is:\n      """\n{text}\n      """\n'
    )

    assert "… and 24 more lines" in told.split("\n\n")[0]


def test_the_rule_it_stands_under(suite):
    """Its own rule, and no other's; and the background of both the feature and the rule."""
    told = suite.told(
        """
        Feature: Rules
          Background:
            Given the code "Acme"
          Rule: Nobody is wrong
            @FLOW-01
            Scenario: x
              When nothing happens
              Then it is 3
          Rule: Somebody is wrong
            Background:
              Given the code "Beta"
            @FLOW-01
            Scenario: z
              Then it is 2
        """
    )

    assert told.splitlines()[:7] == [
        "features/time.feature:13",
        "  Feature: Rules",
        "  Rule: Somebody is wrong",
        "  Background:",
        '  ✓  3  Given the code "Acme"',
        '  ✓ 11  Given the code "Beta"',
        "  Scenario: z",
    ]


def test_a_scenario_without_a_world_has_no_history(folder: Folder):
    """No changes and no calls, and nothing said about them."""
    folder.feature("Feature: x\n  @FLOW-01\n  Scenario: y\n    Then the total is 3 hours\n")
    printed = "\n".join(folder.run(f"{folder.name}/time.feature").outlines)

    assert "assert 0 == 3.0" in printed
    assert "What changed" not in printed
    assert "calls between" not in printed
