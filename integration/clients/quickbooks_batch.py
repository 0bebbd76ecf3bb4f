"""Many writes to QuickBooks in one call: each stands or falls alone, and is told apart by its bId (contract 3.11)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final, Literal, NamedTuple

import msgspec

from integration.clients.errors import Refused
from integration.clients.quickbooks_wire import CustomerRow, Deleted, TimeActivityRow
from integration.model import BooksCustomer, TimeActivity

ITEMS_MAX: Final = 30
REQUEST_ID_LENGTH_MAX: Final = 36  # of a call with many items; 50 for one with a single one (contract 1.4)

Entity = Literal["Customer", "TimeActivity"]
Operation = Literal["create", "update", "delete"]
Refusal = Callable[[bytes], Refused]


class Write(NamedTuple):
    """One write. `body` is in QuickBooks' words."""

    entity: Entity
    operation: Operation
    body: dict[str, Any]


class Written(NamedTuple):
    """What became of one: the record as it is now, nothing where it was deleted, or why not."""

    customer: BooksCustomer | None = None
    activity: TimeActivity | None = None
    refusal: Refused | None = None


_NOTHING: Final = msgspec.Raw()


class _Item(msgspec.Struct):
    number: str = msgspec.field(name="bId")
    fault: msgspec.Raw = msgspec.field(name="Fault", default=_NOTHING)
    customer: CustomerRow | None = msgspec.field(name="Customer", default=None)
    activity: msgspec.Raw = msgspec.field(name="TimeActivity", default=_NOTHING)


class BatchAnswer(msgspec.Struct):
    """The answers, in any order."""

    items: list[_Item] = msgspec.field(name="BatchItemResponse")


def batch_body(writes: Sequence[Write]) -> dict[str, Any]:
    """The writes, numbered from 1."""
    return {
        "BatchItemRequest": [
            {"bId": str(number), "operation": one.operation, one.entity: one.body}
            for number, one in enumerate(writes, 1)
        ]
    }


def written(answer: BatchAnswer, writes: Sequence[Write], refusal: Refusal) -> list[Written]:
    """What became of each write, in their order. Raises ValueError where the answer leaves one of them out."""
    found = {item.number: item for item in answer.items}
    missing = [number for number in range(1, len(writes) + 1) if str(number) not in found]
    if missing:
        raise ValueError(f"no word of item {missing[0]}")
    return [_written(found[str(number)], one, refusal) for number, one in enumerate(writes, 1)]


def _written(item: _Item, write: Write, refusal: Refusal) -> Written:
    if bytes(item.fault):
        return Written(refusal=refusal(bytes(item.fault)))
    if write.entity == "Customer":
        if item.customer is None:
            raise ValueError("a customer was written, and the answer has none")
        return Written(customer=item.customer.customer())
    if not bytes(item.activity):
        raise ValueError("time was written, and the answer has none")
    if write.operation == "delete":
        msgspec.json.decode(item.activity, type=Deleted)
        return Written()
    return Written(
        activity=msgspec.json.decode(item.activity, type=TimeActivityRow, strict=False).time_activity()
    )
