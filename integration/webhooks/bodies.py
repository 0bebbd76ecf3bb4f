"""What a webhook hints at. A body that proved to be the vendor's and cannot be read is a hint, too: of no known kind.

Nothing but the kind and the key of an entity is taken from a body, and those only to know what to read again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from typing import Any, Final, NamedTuple

import msgspec

from integration.model import EntityKind
from integration.store.inbox import Hint

_KEY: Final = re.compile(r"[A-Za-z0-9_-]{1,64}")
UNKNOWN: Final = ""
CUSTOMER: Final = "customer"  # kind of QuickBooks' entities
_NEW: Final = ("create", "created")

# The reference says Contact for every client and Work for work; live accounts name each kind (contract 4).
_OF_KARBON: Final = {**{kind.value: kind.value for kind in EntityKind}, "Work": EntityKind.WORK_ITEM.value}
# Told to whoever subscribes to more than clients and work; none of it is in the mirror.
_NOT_OURS: Final = frozenset(
    {"Note", "NoteComment", "User", "Invoice", "Estimate", "CustomFieldValue", "IntegrationTask"}
)


def karbon_hints(body: bytes) -> list[Hint]:
    """The hint of one webhook of Karbon; none when it is about something that we never read."""
    found = _json(body)
    event = found if isinstance(found, dict) else {}
    resource, key = str(event.get("ResourceType")), str(event.get("ResourcePermaKey") or "")
    if resource in _NOT_OURS:
        return []
    kind = _OF_KARBON.get(resource, UNKNOWN)
    if not kind or not _KEY.fullmatch(key):
        return [Hint(dedupe=_digest(body), kind=UNKNOWN, key="")]
    return [Hint(dedupe=_digest(body), kind=kind, key=key)]


def quickbooks_hints(body: bytes, realm_id: str) -> list[Hint]:
    """The hints of one webhook of QuickBooks, in either of its two shapes, as far as they are about this company.

    Only customers that changed are of use: a new one is found when it is needed, and the rest is never read again.
    """
    found = _json(body)
    events = _cloud_events(found) if isinstance(found, list) else _notifications(found)
    return [
        Hint(dedupe=_digest(event.whole), kind=CUSTOMER, key=event.key)
        for event in events
        if event.realm == realm_id
        and event.name == CUSTOMER
        and event.verb not in _NEW
        and _KEY.fullmatch(event.key)
    ]


class _Event(NamedTuple):
    realm: str
    name: str
    verb: str
    key: str
    whole: bytes


def _cloud_events(found: list[Any]) -> Iterator[_Event]:
    """CloudEvents, whose type is such as `qbo.customer.merged.v1`."""
    for event in found:
        if not isinstance(event, dict):
            continue
        _, name, verb, *_ = [*str(event.get("type")).casefold().split("."), "", ""]
        realm = str(event.get("intuitaccountid"))
        key = str(event.get("intuitentityid") or "")
        yield _Event(realm, name, verb, key, _canonical(event))


def _notifications(found: Any) -> Iterator[_Event]:
    """The older shape: by company, then entity. A merge names the id that is gone, as well."""
    for notification in _list(found, "eventNotifications"):
        realm = str(notification.get("realmId"))
        for entity in _list(notification.get("dataChangeEvent"), "entities"):
            name, verb = (str(entity.get(key)).casefold() for key in ("name", "operation"))
            for named in ("id", "deletedId"):
                whole = _canonical([realm, named, entity])
                yield _Event(realm, name, verb, str(entity.get(named) or ""), whole)


def _list(found: Any, name: str) -> list[dict[str, Any]]:
    inside = found.get(name) if isinstance(found, dict) else None
    return [each for each in inside if isinstance(each, dict)] if isinstance(inside, list) else []


def _json(body: bytes) -> Any:
    try:
        return msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def _canonical(found: Any) -> bytes:
    """The same bytes for the same event, in whichever batch it comes again."""
    return msgspec.json.encode(found, order="deterministic")


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()
