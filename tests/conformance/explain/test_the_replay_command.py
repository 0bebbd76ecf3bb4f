"""The command replays just this scenario when it is pasted at the root of the project."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

OUTLINE = """
Feature: Rows
  @FLOW-01
  Scenario Outline: <n> o'clock [it's late]
    Then it is <n>

    Examples:
      | n |
      | 3 |
      | 4 |
"""


def command_in(told):
    """The line below the heading."""
    return told.split("\nReplay\n  ")[1].splitlines()[0]


def pasted(command, folder):
    """What comes of pasting it."""
    words = shlex.split(command)
    assert words[0] == "pytest"
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[3])}
    done = subprocess.run(
        [sys.executable, "-m", *words],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout


def test_it_runs_what_failed_and_nothing_else(suite, pytester):
    """One row of an outline, whose title needs quoting."""
    told = suite.told(OUTLINE)
    output = pasted(re.sub(r"(?<=[ '])features", suite.folder.name, command_in(told)), pytester.path)

    assert "1 failed in" in output
    assert "with n: 4" in output


@pytest.mark.parametrize("settings", ["", "[pytest]\naddopts = -p sim.conformance.plugin\n"])
def test_it_names_only_what_is_not_as_usual(suite, pytester, settings):
    """The plugin where nobody else brings it in, the folder, the subject, the way and the patience."""
    (pytester.path / "pytest.ini").write_text(settings, encoding="utf-8")
    plugin = "" if settings else "-p sim.conformance.plugin "
    short = command_in(suite.told(OUTLINE))
    long = command_in(
        suite.told(
            OUTLINE,
            *("--subject", "http://127.0.0.1:9", "--transport", "sockets", "--subject-timeout", "5"),
            *("--subject-token", "keep-this-to-yourself"),
        )
    )

    nodeid = "'features/time.feature::test_n_o_clock_it_s_late[4]'"
    assert short == f"pytest {plugin}--features-dir features {nodeid}"
    options = "--subject http://127.0.0.1:9 --transport sockets --subject-timeout 5.0"
    assert long == f"pytest {plugin}--features-dir features {options} {nodeid}"


def test_the_usual_folder_and_subject_are_not_named(folder, pytester):
    """In a project as it is usually laid out the command is `pytest` and the scenario."""
    folder.path.rename(pytester.path / "features")
    (pytester.path / "features" / "time.feature").write_text(OUTLINE.strip(), encoding="utf-8")
    (pytester.path / "features" / "steps" / "time.py").write_text(
        'from sim.conformance.steps import then\n@then("it is {int}")\ndef it_is(n): assert n == 3\n',
        encoding="utf-8",
    )
    (pytester.path / "pytest.ini").write_text(
        "[pytest]\naddopts = -p sim.conformance.plugin\n", encoding="utf-8"
    )
    output = pasted("pytest features/time.feature", pytester.path)

    command = command_in(output)
    assert command == "pytest 'features/time.feature::test_n_o_clock_it_s_late[4]'"
    assert "1 failed in" in pasted(command, pytester.path)
