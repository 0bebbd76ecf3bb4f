"""estimates and estimate_items: how long a project will take, as a whole or by the items of a custom field."""

from __future__ import annotations

from typing import Final

from sim.physics.provenance import documented, inferred
from sim.quickbooks_time import errors, fields
from sim.quickbooks_time.others import feed, keeping
from sim.quickbooks_time.others.declaration import Outcome, Resource, Values
from sim.quickbooks_time.others.narrowing import among
from sim.quickbooks_time.records_projects import Estimate, EstimateItem
from sim.quickbooks_time.resources.call import ResourceCall

WHOLE: Final = "none"
BY_FIELD: Final = "customfields"
BY_ITEM: Final = "tag_clouds"  # the vendor's own word for it, to be corrected some day


@documented("api_docs Estimates: by a custom field that is named, or as a whole")
def _create(call: ResourceCall, values: Values) -> Outcome:
    keeping.found(call.state, "projects", values["project_id"], "project")
    if values["estimate_by"] == BY_FIELD:
        fields.require(values, "estimate_by__id")
        keeping.found(call.state, "customfields", values["estimate_by__id"], "custom field")
    if values.get("active", True):
        _check_only(call, values["project_id"])
    return Outcome(keeping.make(call.state, "estimates", **values))


def _update(call: ResourceCall, before: Estimate, changes: Values) -> Outcome:
    if changes.get("active") and not before.active:
        _check_only(call, before.project_id)
    return Outcome(keeping.amend(call.state, "estimates", before, **changes))


@documented("api_docs Estimates: a project has one active estimate at a time; the sentence is ours")
def _check_only(call: ResourceCall, project_id: int) -> None:
    if any(each.active for each in call.state.tables.of("estimates").page("project_id", project_id)):
        raise errors.oops("That project already has an active estimate.")


def _create_item(call: ResourceCall, values: Values) -> Outcome:
    estimate = keeping.found(call.state, "estimates", values["estimate_id"], "estimate")
    _check_type(call, estimate, values)
    item = keeping.make(call.state, "estimate_items", **values)
    feed.tell(call.state, estimate.project_id, call.caller.id, "estimate_item_added")
    return Outcome(item)


def _update_item(call: ResourceCall, before: EstimateItem, changes: Values) -> Outcome:
    estimate = keeping.found(call.state, "estimates", before.estimate_id, "estimate")
    _check_type(call, estimate, {"type": before.type, "type_id": before.type_id, **changes})
    item = keeping.amend(call.state, "estimate_items", before, **changes)
    if item != before:
        removed = before.active and not item.active
        what = "estimate_item_removed" if removed else "estimate_item_updated"
        feed.tell(call.state, estimate.project_id, call.caller.id, what)
    return Outcome(item)


@inferred(
    "api_docs EstimateItems: an item of a field goes with an estimate by that field, and names the item"
)
def _check_type(call: ResourceCall, estimate: Estimate, values: Values) -> None:
    if values["type"] == WHOLE:
        return
    if estimate.estimate_by != BY_FIELD:
        raise errors.invalid_value("type", values["type"])
    fields.require(values, "type_id")
    item = keeping.found(call.state, "customfielditems", values["type_id"], "custom field item")
    if item.customfield_id != estimate.estimate_by__id:
        raise errors.invalid_value("type_id", values["type_id"])


ESTIMATES: Final = Resource(
    name="estimates",
    noun="estimate",
    active="yes",
    filters={"project_ids": among("project_id")},
    beside={
        "projects": lambda _, estimate: [estimate.project_id],
        "customfields": lambda _, estimate: [estimate.estimate_by__id],
    },
    permission="manage_jobcodes",
    fields={
        "project_id": fields.number,
        "active": fields.yes_no,
        "estimate_by": fields.choice(WHOLE, BY_FIELD),
        "estimate_by__id": fields.number,
    },
    required=("project_id", "estimate_by"),
    once=("project_id", "estimate_by", "estimate_by__id"),
    create=_create,
    update=_update,
)
ESTIMATE_ITEMS: Final = Resource(
    name="estimate_items",
    noun="estimate item",
    active="yes",
    filters={"estimate_ids": among("estimate_id")},
    beside={"estimates": lambda _, item: [item.estimate_id]},
    permission="manage_jobcodes",
    fields={
        "estimate_id": fields.number,
        "type": fields.choice(WHOLE, BY_ITEM),
        "type_id": fields.number,
        "estimated_seconds": fields.seconds,
        "active": fields.yes_no,
    },
    required=("estimate_id", "type"),
    once=("estimate_id",),
    create=_create_item,
    update=_update_item,
)
FAMILY: Final = (ESTIMATES, ESTIMATE_ITEMS)
