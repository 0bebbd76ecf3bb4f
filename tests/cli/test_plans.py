"""A plan on the terminal: its exit codes, kept in a file and applied, stopped and approved; and what a firm decides."""

from __future__ import annotations

import json
import re
import stat

import pytest

from tests.cli.conftest import ADMIN
from tests.cli.terminal import Terminal

REFUSED, CHANGES, WAITS = 1, 4, 5
MANY = 61  # of the sample firm's 61 codes a fifth are twelve: fifty decide


def add_clients(terminal: Terminal, count: int) -> None:
    for number in range(count):
        terminal.screen("karbon", "add_organization", name=f"New {number:03}")


@pytest.fixture
def many(connected: Terminal) -> Terminal:
    """A firm that has got very many clients over night."""
    add_clients(connected, MANY)
    return connected


def test_exit_codes(connected):
    """Without the option 0 says that it was shown; with it, whether there is something to do, and to approve."""
    nothing = connected.type("preview", "--exit-code")
    add_clients(connected, 1)
    plain, something = connected.type("preview"), connected.type("preview", "--exit-code")
    add_clients(connected, 60)
    waits = connected.type("--json", "preview", "--exit-code")

    assert (nothing.code, plain.code, something.code, waits.code) == (0, 0, CHANGES, WAITS)
    assert waits.answer["ask"].startswith("This would create ")


def test_a_plan_in_a_file(connected):
    """It is for its owner only, is carried out as it is, and only once."""
    add_clients(connected, 2)
    saved = connected.type("preview", "--save", "plan.json")
    file = connected.folder / "plan.json"
    done, again = connected.type("apply", "plan.json"), connected.type("--json", "apply", "plan.json")

    assert saved.out.endswith(
        "The plan is in plan.json; timebridge apply plan.json carries out exactly this.\n"
    )
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert json.loads(file.read_text(encoding="utf-8"))["basis"]["format"] == "timebridge plan"
    assert "Codes: 2 create" in done.out
    assert again.code == REFUSED
    assert again.answer["refused"]["code"] == "PLAN_STALE"
    assert "'New 000' was to be created, and is not any more." in again.answer["refused"]["sentence"]


def test_a_file_that_is_no_plan(unchanged):
    """It is named, in a sentence."""
    (unchanged.folder / "other.json").write_text('{"basis": 1}', encoding="utf-8")
    done, gone = unchanged.type("apply", "other.json"), unchanged.type("apply", "gone.json")

    assert (done.code, gone.code) == (REFUSED, REFUSED)
    assert "other.json is no saved plan" in done.errors
    assert "gone.json cannot be read: No such file or directory." in gone.errors


def test_a_folder_for_a_plan(unchanged):
    """It says what to name."""
    (unchanged.folder / "plans").mkdir()
    done = unchanged.type("preview", "--save", "plans")

    assert done.code == REFUSED
    assert "Name a file in it, such as plans/plan.json." in done.errors


def test_stopped_shown_and_approved(many):
    """A sync is stopped with the command that approves it; a preview shows what it would do."""
    stopped = many.type("sync")
    (name,) = re.findall(r"timebridge sync --approve (\w+)", stopped.errors)
    shown, lines = many.type("preview"), many.type("preview", "--stopped", "--all")
    wrong = many.type("sync", "--approve", "0" * 16)
    done = many.type("sync", "--approve", name)
    nothing = many.type("preview", "--stopped")

    assert stopped.code == wrong.code == REFUSED
    assert "MASS_CHANGE" in stopped.errors
    assert "61 codes, which is unusually many at once. Nothing was written." in stopped.errors
    assert "--approve" in shown.out
    assert lines.out.count("+ create ") == MANY
    assert f"timebridge sync --approve {name}" in lines.out
    assert "Codes: 61 create" in done.out
    assert nothing.out == "No sync was stopped.\n"


def test_approved_with_save_and_sync(many):
    """A program finds the id in the refusal, and in the preview."""
    refused = many.type("--json", "save-and-sync").answer["refused"]
    seen = many.type("--json", "preview").answer
    done = many.type("--json", "save-and-sync", "--approve", *refused["choices"])

    assert refused["choices"] == [seen["basis"]["id"]] == [seen["held"]["id"]]
    assert done.answer["counts"] == {"create": MANY}


def test_the_cost(connected):
    """The calls, and the least time once it is a minute."""
    add_clients(connected, 2)
    done = connected.type("--json", "preview")

    assert " calls, 1 of them writing" in connected.type("preview").out
    assert done.answer["estimate"]["writes"] == 1


def test_decisions(terminal):
    """They are chosen like the other settings, and shown with the status; a slip is told with what there is."""
    terminal.type("connect", "--by", ADMIN)
    usual = terminal.type("status")
    wrong = terminal.type("save-and-sync", "--new-codes", "some")
    bad = terminal.type("save-and-sync", "--equal-titles", "{titel}")
    chosen = ("--completed-work", "--new-codes", "nobody", "--unset-billable", "billable")
    done = terminal.type(
        "save-and-sync", "--type", "Client", "--work", *chosen, "--equal-titles", "{title} - {start}"
    )
    shown = terminal.type("status")

    assert "Completed work: skipped\nNew codes: assigned to everybody\n" in usual.out
    assert (wrong.code, bad.code, done.code) == (2, REFUSED, 0)
    assert "'everybody', 'nobody'" in wrong.errors
    assert "Write it like '{title} - {start}'" in bad.errors
    assert (
        "Completed work: included\nNew codes: assigned to nobody\nTime without a choice in Billable: billable\n"
        "Work of equal titles: called {title} - {start}\n"
    ) in shown.out
