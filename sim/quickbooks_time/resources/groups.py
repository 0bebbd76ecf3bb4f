"""groups: who is managed together, and by whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from sim.physics.provenance import documented, seen
from sim.quickbooks_time import batch, fields, groups, wire_lists
from sim.quickbooks_time.batch import Done
from sim.quickbooks_time.listing import Listing, Span
from sim.quickbooks_time.records_lists import Group
from sim.quickbooks_time.resources.call import Handler, ResourceCall
from sim.quickbooks_time.tables import fold
from sim.quickbooks_time.wire import Row

FIELDS: Final[Mapping[str, fields.Reader]] = {
    "name": fields.text(),
    "active": fields.yes_no,
    "manager_ids": fields.ids,
}


@documented("contract 3.10: filters ids, active, manager_ids, name; `names` is what a client sends")
def retrieve(call: ResourceCall) -> Row:
    """Groups by name."""
    asked = call.filters
    active = asked.yes_no_both("active", default=True)
    base = Span("named", (), ()) if active is None else Span("active", (active,), (active,))
    listing = Listing(
        call.state.tables.groups,
        base,
        order=lambda group: (fold(group.name),),
        base_holds=lambda group: active in {None, group.active},
    ).ids(asked.numbers("ids"))
    managers = frozenset(asked.numbers("manager_ids") or ())
    listing.where(managers or None, lambda group: not managers.isdisjoint(group.manager_ids))
    names = tuple(map(fold, asked.words("name") or asked.words("names") or ()))
    spans = [Span("named", (name,), (name,)) for name in names]
    listing.where(names or None, lambda group: fold(group.name) in names, spans)
    found = call.answer(listing.modified(asked))
    return call.listed(found, wire_lists.group, _beside(call, found.records))


@seen("a 2017 client's fixture of POST /groups: the refused row echoes nothing")
def create(call: ResourceCall) -> Row:
    """New groups."""

    def write(row: Mapping[str, Any]) -> tuple[str, Group]:
        values = fields.read(fields.without_blanks(row), FIELDS)
        fields.require(values, "name")
        return "Created", groups.create(call.state, values)

    return _written(call, write)


@documented("contract 3.10: PUT")
def update(call: ResourceCall) -> Row:
    """Changed groups; blank managers are none."""

    def write(row: Mapping[str, Any]) -> tuple[str, Group]:
        values = fields.read(row, {**FIELDS, "id": fields.number})
        fields.require(values, "id")
        return "Updated", groups.update(call.state, values.pop("id"), values)

    return _written(call, write)


@documented("Groups/Ex/_create-response: these writes say `more`, unlike all others")
def _written(call: ResourceCall, write: Any) -> Row:
    call.require("manage_users")
    written: list[Group] = []

    def row_of(row: Mapping[str, Any]) -> Done:
        message, group = write(row)
        written.append(group)
        return 200, message, wire_lists.group(group)

    rows = batch.done(batch.rows_of(call.body), row_of, echo=False)
    answer = call.written(rows, _beside(call, written))
    return {"results": answer.pop("results"), "more": False, **answer}


def _beside(call: ResourceCall, found: Iterable[Group]) -> Mapping[str, Any]:
    return {"users": lambda: call.users_beside(each for group in found for each in group.manager_ids)}


METHODS: Final[Mapping[str, Handler]] = {"GET": retrieve, "POST": create, "PUT": update}
