"""A list of known failures is held against what is written: what is wrong with it is said, and nothing runs."""

from datetime import date
from pathlib import Path

import pytest

from sim.conformance.run.excuses import excuse_findings
from sim.conformance.suite.folder import Suite
from tests.conformance.conftest import PASSING, Folder

TODAY = date(2026, 3, 2)
GOOD = 'reason = "late"\nowner = "Priya"\nuntil = 2026-03-31\n'
OUTLINE = """
Feature: Rows
  @FLOW-01
  Scenario Outline: Many
    Given a client "<who>"

    Examples:
      | who  |
      | Acme |
      | Beta |
"""


def told(folder: Folder, text: str) -> list[str]:
    """What is said about a list."""
    path = folder.path / "expected.toml"
    path.write_text(text, encoding="utf-8")
    suite = Suite(folder.path, folder.path.parent, lambda *_: None)
    findings = excuse_findings(path, suite, TODAY)
    return [str(found).replace(f"{folder.name}/", "") for found in findings]


@pytest.fixture
def written(folder: Folder) -> Folder:
    """Two features, one with rows."""
    folder.feature(PASSING)
    folder.feature(OUTLINE, "rows")
    return folder


@pytest.mark.parametrize(
    "entry",
    [
        'scenario = "Time is added up"\n',
        'id = "FLOW-04"\n',
        'id = "FLOW-01"\nscenario = "Many"\nrow = ["Acme"]\n',
    ],
)
def test_a_good_entry_needs_no_word(written: Folder, entry: str) -> None:
    """By title, by id, by row, or by all of them."""
    assert told(written, f"[[expected]]\n{entry}{GOOD}") == []


def test_no_list_is_an_empty_list(written: Folder) -> None:
    """Nobody has to write one."""
    suite = Suite(written.path, written.path.parent, lambda *_: None)

    assert excuse_findings(Path("nowhere.toml"), suite, TODAY) == []
    assert told(written, "# none\n") == []


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (
            'scenario = "Time is aded up"\n' + GOOD,
            "expected.toml:1: no scenario is called 'Time is aded up'\n    did you mean   Time is added up",
        ),
        (
            'scenario = "Snow"\n' + GOOD,
            "expected.toml:1: no scenario is called 'Snow'\n    take the title as it stands after Scenario:",
        ),
        (
            'id = "FLOW-99"\n' + GOOD,
            "expected.toml:1: there is no requirement FLOW-99\n    did you mean   FLOW-09",
        ),
        (
            'id = "CODE-01"\n' + GOOD,
            "expected.toml:1: no scenario is CODE-01\n    take it off the list, or correct it",
        ),
        (
            'scenario = "Many"\nrow = ["Gamma"]\n' + GOOD,
            "expected.toml:1: no row is Gamma\n    rows are: Acme; Beta",
        ),
        (
            GOOD,
            (
                "expected.toml:1: neither a scenario nor an id is named\n"
                "    name the title of the scenario, or the id of a requirement"
            ),
        ),
        (
            'scenario = "Many"\nreason = "late"\nowner = "Priya"\nuntil = 2026-06-01\n',
            "expected.toml:1: until 2026-06-01 is 91 days ahead\n    at most 90, which is 2026-05-31: look again then",
        ),
        (
            'scenario = "Many"\nreason = "late"\nowner = "Priya"\n',
            (
                "expected.toml:1: no until is given\n"
                "    say why it fails, who mends it, and until when it may: reason, owner, until"
            ),
        ),
        (
            'scenario = "Many"\nreason = ""\nowner = "Priya"\nuntil = 2026-03-31\n',
            (
                "expected.toml:1: no reason is given\n"
                "    say why it fails, who mends it, and until when it may: reason, owner, until"
            ),
        ),
        (
            'scenario = "Many"\nreason = "late"\nowner = "Priya"\nuntil = "2026-03-31"\n',
            "expected.toml:1: until is not a day: '2026-03-31'\n    write it without quotes:   until = 2026-03-31",
        ),
        (
            'scenario = "Many"\nownr = "Priya"\n' + GOOD,
            "expected.toml:1: there is no field 'ownr'\n    did you mean   owner",
        ),
        (
            'scenario = "Many"\nrow = "Acme"\n' + GOOD,
            (
                "expected.toml:1: row is not a list of texts\n"
                '    write its cells as they stand in Examples:   row = ["Acme", "60"]'
            ),
        ),
        (
            "scenario = 7\n" + GOOD,
            'expected.toml:1: scenario is not a text\n    write it in quotes:   scenario = "..."',
        ),
    ],
)
def test_what_is_wrong_with_an_entry(written: Folder, entry: str, said: str) -> None:
    """One sentence, and what to do."""
    assert told(written, f"[[expected]]\n{entry}") == [said]


def test_the_line_is_that_of_the_entry(written: Folder) -> None:
    """Also of the second one."""
    first = f'[[expected]]\nscenario = "Many"\n{GOOD}\n'

    assert told(written, first + f'[[expected]]\nscenario = "Snow"\n{GOOD}')[0].startswith(
        "expected.toml:7: "
    )


def test_a_title_that_two_features_share_names_neither(written: Folder) -> None:
    """It would excuse more than was meant."""
    written.feature(PASSING, "again")

    assert told(written, f'[[expected]]\nscenario = "Time is added up"\n{GOOD}') == [
        (
            "expected.toml:1: more than one scenario is called 'Time is added up': again.feature:3 and time.feature:3\n"
            "    give one of them another title"
        )
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[expected", "expected.toml: this is not TOML:"),
        ('[expected]\nid = "x"', "expected.toml: known failures are entries that begin with [[expected]]"),
        ('[[expcted]]\nid = "x"', "expected.toml: known failures are entries that begin with [[expected]]"),
    ],
)
def test_a_list_that_is_none(written: Folder, text: str, said: str) -> None:
    """Nothing in it is believed."""
    assert told(written, text)[0].startswith(said)


def test_nothing_runs(written: Folder) -> None:
    """Exit code 3, with the finding and nothing else."""
    (written.path / "expected.toml").write_text("[[expected]]\n", encoding="utf-8")
    result = written.run()

    assert result.ret == 3
    assert result.outlines[0].startswith(f"{written.name}/expected.toml:1: no reason is given")
