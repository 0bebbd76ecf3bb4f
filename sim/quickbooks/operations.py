"""What may be done to an entity, alone or as an item of a batch (contract 1.1 and 3.11)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sim.physics.provenance import documented
from sim.quickbooks import document_numbers, errors, writing
from sim.quickbooks.kinds import is_unset
from sim.quickbooks.schema import EntityType

if TYPE_CHECKING:
    from sim.quickbooks.state import QuickBooksState

SAVES: Final = frozenset({"", "create", "update"})
VOID: Final = "void"


@documented(
    "contract 1.1: an update is a create with an Id; void also by `include` or, in a batch, `optionsData`"
)
def perform(
    company: QuickBooksState, entity: EntityType, operation: str, body: Any, option: str = ""
) -> dict[str, Any]:
    """Create, update, delete or void; what is answered, under the entity's name. Refusal for what it does not have."""
    operation = operation.lower()
    if operation in SAVES and option.lower() == VOID and VOID in entity.operations:
        operation = VOID
    check_allowed(entity, operation)
    if operation == "delete":
        record = writing.delete(company, entity, body)
        return {entity.name: {"domain": "QBO", "status": "Deleted", "Id": record.id}}
    if operation == VOID:
        record = writing.void(company, entity, body)
    else:
        addressed = _addressed(entity, operation, body)
        document_numbers.check(company, entity.name, addressed, option)
        record = writing.save(company, entity, addressed)
    return {entity.name: entity.show(company, record, single=True)}


@documented(
    "contract 3.0: name lists are not deleted; the frame of error 500 is recorded, these words are not"
)
def check_allowed(entity: EntityType, operation: str) -> None:
    """Refuses what cannot be done to this entity, whatever the body says."""
    if operation in SAVES and entity.operations & {"create", "update"}:
        return
    if operation not in entity.operations or operation in SAVES:
        raise errors.unsupported(operation or f"create of {entity.name}")


@documented("contract 3.10: preferences are read and written without an id; so is the company")
def _addressed(entity: EntityType, operation: str, body: Any) -> Any:
    """The body with the id that it means."""
    if not isinstance(body, dict) or not is_unset(body.get("Id")):
        return body
    if entity.singleton:
        return {**body, "Id": "1"}
    if operation == "update":
        raise errors.required("Id")
    if "create" not in entity.operations:
        raise errors.unsupported(f"create of {entity.name}")
    return body
