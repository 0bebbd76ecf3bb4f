"""What people do with files in Karbon itself."""

import pytest

from sim.karbon.screens import ScreenRefused


def test_a_file_that_a_person_added(karbon, desk):
    """The API has it like any other."""
    key = karbon.screens.add_file("notes.txt", "Zoë", [desk.work, desk.group])
    details = karbon.get(f"FileDetails/{key}").json()

    assert (details["FileName"], details["MimeType"], details["FileSize"]) == ("notes.txt", "text/plain", 4)
    assert karbon.get(f"FileDetails/{key}/Download").text == "Zoë"


def test_files_are_listed_by_what_they_are_on(karbon, desk):
    """All of them, or those on one client."""
    one = karbon.screens.add_file("a.txt", "a", [desk.work])
    two = karbon.screens.add_file("b.txt", "b", [desk.person])

    assert {row["FileContextKey"] for row in karbon.screens.files()} == {one, two}
    assert [row["FileContextKey"] for row in karbon.screens.files(desk.person)] == [two]


def test_an_archived_file_comes_back(karbon, desk):
    """Archiving is no deleting."""
    key = karbon.screens.add_file("a.txt", "a", [desk.work])
    karbon.screens.archive_file(key)
    karbon.screens.archive_file(key, archived=False)

    assert karbon.get(f"FileDetails/{key}").json()["IsArchived"] is False


@pytest.mark.parametrize(
    ("screen", "arguments", "sentence"),
    [
        ("add_file", [" ", "x", []], "a file's name cannot be empty"),
        ("add_file", ["a.exe", "x", []], "'a.exe' is a program"),
        ("add_file", ["a" * 256, "x", []], "its name 255"),
        ("add_file", ["a.txt", "x", ["nowhere"]], "no client and no work has the key 'nowhere'"),
        ("archive_file", ["nothing"], "no file has the key 'nothing'"),
    ],
)
def test_a_screen_refuses_in_a_sentence(karbon, screen, arguments, sentence):
    """What is wrong, and what there is."""
    with pytest.raises(ScreenRefused, match=sentence):
        getattr(karbon.screens, screen)(*arguments)
