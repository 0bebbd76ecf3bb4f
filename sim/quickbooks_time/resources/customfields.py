"""customfields: those of timesheets, which are all that the API lets one create."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sim.physics.provenance import documented
from sim.quickbooks_time import batch, customfields, fields
from sim.quickbooks_time.batch import Done
from sim.quickbooks_time.listing import Listing, Span
from sim.quickbooks_time.resources.call import Handler, ResourceCall
from sim.quickbooks_time.tables import fold
from sim.quickbooks_time.wire import Row

APPLIES_TO: Final = ("timesheet", "user", "jobcode")
TYPES: Final = ("managed-list", "free-form")
FIELDS: Final[Mapping[str, fields.Reader]] = {
    "name": fields.text(),
    "applies_to": fields.choice("timesheet"),  # the only one the API creates [contract 3.7]
    "type": fields.choice(*TYPES),
    "required": fields.yes_no,
    "active": fields.yes_no,
    "show_to_all": fields.yes_no,
    "short_code": fields.text(),
}  # what it looks like and which items it takes are read-only [api_docs CustomFields]


@documented("contract 3.7: applies_to is timesheet unless asked otherwise")
def retrieve(call: ResourceCall) -> Row:
    """Custom fields by name; none while the add-on is not installed."""
    asked = call.filters
    installed = call.state.has_custom_fields()
    active = asked.yes_no_both("active", default=True)
    applies_to = asked.choice("applies_to", {*APPLIES_TO, "all"}, "timesheet")
    kind = asked.choice("value_type", {*TYPES, "both"}, "both")
    listing = Listing(
        call.state.tables.customfields,
        Span("named", (), ()),
        order=lambda field: (fold(field.name),),
        base_holds=lambda field: installed and active in {None, field.active},
        also=installed,
    ).ids(asked.numbers("ids"))
    listing.where(
        True, lambda field: applies_to in {"all", field.applies_to} and kind in {"both", field.type}
    )
    return call.listed(call.answer(listing.modified(asked)), call.write.customfield, {})


@documented("contract 3.7: POST")
def create(call: ResourceCall) -> Row:
    """New fields."""
    call.require("admin")

    def write(row: Mapping[str, object]) -> Done:
        values = fields.read(fields.without_blanks(row), FIELDS)
        fields.require(values, "name", "applies_to", "type")
        return 200, "Created", call.write.customfield(customfields.create(call.state, values))

    return call.written(batch.done(batch.rows_of(call.body), write), {})


@documented("contract 3.7: PUT")
def update(call: ResourceCall) -> Row:
    """Changed fields."""
    call.require("admin")

    def write(row: Mapping[str, object]) -> Done:
        values = fields.read(row, {**FIELDS, "id": fields.number})
        fields.require(values, "id")
        field = customfields.update(call.state, values.pop("id"), values)
        return 200, "Updated", call.write.customfield(field)

    return call.written(batch.done(batch.rows_of(call.body), write), {})


METHODS: Final[Mapping[str, Handler]] = {"GET": retrieve, "POST": create, "PUT": update}
