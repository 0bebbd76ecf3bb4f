"""Karbon's and QuickBooks' webhooks come in over a socket: proven, kept, answered at once, and heeded by a Sync."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import stat
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.integration.firm import ADMIN

from .caller import Caller, serving
from .conftest import NewOffice, Office

SIGNING_KEY = "the-firms-own-signing-key"
VERIFIER = "the-firms-own-verifier-token"
BODY = b'{"ResourcePermaKey":"kCsVf7svWQw","ResourceType":"Organization","ActionType":"Updated"}'
CUSTOMER = {"name": "Customer", "id": "1", "operation": "Update", "lastUpdated": "2026-03-02T09:00:00.000Z"}


class Hooked(NamedTuple):
    """An office in the service, with its hints on."""

    caller: Caller
    office: Office

    def address(self, source: str = "karbon") -> str:
        return f"{self.caller.address}/firms/{self.office.name}/webhooks/{source}"

    def send(self, body: bytes, signature: str | None, source: str = "karbon", **more: Any) -> int:
        header = {"karbon": "Signature", "quickbooks": "intuit-signature"}[source]
        headers = {} if signature is None else {header: signature}
        path = f"/firms/{self.office.name}/webhooks/{source}"
        return self.caller("POST", path, data=body, headers={**headers, **more}).status_code

    def waiting(self, source: str = "karbon") -> int:
        return self.caller.ask(self.office.name, "hints")["waiting"][source]


def of_karbon(body: bytes, key: str = SIGNING_KEY) -> str:
    return hmac.new(key.encode(), body, hashlib.sha256).hexdigest()


def of_quickbooks(body: bytes, key: str = VERIFIER) -> str:
    return base64.b64encode(hmac.new(key.encode(), body, hashlib.sha256).digest()).decode()


@pytest.fixture
def hooked(service: Caller, office: Office) -> Iterator[Hooked]:
    office.connections["karbon"]["signing_key"] = SIGNING_KEY
    office.connections["quickbooks"]["verifier_token"] = VERIFIER
    yield begun(service, office)
    service("DELETE", f"/firms/{office.name}")


def begun(service: Caller, office: Office) -> Hooked:
    hooked = Hooked(service, office)
    assert service.open(office.name, **office.wanted).json() == {"ok": {}}
    service.ask(office.name, "connect", by=ADMIN)
    service.ask(office.name, "save_and_sync", by=ADMIN, contact_types=["Client"], track_work=True)
    service.ask(office.name, "hints_on", by=ADMIN, address=hooked.address())
    service.ask(office.name, "sync")
    return hooked


def test_from_karbon_to_the_code(hooked: Hooked) -> None:
    """A client is added in Karbon, Karbon tells the service, and a Sync reads this client and makes its code."""
    world = hooked.office.world
    key = world.screens["karbon"].add_organization("Birch")
    world.universe.clock.advance(60)
    waiting, mark = hooked.waiting(), world.universe.calls.last
    run = hooked.caller.ask(hooked.office.name, "sync")
    asked = [call.path for _, call in world.universe.calls.since(mark) if call.service == "karbon"]

    assert waiting == 1
    assert run["counts"] == {"create": 1}
    assert asked[-1] == f"/v3/Organizations/{key}"
    assert len(asked) == 2
    assert hooked.waiting() == 0


def test_the_key_that_was_drawn_is_still_known_when_the_firm_is_opened_again(
    office: Office, tmp_path: Path
) -> None:
    """It is kept in a file that only its owner can read, and shown nowhere."""
    with serving("--store-dir", str(tmp_path)) as found:
        hooked = begun(Caller(found.address), office)
        assert hooked.caller.open(office.name, **office.wanted).json() == {"ok": {}}
        office.world.screens["karbon"].add_organization("Birch")
        office.world.universe.clock.advance(60)
        waiting = hooked.waiting()
        code, errors = found.end()
    (file,) = tmp_path.rglob("signing_key")

    assert (waiting, code, errors) == (1, 0, "")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.read_bytes() not in (file.parent / "timebridge.db").read_bytes()


@pytest.mark.parametrize("source", ["karbon", "quickbooks"])
def test_what_is_not_proven(hooked: Hooked, source: str) -> None:
    """Without a signature, with another's, for the other source, or for no firm: one answer, and nothing is kept."""
    sign, other = (of_karbon, of_quickbooks) if source == "karbon" else (of_quickbooks, of_karbon)
    wrong = [
        None,
        "",
        "x" * 8_000,
        sign(BODY, "another-key-of-16"),
        other(BODY),
        sign(BODY + b" "),
        sign(BODY, ""),
    ]
    answers = [hooked.send(BODY, signature, source) for signature in wrong]
    path = f"/firms/nobody-of-this-name/webhooks/{source}"
    nobody = hooked.caller("POST", path, data=BODY, headers={"Signature": of_karbon(BODY)})

    assert answers == [401] * len(wrong)
    assert nobody.status_code == 401
    assert hooked.waiting(source) == 0


def test_a_firm_that_wants_no_hints(hooked: Hooked) -> None:
    """What Karbon still sends is not taken any more."""
    hooked.caller.ask(hooked.office.name, "hints_off", by=ADMIN)

    assert hooked.send(BODY, of_karbon(BODY)) == 401


def test_a_firm_without_keys(service: Caller, opened: Office) -> None:
    """An empty key signs nothing."""
    hooked = Hooked(service, opened)

    assert hooked.send(BODY, of_karbon(BODY, "")) == 401
    assert hooked.send(BODY, of_quickbooks(BODY, ""), "quickbooks") == 401


def test_both_shapes_of_quickbooks(hooked: Hooked) -> None:
    """They are answered 200, kept once each, and gone after a Sync."""
    realm = hooked.office.connections["quickbooks"]["realm_id"]
    older = {"eventNotifications": [{"realmId": realm, "dataChangeEvent": {"entities": [CUSTOMER]}}]}
    event = {"id": "5f5a", "type": "qbo.customer.updated.v1", "intuitentityid": "1", "intuitaccountid": realm}
    bodies = [json.dumps(one).encode() for one in (older, [event], older)]
    answers = [hooked.send(body, of_quickbooks(body), "quickbooks") for body in bodies]
    waiting = hooked.waiting("quickbooks")
    hooked.caller.ask(hooked.office.name, "sync")

    assert answers == [200, 200, 200]
    assert (waiting, hooked.waiting("quickbooks")) == (2, 0)


def test_a_body_that_is_too_long(hooked: Hooked) -> None:
    """It is refused whatever its signature."""
    body = b" " * 1_100_000

    assert hooked.send(body, of_karbon(body)) == 413


def test_what_karbon_signed_and_nobody_can_read(hooked: Hooked) -> None:
    """It is taken, since Karbon would cancel after ten refusals, and everything is read."""
    assert hooked.send(b"\xff{", of_karbon(b"\xff{")) == 200
    assert hooked.waiting() == 1


def test_it_comes_by_any_name(hooked: Hooked) -> None:
    """A vendor calls by the public name of the service, and has no token: the signature is enough."""
    assert hooked.send(BODY, of_karbon(BODY), Host="hooks.example") == 200
    assert hooked.caller("GET", "/", headers={"Host": "hooks.example"}).status_code == 400


def test_nobody_waits_for_a_sync(hooked: Hooked) -> None:
    """While an operation is at work for the firm, webhooks are taken in."""
    stop, run = threading.Event(), threading.Thread(target=lambda: _sync_until(hooked, stop))
    run.start()
    try:
        bodies = [BODY.replace(b"kCs", b"k%02d" % number) for number in range(40)]
        answers = [hooked.send(body, of_karbon(body)) for body in bodies]
    finally:
        stop.set()
        run.join()

    assert answers == [200] * 40


def _sync_until(hooked: Hooked, stop: threading.Event) -> None:
    other = Caller(hooked.caller.address)
    while not stop.is_set():
        other("POST", f"/firms/{hooked.office.name}/sync", json={})


def test_two_firms(hooked: Hooked, new_office: NewOffice, service: Caller) -> None:
    """A firm's key proves nothing for another."""
    other = new_office()
    other.connections["karbon"]["signing_key"] = "the-other-firms-signing-key"
    second = begun(service, other)

    assert second.send(BODY, of_karbon(BODY)) == 401
    assert hooked.send(BODY, of_karbon(BODY)) == 200
    assert (hooked.waiting(), second.waiting()) == (1, 0)
    service("DELETE", f"/firms/{other.name}")
