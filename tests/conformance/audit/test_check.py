"""`timebridge-sim check`: the audit and the rules of the house, on a terminal, without running anything."""

import os
import subprocess
import sys

import pytest

from tests.conformance.conftest import PASSING, ROOT, Folder

# A catalogue in which one behaviour is all that level core asks for.
CATALOGUE = """
version = "1"
[tags]
full = "more"
[[area]]
prefix = "FLOW"
name = "Flow"
folder = "data_flow"
[[requirement]]
id = "FLOW-01"
area = "FLOW"
title = "Karbon owns work"
sentence = "Work is Karbon's."
keyword = "MUST"
level = "core"
status = "stated"
heading = "Data flow"
"""
GOOD = PASSING.replace("@FLOW-04", "@FLOW-01")


def check(folder: Folder, *args: str) -> subprocess.CompletedProcess[str]:
    """Run the command beside the folder of features."""
    command = [sys.executable, "-m", "sim", "check", "--features", folder.name, *args]
    environment = {"PYTHONPATH": str(ROOT), "PATH": "", "PYTHONWARNINGS": "error"}
    return subprocess.run(
        command, cwd=folder.path.parent, env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture
def tidy(folder: Folder) -> Folder:
    """A suite in which nothing is to be mended."""
    (folder.path / "requirements.toml").write_text(CATALOGUE, encoding="utf-8")
    (folder.path / "data_flow").mkdir()
    folder.feature(GOOD, "data_flow/time")
    return folder


def test_nothing_to_mend(tidy: Folder) -> None:
    """One line, and exit code 0."""
    done = check(tidy)

    assert (done.returncode, done.stdout, done.stderr) == (0, "nothing to mend: 1 scenario in 1 file\n", "")


def test_findings_of_the_audit(tidy: Folder) -> None:
    """The same words as before a run, and exit code 3."""
    tidy.feature(GOOD.replace("a client", "a clyent"), "data_flow/time")
    done = check(tidy)

    assert (done.returncode, done.stderr) == (3, "")
    assert done.stdout == (
        f"{tidy.name}/data_flow/time.feature:4: nobody has defined this sentence\n"
        '    Given a clyent "Acme"\n'
        f'    did you mean   Given a client "Acme"   ({tidy.name}/steps/time.py:13)\n'
        "1 finding in 1 file; exit code 3\n"
    )


def test_one_file_or_folder(tidy: Folder) -> None:
    """What is wrong elsewhere is left alone."""
    tidy.feature(GOOD.replace("a client", "a clyent").replace("Time is", "That is"), "data_flow/wrong")

    assert check(tidy, f"{tidy.name}/data_flow/time.feature").returncode == 0
    assert check(tidy, f"{tidy.name}/data_flow").returncode == 3


def test_rules_of_the_house(tidy: Folder) -> None:
    """Modal verbs, equal titles in two files, a behaviour without scenario, a file outside the folders of areas."""
    tidy.feature(GOOD.replace("@FLOW-01", "@edge-a @FLOW-01"), "elsewhere")
    tidy.feature(
        GOOD.replace("Time is", "Time should be").replace("the total is", "the sum has to be"), "data_flow/z"
    )
    (tidy.path / "requirements.toml").write_text(
        CATALOGUE
        + CATALOGUE.partition("[[requirement]]")[2].join(["[[requirement]]", ""]).replace("-01", "-02"),
        encoding="utf-8",
    )
    tidy.steps(
        "from sim.conformance.steps import then\n\n@then('the sum has to be {hours} hours')\ndef total(amount): ...\n"
        "\n@then('it may be {string}')\ndef maybe(what): ...\n",
        "sums",
    )
    tidy.feature(
        "Feature: x\n  @FLOW-01\n  Scenario: y\n    Given a client 'A'\n    Then it may be 'would'\n",
        "data_flow/may",
    )
    done = check(tidy)

    assert done.returncode == 3
    assert done.stdout == (
        f"{tidy.name}/data_flow/z.feature:3: `should` leaves open whether it happens\n"
        "    Scenario: Time should be added up\n"
        "    say what happens, not what ought to\n"
        f"{tidy.name}/elsewhere.feature:1: this file lies in no folder of an area\n"
        "    Feature: Time\n"
        "    the folders are: data_flow\n"
        f"{tidy.name}/steps/sums.py:6: `may` leaves open whether it happens\n"
        "    it may be {string}\n"
        "    say what happens, not what ought to\n"
        f"{tidy.name}/elsewhere.feature:3: this title is already used in\n"
        f"    {tidy.name}/data_flow/time.feature:3\n"
        "    Scenario: Time is added up\n"
        "    give this one a title of its own\n"
        f"{tidy.name}/requirements.toml:19: no scenario shows FLOW-02, which level core asks for\n"
        "    Karbon owns work\n"
        "    write a first one:   timebridge-sim new --id FLOW-02\n"
        "5 findings in 4 files; exit code 3\n"
    )


def test_thirteen_scenarios_are_too_many(tidy: Folder) -> None:
    """The line is that from which on they may go elsewhere."""
    scenario = '  @FLOW-01\n  Scenario: number {}\n    Given a client "A"\n'
    tidy.feature("Feature: x\n" + "".join(scenario.format(number) for number in range(13)), "data_flow/many")
    done = check(tidy, f"{tidy.name}/data_flow/many.feature")

    assert done.stdout.startswith(
        f"{tidy.name}/data_flow/many.feature:39: 13 scenarios in one file; 12 are the most\n"
    )


def test_a_run_is_not_stopped_by_the_house(tidy: Folder) -> None:
    """Rules of the house are for reading pleasure; they keep nobody from running."""
    tidy.feature(GOOD.replace("Time is", "Time should be"), "data_flow/time")

    tidy.run().assert_outcomes(passed=1)


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (
            ["nowhere.feature"],
            "nowhere.feature: there is no feature here; name a .feature file or a folder within",
        ),
        (["--features", "nowhere"], "nowhere: no requirements.toml here, so this is no folder of features"),
    ],
)
def test_wrong_use(tidy: Folder, args: list[str], said: str) -> None:
    """One sentence, and exit code 2."""
    done = check(tidy, *args)

    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_colour_only_where_somebody_looks(tidy: Folder) -> None:
    """A log gets plain text."""
    tidy.feature("Feature: x\n", "data_flow/time")

    assert "\x1b" not in check(tidy).stdout


def test_fifty_findings_are_enough_to_begin_with(tidy: Folder) -> None:
    """What goes beyond is counted."""
    scenario = "  @FLOW-01\n  Scenario: number {}\n"
    tidy.feature("Feature: x\n" + "".join(scenario.format(number) for number in range(60)), "data_flow/time")
    done = check(tidy)

    assert done.stdout.endswith(f"... and 10 more{os.linesep}60 findings in 1 file; exit code 3{os.linesep}")
