"""Writing a note through the API, and reading it back."""

import pytest

from sim.karbon.notes.records import Note
from tests.karbon.notes.conftest import ANN, BOB, note_body

FULL = {
    "AssigneeEmailAddress": BOB,
    "DueDate": "2026-03-16T02:16:06Z",
    "TodoDate": "2026-03-15T10:00:00+10:00",
}
ORDER = [
    "@odata.context",
    "Id",
    "Subject",
    "Body",
    "CreatedDate",
    "AuthorEmailAddress",
    "AssigneeEmailAddress",
    "DueDate",
    "TodoDate",
    "Timelines",
    "Comments",
]


def timelines(desk):
    kinds = ("Contact", "Organization", "ClientGroup", "WorkItem")
    return [{"EntityType": kind, "EntityKey": key} for kind, key in zip(kinds, desk, strict=True)]


def test_a_new_note_says_where_it_is(karbon, desk):
    """201, the note, and its address; its key is called Id."""
    response = karbon.call("POST", "Notes", json=note_body(**FULL, Timelines=timelines(desk)))
    note = response.json()

    assert response.status_code == 201
    assert response.headers["Location"] == f"https://api.karbonhq.com/v3/Notes('{note['Id']}')"
    assert list(note) == ORDER
    assert note["@odata.context"] == "https://api.karbonhq.com/v3/$metadata#Notes/$entity"
    assert note["CreatedDate"] == "2026-03-02T09:00:00Z"
    assert (note["DueDate"], note["TodoDate"]) == ("2026-03-16T02:16:06Z", "2026-03-15T00:00:00Z")
    assert (note["AuthorEmailAddress"], note["AssigneeEmailAddress"]) == (ANN, BOB)
    assert note["Timelines"] == timelines(desk)
    assert note["Comments"] == []


@pytest.mark.parametrize("form", ["Notes/{}", "Notes('{}')", "notes/{}/"])
def test_a_note_is_read_back_as_it_was_answered(karbon, desk, form):
    """Under every form of its address."""
    made = karbon.call("POST", "Notes", json=note_body(Timelines=timelines(desk))).json()

    assert karbon.get(form.format(made["Id"])).json() == made


def test_a_note_needs_no_timeline_and_no_assignee(karbon, desk):
    """A subject, a body and an author are enough."""
    note = karbon.call("POST", "Notes", json=note_body()).json()

    assert note["Timelines"] == []
    assert note["AssigneeEmailAddress"] is None
    assert note["DueDate"] is None


def test_a_note_can_be_sent_as_it_was_read(karbon, desk):
    """What only answers have is passed over; it is another note."""
    made = karbon.call("POST", "Notes", json=note_body(**FULL)).json()

    again = karbon.call("POST", "Notes", json=made)

    assert again.status_code == 201
    assert again.json()["Id"] != made["Id"]


def test_an_author_is_found_whatever_the_case(karbon, desk):
    """Email addresses are compared without regard to case."""
    assert karbon.call("POST", "Notes", json=note_body(AuthorEmailAddress=ANN.upper())).status_code == 201


def test_a_note_is_a_record_of_the_world(karbon, desk):
    """A world put back has no such note."""
    before = karbon.state.universe.snapshot()
    note = karbon.call("POST", "Notes", json=note_body()).json()

    karbon.state.universe.restore(before)

    assert karbon.get(f"Notes/{note['Id']}").status_code == 404
    assert len(karbon.state.of(Note)) == 0


def test_there_is_no_list_of_notes(karbon):
    """Nor of comments: both are reached by key."""
    assert karbon.get("Notes").status_code == 404
    assert karbon.get("Comments").status_code == 404


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_notes_are_not_changed_through_the_api(karbon, desk, method):
    """The reference has no such operation."""
    note = karbon.call("POST", "Notes", json=note_body()).json()

    assert karbon.call(method, f"Notes/{note['Id']}", json=note_body()).status_code == 404
