"""Create, full update, sparse update and delete: the same for every described entity (contract 3.0)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from sim.physics.provenance import documented, seen
from sim.physics.tables import Table
from sim.quickbooks import errors
from sim.quickbooks.kinds import Masked, is_unset
from sim.quickbooks.kinds_nested import expect_members, numbered
from sim.quickbooks.records import PhysicalAddress
from sim.quickbooks.rules import Rules
from sim.quickbooks.schema import EntityType, Write

if TYPE_CHECKING:
    from sim.quickbooks.state import QuickBooksState

ID_DIGITS_MAX = 19


def save(company: QuickBooksState, entity: EntityType, body: Any) -> Any:
    """Create what has no Id, update what has one; the record as it is kept."""
    members = expect_members(body, "the body", entity.name, entity.known)
    if is_unset(members.get("Id")):
        return _create(company, entity, members)
    return _update(company, entity, members)


@documented("contract 3.4: Id and SyncToken suffice; 2020 for either by 2.2 and 8.8")
def delete(company: QuickBooksState, entity: EntityType, body: Any) -> Any:
    """Remove a record; Id and SyncToken are enough."""
    members = expect_members(body, "the body", entity.name, entity.known)
    if is_unset(members.get("Id")):
        raise errors.required("Id")
    record = find(company, entity, members["Id"])
    _check_token(company, record, members)
    rules = entity.rules or Rules()
    rules.deletable(company, record)
    company.forget(entity, record)
    rules.removed(company, record)
    return record


@documented("contract 1.1 and 3.11; 2020 for either by 2.2 and 8.8")
def void(company: QuickBooksState, entity: EntityType, body: Any) -> Any:
    """Make a transaction void; Id and SyncToken are enough."""
    members = expect_members(body, "the body", entity.name, entity.known)
    if is_unset(members.get("Id")):
        raise errors.required("Id")
    before = find(company, entity, members["Id"])
    _check_token(company, before, members)
    rules = entity.rules or Rules()
    rules.deletable(company, before)
    return _kept(company, entity, before, rules.voided(before))


@seen("vcr error/500 for 2030; DotNET SDK issue 353 for 610; err-docs for what was deleted")
def find(company: QuickBooksState, entity: EntityType, supplied: Any) -> Any:
    """The record of this id; Refusal for what is no id (2030) or nobody's (610)."""
    text = str(supplied)
    if not (text.isascii() and text.isdigit() and len(text) <= ID_DIGITS_MAX):
        raise errors.invalid_id(text[:100])
    record = company.table(entity).get(text)
    if record is None:
        if "delete" in entity.operations and f"{entity.name} {text}" in company.deleted:
            raise errors.object_deleted(f"{entity.name} {text} was deleted")
        raise errors.object_not_found(f"there is no {entity.name} {text}")
    return record


def _create(company: QuickBooksState, entity: EntityType, members: dict[str, Any]) -> Any:
    values = _values(entity, members, None)
    now = company.now()
    draft = entity.record(id="", create_time=now, last_updated_time=now, **{**entity.blank, **values})
    rules = entity.rules or Rules()
    record = rules.completed(company, None, draft, _given(values))
    record = replace(record, id=company.next_id(entity.counter, entity.first_id))
    record = _with_numbered_addresses(company, None, record, values)
    company.table(entity).put(record)
    rules.kept(company, None, record)
    return record


def _update(company: QuickBooksState, entity: EntityType, members: dict[str, Any]) -> Any:
    before = find(company, entity, members["Id"])
    _check_token(company, before, members)
    sparse = str(members.get("sparse", "")).lower() == "true"
    values = _values(entity, members, before, sparse=sparse)
    draft = replace(before if sparse else replace(before, **entity.blank), **values)
    rules = entity.rules or Rules()
    after = rules.completed(company, before, draft, _given(values))
    after = _with_numbered_addresses(company, before, after, values)
    return _kept(company, entity, before, after)


def _kept(company: QuickBooksState, entity: EntityType, before: Any, after: Any) -> Any:
    if after == before:
        return before  # vcr/deactivate: a second deactivation moves neither SyncToken nor LastUpdatedTime
    after = replace(after, sync_token=before.sync_token + 1, last_updated_time=company.now())
    table: Table[Any] = company.table(entity)
    table.put(after)
    (entity.rules or Rules()).kept(company, before, after)
    return table.get(after.id)


def _values(
    entity: EntityType, members: dict[str, Any], before: Any, *, sparse: bool = False
) -> dict[str, Any]:
    """What the request sets, by attribute. Empty strings and nulls count as not sent, or clear when sparse."""
    values: dict[str, Any] = {}
    for name, value in members.items():
        field = entity.fields.get(name)
        if field is None or not field.written or (field.write is Write.ONCE and before is not None):
            continue
        if is_unset(value):
            if sparse and field.attribute != "display_name":  # docs: a sparse update cannot clear the name
                values[field.attribute] = entity.blank[field.attribute]
        elif isinstance(field.kind, Masked) and field.kind.is_mask(value):
            if before is not None:
                values[field.attribute] = getattr(before, field.attribute)
        else:
            values[field.attribute] = field.kind.read(value, name)
    return values


def _given(values: dict[str, Any]) -> frozenset[str]:
    return frozenset(name for name, value in values.items() if not is_unset(value))


@documented("contract 3.0: it must be the current one; that a missing one is 2020 is inferred")
def _check_token(company: QuickBooksState, record: Any, members: dict[str, Any]) -> None:
    sent = members.get("SyncToken")
    if is_unset(sent):
        if company.behaviour.sync_token_required:
            raise errors.required("SyncToken")
    elif str(sent) != str(record.sync_token):
        note = f"SyncToken is {record.sync_token}, the call sent {str(sent)[:20]}"
        raise errors.stale_object(company.user_name, note)


def _with_numbered_addresses(
    company: QuickBooksState, before: Any, record: Any, values: dict[str, Any]
) -> Any:
    for attribute, value in values.items():
        if isinstance(value, PhysicalAddress):
            old = getattr(before, attribute) if before is not None else None
            known = old is not None and old.id
            number = "" if known else company.next_id("Address")
            record = replace(record, **{attribute: numbered(value, old, number)})
    return record
