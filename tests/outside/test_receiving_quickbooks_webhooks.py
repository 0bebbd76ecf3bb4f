"""Anybody's test receives QuickBooks' webhooks as it does Karbon's."""

import hashlib
import hmac
from base64 import b64encode

URL = "https://me.example/hooks"


def test_my_client_hears_of_a_merge(world, quickbooks):
    """The example of the documentation: verify the signature, then look at who is gone."""
    inbox = quickbooks.receive_webhooks(URL)
    token = quickbooks.subscribe_to_webhooks(URL, ["Customer"])
    acme, twin = quickbooks.add_customer("Acme"), quickbooks.add_customer("Acme Inc")
    quickbooks.merge_customers(acme, twin)
    world.clock.advance(60)
    signature = b64encode(hmac.new(token.encode(), inbox[0].body, hashlib.sha256).digest()).decode()
    entities = inbox.said[0]["eventNotifications"][0]["dataChangeEvent"]["entities"]

    assert inbox[0].headers["intuit-signature"] == signature
    assert [one["deletedId"] for one in entities if one["operation"] == "Merge"] == [twin]
