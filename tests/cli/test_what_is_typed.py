"""What a person types wrongly is refused in a sentence that names it and says what to type."""

import pytest

from tests.cli.conftest import ADMIN, WORK
from tests.cli.refusals import MISUSED, REFUSED, check, nothing_changes

TRACK = ("track", "--by", ADMIN)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("preview", "--type", "Clint"), ["'Clint'", "Did you mean 'Client'?"]),
        (("save-and-sync", "--type", "Client", "--type", "Clint"), ["'Clint'", "it has Client, Inactive"]),
        (("tab", "Tom Baker"), ["2 entries are called 'Tom Baker'", "(person)", "Write the key"]),
        (("tab", "2026 Tax"), ["are called '2026 Tax'", "Write the key, or 'Client › Work'"]),
        (("tab", "Acme Dentel"), ["'Acme Dentel'", "Did you mean 'Acme Dental'"]),
        ((*TRACK, "Acme Dentel", "1:30"), ["'Acme Dentel'", "Did you mean 'Acme Dental'"]),
        ((*TRACK, WORK, "soon"), ["'soon' is no length", "Write 90, 1:30 or 1.5h"]),
        ((*TRACK, WORK, "1:60"), ["'1:60' is no length"]),
        ((*TRACK, "--", WORK, "-5"), ["'-5' is no length"]),
        ((*TRACK, WORK, "0"), ["1 to 1440 minutes, not 0"]),
        ((*TRACK, WORK, "24:01"), ["1 to 1440 minutes, not 1441"]),
        ((*TRACK, WORK, "30", "--on", "yesterday"), ["'yesterday' is no day", "2026-03-02"]),
        ((*TRACK, WORK, "30", "--on", "2026-02-30"), ["'2026-02-30' is no day"]),
        ((*TRACK, WORK, "30", "--on", "9999-12-31"), ["9999-12-31", "10 years", "Correct the year"]),
        ((*TRACK, WORK, "30", "--field", "Billable"), ["'Billable' is no field", "Billable=Yes"]),
        ((*TRACK, WORK, "30", "--field", "Rolle=Manager"), ["'Rolle'", "fields: Role"]),
        ((*TRACK, WORK, "30", "--note", "n" * 5_000), ["4000 characters", "5000"]),
        (("track", WORK, "30", "--by", "who@example.com"), ["who@example.com", "Add the colleague"]),
        (("edit", "k99", "--length", "30"), ["'k99'", "the tab lists those there are"]),
        (("delete", "k99"), ["'k99'"]),
        (("generate-code", "Café Zürich"), ["'Café Zürich'", "'restore' or 'create'"]),
        (("generate-code", "Café Zürich", "--choice", "maybe"), ["'maybe'", "'restore', 'create' or 'link'"]),
        (("generate-code", "Acme Dental"), ["'Acme Dental' has a code already"]),
        (("preview", "--by", "who@example.com"), ["who@example.com", "administrator"]),
    ],
)
def test_refused(unchanged, arguments, words):
    """One sentence, exit code 1, and nothing is written anywhere."""
    with nothing_changes(unchanged):
        done = unchanged.type(*arguments)

    check(done, REFUSED, *words)


def test_refused_for_a_program(unchanged):
    """With --json the refusal is a line of JSON on standard output, with the same exit code."""
    done = unchanged.type("--json", "tab", "Acme Dentel")

    assert done.code == REFUSED
    assert not done.errors
    assert done.answer["refused"]["code"] == "BAD_INPUT"
    assert "Did you mean 'Acme Dental'" in done.answer["refused"]["sentence"]
    assert done.answer["refused"]["remedy"]


@pytest.mark.parametrize("command", ["preview", "save-and-sync", "sync", "status", "books", "export"])
def test_before_connecting(new_terminal, command):
    """Who has not connected is told to."""
    done = new_terminal().type(command)

    check(done, REFUSED, "NOT_CONNECTED", "not connected", "Connect Karbon")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("sinc",), "No such command 'sinc'."),
        (("sync", "--al"), "No such option: --al"),
        (("connect",), "Missing option '--by'"),
        (("track", WORK, "--by", ADMIN), "Missing argument"),
    ],
)
def test_wrong_use(terminal, arguments, words):
    """An option or command that does not exist ends with 2 and points to the help; no store is made."""
    done = terminal.type(*arguments)

    assert (done.code, done.out) == (MISUSED, "")
    assert words in done.errors
    assert "--help' for help." in done.errors
    assert list(terminal.files()) == [".timebridge/connections.json"]


def test_debug(unchanged):
    """With --debug a refusal shows where it came from."""
    done = unchanged.type("--debug", "tab", "Acme Dentel")

    assert done.code == REFUSED
    assert done.errors.startswith("Traceback (most recent call last):")
    assert "Refused: BAD_INPUT" in done.errors.splitlines()[-1]
