"""jobcode_assignments: who may book on what, with everyone's rows among each person's own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from sim.physics.provenance import documented, inferred
from sim.quickbooks_time import assignments, batch, errors, fields, groups, jobcodes, users
from sim.quickbooks_time.assignments import EVERYONE
from sim.quickbooks_time.batch import Done
from sim.quickbooks_time.listing import Listing, Span
from sim.quickbooks_time.records import JobcodeAssignment
from sim.quickbooks_time.resources.call import Handler, ResourceCall
from sim.quickbooks_time.wire import Row

FEW: Final = 1_000
FIELDS: Final[Mapping[str, fields.Reader]] = {"user_id": fields.number, "jobcode_id": fields.number}


@documented(
    "contract 3.4: rows of these users and of everyone; active and active_jobcodes are both by default"
)
def retrieve(call: ResourceCall) -> Row:
    """Assignments by id."""
    asked = call.filters
    wanted = asked.choice("type", {*jobcodes.TYPES, "all"}, "regular")
    active = asked.yes_no_both("active", default=None)
    listing = Listing(
        call.state.tables.jobcode_assignments,
        _base(wanted, active),
        order=lambda _: (),
        base_holds=lambda row: wanted in {"all", row.jobcode_type} and active in {None, row.active},
        depends_on=[call.state.tables.jobcodes],
    ).ids(asked.numbers("ids"))
    people = _people(call)
    listing.where(
        people,
        lambda row: row.user_id in (people or ()),
        [Span("user", (user_id,), (user_id,)) for user_id in people or ()],
    )
    jobcode_id = asked.number("jobcode_id")
    listing.where(
        jobcode_id, lambda row: row.jobcode_id == jobcode_id, [Span("jobcode", (jobcode_id,), (jobcode_id,))]
    )
    if wanted == "all":
        listing.where(active, lambda row: row.active is active)
    _where_jobcode(call, listing)
    found = call.answer(listing.modified(asked))
    return call.listed(found, call.write.assignment, _beside(call, found.records))


@documented("contract 3.4: user_id and jobcode_id")
def create(call: ResourceCall) -> Row:
    """New assignments; user 0 assigns the jobcode to all."""
    written: list[JobcodeAssignment] = []

    def write(row: Mapping[str, Any]) -> Done:
        values = fields.read(fields.without_blanks(row), FIELDS)
        fields.require(values, "user_id", "jobcode_id")
        written.append(_assigned(call, values["user_id"], values["jobcode_id"]))
        return 200, "Created", call.write.assignment(written[-1])

    rows = batch.done(batch.rows_of(call.body), write)
    return call.written(rows, _beside(call, written))


@documented("contract 3.4, 2.2: 50 ids at most")
def delete(call: ResourceCall) -> Row:
    """Assignments taken away; they stay listable as not active."""
    ids = call.filters.numbers("ids") or ()
    if len(ids) > batch.ROWS_MAX:
        raise errors.too_many_items()
    return call.written(
        batch.deleted(ids, lambda row_id: _removed(call, row_id), "Expectation Failed!", ids_as_text=False),
        {},
    )


@documented("contract 3.4: the sentences of a delete")
def _removed(call: ResourceCall, row_id: int) -> Row:
    row = call.state.tables.jobcode_assignments.get(row_id)
    if row is None:
        raise errors.RowRefusedError(417, "That id is not found in the database")
    if not _manages(call, row.user_id):
        raise errors.oops("You don't have permission to remove jobcodes for that user.")
    if row.implied:
        raise errors.oops("That assignment follows from a parent jobcode.")
    if row.user_id == EVERYONE and row.active:
        jobcodes.update(call.state, row.jobcode_id, {"assigned_to_all": False})
    else:
        assignments.withdraw(call.state, row)
    return {}


@documented("contract 3.4: the permission's sentence is the vendor's, the others are ours")
def _assigned(call: ResourceCall, user_id: int, jobcode_id: int) -> JobcodeAssignment:
    jobcode = jobcodes.get(call.state, jobcode_id)
    if not jobcode.active:
        raise errors.oops("That jobcode is not active.")
    if user_id != EVERYONE and not users.get(call.state, user_id).active:
        raise errors.oops("That user is not active.")
    if not _manages(call, user_id):
        raise errors.oops("You don't have permission to manage that user")
    there = assignments.row_of(call.state, user_id, jobcode_id)
    if there is not None and there.active and call.state.behaviour.assignment_again == "refused":
        raise errors.oops("That jobcode is already assigned to that user.")
    if user_id == EVERYONE:
        jobcode = jobcodes.update(call.state, jobcode_id, {"assigned_to_all": True})
    return assignments.assign(call.state, user_id, jobcode)


@documented("contract 3.4: the caller is an admin, has manage_users or manages the group of that user")
def _manages(call: ResourceCall, user_id: int) -> bool:
    return users.may(call.caller, "manage_users") or groups.manages(call.state, call.caller, user_id)


@inferred("api_docs issue 55, confirmed and open: the caller's own id hides the other ids; a switch")
def _people(call: ResourceCall) -> tuple[int, ...] | None:
    asked = call.filters.numbers("user_ids")
    if not users.may(call.caller, "manage_users"):
        visible = (call.caller.id, *groups.members(call.state, call.caller))
        return (*(each for each in visible if asked is None or each in asked), EVERYONE)
    if asked is None:
        return None
    if call.caller.id in asked and call.state.behaviour.own_id_hides_others:
        asked = (call.caller.id,)
    return (*asked, EVERYONE)


def _base(wanted: str, active: bool | None) -> Span:
    if wanted == "all":
        return Span("all", (), ())
    if active is None:
        return Span("typed", (wanted,), (wanted,))
    return Span("typed_active", (wanted, active), (wanted, active))


def _where_jobcode(call: ResourceCall, listing: Listing) -> None:
    table = call.state.tables.jobcodes
    parent_id = call.filters.number("jobcode_parent_id")
    listing.where(
        parent_id,
        lambda row: (found := table.get(row.jobcode_id)) is not None and found.parent_id == parent_id,
        _of_children(call, parent_id),
    )
    active = call.filters.yes_no_both("active_jobcodes", default=None)
    listing.where(
        active, lambda row: (found := table.get(row.jobcode_id)) is not None and found.active is active
    )


def _of_children(call: ResourceCall, parent_id: int | None) -> list[Span] | None:
    """Where the assignments of the children stand, if they are few enough to be looked up one by one."""
    jobcodes_of = call.state.tables.jobcodes
    if parent_id is None or jobcodes_of.count("children", parent_id) > FEW:
        return None
    ids = [child.id for child in jobcodes_of.page("children", parent_id)]
    return [Span("jobcode", (jobcode_id,), (jobcode_id,)) for jobcode_id in ids]


def _beside(call: ResourceCall, rows: Any) -> Mapping[str, Any]:
    return {
        "users": lambda: call.users_beside(row.user_id for row in rows),
        "jobcodes": lambda: call.jobcodes_beside((row.jobcode_id for row in rows), above=False),
    }


METHODS: Final[Mapping[str, Handler]] = {"GET": retrieve, "POST": create, "DELETE": delete}
