"""What a person does in the products can be done over HTTP, and a wrong call says what was near."""

import inspect

import pytest

from sim.http.control.screens import SCREENS, actions


def test_the_catalogue(control):
    """Every public method of the screens is offered, with its first line and a schema of its arguments."""
    offered = control("GET", "/screens")["screens"]
    wanted = {
        (service, name)
        for service, screen in SCREENS.items()
        for name, _ in inspect.getmembers(screen, inspect.isfunction)
        if not name.startswith("_")
    }

    assert {(found["service"], found["action"]) for found in offered} == wanted
    assert all(found["summary"].endswith(".") for found in offered)
    assert all("$defs" in found["arguments"] for found in offered)


def test_an_action(control, world):
    """It answers what the screen shows afterwards, and says which changes it made."""
    done = control(
        "POST",
        f"{world}/screens/karbon/add_organization",
        json={"name": "Reef Ltd", "email": "reef@example.com"},
    )
    found = control("POST", f"{world}/screens/karbon/clients", json={"name": "Reef Ltd"})["result"]
    changes = control("GET", f"{world}/changes?since={done['changed_from']}")["changes"]

    assert [client["key"] for client in found] == [done["result"]]
    assert {change["number"] for change in changes} == set(
        range(done["changed_from"] + 1, done["changed_to"] + 1)
    )
    assert changes[0]["table"] == "karbon.organizations"


def test_no_body_is_no_arguments(control, world):
    """An action without arguments needs no body."""
    done = control("POST", f"{world}/screens/karbon/users")

    assert done["result"]
    assert done["changed_from"] == done["changed_to"]


@pytest.mark.parametrize(
    ("path", "body", "status", "code", "words"),
    [
        ("karbn/users", {}, 404, "unknown_service", "did you mean 'karbon'?"),
        ("karbon/add_organisation", {}, 404, "unknown_action", "did you mean 'add_organization'?"),
        ("karbon/add_role", {}, 422, "bad_body", "the field 'name' is missing; fields: name."),
        ("karbon/add_role", {"nome": "x"}, 422, "bad_body", "there is no field 'nome'; did you mean 'name'?"),
        ("karbon/add_role", {"name": 5}, 422, "bad_body", "expected `str`, got `int` - at `$.name`"),
        ("karbon/_colleague", {"email": "x"}, 404, "unknown_action", "there is no action '_colleague'"),
        ("karbon/__init__", {}, 404, "unknown_action", "there is no action"),
        ("karbon/users", {"x": 1}, 422, "bad_body", "there is no field 'x'; there are none."),
    ],
)
def test_wrong_calls(control, world, path, body, status, code, words):
    """Service, action and each argument are looked at before anything happens."""
    before = control("GET", world)
    found, message = control.refusal("POST", f"{world}/screens/{path}", status, json=body)

    assert (found, words in message) == (code, True), message
    assert control("GET", world) == before


def test_what_the_product_would_not_do(control, world):
    """A refusal of the screen is a sentence, and nothing has changed."""
    control("POST", f"{world}/screens/karbon/add_role", json={"name": "Reviewer"})
    before = control("GET", world)
    code, message = control.refusal(
        "POST", f"{world}/screens/karbon/add_role", 409, json={"name": "Reviewer"}
    )

    assert code == "screen_refused"
    assert "Reviewer" in message
    assert control("GET", world) == before


@pytest.mark.parametrize(
    ("error", "status", "code", "message"),
    [
        (RuntimeError("fell over"), 500, "broken", "the server itself broke: RuntimeError: fell over"),
        (ValueError("not today"), 409, "screen_refused", "not today"),
        (KeyError("no such role"), 409, "screen_refused", "no such role"),
    ],
)
def test_half_an_action(control, world, monkeypatch, error, status, code, message):
    """What an action did before it was refused, or broke, is taken back."""
    whole = SCREENS["karbon"].add_role

    def half(self, name: str) -> str:
        """Add a role, and then fall over."""
        whole(self, name)
        raise error

    monkeypatch.setattr(SCREENS["karbon"], "add_role", half)
    before = control("GET", world)

    assert control.refusal("POST", f"{world}/screens/karbon/add_role", status, json={"name": "Odd"}) == (
        code,
        message,
    )
    assert control("GET", world) == before


def test_screens_take_plain_arguments():
    """A screen that took any number of arguments could not be offered, and says so at once."""

    class Wide:
        """A screen that cannot be offered."""

        def tick(self, *names: str) -> None:
            """Tick any number of boxes."""

    with pytest.raises(TypeError, match=r"tick takes any number of them"):
        actions(Wide)
