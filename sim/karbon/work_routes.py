"""WorkItems and EstimateSummaries over HTTP."""

from __future__ import annotations

from typing import Final

from flask import Response, request

from sim.karbon import bodies, errors, listings, work, work_wire
from sim.karbon.missing import explained
from sim.karbon.operation import READING, WRITING, BodyProblem, Operation, pages
from sim.karbon.options import expansions
from sim.karbon.records import WorkItem
from sim.karbon.resource import KarbonCall, Resource, created, no_content, patched, single, whole
from sim.karbon.time.aggregates import actual_minutes
from sim.karbon.work_properties import REQUIRED
from sim.physics.provenance import documented

TYPE: Final = "WorkItemDTO"
CONTEXT: Final = f"WorkItems/KarbonService.{TYPE}"
LIST_CONTEXT: Final = "WorkItems/KarbonService.WorkItemSummaryDTO"
NOTHING: Final[frozenset[str]] = frozenset()


def resources() -> dict[str, Resource]:
    """Work and its budgets, by name in lower case."""
    return {
        "workitems": Resource(
            collection={
                "GET": pages("WorkItems", listings.WORK_ITEMS, LIST_CONTEXT, work_wire.work_row),
                "POST": Operation(
                    "WorkItems",
                    _create,
                    form="typed entity",
                    shows=work_wire.new_work_item,
                    statuses=(201,),
                    refuses={400: BodyProblem},
                    takes=bodies.WorkItemBody,
                    required=REQUIRED,
                ),
            },
            record=_record("WorkItems/{WorkItemKey}"),
            cast=f"karbonservice.{TYPE}".lower(),
        ),
        "estimatesummaries": Resource(
            record={
                "GET": Operation(
                    "EstimateSummaries/{WorkItemKey}",
                    _estimates,
                    form="rows",
                    shows=work_wire.estimate,
                    refuses=READING,
                )
            }
        ),
    }


def _record(path: str) -> dict[str, Operation]:
    work_item = work_wire.work_item
    return {
        "GET": Operation(path, _read, form="typed entity", shows=work_item, refuses=READING),
        "PUT": Operation(
            path,
            _replace,
            statuses=(204,),
            refuses=WRITING,
            takes=bodies.WorkItemBody,
            required=REQUIRED,
        ),
        "PATCH": Operation(
            path,
            _patch,
            form="typed entity",
            shows=work_item,
            statuses=(204, 200),
            refuses=WRITING,
            takes=bodies.WorkItemBody,
            only=work.PATCHABLE["seven"],
        ),
    }


def _read(call: KarbonCall) -> Response:
    expansions(call.options, NOTHING)
    return single(call, CONTEXT, TYPE, work_wire.work_item(call.state, _found(call)))


def _create(call: KarbonCall) -> Response:
    item = work.create(call.state, call.content)
    location = f"WorkItems('{item.work_item_key}')/KarbonService.{TYPE}"
    return created(call, CONTEXT, TYPE, work_wire.new_work_item(call.state, item), location)


def _replace(call: KarbonCall) -> Response:
    work.replace(call.state, _found(call), call.content)
    return no_content()


def _patch(call: KarbonCall) -> Response:
    item = work.patch(call.state, _found(call), call.content)
    return patched(call, CONTEXT, TYPE, lambda: work_wire.work_item(call.state, item))


@documented("Karbon's OpenAPI document: the framework's 404")
def _estimates(call: KarbonCall) -> Response:
    """A work item's budget. The one documented 404 is the framework's, whose text names the address."""
    expansions(call.options, NOTHING)
    item = _visible(call)
    if item is None:
        raise explained(call.state, errors.no_http_resource(request.path), call.address.key)
    rows = call.state.estimates.page("work", item.work_item_key)
    spent = actual_minutes(call.state, item.work_item_key, rows)
    shown = [work_wire.estimate(call.state, row, spent[row.estimate_summary_key]) for row in rows]
    return whole(call, "EstimateSummaries", shown)


@documented("Karbon's OpenAPI document: 404 with a text")
def _found(call: KarbonCall) -> WorkItem:
    item = _visible(call)
    if item is None:
        raise explained(call.state, errors.work_item_not_found(), call.address.key)
    return item


def _visible(call: KarbonCall) -> WorkItem | None:
    item = call.state.work_items.get(call.address.key)
    return item if item is not None and item.restriction_level in call.state.visible_levels else None
