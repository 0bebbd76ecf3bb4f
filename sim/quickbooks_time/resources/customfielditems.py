"""customfielditems: the choices of one custom field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from sim.physics.provenance import documented
from sim.quickbooks_time import batch, customfields, errors, fields
from sim.quickbooks_time.batch import Done
from sim.quickbooks_time.listing import Listing, Span
from sim.quickbooks_time.records import CustomFieldItem
from sim.quickbooks_time.resources.call import Handler, ResourceCall
from sim.quickbooks_time.tables import fold
from sim.quickbooks_time.wire import Row

FIELDS: Final[Mapping[str, fields.Reader]] = {
    "customfield_id": fields.number,
    "name": fields.text(),
    "active": fields.yes_no,
    "short_code": fields.text(),
}


@documented("contract 3.8: customfield_id is required")
def retrieve(call: ResourceCall) -> Row:
    """The choices by name."""
    asked = call.filters
    field_id = asked.number("customfield_id")
    if field_id is None:
        raise errors.filter_missing("customfielditems", "customfield_id")
    installed = call.state.has_custom_fields()
    active = asked.yes_no_both("active", default=True)
    listing = Listing(
        call.state.tables.customfielditems,
        _base(field_id, active),
        order=lambda item: (fold(item.name),),
        base_holds=lambda item: item.customfield_id == field_id and active in {None, item.active},
        also=installed,
    ).ids(asked.numbers("ids"))
    listing.where(None if installed else False, lambda _: False)
    found = call.answer(listing.named(asked, "name", field_id, index="named").modified(asked))
    return call.listed(found, call.write.customfielditem, _beside(call, found.records))


@documented("contract 3.8: POST")
def create(call: ResourceCall) -> Row:
    """New choices."""
    call.require("admin")
    written: list[CustomFieldItem] = []

    def write(row: Mapping[str, Any]) -> Done:
        values = fields.read(fields.without_blanks(row), FIELDS)
        fields.require(values, "customfield_id", "name")
        written.append(customfields.create_item(call.state, values))
        return 200, "Created", call.write.customfielditem(written[-1])

    rows = batch.done(batch.rows_of(call.body), write)
    return call.written(rows, _beside(call, written))


@documented("contract 3.8: PUT")
def update(call: ResourceCall) -> Row:
    """Changed choices."""
    call.require("admin")
    written: list[CustomFieldItem] = []

    def write(row: Mapping[str, Any]) -> Done:
        values = fields.read(row, {**FIELDS, "id": fields.number})
        fields.require(values, "id")
        written.append(customfields.update_item(call.state, values.pop("id"), values))
        return 200, "Updated", call.write.customfielditem(written[-1])

    rows = batch.done(batch.rows_of(call.body), write)
    return call.written(rows, _beside(call, written))


def _base(field_id: int, active: bool | None) -> Span:
    if active is None:
        return Span("named", (field_id,), (field_id,))
    return Span("active", (field_id, active), (field_id, active))


def _beside(call: ResourceCall, items: Iterable[CustomFieldItem]) -> Mapping[str, Any]:
    return {"customfields": lambda: call.customfields_beside(item.customfield_id for item in items)}


METHODS: Final[Mapping[str, Handler]] = {"GET": retrieve, "POST": create, "PUT": update}
