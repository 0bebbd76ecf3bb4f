"""A served world sends its webhooks over sockets, while it goes on answering."""

import hashlib
import hmac
import json
import threading
from contextlib import ExitStack

import pytest
import requests

from tests.http.control_client import Control
from tests.http.receiver import answering_raw, receiving
from tests.http.serving import serving

KEY = "abcdefghijklmnop"
PATIENCE_S = 20


class Served:
    """A serve process, its control API, and its Karbon."""

    def __init__(self, found, session):
        self.karbon = found["karbon"]
        session.headers["Authorization"] = f"Bearer {found['control']['token']}"
        self.control = Control(session, found["control"]["base_url"])

    def call(self, method, path, **more):
        headers = {
            "Authorization": f"Bearer {self.karbon['bearer']}",
            "AccessKey": self.karbon["access_key"],
        }
        return requests.request(
            method, f"{self.karbon['base_url']}/v3/{path}", headers=headers, timeout=5, **more
        )

    def subscribe(self, url):
        body = {"TargetUrl": url, "WebhookType": "Contact", "SigningKey": KEY}
        assert self.call("POST", "WebhookSubscriptions", json=body).status_code == 201

    def add_client(self):
        return self.call("POST", "Organizations", json={"FullName": "Acme"}).json()["OrganizationKey"]

    def deliveries(self):
        return self.control("GET", "/worlds/main/deliveries")["deliveries"]


@pytest.fixture(scope="module")
def process(tmp_path_factory):
    with serving(tmp_path_factory.mktemp("serve")) as found:
        yield found.found


@pytest.fixture
def served(process):
    with requests.Session() as session:
        session.trust_env = False
        found = Served(process, session)
        behaviour = {"switches": {"webhook_window_s": 60, "webhook_patience_s": 10}}
        found.control("PUT", "/worlds/main/behaviour/karbon", json=behaviour)
        found.control("POST", "/worlds/main/snapshots/start/restore", 204)
        yield found


def follow(served, follows):
    served.control("PUT", "/worlds/main/clock", json={"follows_wall_clock": follows})


def test_a_clock_that_runs(served):
    """Nobody has to do anything: it arrives after its wait, signed over the bytes that arrive."""
    follow(served, follows=True)
    switches = {"switches": {"webhook_window_s": 0.2}}
    served.control("PUT", "/worlds/main/behaviour/karbon", json=switches)
    with receiving() as receiver:
        served.subscribe(receiver.url)
        key = served.add_client()
        call = receiver.received.get(timeout=PATIENCE_S)

    assert json.loads(call.body)["ResourcePermaKey"] == key
    assert call.headers["Signature"] == hmac.new(KEY.encode(), call.body, hashlib.sha256).hexdigest()


def test_a_clock_that_is_moved(served):
    """What was due has been delivered when the call that moved it is answered."""
    follow(served, follows=False)
    with receiving() as receiver:
        served.subscribe(receiver.url)
        served.add_client()
        served.control("POST", "/worlds/main/clock/advance", json={"seconds": 59})
        before = receiver.received.qsize()
        served.control("POST", "/worlds/main/clock/advance", json={"seconds": 1})
        after = receiver.received.qsize()

    assert (before, after) == (0, 1)
    assert [one["outcome"] for one in served.deliveries()] == ["delivered"]


def test_without_waiting(served):
    """The control API's own button."""
    follow(served, follows=False)
    with receiving() as receiver:
        served.subscribe(receiver.url)
        served.add_client()
        served.control("POST", "/worlds/main/deliveries/now", 204)

        assert receiver.received.qsize() == 1


def test_a_receiver_that_asks_before_it_answers(served):
    """The services answer while they wait for it."""
    follow(served, follows=False)
    seen = []

    def look(call):
        key = json.loads(call.body)["ResourcePermaKey"]
        seen.append(served.call("GET", f"Organizations/{key}").json()["FullName"])
        return 200

    with receiving(look) as receiver:
        served.subscribe(receiver.url)
        served.add_client()
        served.control("POST", "/worlds/main/clock/advance", json={"seconds": 60})

    assert seen == ["Acme"]
    assert [one["outcome"] for one in served.deliveries()] == ["delivered"]


def test_one_that_never_answers_keeps_nobody_waiting(served):
    """Least of all another world; it counts as a failure and is tried again."""
    switches = {"switches": {"webhook_patience_s": 0.5}}
    served.control("PUT", "/worlds/main/behaviour/karbon", json=switches)
    follow(served, follows=False)
    with answering_raw(b"too late", pause_s=PATIENCE_S) as url:
        served.subscribe(url)
        served.add_client()
        served.control("POST", "/worlds/main/clock/advance", json={"seconds": 60})
    (delivery,) = served.deliveries()

    assert delivery["outcome"] == "waiting"
    assert [each["problem"] for each in delivery["attempts"]] == ["no answer within 0.5 s"]


def test_it_can_be_stopped_while_somebody_does_not_answer(tmp_path):
    """The process ends in order, once patience with that call is over."""
    with ExitStack() as until_the_end:
        asked = threading.Event()
        url = until_the_end.enter_context(answering_raw(b"too late", pause_s=PATIENCE_S, asked=asked))
        with serving(tmp_path) as found, requests.Session() as session:
            session.trust_env = False
            served = Served(found.found, session)
            switches = {"switches": {"webhook_window_s": 0, "webhook_patience_s": 1}}
            served.control("PUT", "/worlds/main/behaviour/karbon", json=switches)
            served.subscribe(url)
            served.add_client()
            assert asked.wait(PATIENCE_S)
            process = found.process

    assert process.returncode == 0
