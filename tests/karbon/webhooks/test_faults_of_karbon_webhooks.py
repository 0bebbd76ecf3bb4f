"""A webhook can be lost, doubled, overtaken, late or forged: what the receiver sees of it."""

import hashlib
import hmac

import pytest

from sim.physics.faults import Fault, FaultKind
from tests.karbon.webhooks.conftest import KEY


def told(application, kind, **more):
    """The two clients that were added a second apart, and those that were told of, in the order of arrival."""
    application.state.universe.faults.arm(Fault(kind=kind, service="karbon", **more))
    application.subscribe("Contact", SigningKey=KEY)
    keys = []
    for name in ("First", "Second"):
        keys.append(application.screens.add_organization(name))
        application.clock.advance(1)
    application.wait(2 * 86_400)
    assert application.state.universe.faults.unfired() == ()
    return [keys.index(key) for _, key, _ in application.told()]


@pytest.mark.parametrize(
    ("kind", "arrived"),
    [
        (FaultKind.WEBHOOK_LOST, [1]),
        (FaultKind.WEBHOOK_DOUBLED, [0, 0, 1]),
        (FaultKind.WEBHOOK_REORDERED, [1, 0]),
        (FaultKind.WEBHOOK_LATE, [1, 0]),
    ],
)
def test_what_arrives(application, kind, arrived):
    """A day late is late."""
    assert told(application, kind, delay_s=86_400) == arrived


def test_a_forged_one_has_the_wrong_signature(application):
    """The genuine one comes as well, and only its signature is that of the bytes."""
    assert told(application, FaultKind.WEBHOOK_FORGED) == [0, 0, 1]
    genuine = [
        hmac.compare_digest(
            received.headers["Signature"], hmac.new(KEY.encode(), received.body, hashlib.sha256).hexdigest()
        )
        for received in application.inbox
    ]

    assert genuine == [False, True, True]


def test_a_fault_may_be_of_one_type_or_entity(application):
    """The type, the kind and the key are what its pattern is searched for in."""
    application.state.universe.faults.arm(Fault(kind=FaultKind.WEBHOOK_LOST, path="^Contact/ClientGroup/"))
    application.subscribe("Contact")
    first = application.screens.add_organization("Acme")
    application.screens.add_client_group("Both", [])
    application.wait()

    assert application.told() == [("Organization", first, "Inserted")]


def test_a_forgery_without_a_key_looks_like_the_genuine_one(application):
    """Nothing is signed, so nobody can tell."""
    application.state.universe.faults.arm(Fault(kind=FaultKind.WEBHOOK_FORGED))
    application.subscribe("Contact")
    application.screens.add_organization("Acme")
    application.wait()

    assert application.inbox[0] == application.inbox[1]
