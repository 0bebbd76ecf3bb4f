"""Every command does what its name says, for a person and for a program."""

import csv
import json
import re
import sqlite3

import pytest
import typer.main

from integration import cli as timebridge
from sim import cli as timebridge_sim
from tests.cli.conftest import ADMIN, WORK
from tests.cli.terminal import STORE

WIDTH = 100
ADDRESS = "https://hooks.example/firms/hs/webhooks/karbon"
APPS = {"timebridge": timebridge.app, "timebridge-sim": timebridge_sim.app}


@pytest.fixture(scope="module")
def story(new_terminal, shell):
    """One firm from the first day to the last: what each command said, as (arguments, for a person, for a program).

    Two firms that are the same do the same, one with --json and one without.
    """
    person, program = new_terminal(), new_terminal()
    commands = [
        ("connect", "--by", ADMIN),
        ("status",),
        ("preview", "--type", "Client", "--work", "--save", "plan.json"),
        ("apply", "plan.json"),
        ("save-and-sync", "--type", "Client", "--work"),
        ("track", WORK, "1:30", "--by", ADMIN, "--on", "2026-03-02", "--note", "Receipts"),
        ("edit", "k1", "--length", "2h", "--note", "Receipts, sorted"),
        ("sync",),
        ("tab", WORK),
        ("doctor", "Café Zürich", "--by", "nobody@harbourstreet.example"),
        ("generate-code", "Café Zürich", "--choice", "create"),
        ("hide", WORK, "--yes"),
        ("hints", "on", "--address", ADDRESS),
        ("explain", WORK),
        ("audit", "show"),
        ("support-bundle",),
        ("books",),
        ("delete", "k1"),
        ("export",),
        ("disconnect",),
    ]
    said = {}
    for arguments in commands:
        said[arguments[0]] = shell.run(
            [person.order("timebridge", arguments), program.order("timebridge", ("--json", *arguments))]
        )
    return said


def test_the_story_has_every_command(story):
    """No command is left out but the one that goes on until it is told to stop."""
    assert set(story) == set(typer.main.get_command(timebridge.app).commands) - {"serve"}


def test_all_is_done(story):
    """Each ends with 0 and has nothing to say where errors go."""
    failed = [one for both in story.values() for one in both if one.code or one.errors]

    assert not failed


def test_lines_fit(story):
    """A person's lines fit into a hundred columns and have no control characters; the export is no page to read."""
    lines = [
        line for name, (person, _) in story.items() if name != "export" for line in person.out.splitlines()
    ]

    assert not [line for line in lines if len(line) > WIDTH]
    assert "\x1b" not in "".join(lines)


def test_one_line_for_a_program(story):
    """With --json there is one line, and it is JSON."""
    for _, program in story.values():
        assert isinstance(program.answer, dict | list)


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("connect", "QuickBooks Time: connected, account Harbour Street Accounting"),
        ("status", "Contact types in Karbon: Client, Inactive, Prospect, Supplier"),
        ("preview", "= adopt   organization Birch & Sons  LINK-01"),
        ("preview", "The plan is in plan.json; timebridge apply plan.json carries out exactly this."),
        ("apply", "Codes: 2 adopt, 59 create"),
        ("save-and-sync", "Codes: nothing to change"),
        ("track", "Recorded: 1:30 by Priya Patel on 2026-03-02 (entry k1-"),
        ("edit", "Changed: 2:00 by Priya Patel on 2026-03-02 (entry k1-"),
        ("sync", "QuickBooks: 1 exported, 0 updated"),
        ("tab", "actual 2:00   budget 10:00   left 8:00"),
        ("doctor", "USER_NOT_MATCHED"),
        ("doctor", "Café Zürich: not linked (CODE_NOT_LINKED)"),
        ("doctor", "Go through it from the top"),
        ("generate-code", "Created: code "),
        ("hide", "1 job hidden in 1 writing call."),
        ("hints", f"Hints: on; Karbon tells {ADDRESS}"),
        ("hints", "Everything is read all the same every 24 hours: next with the next sync"),
        ("explain", "It is linked."),
        ("audit", "hide 1 jobs"),
        ("support-bundle", "support.json is for support."),
        ("books", "0 exported, 0 updated, 0 removed, 0 customers created"),
        ("delete", "Deleted: 2:00 by Priya Patel on 2026-03-02 (entry k1-"),
        ("export", "kind,Karbon key,Karbon name"),
        ("disconnect", "QuickBooks Time: disconnected"),
    ],
)
def test_what_a_person_reads(story, command, words):
    """Each says what came of it."""
    assert words in story[command][0].out


def test_what_a_program_reads(story):
    """The answers have the figures that a person reads."""
    answers = {command: both[1].answer for command, both in story.items()}

    assert answers["connect"]["connected"] is True
    assert answers["apply"]["counts"] == {"adopt": 2, "create": 59}
    assert answers["save-and-sync"]["counts"] == {}
    assert answers["track"]["entry"]["minutes"] == 90
    assert answers["edit"]["entry"]["notes"] == "Receipts, sorted"
    assert answers["tab"]["actual_minutes"] == 120
    assert answers["delete"]["id"].startswith("k1-")
    assert [one["step"] for one in answers["doctor"]["findings"]] == [3, 9]
    assert [one["path"] for one in answers["hide"]["jobs"]] == [WORK]
    assert (answers["hints"]["on"], answers["hints"]["whole_every_hours"]) == (True, 24)
    assert [bond["code_path"] for bond in answers["explain"]["bonds"]] == [WORK]
    assert answers["audit"][0]["what"] == "connect"
    assert answers["support-bundle"]["audit_whole"] is True
    assert answers["disconnect"]["connected"] is False


def test_export(connected):
    """A file for a spreadsheet, and a sentence about it; the terminal gets the same rows."""
    done = connected.type("export", "--out", "synced.csv")
    shown = connected.type("export")
    text = (connected.folder / "synced.csv").read_text(encoding="utf-8")

    assert done.out == f"{len(list(csv.reader(text.splitlines()))) - 1} rows in synced.csv\n"
    assert shown.out.splitlines() == text.splitlines()


def test_the_audit(connected):
    """It is whole, until somebody touches it; then the exit code says so, too."""
    whole = connected.type("audit", "verify")
    with sqlite3.connect(connected.folder / STORE) as store:
        store.execute("update audit set who = 'nobody' where number = 1")
    store.close()
    touched, program = connected.type("audit", "verify"), connected.type("--json", "audit", "verify")

    assert (whole.code, touched.code, program.code) == (0, 1, 1)
    assert " fit together." in whole.out
    assert "Line 1 does not fit to the one before it" in touched.out
    assert program.answer["broken_at"] == 1


def test_hints(connected):
    """The key that is drawn is kept with the other secrets; the firm hears of it on, and off again."""
    refused = connected.type("hints", "on", "--address", "http://hooks.example")
    on = connected.type("hints", "on", "--address", ADDRESS, "--whole-every", "1")
    key = connected.connections["karbon"]["signing_key"]
    connected.type("sync")
    shown, off = connected.type("hints", "show"), connected.type("hints", "off")
    program = connected.type("--json", "hints", "show")

    assert (refused.code, on.code, shown.code, off.code) == (1, 0, 0, 0)
    assert "must begin with https://" in refused.errors
    assert "Everything is read all the same every hour: last 20" in shown.out
    assert "Waiting: nothing" in shown.out
    assert off.out == "Hints: off; each sync looks for what moved\n"
    assert program.answer["on"] is False
    assert len(key) >= 32
    assert key not in on.out + shown.out


def test_elsewhere(terminal, tmp_path):
    """The connections and the store may lie anywhere."""
    (terminal.folder / ".timebridge").rename(tmp_path / "mine")
    place = (
        "--connections",
        str(tmp_path / "mine/connections.json"),
        "--store",
        str(tmp_path / "store/a.db"),
    )
    done = terminal.type(*place, "connect", "--by", ADMIN)

    assert done.code == 0, done
    assert (tmp_path / "store" / "a.db").exists()
    assert not terminal.files()


@pytest.mark.parametrize("program", APPS)
def test_help(terminal, program):
    """Help names every command, and each command explains itself and all that it takes."""
    commands = typer.main.get_command(APPS[program]).commands
    done = terminal.type("--help", program=program)
    silent = [
        (name, option.name)
        for name, command in commands.items()
        for option in command.params
        if not option.help
    ]

    assert done.code == 0
    assert all(re.search(rf"│ {name} +[A-Z]", done.out) for name in commands)
    assert not silent


def test_firm(terminal):
    """A firm is made, to a file or to the terminal; the same seed gives the same."""
    arguments = ("firm", "--clients", "20", "--seed", "3")
    to_file = terminal.type(*arguments, "--out", "firm.json", program="timebridge-sim")
    shown = terminal.type(*arguments, program="timebridge-sim")

    assert (to_file.code, shown.code) == (0, 0)
    assert (terminal.folder / "firm.json").read_text(encoding="utf-8") == shown.out
    assert json.loads(shown.out)


def test_in_step(unchanged):
    """A sync in which nothing is new says so."""
    assert "nothing to change" in unchanged.type("sync").out


def test_a_tab_without_a_budget(unchanged):
    """A client has no budget of its own, so nothing is left of it and nothing is over."""
    done = unchanged.type("tab", "Acme Dental")

    assert "actual 0:00   no budget\n" in done.out
