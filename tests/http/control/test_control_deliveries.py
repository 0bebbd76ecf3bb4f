"""Who listens to a world, what goes out of it, and what became of that, over the control API."""

import pytest
import requests

from sim.testing.inbox import Inbox

URL = "https://receiver.example/hooks"
KEY = "abcdefghijklmnop"
NEW = {"name": "Acme"}


@pytest.fixture
def inbox(worlds, world):
    found = Inbox()
    worlds.get("one").way_out.register(URL, found)
    return found


@pytest.fixture
def subscribed(control, world, inbox):
    """The path of a world whose application hears of clients."""
    subscribe(control, world)
    return world


def subscribe(control, world, url=URL, **more):
    access = control("GET", f"{world}/access")["karbon"]
    headers = {"Authorization": f"Bearer {access['bearer']}", "AccessKey": access["access_key"]}
    body = {"TargetUrl": url, "WebhookType": "Contact", "SigningKey": KEY, **more}
    path = f"{access['base_url']}/v3/WebhookSubscriptions"
    answer = control.session.post(path, json=body, headers=headers, timeout=5)
    assert answer.status_code == requests.codes.created


def add_client(control, world):
    return control("POST", f"{world}/screens/karbon/add_organization", json=NEW)["result"]


def test_who_listens(control, subscribed):
    """Which type, and where; whether it is signed, and not with what."""
    assert control("GET", f"{subscribed}/listeners") == {
        "listeners": [{"service": "karbon", "channel": "Contact", "target": URL, "signed": True}]
    }


def test_what_waits_and_what_became_of_it(control, subscribed, inbox):
    """Letting time pass delivers; each attempt is told."""
    inbox.status = 503
    key = add_client(control, subscribed)
    waits = control("GET", f"{subscribed}/deliveries")
    control("POST", f"{subscribed}/clock/advance", json={"seconds": 60})
    inbox.status = 200
    control("POST", f"{subscribed}/clock/advance", json={"seconds": 60})
    (delivery,) = control("GET", f"{subscribed}/deliveries")["deliveries"]

    assert (waits["last"], waits["deliveries"][0]["outcome"], waits["deliveries"][0]["attempts"]) == (
        1,
        "waiting",
        [],
    )
    assert (delivery["service"], delivery["channel"], delivery["key"]) == (
        "karbon",
        "Contact",
        f"Organization/{key}",
    )
    assert delivery["outcome"] == "delivered"
    assert delivery["facts"][0]["action"] == "Inserted"
    assert [(each["target"], each["status"]) for each in delivery["attempts"]] == [(URL, 503), (URL, 200)]


def test_without_waiting(control, subscribed, inbox):
    """What waits goes out at once, and time stands where it stood."""
    before = control("GET", f"{subscribed}/clock")
    add_client(control, subscribed)
    control("POST", f"{subscribed}/deliveries/now", 204)

    assert len(inbox) == 1
    assert control("GET", f"{subscribed}/clock") == before


def test_a_stretch_of_them(control, subscribed):
    """After a number, and not more than asked for."""
    for _ in range(3):
        add_client(control, subscribed)
    found = control("GET", f"{subscribed}/deliveries", params={"since": 1, "limit": 1})

    assert [one["number"] for one in found["deliveries"]] == [2]
    assert (found["last"], found["unheard"]) == (3, 0)


def test_a_world_that_there_is_not(control, worlds):
    """In a sentence."""
    for method, path in (("GET", "listeners"), ("GET", "deliveries"), ("POST", "deliveries/now")):
        code, _ = control.refusal(method, f"/worlds/nowhere/{path}", 404)
        assert code == "unknown_world"


@pytest.mark.parametrize("kind", ["lost", "doubled", "reordered", "forged", "late"])
def test_a_fault_of_webhooks_can_be_armed(control, subscribed, kind):
    """And is found when it never struck."""
    fault = {"kind": f"webhook_{kind}", "service": "karbon", "path": "^Contact/", "delay_s": 86_400}
    armed = control("POST", f"{subscribed}/faults", 201, json=fault)

    assert control("GET", f"{subscribed}/faults/unfired")["faults"] == [armed]
    for _ in range(2):
        add_client(control, subscribed)
    control("POST", f"{subscribed}/clock/advance", json={"seconds": 60})
    assert control("GET", f"{subscribed}/faults/unfired")["faults"] == []


def test_a_snapshot_holds_what_waits(control, subscribed, inbox):
    """Put back, it goes out again."""
    add_client(control, subscribed)
    control("PUT", f"{subscribed}/snapshots/before")
    for _ in range(2):
        control("POST", f"{subscribed}/snapshots/before/restore", 204)
        control("POST", f"{subscribed}/clock/advance", json={"seconds": 60})

    assert len(inbox) == 2
