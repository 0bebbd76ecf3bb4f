"""A body is read for what to look at, and for nothing else; whatever is in it, that never breaks anything."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integration.store.inbox import Hint
from integration.webhooks.bodies import karbon_hints, quickbooks_hints

REALM = "1185883450"
ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inside: st.lists(inside) | st.dictionaries(st.text(), inside),
    max_leaves=8,
)


def found(hints: list[Hint]) -> list[tuple[str, str]]:
    return [(hint.kind, hint.key) for hint in hints]


def of_karbon(**changes: Any) -> bytes:
    event = {"ResourcePermaKey": "kCsVf7svWQw", "ResourceType": "Contact", "ActionType": "Updated"}
    return json.dumps(event | {"Timestamp": "2024-08-01T21:54:36Z"} | changes).encode()


def legacy(**changes: Any) -> Any:
    entity = {"name": "Customer", "id": "1", "operation": "Update", "lastUpdated": "2016-10-05T03:07:04.000Z"}
    notification = {"realmId": REALM, "dataChangeEvent": {"entities": [entity | changes]}}
    return {"eventNotifications": [notification]}


def cloud_event(**changes: Any) -> Any:
    event = {"specversion": "1.0", "id": "5f5a", "type": "qbo.customer.updated.v1", "intuitentityid": "1"}
    return [event | {"intuitaccountid": REALM} | changes]


@pytest.mark.parametrize(
    ("resource", "kind"),
    [
        ("Contact", "Contact"),
        ("Organization", "Organization"),
        ("ClientGroup", "ClientGroup"),
        ("Work", "WorkItem"),
        ("WorkItem", "WorkItem"),
    ],
)
@pytest.mark.parametrize("action", ["Inserted", "Updated", "Deleted", "Painted"])
def test_clients_and_work(resource: str, kind: str, action: str) -> None:
    """Under the names of the reference and of live accounts; what was done to them says nothing."""
    assert found(karbon_hints(of_karbon(ResourceType=resource, ActionType=action))) == [(kind, "kCsVf7svWQw")]


@pytest.mark.parametrize(
    "resource", ["Note", "NoteComment", "User", "Invoice", "Estimate", "CustomFieldValue"]
)
def test_what_is_never_read(resource: str) -> None:
    """It is no hint."""
    assert karbon_hints(of_karbon(ResourceType=resource)) == []


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"\xff\xfe",
        b"[" * 100_000,
        of_karbon(ResourceType="Spaceship"),
        of_karbon(ResourceType=None),
        of_karbon(ResourceType=["Contact"]),
        of_karbon(ResourcePermaKey=None),
        of_karbon(ResourcePermaKey=""),
        of_karbon(ResourcePermaKey="../Users"),
        of_karbon(ResourcePermaKey="k" * 65),
        of_karbon(ResourcePermaKey="k\x00"),
    ],
)
def test_what_nobody_knows(body: bytes) -> None:
    """It is a hint of no known kind, with nothing of the body in it but its digest."""
    assert found(karbon_hints(body)) == [("", "")]


def test_the_same_again_is_the_same() -> None:
    """Another second is another hint; the same bytes are the same one."""
    one, again, later = (
        karbon_hints(of_karbon(Timestamp=f"2024-08-01T21:54:3{second}Z"))[0].dedupe for second in (6, 6, 7)
    )

    assert one == again != later


@pytest.mark.parametrize("body", [legacy(), cloud_event()])
def test_both_shapes_of_quickbooks(body: Any) -> None:
    """The older one and CloudEvents."""
    assert found(quickbooks_hints(json.dumps(body).encode(), REALM)) == [("customer", "1")]


def test_a_merged_customer() -> None:
    """Both are looked at: the one that is there and the one that is gone."""
    body = json.dumps(legacy(operation="Merge", deletedId="7")).encode()

    assert found(quickbooks_hints(body, REALM)) == [("customer", "1"), ("customer", "7")]


@pytest.mark.parametrize(
    "body",
    [
        legacy(name="TimeActivity"),
        legacy(operation="Create"),
        legacy(id=""),
        cloud_event(type="qbo.class.created.v1"),
        cloud_event(type="qbo.customer.created.v1"),
        cloud_event(type=""),
        cloud_event(intuitaccountid="2"),
        {"eventNotifications": [legacy()["eventNotifications"][0] | {"realmId": "2"}]},
    ],
)
def test_what_quickbooks_need_not_tell(body: Any) -> None:
    """Other entities, new customers, and other companies that the same app is connected with (S14)."""
    assert quickbooks_hints(json.dumps(body).encode(), REALM) == []


def test_an_event_in_another_batch() -> None:
    """QuickBooks sends events again in other company: each is known by itself."""
    one, two = cloud_event()[0], cloud_event(id="77", intuitentityid="2")[0]
    alone = quickbooks_hints(json.dumps([one]).encode(), REALM)
    together = quickbooks_hints(json.dumps([two, dict(reversed(one.items()))]).encode(), REALM)

    assert alone[0] in together
    assert len(together) == 2


@given(ANY)
def test_any_json(body: Any) -> None:
    """Nothing breaks either reader."""
    content = json.dumps(body).encode()
    wrapped = json.dumps({"eventNotifications": [body, {"dataChangeEvent": {"entities": [body]}}]}).encode()

    assert len(karbon_hints(content)) <= 1
    assert quickbooks_hints(content, REALM) == []
    assert quickbooks_hints(wrapped, REALM) == []
