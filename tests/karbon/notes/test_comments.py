"""Comments: on the note with their author's address, alone with their author's key."""

import pytest

from tests.karbon.notes.conftest import ANN, BOB


@pytest.fixture
def note(karbon, desk):
    return karbon.screens.add_note("Call", "Ring back", ANN, [desk.work])


def test_comments_are_on_their_note_oldest_first(karbon, desk, note):
    """With the address of whoever made them."""
    first = karbon.screens.add_comment(note, "Done?", BOB)
    karbon.state.universe.clock.advance(90)
    second = karbon.screens.add_comment(note, "Done.", ANN)

    assert karbon.get(f"Notes/{note}").json()["Comments"] == [
        {
            "CommentKey": first,
            "CommentBody": "Done?",
            "CreatedDate": "2026-03-02T09:00:00Z",
            "AuthorEmailAddress": BOB,
        },
        {
            "CommentKey": second,
            "CommentBody": "Done.",
            "CreatedDate": "2026-03-02T09:01:30Z",
            "AuthorEmailAddress": ANN,
        },
    ]


@pytest.mark.parametrize("form", ["Comments('{}')", "comments('{}')/", "Comments/{}"])
def test_a_comment_alone(karbon, desk, note, form):
    """Seven digits of a second, an offset for Z, and the key of its author."""
    karbon.state.universe.clock.advance(0.060841)
    key = karbon.screens.add_comment(note, "Line one\nline two", BOB)
    comment = karbon.get(form.format(key)).json()

    assert list(comment.items())[:2] == [
        ("@odata.context", "https://api.karbonhq.com/v3/$metadata#Comments/$entity"),
        ("CommentKey", key),
    ]
    assert list(comment)[2:] == ["CommentTypeKey", "CommentBody", "CreatedDate", "AuthorKey"]
    assert comment["CommentBody"] == "Line one\nline two"
    assert comment["CreatedDate"] == "2026-03-02T09:00:00.0608410+00:00"
    assert comment["AuthorKey"] == next(row["Id"] for row in karbon.rows("Users") if row["Name"] == "Bob Ray")


def test_only_the_documented_form_of_a_comments_key(karbon, desk, note):
    """A switch: then the other form is an address that there is not."""
    karbon.state.set_behaviour(comment_keys="in_brackets")
    key = karbon.screens.add_comment(note, "Done?", BOB)
    status, code, message = karbon.refusal(f"Comments/{key}")

    assert (status, code) == (404, "4002")
    assert message.startswith("No HTTP resource was found")
    assert karbon.get(f"Comments('{key}')").status_code == 200


def test_comments_of_an_account_are_of_one_type(karbon, desk, note):
    """The key of the type is the same on each."""
    keys = [karbon.screens.add_comment(note, text, ANN) for text in "ab"]

    assert len({karbon.get(f"Comments('{key}')").json()["CommentTypeKey"] for key in keys}) == 1


def test_a_comment_that_is_not_there(karbon):
    """The text names the key."""
    assert karbon.refusal("Comments('x''y')") == (404, "4004", "Unable to find commentkey: x'y")


def test_comments_are_edited_and_taken_back(karbon, desk, note):
    """People do it in Karbon itself."""
    key = karbon.screens.add_comment(note, "Done?", BOB)
    karbon.screens.edit_comment(key, "Is it done?")
    edited = karbon.get(f"Comments('{key}')").json()["CommentBody"]
    karbon.screens.delete_comment(key)

    assert edited == "Is it done?"
    assert karbon.get(f"Comments('{key}')").status_code == 404
    assert karbon.get(f"Notes/{note}").json()["Comments"] == []


def test_comments_go_with_their_note(karbon, desk, note):
    """Nothing is left of a deleted note."""
    key = karbon.screens.add_comment(note, "Done?", BOB)

    karbon.screens.delete_note(note)

    assert karbon.get(f"Comments('{key}')").status_code == 404
    assert karbon.get(f"Notes/{note}").status_code == 404
