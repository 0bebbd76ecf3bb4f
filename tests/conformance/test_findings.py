"""What is wrong with a feature is said before anything runs, with path and line."""

from collections.abc import Callable

import pytest

from tests.conformance.conftest import PASSING, Folder

HEAD = "Feature: x\n  @FLOW-01\n  Scenario: y\n"
CASES = {
    "a sentence nobody defined": (
        PASSING.replace("a client", "a clyent"),
        "time.feature:4: nobody has defined the sentence 'a clyent \"Acme\"'; did you mean 'a client {string}' (",
    ),
    "an equal title": (
        PASSING
        + '\n  Rule: another\n    @FLOW-01\n    Scenario: Time is added up\n      Given a client "A"\n',
        "time.feature:11: the title 'Time is added up' is already used on line 3",
    ),
    "no title": (
        "Feature: x\n  @FLOW-01\n  Scenario:\n    Given a client 'A'\n",
        "time.feature:3: this scenario has no title",
    ),
    "no steps": (HEAD, "time.feature:3: the scenario 'y' has no steps"),
    "steps in comments": (
        HEAD + "    # Given a client 'A'\n",
        "time.feature:3: the scenario 'y' has no steps",
    ),
    "no scenario": ("Feature: x\n", "time.feature:1: there is no scenario in this file"),
    "no rows": (
        HEAD.replace("Scenario", "Scenario Outline")
        + "    Given a client '<n>'\n    Examples:\n      | n |\n",
        "time.feature:5: these Examples of 'y' have no rows",
    ),
    "no column": (
        HEAD.replace("Scenario", "Scenario Outline")
        + "    Given a client '<naame>'\n    Examples:\n      | name |\n      | A |\n",
        "time.feature:4: no column 'naame' in Examples; columns are: name",
    ),
    "no requirement": (
        PASSING.replace("@FLOW-04", "@edge-a"),
        "time.feature:3: the scenario 'Time is added up' carries no requirement id",
    ),
    "an unknown requirement": (
        PASSING.replace("@FLOW-04", "@FLOW-4"),
        "time.feature:2: unknown tag @FLOW-4; did you mean @FLOW-04?",
    ),
    "an unknown tag": (
        PASSING.replace("@FLOW-04", "@FLOW-04 @zzz"),
        "time.feature:2: unknown tag @zzz; use an id of requirements.toml",
    ),
    "a level as a tag": (
        PASSING.replace("@FLOW-04", "@FLOW-04 @core"),
        "time.feature:2: nobody tags @core; the level comes from",
    ),
    "a table nobody asked for": (
        PASSING.replace('client "Acme"', 'client "Acme"\n      | a |'),
        "time.feature:4: 'a client \"Acme\"' takes no table, so what is under it would be ignored",
    ),
    "a first step that follows nothing": (
        HEAD + "    And a client 'A'\n",
        "time.feature:4: First step in a scenario",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_finding_names_its_line(findings: Callable[[str], str], case: str) -> None:
    """Path, line, what is wrong and what is near."""
    text, said = CASES[case]

    assert said in findings(text)


def test_two_definitions_for_one_sentence(folder: Folder, findings: Callable[[str], str]) -> None:
    """Nobody chooses quietly."""
    folder.steps(
        "from sim.conformance.steps import given\n@given('a client {string}')\ndef _(name): ...\n", "twice"
    )

    assert "more than one definition fits 'a client \"Acme\"'" in findings(PASSING)


def test_a_step_function_takes_what_its_sentence_captures(
    folder: Folder, findings: Callable[[str], str]
) -> None:
    """The sentence and the function are named when their counts differ."""
    folder.steps(
        "from sim.conformance.steps import given\n@given('one {int} and {int}')\ndef two(a): ...\n", "short"
    )

    said = findings(PASSING)
    assert (
        "steps/short.py:2: 'one {int} and {int}' captures 2 value(s), but two has 1 leading parameter(s)"
        in said
    )


def test_an_unknown_parameter_type(folder: Folder, findings: Callable[[str], str]) -> None:
    """A sentence that cannot be compiled is named."""
    folder.steps(
        "from sim.conformance.steps import given\n@given('a {colour} one')\ndef one(a): ...\n", "odd"
    )

    assert "'a {colour} one' is no Cucumber Expression" in findings(PASSING)
