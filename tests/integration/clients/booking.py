"""One write to QuickBooks, in a call of its own."""

from typing import Any

from integration.clients.quickbooks_batch import Write
from integration.clients.quickbooks_wire import customer_body, time_activity_body


def customer(name: str, parent_id: str = "") -> Write:
    return Write("Customer", "create", customer_body(name, parent_id))


def new_time(**fields: Any) -> Write:
    return Write("TimeActivity", "create", time_activity_body(fields))


def changed_time(activity_id: str, sync_token: str, **fields: Any) -> Write:
    body = {**time_activity_body(fields), "Id": activity_id, "SyncToken": sync_token, "sparse": True}
    return Write("TimeActivity", "update", body)


def no_time(activity_id: str, sync_token: str) -> Write:
    return Write("TimeActivity", "delete", {"Id": activity_id, "SyncToken": sync_token})


def wrote(firm: Any, write: Write, request_id: str) -> Any:
    """What was written, or the refusal raised."""
    (answer,) = firm.books.batch([write], request_id)
    if answer.refusal is not None:
        raise answer.refusal
    return answer.customer or answer.activity


def answered(*items: Any) -> dict[str, Any]:
    """What QuickBooks says to a batch: item after item, numbered from 1."""
    return {"BatchItemResponse": [{**item, "bId": str(number)} for number, item in enumerate(items, 1)]}
