"""Worlds are made from firms or forked, reached by their own credentials, and end."""

import pytest

from sim import worlds as worlds_module
from tests.http.control_client import users_of


def names(control):
    return [world["name"] for world in control("GET", "/worlds")["worlds"]]


def test_a_world_of_a_firm(control):
    """It is furnished, its clock is the firm's, and its credentials work."""
    made = control("POST", "/worlds", 201, json={"name": "one", "firm": "baseline", "seed": 7})
    users = users_of(control.session, made["connections"]["karbon"])

    assert made["world"]["name"] == "one"
    assert made["world"]["records"] > 20
    assert (made["world"]["seed"], made["world"]["last_call"]) == ("7", 0)
    assert users.status_code == 200
    assert users.json()["value"]
    assert control("GET", "/worlds/one")["last_call"] == 1


def test_a_fork(control, world):
    """It begins where its parent stands, with credentials of its own, and goes its own way."""
    control("POST", f"{world}/screens/karbon/add_contact_type", json={"name": "Friend"})
    made = control("POST", "/worlds", 201, json={"name": "two", "fork_of": "one"})
    control("POST", "/worlds/two/screens/karbon/add_contact_type", json={"name": "Foe"})
    parent, fork = control("GET", world), control("GET", "/worlds/two")

    assert fork["records"] == parent["records"] + 1
    assert fork["last_change"] == parent["last_change"] + 1
    assert made["connections"]["karbon"]["bearer"] != control("GET", f"{world}/access")["karbon"]["bearer"]


def test_same_seed_same_world(control):
    """Two worlds of one firm and seed differ in their credentials only."""
    made = [
        control("POST", "/worlds", 201, json={"name": name, "firm": "baseline", "seed": 7}) for name in "ab"
    ]
    secrets = [
        {
            value
            for connection in each["connections"].values()
            for key, value in connection.items()
            if key != "base_url"
        }
        for each in made
    ]

    assert made[0]["world"] == {**made[1]["world"], "name": "a"}
    assert not secrets[0] & secrets[1]


def test_access(control, world):
    """Base URLs and credentials can be read again."""
    access = control("GET", f"{world}/access")

    assert {service: set(connection) for service, connection in access.items()} == {
        "karbon": {"base_url", "bearer", "access_key"},
        "quickbooks_time": {"base_url", "access_token", "refresh_token", "client_id", "client_secret"},
        "quickbooks": {
            "base_url",
            "realm_id",
            "access_token",
            "refresh_token",
            "client_id",
            "client_secret",
        },
    }
    assert users_of(control.session, access["karbon"]).status_code == 200


def test_the_end_of_a_world(control, world):
    """Its credentials lead nowhere and its name is free."""
    access = control("GET", f"{world}/access")
    control("DELETE", world, 204)

    assert names(control) == []
    assert users_of(control.session, access["karbon"]).status_code == 401
    assert control.refusal("GET", world, 404)[0] == "unknown_world"
    assert control("POST", "/worlds", 201, json={"name": "one", "firm": "baseline"})


@pytest.mark.parametrize(
    ("body", "status", "code", "words"),
    [
        ({"name": "one", "firm": "baseline"}, 409, "name_taken", "there is a world 'one' already"),
        ({"name": "two"}, 422, "bad_body", "either 'firm' or 'fork_of'"),
        (
            {"name": "two", "firm": "baseline", "fork_of": "one"},
            422,
            "bad_body",
            "either 'firm' or 'fork_of'",
        ),
        ({"name": "two", "firm": "basline"}, 404, "unknown_firm", "did you mean 'baseline'?"),
        ({"name": "two", "fork_of": "on"}, 404, "unknown_world", "did you mean 'one'?"),
        ({"name": "two", "fork_of": "one", "seed": 3}, 422, "bad_body", "the seed of its parent"),
    ],
)
def test_worlds_that_cannot_be_made(control, world, body, status, code, words):
    """The refusal says why, and no world is left behind."""
    found, message = control.refusal("POST", "/worlds", status, json=body)

    assert (found, words in message) == (code, True), message
    assert names(control) == ["one"]


@pytest.mark.parametrize("name", ["a b", "ä", "x" * 65, "a.b", "%00"])
def test_names(control, world, name):
    """A name has letters, digits, '_' and '-'; anything else is refused wherever it stands."""
    assert control.refusal("GET", f"/worlds/{name}", 400)[0] == "bad_name"
    assert control.refusal("POST", "/worlds", 422, json={"name": name, "fork_of": "one"})[0] == "bad_body"


def test_the_longest_name(control, world):
    """Sixty-four signs are allowed."""
    control("POST", "/worlds", 201, json={"name": "x" * 64, "fork_of": "one"})

    assert control("GET", f"/worlds/{'x' * 64}")["name"] == "x" * 64


def test_a_limit_on_worlds(control, world, monkeypatch):
    """Reaching it is a refusal with a name."""
    monkeypatch.setattr(worlds_module, "WORLDS_MAX", 1)
    code, message = control.refusal("POST", "/worlds", 409, json={"name": "two", "fork_of": "one"})

    assert (code, message) == ("too_many_worlds", "there are 1 worlds already; remove one first.")


def test_an_unknown_world(control, world):
    """Wherever it is named, the refusal names the nearest."""
    for path in ("", "/access", "/clock", "/snapshots", "/calls", "/changes", "/faults"):
        assert control.refusal("GET", f"/worlds/onne{path}", 404) == (
            "unknown_world",
            "there is no world 'onne'; did you mean 'one'?",
        )
