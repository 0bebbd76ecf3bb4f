"""The verbs of a declared resource: listed, created, changed and deleted as everywhere in this API."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

from sim.physics.provenance import documented, inferred
from sim.quickbooks_time import batch, errors, fields
from sim.quickbooks_time.batch import Done
from sim.quickbooks_time.errors import RowRefusedError
from sim.quickbooks_time.listing import Listing, Span
from sim.quickbooks_time.others import refusals, rows
from sim.quickbooks_time.others.declaration import Outcome, Resource, Values
from sim.quickbooks_time.resources.call import Handler, ResourceCall
from sim.quickbooks_time.wire import Row

EVERYTHING: Final = Span("all", (), ())


@documented("contract 3.0: the verbs of each path")
def methods(resource: Resource) -> dict[str, Handler]:
    """The verbs that a resource has."""
    found: dict[str, Handler] = {}
    if resource.listed:
        found["GET"] = lambda call: retrieve(resource, call)
    if resource.create is not None:
        found["POST"] = lambda call: create(resource, call)
    if resource.update is not None:
        found["PUT"] = lambda call: update(resource, call)
    if resource.delete is not None:
        found["DELETE"] = lambda call: delete(resource, call)
    return found


@documented("contract 3.14: lists by id with the filters of each resource")
def retrieve(resource: Resource, call: ResourceCall) -> Row:
    """Records by id, as far as they are asked for."""
    _check_filters(resource, call)
    listing = _listing(resource, call)
    resource.scope(call, listing)
    for name, narrow in resource.filters.items():
        narrow(call, listing, name)
    if resource.modified:
        listing.modified(call.filters)
    answer = call.answer(listing) if resource.paged else listing.whole(call.filters)
    envelope = call.listed(
        answer, lambda record: _row(call, resource, record), beside(resource, call, answer.records)
    )
    if not resource.paged:
        del envelope["more"]
    return envelope


@documented("contract 2.2: rows by position; required fields of each resource")
def create(resource: Resource, call: ResourceCall) -> Row:
    """New records."""
    make = resource.create
    assert make is not None, "a resource has this verb only with its function"

    def write(row: Mapping[str, Any]) -> Outcome:
        values = fields.read(fields.without_blanks(row), resource.fields, resource.ignored)
        fields.require(values, *resource.required)
        return make(call, values)

    return _written(resource, call, "Created", write)


@documented("contract 2.2: rows by position, each with its id")
def update(resource: Resource, call: ResourceCall) -> Row:
    """Changed records."""
    change = resource.update
    assert change is not None, "a resource has this verb only with its function"
    readers = {**resource.fields, "id": fields.number}

    def write(row: Mapping[str, Any]) -> Outcome:
        values = fields.read(row, readers, resource.ignored)
        fields.require(values, "id")
        before = call.state.tables.of(resource.name).get(values.pop("id"))
        if before is None:
            raise resource.absent(resource.noun)
        return change(call, before, _changes(resource, before, values))

    return _written(resource, call, "Updated", write)


@documented("contract 2.2: DELETE takes 50 ids at most")
def delete(resource: Resource, call: ResourceCall) -> Row:
    """Records taken away."""
    take_away = resource.delete
    assert take_away is not None, "a resource has this verb only with its function"
    ids = call.filters.numbers("ids") or ()
    if len(ids) > batch.ROWS_MAX:
        raise errors.too_many_items()

    def remove(record_id: int) -> Row:
        take_away(call, record_id)
        return {}

    return call.written(batch.deleted(ids, remove, "Expectation Failed", ids_as_text=True), {})


def beside(resource: Resource, call: ResourceCall, records: Sequence[Any]) -> dict[str, Callable[[], Row]]:
    """What the records point to, by kind."""

    def look(kind: str) -> Callable[[], Row]:
        ids_of = resource.beside[kind]
        return lambda: of_kind(call, kind, (each for record in records for each in ids_of(call, record)))

    return {kind: look(kind) for kind in resource.beside}


def of_kind(call: ResourceCall, kind: str, ids: Iterable[int]) -> Row:
    """The records of these ids, as they stand beside others."""
    if kind == "users":
        return call.users_beside(ids)
    if kind == "jobcodes":
        return call.jobcodes_beside(ids)
    if kind == "customfields":
        return call.customfields_beside(ids)
    table = call.state.tables.of(kind)
    found = [record for each in dict.fromkeys(ids) if (record := table.get(each)) is not None]
    if kind == "timesheets":
        return {str(record.id): call.write_time.listed(record) for record in found}
    return {str(record.id): rows.row(call.state, kind, record) for record in found}


@documented("api_docs: filters that must be given; that their lack refuses the whole call is inferred")
def _check_filters(resource: Resource, call: ResourceCall) -> None:
    absent = [name for name in resource.needs if not call.filters.has(name)]
    if absent:
        raise errors.filter_missing(resource.name, ", ".join(absent))
    if resource.one_of and not any(call.filters.has(name) for name in resource.one_of):
        raise errors.filter_missing(resource.name, ", ".join(resource.one_of))


@documented("contract 2.5: active is yes by default, unless a resource says otherwise")
def _listing(resource: Resource, call: ResourceCall) -> Listing:
    active = None
    if resource.active is not None:
        default = True if resource.active == "yes" else None
        active = call.filters.yes_no_both("active", default=default)
    return Listing(
        call.state.tables.of(resource.name),
        EVERYTHING if active is None else Span("active", (active,), (active,)),
        order=lambda _: (),
        base_holds=lambda record: active is None or record.active is active,
        depends_on=[call.state.tables.of(kind) for kind in resource.depends_on],
        also=resource.also(call),
    ).ids(call.filters.numbers("ids"))


@documented("contract 3.14: some resources have a code of their own for refused rows")
def _written(
    resource: Resource, call: ResourceCall, message: str, write: Callable[[Mapping[str, Any]], Outcome]
) -> Row:
    if resource.permission:
        call.require(resource.permission)
    written: list[Any] = []
    universe = call.state.universe

    def done(row: Mapping[str, Any]) -> Done:
        before = universe.snapshot()
        try:
            outcome = write(row)
        except RowRefusedError as refusal:
            universe.restore(before)  # a refused row leaves nothing behind
            if refusal.code == 417 != resource.refusal:
                raise RowRefusedError(resource.refusal, refusal.extra) from None
            raise
        written.append(outcome.record)
        return outcome.code, outcome.message or message, _row(call, resource, outcome.record)

    answered = batch.done(batch.rows_of(call.body), done)
    return call.written(answered, beside(resource, call, written), resource.key)


@inferred("contract 2.2: present values are ignored; that others are refused for what is set once is ours")
def _changes(resource: Resource, before: Any, values: Values) -> Values:
    """What a row changes. A field that is set once may be sent again as it is."""
    for name in resource.once:
        if name in values and values[name] != getattr(before, name):
            raise refusals.write_once(name)
    return {name: value for name, value in values.items() if name not in resource.once}


def _row(call: ResourceCall, resource: Resource, record: Any) -> Row:
    return rows.row(call.state, resource.name, record)
