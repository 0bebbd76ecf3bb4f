"""Notes on clients that the application may not see."""

import pytest

from tests.karbon.notes.conftest import ANN, note_body


def test_a_restricted_client_takes_no_note_from_the_application(karbon, desk):
    """What it may not see is not there, neither the client nor its work."""
    karbon.screens.set_restriction(desk.organization, "Private")
    places = {"Organization": desk.organization, "WorkItem": desk.work}

    for kind, key in places.items():
        body = note_body(Timelines=[{"EntityType": kind, "EntityKey": key}])

        assert karbon.call("POST", "Notes", json=body).status_code == 400


@pytest.mark.parametrize(("permitted", "status"), [(False, 404), (True, 200)])
def test_a_note_on_a_restricted_client_alone(karbon, desk, permitted, status):
    """Neither the note nor its comments are there without the permission."""
    note = karbon.screens.add_note("Secret", "Divorce", ANN, [desk.organization])
    comment = karbon.screens.add_comment(note, "Ouch", ANN)
    karbon.screens.set_restriction(desk.organization, "Hidden")
    karbon.screens.grant_app_permission(include_private=False, include_hidden=permitted)

    assert karbon.get(f"Notes/{note}").status_code == status
    assert karbon.get(f"Comments('{comment}')").status_code == status


def test_a_note_on_several_shows_the_open_ones(karbon, desk):
    """The restricted timeline is left out."""
    note = karbon.screens.add_note("Call", "Ring", ANN, [desk.organization, desk.person])
    karbon.screens.set_restriction(desk.organization, "Private")

    assert karbon.get(f"Notes/{note}").json()["Timelines"] == [
        {"EntityType": "Contact", "EntityKey": desk.person}
    ]
