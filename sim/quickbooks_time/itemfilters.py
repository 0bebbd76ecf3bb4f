"""Which choices of a field are shown for a jobcode, a person or a group, and so what their time may carry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import msgspec

from sim.physics.provenance import documented, inferred
from sim.quickbooks_time import customfields, errors
from sim.quickbooks_time.records_lists import ItemFilter

if TYPE_CHECKING:
    from sim.quickbooks_time.state import QuickBooksTimeState

APPLIES_TO: Final = ("jobcodes", "users", "groups")


class Shown(NamedTuple):
    """What one jobcode, user or group shows, by field; a field whose filters are all off shows nothing here."""

    id: int
    last_modified: str
    items: Mapping[int, tuple[int, ...]]


@documented("contract 3.9: POST since 2022-05-16")
def create(state: QuickBooksTimeState, values: Mapping[str, Any]) -> ItemFilter:
    """Show a choice for somebody; one that was taken away comes back under its id."""
    customfields.check_installed(state)
    wanted = ItemFilter(id=0, last_modified=state.stamp(), **_with_field(state, values))
    _check(state, wanted)
    twin = _twin(state, wanted)
    if twin is not None:
        return update(state, twin.id, {"active": wanted.active})
    return state.tables.customfielditem_filters.put(
        msgspec.structs.replace(wanted, id=state.tables.next_id("customfielditem_filters"))
    )


@documented("contract 3.9: PUT since 2022-05-16; the sentences are ours")
def update(state: QuickBooksTimeState, rule_id: int, changes: Mapping[str, Any]) -> ItemFilter:
    """Change a filter; what equals its present values is ignored."""
    customfields.check_installed(state)
    before = state.tables.customfielditem_filters.get(rule_id)
    if before is None:
        raise errors.oops("That custom field item filter could not be found.")
    wanted = msgspec.structs.replace(before, **changes)
    if wanted == before:
        return before
    _check(state, wanted)
    if _twin(state, wanted) is not None:
        raise errors.oops("That custom field item filter exists already.")
    return state.tables.customfielditem_filters.put(
        msgspec.structs.replace(wanted, last_modified=state.stamp())
    )


@documented("contract 3.3: archiving a jobcode removes its custom field dependencies")
def drop_all(state: QuickBooksTimeState, applies_to: str, target_id: int) -> None:
    """Nothing is filtered for this one any more."""
    for rule in state.tables.customfielditem_filters.page("target", applies_to, target_id):
        if rule.active:
            off = msgspec.structs.replace(rule, active=False, last_modified=state.stamp())
            state.tables.customfielditem_filters.put(off)


def shown_for(state: QuickBooksTimeState, applies_to: str, target_id: int) -> dict[int, tuple[int, ...]]:
    """The choices shown for this one by field; fields without a filter are not in it."""
    rules = state.tables.customfielditem_filters.page("target", applies_to, target_id)
    return _by_field(rule for rule in rules if rule.active)


def every_shown(
    state: QuickBooksTimeState, applies_to: str, target_ids: Iterable[int] | None = None
) -> Iterator[Shown]:
    """Who has filters of this kind, by id."""
    ids = _targets(state, applies_to) if target_ids is None else sorted(set(target_ids))
    for target_id in ids:
        found = state.tables.customfielditem_filters.page("target", applies_to, target_id)
        if not found:
            continue
        on = _by_field(rule for rule in found if rule.active)
        items = {rule.customfield_id: on.get(rule.customfield_id, ()) for rule in found}
        yield Shown(target_id, max(rule.last_modified for rule in found), items)


@inferred("contract 3.9: a person's and their group's filters add up; the jobcode's narrow them further")
def allowed_items(
    state: QuickBooksTimeState, user_id: int, jobcode_id: int, field_id: int
) -> frozenset[int] | None:
    """The choices that this person's time on this jobcode may carry; None when nothing is filtered."""
    user = state.tables.users.get(user_id)
    group_id = 0 if user is None else user.group_id
    of_person = [
        *shown_for(state, "users", user_id).get(field_id, ()),
        *(shown_for(state, "groups", group_id).get(field_id, ()) if group_id else ()),
    ]
    of_job = shown_for(state, "jobcodes", jobcode_id).get(field_id, ())
    narrowed = [frozenset(found) for found in (of_person, of_job) if found]
    return frozenset.intersection(*narrowed) if narrowed else None


@inferred("contract 3.9: time with a choice that is filtered away is refused; a switch, the sentence is ours")
def check(
    state: QuickBooksTimeState, user_id: int, jobcode_id: int, values: Iterable[tuple[int, str]]
) -> None:
    """Every value of this time is among what is shown for its person and its jobcode."""
    if state.behaviour.filtered_items == "accept" or not len(state.tables.customfielditem_filters):
        return
    for field_id, name in values:
        allowed = allowed_items(state, user_id, jobcode_id, field_id)
        if allowed is None:
            continue
        names = {item.name for each in allowed if (item := state.tables.customfielditems.get(each))}
        if name not in names:
            raise errors.oops(f"{name!r} is not available for that jobcode or user."[:200])


def _targets(state: QuickBooksTimeState, applies_to: str) -> Iterator[int]:
    """The ids of those who have filters, looked up as they are asked for."""
    table = state.tables.customfielditem_filters
    found = table.find("target", applies_to)
    while found is not None:
        yield found.applies_to_id
        after = table.between("target", (applies_to, found.applies_to_id + 1), (applies_to,), limit=1)
        found = after[0] if after else None


def _by_field(rules: Iterable[ItemFilter]) -> dict[int, tuple[int, ...]]:
    return {
        field_id: tuple(rule.customfielditem_id for rule in found)
        for field_id, found in groupby(rules, key=lambda rule: rule.customfield_id)
    }


def _twin(state: QuickBooksTimeState, wanted: ItemFilter) -> ItemFilter | None:
    target = (wanted.applies_to, wanted.applies_to_id, wanted.customfield_id, wanted.customfielditem_id)
    found = state.tables.customfielditem_filters.page("target", *target)
    return next((rule for rule in found if rule.id != wanted.id), None)


def _with_field(state: QuickBooksTimeState, values: Mapping[str, Any]) -> dict[str, Any]:
    """An item belongs to one field, so the field need not be named."""
    item = state.tables.customfielditems.get(values["customfielditem_id"])
    return {"customfield_id": 0 if item is None else item.customfield_id, **values}


@documented("contract 3.9: 'The applies_to value must be one of the following: jobcodes, users, groups.'")
def _check(state: QuickBooksTimeState, wanted: ItemFilter) -> None:
    if wanted.applies_to not in APPLIES_TO:
        raise errors.RowRefusedError(
            417, f"The applies_to value must be one of the following: {', '.join(APPLIES_TO)}."
        )
    if wanted.applies_to_id not in state.tables.of(wanted.applies_to):
        raise errors.oops(f"That {wanted.applies_to.removesuffix('s')} could not be found.")
    item = state.tables.customfielditems.get(wanted.customfielditem_id)
    if item is None or item.customfield_id != wanted.customfield_id:
        raise errors.oops("That custom field item could not be found.")
