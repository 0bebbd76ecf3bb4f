"""The two documented shapes of a webhook, and the signature that goes with either."""

from base64 import b64encode
from hashlib import sha256
from hmac import digest

import pytest

from sim.quickbooks.webhooks.payloads import signature
from tests.quickbooks.webhooks.conftest import TOKEN, App


def test_the_published_vector() -> None:
    """What python-quickbooks' own test compares with."""
    assert signature("verify_me", b'{"stuff":"5"}') == "nfPLN16u3vMvv08ghDs+dOkLuirEVDy5wAeG/lmM2OA="


@pytest.mark.parametrize("shape", ["legacy", "cloud_events"])
def test_the_signature_is_over_the_bytes_as_they_are_sent(app_of: App, shape: str) -> None:
    """Base64 of an HMAC-SHA256 with the verifier token, in either shape."""
    app_of.state.set_behaviour(webhook_shape=shape)
    app_of.subscribe()
    app_of.screens.add_customer("Bücher & Söhne")
    app_of.wait()
    received = app_of.inbox[0]

    expected = b64encode(digest(TOKEN.encode(), received.body, sha256)).decode()
    assert received.headers["intuit-signature"] == expected


def test_the_legacy_shape(app_of: App) -> None:
    """Key for key."""
    app_of.subscribe()
    acme = app_of.screens.add_customer("Acme")
    app_of.wait()

    assert app_of.inbox.said == [
        {
            "eventNotifications": [
                {
                    "realmId": app_of.state.realm_id,
                    "dataChangeEvent": {
                        "entities": [
                            {
                                "name": "Customer",
                                "id": acme,
                                "operation": "Create",
                                "lastUpdated": "2026-03-02T09:00:00.000Z",
                            }
                        ]
                    },
                }
            ]
        }
    ]
    assert app_of.inbox[0].headers["Content-Type"] == "application/json"


def test_cloud_events(app_of: App) -> None:
    """A list of events, each with an id of its own."""
    app_of.state.set_behaviour(webhook_shape="cloud_events")
    app_of.subscribe()
    acme = app_of.screens.add_customer("Acme")
    app_of.wait()
    (event,) = app_of.inbox.said[0]

    assert event.pop("source").startswith("intuit.")
    assert len(event.pop("id")) == 36
    assert event == {
        "specversion": "1.0",
        "type": "qbo.customer.created.v1",
        "datacontenttype": "application/json",
        "time": "2026-03-02T09:00:00.000000000Z",
        "intuitentityid": acme,
        "intuitaccountid": app_of.state.realm_id,
        "data": {},
    }


@pytest.mark.parametrize("media_type", ["application/json", "application/cloudevents+json"])
def test_the_media_type_of_cloud_events(app_of: App, media_type: str) -> None:
    """A switch: receivers have to bear both."""
    app_of.state.set_behaviour(webhook_shape="cloud_events", webhook_cloud_events_type=media_type)
    app_of.subscribe()
    app_of.screens.add_customer("Acme")
    app_of.wait()

    assert app_of.inbox[0].headers["Content-Type"] == media_type


def test_who_is_gone_after_a_merge(app_of: App) -> None:
    """The survivor is what it is about; each shape names the other one in its own place."""
    said = []
    for shape in ("legacy", "cloud_events"):
        app_of.state.set_behaviour(webhook_shape=shape)
        survivor, loser = (app_of.screens.add_customer(f"{shape} {name}") for name in ("A", "B"))
        app_of.subscribe("Customer")
        app_of.screens.merge_customers(survivor, loser)
        app_of.wait()
        said.append((survivor, loser, app_of.inbox.said[-1]))
    (survivor, loser, legacy), (kept, gone, events) = said
    entities = legacy["eventNotifications"][0]["dataChangeEvent"]["entities"]
    merge = next(one for one in entities if one["operation"] == "Merge")
    event = next(one for one in events if one["type"] == "qbo.customer.merged.v1")

    assert (merge["id"], merge["deletedId"]) == (survivor, loser)
    assert (event["intuitentityid"], event["data"]) == (kept, {"deletedid": gone})


@pytest.mark.parametrize(
    ("operation", "type_"),
    [("Update", "updated"), ("Delete", "deleted"), ("Void", "voided"), ("Emailed", "emailed")],
)
def test_the_verbs_of_cloud_events(app_of: App, operation: str, type_: str) -> None:
    """In the past tense."""
    app_of.state.set_behaviour(webhook_shape="cloud_events")
    acme = app_of.screens.add_customer("Acme")
    line = {"Amount": 5, "DetailType": "SalesItemLineDetail"}
    app_of.company.save("Invoice", CustomerRef={"value": acme}, Line=[line])
    app_of.subscribe("Invoice")
    token = {"Id": "1", "SyncToken": "0"}
    if operation == "Emailed":
        app_of.company.call("POST", "invoice/1/send")
    elif operation == "Update":
        app_of.company.save("Invoice", sparse=True, PrivateNote="x", **token)
    else:
        app_of.company.post("invoice", token, operation=operation.lower())
    app_of.wait()

    assert [event["type"] for event in app_of.inbox.said[0]] == [f"qbo.invoice.{type_}.v1"]
