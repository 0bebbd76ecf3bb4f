"""Many operations in one call; each stands or falls alone (contract 3.11)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sim.physics import befallen
from sim.physics.provenance import documented, inferred, seen
from sim.physics.refusal import Refusal
from sim.quickbooks import errors, operations, query
from sim.quickbooks.entities import ENTITIES
from sim.quickbooks.kinds import is_unset, scalar_text
from sim.quickbooks.kinds_nested import expect_members

if TYPE_CHECKING:
    from sim.quickbooks.state import QuickBooksState

ITEMS_MAX: Final = 30
REQUEST_ID_MAX: Final = 36
BID_MAX: Final = 10  # only when the call has a requestid
NAMES: Final = {entity.name: entity for entity in ENTITIES.values()}
KNOWN: Final = (*NAMES, "bId", "operation", "optionsData", "Query", "Report", "CDCQuery")


def answer(company: QuickBooksState, body: Any, request_id: str) -> dict[str, Any]:
    """What stands in the envelope: an answer or a fault an item, each with its `bId` last."""
    items = _items(body)
    for item in items:
        _check_bid(item, request_id)
    failing = [befallen.row_status(at, len(items)) for at in range(len(items))]
    answered = [_answered(company, item, status) for item, status in zip(items, failing, strict=True)]
    return {"BatchItemResponse": answered}


@documented(
    "contract 3.11: up to 30; the texts of an empty batch are seen (PHP SDK issue 528), those of 31 inferred"
)
def _items(body: Any) -> list[dict[str, Any]]:
    found = expect_members(body, "the body", "IntuitBatchRequest", ("BatchItemRequest",)).get(
        "BatchItemRequest"
    )
    if not found:
        raise errors.malformed("Batch Request is Empty")
    if not isinstance(found, list):
        raise errors.invalid_body("BatchItemRequest takes a list")
    if len(found) > ITEMS_MAX:
        raise errors.malformed(f"Batch Request has {len(found)} items. Max allowed is {ITEMS_MAX}")
    return [expect_members(item, "BatchItemRequest", "BatchItemRequest", KNOWN) for item in found]


@documented("contract 1.4: with a requestid, of up to 36 characters, a bId has up to 10")
def _check_bid(item: dict[str, Any], request_id: str) -> None:
    bid = scalar_text(item.get("bId") or "", "bId")
    if request_id and len(bid) > BID_MAX:
        raise errors.wrong_length("bId", 0, BID_MAX, len(bid))


@seen("vcr batch/basic: payload first, bId last, and a fault in a 200")
def _answered(company: QuickBooksState, item: dict[str, Any], failing: int) -> dict[str, Any]:
    try:
        if failing:
            raise errors.item_failed(failing)
        found = _performed(company, item)
    except Refusal as refusal:
        found = refusal.body
    return found if is_unset(item.get("bId")) else {**found, "bId": scalar_text(item["bId"], "bId")}


@inferred(
    "node-quickbooks' own batch test leaves bId and operation out; which fault an item without payload gets is ours"
)
def _performed(company: QuickBooksState, item: dict[str, Any]) -> dict[str, Any]:
    if "Query" in item:
        return {"QueryResponse": query.answer(company, scalar_text(item["Query"], "Query"))}
    operation = scalar_text(item.get("operation") or "", "operation")
    option = scalar_text(item.get("optionsData") or "", "optionsData")
    for name, entity in NAMES.items():
        if name in item:
            return operations.perform(company, entity, operation, item[name], option)
    raise errors.malformed("Batch item has neither an entity nor a query")
