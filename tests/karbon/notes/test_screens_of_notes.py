"""What people do with notes in Karbon itself."""

import pytest

from sim.karbon.screens import ScreenRefused
from tests.karbon.notes.conftest import ANN, BOB


def test_a_note_is_edited_and_given_away(karbon, desk):
    """The API shows it as it is now; what was left empty stays."""
    key = karbon.screens.add_note("Call", "Ring back", ANN, [desk.work])
    karbon.screens.edit_note(key, subject="Call Ada")
    karbon.screens.assign_note(key, BOB, "2026-03-20")
    note = karbon.get(f"Notes/{key}").json()

    assert (note["Subject"], note["Body"]) == ("Call Ada", "Ring back")
    assert (note["AssigneeEmailAddress"], note["DueDate"]) == (BOB, "2026-03-20T00:00:00Z")


def test_notes_are_listed_by_what_they_are_on(karbon, desk):
    """All of them, or those on one timeline."""
    one = karbon.screens.add_note("One", "1", ANN, [desk.work, desk.organization])
    karbon.state.universe.clock.advance(1)
    two = karbon.screens.add_note("Two", "2", ANN, [desk.person])

    assert [row["Id"] for row in karbon.screens.notes()] == [one, two]
    assert [row["Id"] for row in karbon.screens.notes(desk.organization)] == [one]


@pytest.mark.parametrize(
    ("screen", "arguments", "sentence"),
    [
        ("add_note", ["Call", "x", "who@else.example", []], "no colleague has the email address"),
        ("add_note", [" ", "x", ANN, []], "a note's subject cannot be empty"),
        ("add_note", ["Call", "x", ANN, ["nowhere"]], "no client and no work has the key 'nowhere'"),
        ("edit_note", ["nothing", "x"], "no note has the key 'nothing'"),
        ("assign_note", ["nothing", ANN], "no note has the key 'nothing'"),
        ("add_comment", ["nothing", "x", ANN], "no note has the key 'nothing'"),
        ("edit_comment", ["nothing", "x"], "no comment has the key 'nothing'"),
        ("delete_comment", ["nothing"], "no comment has the key 'nothing'"),
    ],
)
def test_a_screen_refuses_in_a_sentence(karbon, desk, screen, arguments, sentence):
    """What is wrong, and what there is."""
    with pytest.raises(ScreenRefused, match=sentence):
        getattr(karbon.screens, screen)(*arguments)
