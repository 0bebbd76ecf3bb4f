"""The tree of jobcodes: unique names among siblings, archiving downwards, restoring upwards, moving whole branches."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

import msgspec

from sim.physics.provenance import documented, inferred
from sim.quickbooks_time import assignments, errors, itemfilters
from sim.quickbooks_time.link import two_way
from sim.quickbooks_time.records import DIAL_IN, Jobcode
from sim.quickbooks_time.tables import fold

if TYPE_CHECKING:
    from sim.quickbooks_time.state import QuickBooksTimeState

NAME_LENGTH_MAX: Final = 64  # [contract 3.3]
TYPES: Final = ("regular", "pto", "paid_break", "unpaid_break")
BREAKS: Final = frozenset({"paid_break", "unpaid_break"})


def ancestors(state: QuickBooksTimeState, jobcode: Jobcode) -> list[Jobcode]:
    """Parent, grandparent and so on to the top."""
    found: list[Jobcode] = []
    seen = {jobcode.id}
    parent = state.tables.jobcodes.get(jobcode.parent_id)
    while parent is not None and parent.id not in seen:
        found.append(parent)
        seen.add(parent.id)
        parent = state.tables.jobcodes.get(parent.parent_id)
    return found


def subtree(state: QuickBooksTimeState, jobcode_id: int) -> list[int]:
    """The jobcode and everything below it, archived or not."""
    found = [jobcode_id]
    seen = {jobcode_id}
    for parent_id in found:
        for child in state.tables.jobcodes.page("children", parent_id):
            if child.id not in seen:
                seen.add(child.id)
                found.append(child.id)
    return found


@inferred("contract 3.3: a container is one with children that are not archived")
def has_children(state: QuickBooksTimeState, jobcode_id: int) -> bool:
    """Whether active jobcodes lie below it."""
    return state.tables.jobcodes.count("children", jobcode_id, True) > 0


@documented("contract 3.3: row 417 for what is not there; the sentence is ours (A5)")
def get(state: QuickBooksTimeState, jobcode_id: int) -> Jobcode:
    """The jobcode of this id."""
    found = state.tables.jobcodes.get(jobcode_id)
    if found is None:
        raise errors.oops("That jobcode could not be found.")
    return found


@documented("contract 3.3: 202 for one that exists already; what becomes of an archived one is a switch")
def create(
    state: QuickBooksTimeState, values: Mapping[str, Any], *, beside_archived: bool = False
) -> tuple[int, Jobcode]:
    """A new jobcode and 200, or the one that exists already and 202."""
    now = state.stamp()
    wanted = Jobcode(id=0, created=now, last_modified=now, **values)
    _check(state, wanted)
    twin = _twin(state, wanted, active=True)
    if twin is not None:
        return HTTPStatus.ACCEPTED, twin
    twin = _twin(state, wanted, active=False)
    if twin is not None and not beside_archived and state.behaviour.archived_twin != "new":
        return HTTPStatus.ACCEPTED, _archived_twin(state, twin)
    _check_short_code(state, wanted)
    return HTTPStatus.OK, _put(state, msgspec.structs.replace(wanted, id=state.tables.next_id("jobcodes")))


@documented("contract 3.3: archived jobcodes are edited only by a call that also restores them")
def update(state: QuickBooksTimeState, jobcode_id: int, changes: Mapping[str, Any]) -> Jobcode:
    """Change a jobcode; what equals its present values is ignored."""
    before = get(state, jobcode_id)
    wanted = msgspec.structs.replace(before, **changes)
    if wanted == before:
        return before
    if before.type in BREAKS:
        raise errors.oops("Break jobcodes cannot be edited.")
    if wanted.type != before.type:
        raise errors.oops("The type of a jobcode cannot be changed.")
    if not before.active and not wanted.active:
        raise errors.oops("You must restore the jobcode before editing it.")
    if not wanted.active:
        _check(state, wanted)
        return _archive(state, msgspec.structs.replace(wanted, active=True))
    _check(state, wanted, restoring=not before.active)
    if _twin(state, wanted, active=True) is not None:
        raise errors.oops("That name is already in use")
    _check_short_code(state, wanted)
    if before.active:
        return _put(state, msgspec.structs.replace(wanted, last_modified=state.stamp()))
    return _restore(state, wanted)


@documented("contract 3.3: children are archived too, assignments and custom field dependencies are removed")
def _archive(state: QuickBooksTimeState, top: Jobcode) -> Jobcode:
    now = state.stamp()
    everyone = state.behaviour.archive_keeps_assigned_to_all
    for jobcode_id in reversed(subtree(state, top.id)):
        jobcode = top if jobcode_id == top.id else get(state, jobcode_id)
        if not jobcode.active:
            continue
        archived = msgspec.structs.replace(
            jobcode,
            active=False,
            assigned_to_all=jobcode.assigned_to_all and everyone,
            required_customfields=(),
            last_modified=now,
        )
        put = partial(_put, state) if jobcode_id == top.id else state.tables.jobcodes.put
        put(archived)
        assignments.withdraw_all(state, jobcode_id)
        itemfilters.drop_all(state, "jobcodes", jobcode_id)
    return get(state, top.id)


@documented(
    "contract 3.3: ancestors are restored as well; what else comes back is not said, and two switches"
)
def _restore(state: QuickBooksTimeState, wanted: Jobcode) -> Jobcode:
    """The jobcode is back below its ancestors, and what was archived in the same second with it if that comes too."""
    gone = wanted.last_modified
    archived = [above for above in ancestors(state, wanted) if not above.active]
    if any(_twin(state, above, active=True) is not None for above in archived):
        raise errors.oops("That name is already in use")
    for jobcode in (*reversed(archived), wanted):
        _bring_back(state, jobcode)
    if state.behaviour.restored_children == "restored":
        for jobcode in [get(state, jobcode_id) for jobcode_id in subtree(state, wanted.id)[1:]]:
            if not jobcode.active and jobcode.last_modified == gone and _has_its_place(state, jobcode):
                _bring_back(state, jobcode)
    return get(state, wanted.id)


def _bring_back(state: QuickBooksTimeState, jobcode: Jobcode) -> None:
    _put(state, msgspec.structs.replace(jobcode, active=True, last_modified=state.stamp()))
    if state.behaviour.restored_assignments == "back":
        _reassign(state, jobcode.id, jobcode.last_modified)


def _reassign(state: QuickBooksTimeState, jobcode_id: int, gone: str) -> None:
    for row in state.tables.jobcode_assignments.page("jobcode", jobcode_id):
        if not row.active and row.last_modified == gone:
            jobcode = get(state, jobcode_id)
            if row.user_id == assignments.EVERYONE:
                _put(state, msgspec.structs.replace(jobcode, assigned_to_all=True))
            else:
                assignments.assign(state, row.user_id, jobcode)


def _has_its_place(state: QuickBooksTimeState, jobcode: Jobcode) -> bool:
    """Whether its parent is there, and nobody took its name or its short code while it was archived."""
    if not get(state, jobcode.parent_id).active or _twin(state, jobcode, active=True) is not None:
        return False
    return not jobcode.short_code or _short_code_twin(state, jobcode) is None


@inferred("contract 3.3: what becomes of an archived namesake is a switch")
def _archived_twin(state: QuickBooksTimeState, twin: Jobcode) -> Jobcode:
    match state.behaviour.archived_twin:
        case "refused":
            raise errors.oops("That name is already in use")
        case "restored":
            return update(state, twin.id, {"active": True})
        case "left" | "new":
            return twin


@inferred("contract 3.3: unique among siblings of a type, as the 202 rule says; letter case is a switch")
def _twin(state: QuickBooksTimeState, wanted: Jobcode, *, active: bool) -> Jobcode | None:
    exact = state.behaviour.sibling_names == "exact"
    for sibling in state.tables.jobcodes.page("children", wanted.parent_id, active, fold(wanted.name)):
        if sibling.id != wanted.id and sibling.type == wanted.type:
            if exact and sibling.name != wanted.name:
                continue
            return sibling
    return None


@documented(
    "contract 3.3: 64 characters, pto at the top only, no breaks through the API; the sentences are ours"
)
def _check(state: QuickBooksTimeState, wanted: Jobcode, *, restoring: bool = False) -> None:
    if not wanted.name.strip():
        raise errors.missing(["name"])
    if len(wanted.name) > NAME_LENGTH_MAX:
        raise errors.oops(f"The name must be {NAME_LENGTH_MAX} characters or less.")
    if wanted.type in BREAKS and wanted.id == 0:
        raise errors.oops("Break jobcodes cannot be created.")
    if wanted.parent_id == 0:
        return
    if wanted.type == "pto":
        raise errors.oops("A pto jobcode cannot have a parent.")
    parent = state.tables.jobcodes.get(wanted.parent_id)
    if parent is None or parent.type != "regular":
        raise errors.oops("That parent jobcode could not be found.")
    if not parent.active and not restoring:
        raise errors.oops("That parent jobcode is not active.")
    if wanted.id and wanted.id in {parent.id, *(above.id for above in ancestors(state, parent))}:
        raise errors.oops("A jobcode cannot be moved below itself.")


@documented("contract 3.3: 'Oops! That Short Code is already in use'")
def _check_short_code(state: QuickBooksTimeState, wanted: Jobcode) -> None:
    if not wanted.short_code:
        return
    if not (wanted.short_code.isascii() and wanted.short_code.isalnum()):
        raise errors.oops("A Short Code consists of letters and digits.")
    if DIAL_IN in state.account.addons and not wanted.short_code.isdigit():
        raise errors.oops("A Short Code consists of digits while the Dial-In add-on is installed.")
    if _short_code_twin(state, wanted) is not None:
        raise errors.oops("That Short Code is already in use")


def _short_code_twin(state: QuickBooksTimeState, wanted: Jobcode) -> Jobcode | None:
    alike = state.tables.jobcodes.page("short_code", wanted.parent_id, fold(wanted.short_code))
    return next((sibling for sibling in alike if sibling.id != wanted.id and sibling.active), None)


@inferred("contract 3.3: last_modified moves when it becomes a container or stops being one; a switch")
def _put(state: QuickBooksTimeState, jobcode: Jobcode) -> Jobcode:
    before = state.tables.jobcodes.get(jobcode.id)
    parents = {jobcode.parent_id, jobcode.parent_id if before is None else before.parent_id} - {0}
    containers = {parent_id: has_children(state, parent_id) for parent_id in parents}
    state.tables.jobcodes.put(jobcode)
    assignments.mirror_everyone(state, jobcode)
    if before is None or (before.parent_id, before.active) != (jobcode.parent_id, jobcode.active):
        assignments.settle(state, jobcode.id)
    for parent_id, was_container in containers.items():
        if not state.behaviour.parent_moves_with_children:
            continue
        parent = state.tables.jobcodes.get(parent_id)
        if parent is not None and has_children(state, parent_id) != was_container:
            state.tables.jobcodes.put(msgspec.structs.replace(parent, last_modified=state.stamp()))
    two_way.jobcode_written(state, jobcode)
    return jobcode
