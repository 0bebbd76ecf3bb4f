"""Groups, and the filters of choices in their three views, as the API writes them."""

from __future__ import annotations

from sim.physics.provenance import documented
from sim.quickbooks_time.itemfilters import Shown
from sim.quickbooks_time.records_lists import Group, ItemFilter
from sim.quickbooks_time.wire import Row


@documented("contract 3.10, 8: managers are given as texts")
def group(found: Group) -> Row:
    """A group."""
    return {
        "id": found.id,
        "active": found.active,
        "name": found.name,
        "last_modified": found.last_modified,
        "created": found.created,
        "manager_ids": [str(manager_id) for manager_id in found.manager_ids],
    }


@documented("contract 3.9: the fields of a filter and their order")
def item_filter(rule: ItemFilter) -> Row:
    """A choice that is shown for somebody."""
    return {
        "id": rule.id,
        "active": rule.active,
        "applies_to": rule.applies_to,
        "applies_to_id": rule.applies_to_id,
        "customfielditem_id": rule.customfielditem_id,
        "customfield_id": rule.customfield_id,
        "last_modified": rule.last_modified,
    }


@documented("contract 3.9: ids of items are texts here; a field whose filters are all off has []")
def shown(found: Shown, kind: str = "") -> Row:
    """What one jobcode, user or group shows; the view of users says which of the last two it is."""
    items = {str(field_id): [str(each) for each in items] for field_id, items in found.items.items()}
    row: Row = {"id": found.id, "last_modified": found.last_modified, "filtered_customfielditems": items}
    return row | {"type": kind} if kind else row
