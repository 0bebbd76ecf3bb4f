"""jobcodes: the tree as a list, by default the regular and active ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from sim.physics.provenance import documented, inferred, seen
from sim.quickbooks_time import batch, errors, fields, jobcodes
from sim.quickbooks_time.batch import Done
from sim.quickbooks_time.listing import Listing, Span
from sim.quickbooks_time.others.engine import of_kind
from sim.quickbooks_time.records import Jobcode
from sim.quickbooks_time.resources.call import Handler, ResourceCall
from sim.quickbooks_time.tables import fold
from sim.quickbooks_time.wire import Row

FIELDS: Final[Mapping[str, fields.Reader]] = {
    "parent_id": fields.number,
    "assigned_to_all": fields.yes_no,
    "billable": fields.yes_no,
    "active": fields.yes_no,
    "type": fields.choice(*jobcodes.TYPES),
    "billable_rate": fields.amount,
    "short_code": fields.text(),
    "name": fields.text(10_000),  # the rule about its length has a sentence of its own
    "connect_with_quickbooks": fields.yes_no,
}
EVERY_PARENT: Final = -1
UNDOCUMENTED_TYPE: Final = "unpaid_time_off"  # two clients ask for it; accounts here have none


@documented("contract 3.3: type is regular and active is yes unless asked otherwise")
def retrieve(call: ResourceCall) -> Row:
    """Jobcodes by name."""
    asked = call.filters
    wanted = asked.choice("type", {*jobcodes.TYPES, UNDOCUMENTED_TYPE, "all"}, "regular")
    active = asked.yes_no_both("active", default=True)
    listing = Listing(
        call.state.tables.jobcodes,
        _base(wanted, active),
        order=lambda jobcode: (fold(jobcode.name),),
        base_holds=lambda jobcode: wanted in {"all", jobcode.type} and active in {None, jobcode.active},
    ).ids(asked.numbers("ids"))
    parents = asked.numbers("parent_ids")
    if parents is not None and EVERY_PARENT not in parents:
        listing.where(
            parents,
            lambda jobcode: jobcode.parent_id in parents,
            [
                Span("children", *2 * ((parent,) if active is None else (parent, active),))
                for parent in parents
            ],
        )
    listing.named(asked, "name", index="named").modified(asked)
    found = call.answer(listing)
    fields_asked = asked.yes_no("customfields", default=False)
    write = call.write.jobcode_with_fields if fields_asked else call.write.listed_jobcode
    return call.listed(found, write, _beside(call, found.records, fields_asked=fields_asked))


@seen("WSO2's live test: POST /jobcodes {'data':[{}]} is refused as a whole")
def create(call: ResourceCall) -> Row:
    """New jobcodes. One row without a name refuses the whole call."""
    call.require("manage_jobcodes")
    rows = batch.rows_of(call.body)
    if any(_is_nameless(row) for row in rows):
        raise errors.refused(417, "Missing required parameters: name")
    written: list[Jobcode] = []

    def write(row: Mapping[str, Any]) -> Done:
        values = _readable(call, fields.read(fields.without_blanks(row), FIELDS))
        values.setdefault("assigned_to_all", call.state.behaviour.new_jobcodes_assigned_to_all)
        code, jobcode = jobcodes.create(call.state, values)
        written.append(jobcode)
        if code == 200:
            return code, "Created", call.write.written_jobcode(jobcode)
        return code, "Accepted", _accepted(call, jobcode, row)

    return call.written(batch.done(rows, write), _parents(call, written))


@inferred("contract 3.3: the code is documented, what the row says of the one that exists is not; a switch")
def _accepted(call: ResourceCall, jobcode: Jobcode, row: Mapping[str, Any]) -> Row:
    if call.state.behaviour.accepted_row == "submitted":
        return batch.submitted(row)
    return call.write.written_jobcode(jobcode)


@documented("contract 3.3: PUT")
def update(call: ResourceCall) -> Row:
    """Changed jobcodes: renamed, moved, archived, restored."""
    call.require("manage_jobcodes")
    written: list[Jobcode] = []

    def write(row: Mapping[str, Any]) -> Done:
        values = _readable(call, fields.read(row, {**FIELDS, "id": fields.number}))
        fields.require(values, "id")
        jobcode = jobcodes.update(call.state, values.pop("id"), values)
        written.append(jobcode)
        return 200, "Updated", call.write.written_jobcode(jobcode)

    return call.written(batch.done(batch.rows_of(call.body), write), _parents(call, written))


@documented("contract 3.3: connect_with_quickbooks is a property only with the two-way-sync beta")
def _readable(call: ResourceCall, values: dict[str, Any]) -> dict[str, Any]:
    if "connect_with_quickbooks" in values and not call.state.behaviour.two_way_sync:
        raise errors.invalid_params(["connect_with_quickbooks"])
    return values


def _parents(call: ResourceCall, written: list[Jobcode]) -> Mapping[str, Any]:
    return {"jobcodes": lambda: call.jobcodes_beside(jobcode.parent_id for jobcode in written)}


@documented("contract 2.1: all ancestors, locations, and custom fields only with customfields=true")
def _beside(call: ResourceCall, found: Sequence[Jobcode], *, fields_asked: bool) -> Mapping[str, Any]:
    beside = {
        "jobcodes": lambda: call.jobcodes_beside(jobcode.parent_id for jobcode in found),
        "locations": lambda: of_kind(call, "locations", (each for one in found for each in one.locations)),
    }
    if fields_asked:
        ids = [field_id for jobcode in found for field_id, _ in jobcode.customfields]
        beside["customfields"] = lambda: call.customfields_beside(ids)
    return beside


def _base(wanted: str, active: bool | None) -> Span:
    if wanted == "all":
        return Span("named", (), ()) if active is None else Span("active", (active,), (active,))
    if active is None:
        return Span("typed", (wanted,), (wanted,))
    return Span("typed_active", (wanted, active), (wanted, active))


def _is_nameless(row: Any) -> bool:
    return isinstance(row, dict) and (row.get("name") is None or row["name"] == "")


METHODS: Final[Mapping[str, Handler]] = {"GET": retrieve, "POST": create, "PUT": update}
