"""Calls and changes of a world can be read on from any number."""

import pytest

from tests.http.control_client import users_of


def ask(control, world, times):
    access = control("GET", f"{world}/access")["karbon"]
    for _ in range(times):
        users_of(control.session, access)


def test_calls(control, world):
    """A call to a service is in the journal; calls to the control API are not."""
    ask(control, world, 1)
    found = control("GET", f"{world}/calls")
    (call,) = found["calls"]

    assert (found["first"], found["last"]) == (1, 1)
    assert (call["number"], call["service"], call["method"], call["path"], call["status"]) == (
        1,
        "karbon",
        "GET",
        "/v3/Users",
        200,
    )
    assert call["at"] == "2026-03-02T09:00:00Z"
    assert (call["fault"], call["note"]) == ("", "")
    assert call["changed_from"] == call["changed_to"] == control("GET", world)["last_change"]


def test_reading_on(control, world):
    """Whoever remembers the last number sees each call once, oldest first."""
    ask(control, world, 5)
    first = control("GET", f"{world}/calls?since=1&limit=2")
    rest = control("GET", f"{world}/calls?since=3")

    assert [call["number"] for call in first["calls"]] == [2, 3]
    assert [call["number"] for call in rest["calls"]] == [4, 5]
    assert (first["last"], rest["last"]) == (5, 5)


def test_changes(control, world):
    """A change has its record before and after."""
    start = control("GET", world)["last_change"]
    control("POST", f"{world}/screens/karbon/add_contact_type", json={"name": "Friend"})
    control(
        "POST", f"{world}/screens/karbon/rename_contact_type", json={"name": "Friend", "new_name": "Ally"}
    )
    found = control("GET", f"{world}/changes?since={start}")
    made, renamed = found["changes"]

    assert (made["before"], made["after"]["name"]) == (None, "Friend")
    assert (renamed["before"], renamed["after"]["name"]) == (made["after"], "Ally")
    assert (found["first"], found["last"]) == (1, start + 2)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("since=-1", "$.since"),
        ("since=x", "$.since"),
        ("limit=0", "$.limit"),
        ("limit=1001", "$.limit"),
        ("sinse=1", "did you mean 'since'?"),
    ],
)
def test_wrong_questions(control, world, query, words):
    """The refusal names the parameter."""
    code, message = control.refusal("GET", f"{world}/calls?{query}", 422)

    assert (code, words in message) == ("bad_query", True), message
