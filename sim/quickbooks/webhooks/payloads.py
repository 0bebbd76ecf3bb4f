"""The two shapes of a webhook's body, and the signature over it (contract 5)."""

from __future__ import annotations

import hashlib
import hmac
from base64 import b64encode
from collections.abc import Sequence
from typing import Any, Final

from sim.physics.chance import Chance
from sim.physics.provenance import documented
from sim.quickbooks.webhooks.records import Told

PAST_TENSE: Final = {
    "Create": "created",
    "Update": "updated",
    "Delete": "deleted",
    "Merge": "merged",
    "Void": "voided",
    "Emailed": "emailed",
}


@documented("contract 5: the legacy body; one company a call by Intuit's best practices")
def legacy(realm_id: str, facts: Sequence[Told]) -> dict[str, Any]:
    """One notification about a company, with all that happened there."""
    entities = [_entity(told) for told in facts]
    return {"eventNotifications": [{"realmId": realm_id, "dataChangeEvent": {"entities": entities}}]}


def _entity(told: Told) -> dict[str, str]:
    merged = {"deletedId": told.deleted_id} if told.deleted_id else {}
    at = f"{told.at:%Y-%m-%dT%H:%M:%S}.{told.at.microsecond // 1000:03d}Z"
    return {"name": told.entity, "id": told.id, "operation": told.operation, "lastUpdated": at, **merged}


@documented("contract 5 and Intuit's page on the data object: CloudEvents; a merge names who is gone there")
def cloud_events(seed: str, realm_id: str, facts: Sequence[Told]) -> list[dict[str, Any]]:
    """One event for each thing that happened. Its id stays what it is when it is sent again."""
    source = b64encode(hashlib.sha256(f"{seed}|{realm_id}".encode()).digest()).decode()
    return [
        {
            "specversion": "1.0",
            "id": Chance(f"{seed}|{realm_id}").uuid(f"webhook {told.change}"),
            "source": f"intuit.{source}",
            "type": f"qbo.{told.entity.lower()}.{PAST_TENSE[told.operation]}.v1",
            "datacontenttype": "application/json",
            # Nine digits as in the announcement: some parsers know six at most.
            "time": f"{told.at:%Y-%m-%dT%H:%M:%S.%f}000Z",
            "intuitentityid": told.id,
            "intuitaccountid": realm_id,
            "data": {"deletedid": told.deleted_id} if told.deleted_id else {},
        }
        for told in facts
    ]


@documented("contract 5: base64 of the HMAC-SHA256 over the raw body; python-quickbooks tests a vector")
def signature(verifier_token: str, body: bytes) -> str:
    """What proves that Intuit sent these bytes."""
    return b64encode(hmac.new(verifier_token.encode(), body, hashlib.sha256).digest()).decode()
