"""The changes that are shown are those that explain the failure."""

import pytest


@pytest.fixture
def heading(suite):
    """The heading of what changed, and what changed in QuickBooks Time."""

    def told(steps):
        text = suite.told(
            "Feature: x\n  @FLOW-01\n  Scenario: y\n" + "".join(f"    {step}\n" for step in steps)
        )
        lines = next(part for part in text.split("\n\n") if part.startswith("What changed")).splitlines()
        at = next(at for at, line in enumerate(lines) if "QuickBooks Time" in line)
        names = [
            word
            for line in lines[at:-1]
            for word in ("Acme", "Beta", "Gamma")
            if "jobcode 900" in line and word in line
        ]
        return lines[0].removeprefix("What changed "), names

    return told


def test_in_the_step_that_failed(heading):
    """What it did before it failed."""
    assert heading(['Given the code "Acme"', 'When the code "Beta" is made and it breaks']) == (
        "since line 4 passed",
        ["Beta"],
    )


def test_in_the_first_step(heading):
    """Nothing passed yet."""
    assert heading(['When the code "Beta" is made and it breaks']) == ("since the scenario began", ["Beta"])


def test_by_the_event_before_a_then(heading):
    """A When and its Ands together; what was given before is not part of it, nor what another Then looked at."""
    steps = [
        'Given the code "Acme"',
        'When the code "Beta"',
        'And the code "Gamma"',
        "Then it is 3",
        "And it is 2",
    ]

    assert heading(steps) == (
        "since line 7 passed: nothing. Lines 5 to 6 were the last that changed anything",
        ["Beta", "Gamma"],
    )


def test_nobody_called(suite):
    """Said, since somebody may be expected to have."""
    told = suite.told('Feature: x\n  @FLOW-01\n  Scenario: y\n    Given the code "Acme"\n    Then it is 2\n')

    assert "\n\nThe last calls between the systems: none\n\n" in told


def test_nothing_ever(heading):
    """Said for each system."""
    assert heading(['When somebody asks for "/x"', "Then it is 2"]) == ("since line 4 passed", [])
