"""What the README tells people to type works, and says what the README says it says."""

from __future__ import annotations

import json
import re
import shutil
import subprocess

import pytest
import typer.main

from integration import cli as timebridge
from integration.connections import connections_from
from sim import cli as timebridge_sim
from tests.docs.conftest import INSTEAD, TOUR
from tests.docs.pages import README, ROOT, blocks, shows

pytestmark = pytest.mark.xdist_group("docs")  # the tour is taken once, also when tests run on every core
TEXT = README.read_text(encoding="utf-8")
COMMANDS = {"timebridge": timebridge.app, "timebridge-sim": timebridge_sim.app}


def section(title):
    return TEXT.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def known(name):
    """The commands that a program has."""
    return set(typer.main.get_command(COMMANDS[name]).commands)


def test_the_tour(tour):
    """Each command of the tour is done, and none complains."""
    failed = [(step.command, step.code, step.errors) for step in tour if step.code or step.errors]

    assert not failed


def test_the_answers_in_the_tour(tour):
    """What the tour shows is what comes, apart from ids and the time of day."""
    shown = [step for step in tour if step.shown]

    assert len(shown) >= 3
    assert not [(step.command, step.out) for step in shown if not shows(step.out, step.shown)]


def test_the_tour_is_complete(tour):
    """Whoever takes the tour sees a connection, a preview, a sync, time, and the export."""
    verbs = {step.command.split()[1] for step in tour}

    assert {"connect", "preview", "save-and-sync", "tab", "track", "sync", "export"} <= verbs
    assert {line for block in blocks() if block.section == TOUR for line in block.lines} >= set(INSTEAD)


def test_the_first_scenario(reader):
    """The feature and the step of the README, put where it says, run with the command it gives."""
    shutil.copytree(ROOT / "features", reader.folder / "features")
    shutil.copy(ROOT / "pyproject.toml", reader.folder)
    commands = []
    for block in (block for block in blocks() if block.section == "Your first scenario"):
        if block.language == "sh":
            commands += block.lines
        else:
            file = reader.folder / block.file
            assert not file.exists(), "the README would overwrite something that is there"
            file.write_text(block.text + "\n", encoding="utf-8")

    assert len(commands) == 1
    done = reader.type(commands[0])
    assert "1 passed" in done.stdout, done.stdout + done.stderr
    assert done.returncode == 0


def test_the_file_of_connections():
    """The example of the README is one that Timebridge reads."""
    example = next(block for block in blocks() if block.language == "json")
    found = connections_from(json.loads(example.text), "the README")

    assert found.karbon.base_url == "https://api.karbonhq.com"
    assert found.quickbooks is not None


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_mentioned(name):
    """Each command of a program has its place in the table, and the table has no other."""
    table = section("The commands").partition(f"| `{name}` | |\n")[2].partition("\n\n")[0]
    listed = [re.findall(r"`([a-z-]+)`", line.split("|")[1]) for line in table.splitlines()[1:]]

    assert {command for line in listed for command in line} == known(name)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_mentioned_command_exists(name):
    """Wherever the README types a command, the program has it."""
    typed = set(re.findall(rf"(?:^|`|\s){name} ([a-z][a-z-]*)", TEXT)) - {"answers", "reads"}

    assert typed
    assert typed <= known(name)


def test_every_make_target_exists():
    """Each target that is mentioned is in the Makefile, and explains itself in `make help`."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    mentioned = set(re.findall(r"make ([a-z]+)`", TEXT)) | set(
        re.findall(r"^make ([a-z]+)$", TEXT, re.MULTILINE)
    )
    explained = set(re.findall(r"^([a-z]+):.*##", makefile, re.MULTILINE))

    assert {"conformance", "test", "serve", "setup"} <= mentioned
    assert mentioned <= explained


@pytest.mark.parametrize("first", ["", "FIRST=40"])
def test_where_planted_bugs_begin(first):
    """With the first of them, unless somebody says where; the seeds of `make simulate` are nothing to them."""
    said = subprocess.run(
        ["make", "-n", "mutants", *first.split()], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert ("--first 40" in said.stdout) is bool(first)
    assert ("--first" in said.stdout) is bool(first)


@pytest.mark.parametrize("name", COMMANDS)
def test_exit_codes(name):
    """The exit codes that the help of a command tells are those of the table."""
    app = typer.main.get_command(COMMANDS[name])
    told = " ".join([app.help or "", *(command.help or "" for command in app.commands.values())])
    codes = set(re.findall(r"\b(\d)\s+[a-z]", told.partition("Exit codes:")[2]))
    column = list(COMMANDS).index(name) + 2
    rows = [line.split("|") for line in section("The commands").splitlines() if re.match(r"\| \d \|", line)]

    assert codes
    assert codes == {row[1].strip() for row in rows if row[column].strip()}


def test_every_path_exists():
    """Files and folders that the README names are there, apart from those a reader writes or a run makes."""
    first = [block for block in blocks() if block.section == "Your first scenario"]
    written = {str(block.file) for block in first if block.language != "sh"}
    named = {path for path in re.findall(r"`([a-z_]+/[\w./]*)`", TEXT) if path not in written | {"reports/"}}

    assert named
    assert not [path for path in named if not (ROOT / path).exists()]
