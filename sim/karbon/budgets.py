"""Budgets of work: rows of estimated minutes, and what new work gets of its template."""

from __future__ import annotations

import msgspec

from sim.karbon.records import Estimate, EstimateSummary, WorkItem
from sim.karbon.state import KarbonState
from sim.physics.provenance import documented, seen


@documented("Karbon's help centre: work that starts from a template starts with its budget")
def begin(state: KarbonState, work: WorkItem) -> WorkItem:
    """Keep new work, with the budget of its template if it has one."""
    template = state.templates.get(work.work_template_key)
    if template is not None:
        for estimate in template.estimates:
            put_estimate(state, work.work_item_key, estimate)
        used = msgspec.structs.replace(
            template,
            number_of_work_items_created=template.number_of_work_items_created + 1,
            date_last_work_item_created=state.universe.clock.now(),
        )
        state.templates.put(used)
    return state.put_work(work)


@seen("sample of the reference: the key is a GUID in capitals, and -0")
def put_estimate(state: KarbonState, work_item_key: str, estimate: Estimate, key: str = "") -> str:
    """Keep a row of a budget, under a new key unless it has one; the key."""
    fields = {name: getattr(estimate, name) for name in Estimate.__struct_fields__}
    key = key or f"{state.universe.chance.uuid('karbon.estimates').upper()}-0"
    state.estimates.put(EstimateSummary(estimate_summary_key=key, work_item_key=work_item_key, **fields))
    return key
