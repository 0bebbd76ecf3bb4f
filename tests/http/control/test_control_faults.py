"""Faults are armed, seen, struck and taken back over HTTP."""

import pytest
import requests

from sim.physics.faults import OF_CALLS
from tests.http.control_client import users_of


def arm(control, world, **fault):
    return control("POST", f"{world}/faults", 201, json=fault)


def faults(control, world, which=""):
    return control("GET", f"{world}/faults{which}")["faults"]


def test_arming(control, world):
    """A fault is told apart by its id and shows its conditions."""
    armed = arm(control, world, kind="refused", service="karbon", method="GET", path="/Users", status=500)

    assert faults(control, world) == [armed]
    assert armed["id"] == 1
    assert (armed["kind"], armed["service"], armed["status"], armed["fired"]) == ("refused", "karbon", 500, 0)


def test_striking(control, world):
    """A fault that struck is not among those that never did, and the journal names it."""
    arm(control, world, kind="refused", path="/Users", status=500)
    arm(control, world, kind="lost", path="/Contacts")
    status = users_of(control.session, control("GET", f"{world}/access")["karbon"]).status_code

    assert status == 500
    assert [fault["path"] for fault in faults(control, world, "/unfired")] == ["/Contacts"]
    assert control("GET", f"{world}/calls")["calls"][0]["fault"] == "refused"
    assert control("GET", world)["unfired_faults"] == 1


def test_a_lost_answer(control, world):
    """The caller sees the connection break."""
    arm(control, world, kind="lost")
    with pytest.raises(requests.ConnectionError):
        users_of(control.session, control("GET", f"{world}/access")["karbon"])

    assert control("GET", f"{world}/calls")["calls"][0]["status"] == 200


def test_disarming(control, world):
    """One fault can go, or all of them."""
    first, second = arm(control, world, kind="lost"), arm(control, world, kind="slow", delay_s=1)
    control("DELETE", f"{world}/faults/{first['id']}", 204)
    left = faults(control, world)
    control("DELETE", f"{world}/faults", 204)

    assert left == [second]
    assert faults(control, world) == []


@pytest.mark.parametrize(
    ("fault", "status", "words"),
    [
        ({}, 422, "the field 'kind' is missing"),
        ({"kind": "lots"}, 422, "$.kind"),
        ({"kind": "lost", "service": "karbn"}, 404, "did you mean 'karbon'?"),
        ({"kind": "lost", "path": "("}, 422, "no regular expression"),
        ({"kind": "lost", "path": "x" * 201}, 422, "$.path"),
        ({"kind": "refused", "status": 99}, 422, "$.status"),
        ({"kind": "refused", "status": 200}, 422, "$.status"),
        ({"kind": "slow", "delay_s": 604_801}, 422, "$.delay_s"),
        ({"kind": "lost", "times": 0}, 422, "$.times"),
        ({"kind": "lost", "method": "get"}, 422, "$.method"),
        ({"kind": "lost", "fired": 3}, 422, "there is no field 'fired'"),
        ({"kind": "partial", "rows": -1}, 422, "$.rows"),
        ({"kind": "skewed", "skew_s": 1e9}, 422, "$.skew_s"),
        ({"kind": "meanwhile"}, 422, "takes a 'deed'"),
        ({"kind": "lost", "deed": {"service": "karbon", "action": "clients"}}, 422, "takes a 'deed'"),
        ({"kind": "meanwhile", "deed": {"service": "carbon", "action": "x"}}, 404, "did you mean 'karbon'?"),
        (
            {"kind": "meanwhile", "deed": {"service": "karbon", "action": "add_persn"}},
            404,
            "did you mean 'add_person'?",
        ),
        ({"kind": "meanwhile", "deed": {"service": "karbon", "action": "add_person"}}, 422, "first_name"),
    ],
)
def test_faults_that_cannot_be(control, world, fault, status, words):
    """A fault that could never strike, or could break the server, is refused."""
    _, message = control.refusal("POST", f"{world}/faults", status, json=fault)

    assert words in message
    assert faults(control, world) == []


@pytest.mark.parametrize("fault", ["2", "x", "-1"])
def test_disarming_what_is_not_armed(control, world, fault):
    """The refusal names those that are."""
    arm(control, world, kind="lost")

    assert control.refusal("DELETE", f"{world}/faults/{fault}", 404)[0] == "unknown_fault"


def test_a_fault_is_of_one_world(control, world):
    """Worlds fail each for themselves."""
    control("POST", "/worlds", 201, json={"name": "two", "fork_of": "one"})
    arm(control, world, kind="lost")

    assert faults(control, "/worlds/two") == []


@pytest.mark.parametrize("kind", sorted(OF_CALLS - {"meanwhile"}))
def test_every_kind_can_be_armed(control, world, kind):
    """With everything that can be said of it."""
    said = {
        "status": 500,
        "delay_s": 1,
        "retry_after_s": 5,
        "rows": 0,
        "age_s": 3,
        "shift": -1,
        "skew_s": -300,
    }
    armed = arm(control, world, kind=kind, times=2, **said)

    assert {name: armed[name] for name in said} == said
    assert faults(control, world) == [armed]


def test_somebody_does_something_meanwhile(control, world):
    """A screen's action, right before the call."""
    deed = {
        "service": "karbon",
        "action": "add_person",
        "arguments": {"first_name": "Jo", "last_name": "Doe"},
    }
    arm(control, world, kind="meanwhile", path="/Users", deed=deed)
    before = control("GET", world)["last_change"]
    users_of(control.session, control("GET", f"{world}/access")["karbon"])

    assert control("GET", world)["last_change"] > before
    assert control("GET", world)["unfired_faults"] == 0
