"""Names come from other people: signs in them that steer a terminal are written out wherever a person looks."""

import json
import re

import pytest

from tests.cli.conftest import ADMIN

NAMES = {
    "clears the screen": ("Evil\x1b[2JCo", r"Evil\x1b[2JCo"),
    "ends the line": ("Two\nLines", r"Two\nLines"),
    "rings and colours": ("Bell\x07\x9b31mCo", r"Bell\x07\x9b31mCo"),
    "turns the line around": ("Left\u202eRight", r"Left\u202eRight"),
    "looks like our markup": ("[bold]Co[/]", "[bold]Co[/]"),
}
STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]")
NOTE = "\x1b]0;title\x07 [red]note"


@pytest.fixture(scope="module")
def firm(new_terminal):
    """A firm with such clients, connected and in step."""
    found = new_terminal()
    for name, _ in NAMES.values():
        found.screen("karbon", "add_organization", name=name, contact_type="Client")
    found.screen("karbon", "rename_user", email=ADMIN, name="Priya\x1b[2J Patel")
    assert found.type("connect", "--by", ADMIN).code == 0
    return found


@pytest.fixture(scope="module")
def said(firm):
    """What the commands that show names said."""
    evil = NAMES["clears the screen"][0]
    commands = (
        ("preview", "--type", "Client", "--all"),
        ("--json", "preview", "--type", "Client"),
        ("save-and-sync", "--type", "Client"),
        ("track", evil, "30", "--by", ADMIN, "--note", NOTE),
        ("tab", evil),
        ("tab", f"{evil}mpany"),
        ("export",),
        ("export", "--out", "no\x1b[2Jwhere/synced.csv"),
    )
    return {arguments[:2]: firm.type(*arguments) for arguments in commands}


def test_nothing_steers(said):
    """No such sign comes through, neither as an answer nor as an error; lines end where ours end."""
    found = {arguments: STEERING.findall(done.out + done.errors) for arguments, done in said.items()}

    assert not any(found.values()), found


@pytest.mark.parametrize("name", NAMES)
def test_names_are_still_readable(said, name):
    """A person sees what the name is, sign by sign."""
    shown = NAMES[name][1]

    assert f"organization {shown}  " in said["preview", "--type"].out
    assert f",{shown}," in said["export",].out.replace('"', "")


def test_notes_and_people(said):
    """Notes of a time entry and the name of who made it are shown the same way."""
    evil = NAMES["clears the screen"][0]

    assert r"\x1b]0;title\x07 [red]note" in said["tab", evil].out
    assert r" by Priya\x1b[2J Patel on " in said["track", evil].out


def test_a_program_gets_the_name_itself(said):
    """JSON has its own way to write such signs: what is read from it is the name."""
    done = said["--json", "preview"]
    names = {action["name"] for action in json.loads(done.out)["actions"]}

    assert {name for name, _ in NAMES.values()} <= names


def test_a_file_gets_the_name_itself(firm, said):
    """An export to a file is data, and keeps names as they are."""
    assert said
    firm.type("export", "--out", "synced.csv")
    text = (firm.folder / "synced.csv").read_text(encoding="utf-8")

    assert all(name in text for name, _ in NAMES.values())
