"""Records below each other: their paths, how deep they may go, and what reaches those below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import replace

from sim.physics.provenance import documented, inferred
from sim.quickbooks import errors, names

if TYPE_CHECKING:
    from sim.quickbooks.state import QuickBooksState

LEVEL_MAX: Final = 4  # below the top: five levels in all (docs)


def children(company: QuickBooksState, record: Any) -> list[Any]:
    """The records right below, active or not."""
    return company.table_of(record).page("ParentRef>FullyQualifiedName", record.id)


@documented("contract 3.1, 3.5, 3.6: the parent is there, active, and five levels are enough; codes by 2.2")
def check_place(company: QuickBooksState, before: Any, draft: Any, space: str) -> None:
    """Refuses a new place below nobody, below something inactive, below itself, or too far down."""
    if not draft.parent_id or not _is_new(before, draft):
        return
    parent = company.table_of(draft).get(draft.parent_id)
    if parent is None:
        raise errors.unknown_reference(space, draft.parent_id)
    if not parent.active:
        raise errors.inactive_reference(company.behaviour.inactive_reference_code)
    _check_depth(company, parent, draft)


def settle_below(company: QuickBooksState, parent: Any, *, retired: bool) -> None:
    """Write the paths anew below a record that changed, and then retire what stands there with it."""
    _settle_paths(company, parent)
    if retired:
        _retire_below(company, parent)


def _settle_paths(company: QuickBooksState, parent: Any) -> None:
    for child in children(company, parent):
        path = f"{parent.fully_qualified_name}:{names.called(child)}"
        if path == child.fully_qualified_name:
            continue
        after = replace(child, fully_qualified_name=path)
        if company.behaviour.rename_touches_jobs:
            after = replace(after, last_updated_time=company.now())
        company.table_of(after).put(after)
        _settle_paths(company, after)


def _retire_below(company: QuickBooksState, parent: Any) -> None:
    """All paths are right by now, or two of one parent could get one name."""
    for child in children(company, parent):
        after = child
        if child.active:
            name = names.retired_name(company, child, names.called(child))
            after = replace(
                names.renamed(child, name),
                active=False,
                fully_qualified_name=names.path_of(company, child, name),
                sync_token=child.sync_token + 1,
                last_updated_time=company.now(),
            )
            company.table_of(after).put(after)
            _settle_paths(company, after)
        _retire_below(company, after)


@inferred("vcr: 62 and its job 64 share one LastUpdatedTime; no SyncToken moves")
def touch_parent(company: QuickBooksState, child: Any) -> None:
    """A new child is news about its parent."""
    table = company.table_of(child)
    parent = table.get(child.parent_id) if child.parent_id else None
    if parent is not None:
        table.put(replace(parent, last_updated_time=company.now()))


def _is_new(before: Any, draft: Any) -> bool:
    if before is None or before.parent_id != draft.parent_id:
        return True
    return bool(draft.active and not before.active)


@documented("contract 3.1: five levels; the code and texts for a sixth and for a cycle are inferred")
def _check_depth(company: QuickBooksState, parent: Any, draft: Any) -> None:
    table, noun = company.table_of(draft), names.NOUNS[type(draft)]
    above = parent
    while above is not None:
        if above.id == draft.id:
            raise errors.business_validation(f"No {noun} can stand below itself or below one of its own.")
        above = table.get(above.parent_id) if above.parent_id else None
    level = parent.fully_qualified_name.count(":") + 1
    if level + _height(company, draft) > LEVEL_MAX:
        raise errors.business_validation(f"A {noun} can have others up to four levels below it.")


def _height(company: QuickBooksState, record: Any) -> int:
    """How many levels stand below."""
    below = children(company, record) if record.id else []
    return max((1 + _height(company, child) for child in below), default=0)
