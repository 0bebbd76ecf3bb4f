"""customfielditem_filters and its two views: which choices are shown for which jobcode, user or group."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final

from sim.physics.provenance import documented, inferred
from sim.quickbooks_time import batch, fields, itemfilters, wire_lists
from sim.quickbooks_time.batch import Done
from sim.quickbooks_time.itemfilters import Shown
from sim.quickbooks_time.listing import Listing, Span
from sim.quickbooks_time.records import User
from sim.quickbooks_time.records_lists import ItemFilter
from sim.quickbooks_time.resources.call import Handler, ResourceCall
from sim.quickbooks_time.wire import Row

KIND: Final = "customfielditem_filters"  # the key of the answer, however the path is spelt
FIELDS: Final[Mapping[str, fields.Reader]] = {
    "applies_to": fields.text(),  # the rule about its words has a sentence of its own
    "applies_to_id": fields.number,
    "customfielditem_id": fields.number,
    "customfield_id": fields.number,
    "active": fields.yes_no,
}
Targets = list[tuple[str, int]]


@documented("contract 3.9: the filters of the list; active is yes unless asked otherwise")
def retrieve(call: ResourceCall) -> Row:
    """Filters by id."""
    asked = call.filters
    installed = call.state.has_custom_fields()
    active = asked.yes_no_both("active", default=True)
    listing = Listing(
        call.state.tables.customfielditem_filters,
        Span("all", (), ()) if active is None else Span("active", (active,), (active,)),
        order=lambda _: (),
        base_holds=lambda rule: active in {None, rule.active},
        depends_on=[call.state.tables.users],
        also=installed,
    ).ids(asked.numbers("ids"))
    targets = _targets(call)
    every_job = targets is not None and asked.yes_no("include_jobcode_filters", default=False)
    known = frozenset(targets or ())
    spans = [Span("target", target, target) for target in known]
    if every_job:
        spans.append(Span("target", ("jobcodes",), ("jobcodes",)))
    listing.where(
        targets,
        lambda rule: (
            (rule.applies_to, rule.applies_to_id) in known or (every_job and rule.applies_to == "jobcodes")
        ),
        spans,
    )
    listing.where(None if installed else False, lambda _: False)
    found = call.answer(listing.modified(asked))
    return call.listed(found, wire_lists.item_filter, _beside(call, found.records), kind=KIND)


@documented("contract 3.9: POST")
def create(call: ResourceCall) -> Row:
    """New filters."""

    def write(row: Mapping[str, Any]) -> tuple[str, ItemFilter]:
        values = fields.read(fields.without_blanks(row), FIELDS)
        fields.require(values, "applies_to", "applies_to_id", "customfielditem_id")
        return "Created", itemfilters.create(call.state, values)

    return _written(call, write)


@documented("contract 3.9: PUT")
def update(call: ResourceCall) -> Row:
    """Changed filters."""

    def write(row: Mapping[str, Any]) -> tuple[str, ItemFilter]:
        values = fields.read(row, {**FIELDS, "id": fields.number})
        fields.require(values, "id")
        return "Updated", itemfilters.update(call.state, values.pop("id"), values)

    return _written(call, write)


@documented("contract 3.9: what each jobcode shows, without supplemental data")
def of_jobcodes(call: ResourceCall) -> Row:
    """The view by jobcode."""
    found = _every(call, "jobcodes", call.filters.numbers("jobcode_ids"))
    return _view(call, ((shown, "") for shown in found))


@documented("contract 3.9: users and groups in one map, so that those of one number share a key")
def of_users(call: ResourceCall) -> Row:
    """The view by user and group; of a user and a group with one number the group is seen."""
    targets = _targets(call)
    found = [
        (shown, kind)
        for kind in ("user", "group")
        for shown in _every(
            call,
            f"{kind}s",
            None if targets is None else [one for name, one in targets if name == f"{kind}s"],
        )
    ]
    return _view(call, {shown.id: (shown, kind) for shown, kind in found}.values())


def _targets(call: ResourceCall) -> Targets | None:
    asked = call.filters
    found: Targets = [
        (kind, one)
        for kind, name in (("jobcodes", "jobcode_id"), ("users", "user_id"), ("groups", "group_id"))
        if (one := asked.number(name)) is not None
    ]
    user = call.state.tables.users.get(asked.number("user_id") or 0)
    if isinstance(user, User) and asked.yes_no("include_user_group", default=False):
        found.append(("groups", user.group_id))
    return found or None


def _every(call: ResourceCall, applies_to: str, ids: Iterable[int] | None) -> Iterator[Shown]:
    changes = call.filters.changes()
    if not call.state.has_custom_fields():
        return
    for shown in itemfilters.every_shown(call.state, applies_to, ids):
        if changes.hold(shown.last_modified):
            yield shown


def _view(call: ResourceCall, found: Iterable[tuple[Shown, str]]) -> Row:
    """One page of a view; what comes after it is not looked at."""
    page = call.filters.page()
    seen = list(islice(found, page.offset, page.offset + page.limit + 1))
    rows = {str(shown.id): wire_lists.shown(shown, kind) for shown, kind in seen[: page.limit]}
    return {"results": {call.resource: rows or call.empty}, "more": len(seen) > page.limit}


@inferred("contract 3.9, 8: the key; customfielditems in the examples looks like a slip; a switch")
def _written(call: ResourceCall, write: Any) -> Row:
    call.require("admin")
    written: list[ItemFilter] = []

    def row_of(row: Mapping[str, Any]) -> Done:
        message, rule = write(row)
        written.append(rule)
        return 200, message, wire_lists.item_filter(rule)

    key = call.state.behaviour.item_filters_key
    return call.written(batch.done(batch.rows_of(call.body), row_of), _beside(call, written), kind=key)


def _beside(call: ResourceCall, rules: Sequence[ItemFilter]) -> Mapping[str, Any]:
    def of(kind: str) -> list[int]:
        return [rule.applies_to_id for rule in rules if rule.applies_to == kind]

    return {
        "jobcodes": lambda: call.jobcodes_beside(of("jobcodes"), above=False),
        "users": lambda: call.users_beside(of("users")),
        "groups": lambda: call.groups_beside(of("groups")),
        "customfields": lambda: call.customfields_beside(rule.customfield_id for rule in rules),
        "customfielditems": lambda: call.customfielditems_beside(rule.customfielditem_id for rule in rules),
    }


METHODS: Final[Mapping[str, Handler]] = {"GET": retrieve, "POST": create, "PUT": update}
BY_JOBCODE: Final[Mapping[str, Handler]] = {"GET": of_jobcodes}
BY_USER: Final[Mapping[str, Handler]] = {"GET": of_users}
