"""Notes that Karbon does not take, each in its own words."""

import pytest

from sim.karbon.notes.records import Note
from tests.karbon.notes.conftest import ANN, note_body


def refused(karbon, **changes):
    body = {name: value for name, value in note_body(**changes).items() if value is not ...}
    response = karbon.call("POST", "Notes", json=body)
    assert len(karbon.state.of(Note)) == 0
    return response.status_code, response.json()["error"]


@pytest.mark.parametrize("author", ["", "  ", None, ...])
def test_a_note_without_author(karbon, desk, author):
    """500, as documented."""
    assert refused(karbon, AuthorEmailAddress=author) == (
        500,
        {"code": "5001", "message": "Author email address must be provided"},
    )


@pytest.mark.parametrize(("switch", "status"), [({}, 500), ({"unknown_author_status": 400}, 400)])
def test_a_note_by_a_stranger(karbon, desk, switch, status):
    """The reference has 500; a live account got 400."""
    karbon.state.set_behaviour(**switch)

    assert refused(karbon, AuthorEmailAddress="who@else.example") == (
        status,
        {"code": "5001", "message": "Author email address is not an active Karbon user"},
    )


def test_a_note_by_a_colleague_who_left(karbon, desk):
    """Who was removed is not an active user."""
    karbon.screens.remove_user(ANN)

    assert refused(karbon)[1]["message"] == "Author email address is not an active Karbon user"


def test_a_note_for_a_stranger(karbon, desk):
    """The assignee has to be a colleague, too."""
    assert refused(karbon, AssigneeEmailAddress="who@else.example") == (
        500,
        {"code": "5001", "message": "Assignee email address is not an active Karbon user"},
    )


@pytest.mark.parametrize("name", ["Subject", "Body"])
@pytest.mark.parametrize("value", ["", " ", None, ...])
def test_a_note_without_words(karbon, desk, name, value):
    """Both are required."""
    status, error = refused(karbon, **{name: value})

    assert (status, error["code"], error["message"]) == (400, "4003", "Invalid Model.")
    assert error["details"]["message"] == f"The {name} field is required."


@pytest.mark.parametrize("name", ["DueDate", "TodoDate"])
@pytest.mark.parametrize("value", ["soon", "2026-02-30", "0001-01-01T00:00:00+14:00", "\x00"])
def test_a_note_due_at_no_date(karbon, desk, name, value):
    """A date is a date."""
    assert refused(karbon, **{name: value})[1]["details"] == {
        "code": "InvalidProperty",
        "target": f"note.{name}",
        "message": f"{name} is not a valid date",
    }


@pytest.mark.parametrize(
    ("kind", "message"),
    [
        ("Contact", "EntityKey is not a valid Contact Key"),
        ("WorkItem", "EntityKey is not a valid WorkItem Key"),
        ("Team", "EntityType must be WorkItem, Contact, Organization, or ClientGroup"),
    ],
)
def test_a_note_on_what_there_is_not(karbon, desk, kind, message):
    """A timeline names what there is, by its own kind."""
    found = refused(karbon, Timelines=[{"EntityType": kind, "EntityKey": desk.organization}])

    assert found[1]["details"]["message"] == message


def test_a_note_on_too_much(karbon, desk):
    """A note has a hundred timelines at most."""
    one = {"EntityType": "WorkItem", "EntityKey": desk.work}

    assert refused(karbon, Timelines=[one] * 101)[0] == 400
    assert karbon.call("POST", "Notes", json=note_body(Timelines=[one] * 100)).status_code == 201


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"null",
        b"[]",
        b"3",
        b"{",
        b"\xff",
        b"[" * 100_000,
        b'{"Subject":3}',
        b'{"Topic":"a"}',
        b'{"Timelines":[3]}',
        b'{"Timelines":{"a":1}}',
        b'{"Body":' + b"9" * 5000 + b"}",
    ],
    ids=range(12),
)
def test_a_body_that_says_nothing(karbon, desk, content):
    """404 with the code of a missing payload: the reference has it so."""
    response = karbon.call("POST", "Notes", data=content)

    assert response.status_code == 404
    assert response.json()["error"] == {"code": "4005", "message": "Required payload data is missing: note"}


def test_a_body_beyond_all_measure(karbon, desk):
    """A megabyte is more than any note needs."""
    assert karbon.call("POST", "Notes", json=note_body(Body="x" * 1_000_001)).status_code == 413


def test_strange_words_are_only_words(karbon, desk):
    """Control characters and right-to-left marks come back as they went."""
    strange = "\x00\x1f\u202e'); -- <script>😀"

    made = karbon.call("POST", "Notes", json=note_body(Subject=strange, Body=strange)).json()

    assert karbon.get(f"Notes/{made['Id']}").json()["Subject"] == strange


@pytest.mark.parametrize("key", ["nothing", "%27", "x" * 3000, "%F0%9F%98%80"])
def test_a_note_that_is_not_there(karbon, key):
    """The published text speaks of a contact."""
    assert karbon.refusal(f"Notes/{key}") == (404, "4004", "No Contact found for provided key")


@pytest.mark.parametrize("option", ["select", "expand", "filter"])
def test_a_note_takes_no_options(karbon, desk, option):
    """400 names the option."""
    note = karbon.call("POST", "Notes", json=note_body()).json()
    found = karbon.refusal(f"Notes/{note['Id']}", **{option: "Id"})

    assert found[:2] == (400, "4002")
    assert found[2].startswith(f"Query option '{option.capitalize()}' is not allowed.")
