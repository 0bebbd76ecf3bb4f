"""current_user and users: the team, filtered, created, changed, archived."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from sim.physics.provenance import documented, seen
from sim.quickbooks_time import batch, errors, fields, users
from sim.quickbooks_time.batch import Done
from sim.quickbooks_time.listing import Answer, Listing, Span
from sim.quickbooks_time.records import NO_DATE, Permissions, User
from sim.quickbooks_time.resources.call import Handler, ResourceCall
from sim.quickbooks_time.tables import fold
from sim.quickbooks_time.wire import Row

FIELDS: Final[Mapping[str, fields.Reader]] = {
    "first_name": fields.text(),
    "last_name": fields.text(),
    "username": fields.text(),
    "email": fields.text(),
    "group_id": fields.number,
    "active": fields.yes_no,
    "employee_number": fields.number,
    "salaried": fields.yes_no,
    "exempt": fields.yes_no,
    "payroll_id": fields.text(),
    "hire_date": lambda name, value: NO_DATE if value in ("", NO_DATE) else fields.date(name, value),
    "term_date": lambda name, value: NO_DATE if value in ("", NO_DATE) else fields.date(name, value),
    "display_name": fields.text(),
    "mobile_number": fields.text(),
    "submitted_to": fields.date,
    "approved_to": fields.date,
    "require_password_change": fields.yes_no,
    "permissions": fields.flags(Permissions.__struct_fields__),
    "customfields": fields.values_by_id,
}
WRITE_ONLY: Final = ("password", "login_pin")  # accepted, kept nowhere
REQUIRED: Final = ("username", "first_name", "last_name")
NUMBERS: Final = frozenset({"group_id", "employee_number"})
AMONG: Final = (  # filter, field, index
    ("usernames", "username", "username"),
    ("group_ids", "group_id", "group"),
    ("employee_numbers", "employee_number", "employee_number"),
    ("payroll_ids", "payroll_id", "payroll_id"),
)
NOT_AMONG: Final = (("not_ids", "id"), ("not_group_ids", "group_id"))


@documented("contract 3.1: the key is users, with more")
def current_user(call: ResourceCall) -> Row:
    """Whose token this is. The key is `users`, as in every list of users."""
    found = Answer([call.caller], more=False)
    return call.listed(found, call.write.user, _beside(call, found.records), kind="users")


@documented("contract 3.2: the filters of users")
def retrieve(call: ResourceCall) -> Row:
    """The team. There is no filter by address or by jobcode [api_docs issue 96]."""
    asked = call.filters
    active = asked.yes_no_both("active", default=True)
    base = Span("all", (), ()) if active is None else Span("active", (active,), (active,))
    listing = Listing(
        call.state.tables.users,
        base,
        order=lambda _: (),
        base_holds=lambda user: active is None or user.active is active,
    ).ids(asked.numbers("ids"))
    for name, field, index in AMONG:
        values = asked.numbers(name) if field in NUMBERS else _folded(asked.words(name))
        listing.where(values, _is_among(field, values), [Span(index, (one,), (one,)) for one in values or ()])
    for name, field in NOT_AMONG:
        values = asked.numbers(name)
        listing.where(values, _is_not_among(field, values))
    for name in ("first_name", "last_name"):
        listing.named(asked, name, index=name)
    found = call.answer(listing.modified(asked))
    return call.listed(found, call.write.user, _beside(call, found.records))


@documented("contract 3.2: POST")
def create(call: ResourceCall) -> Row:
    """New team members; without time tracking unless the row says so [contract 3.2, pull 78]."""
    return _written(call, lambda row: (200, "Created", call.write.user(_created(call, row))))


@documented("contract 3.2: PUT by id or by username")
def update(call: ResourceCall) -> Row:
    """Changed team members, found by id or username."""
    return _written(call, lambda row: (200, "Updated", call.write.user(_updated(call, row))))


def _written(call: ResourceCall, write: Any) -> Row:
    call.require("manage_users")
    written: list[User] = []

    def row_of(row: Mapping[str, Any]) -> Done:
        code, message, record = write(row)
        written.append(users.get(call.state, record["id"]))
        return code, message, record

    rows = batch.done(batch.rows_of(call.body), row_of)
    return call.written(rows, _beside(call, written))


@seen("contract 2.3: 'username field missing' of a 2017 client's fixture")
def _created(call: ResourceCall, row: Mapping[str, Any]) -> User:
    values = fields.read(fields.without_blanks(row), FIELDS, WRITE_ONLY)
    for name in REQUIRED:
        if name not in values:
            raise users.name_missing(name)
    if call.state.behaviour.posted_email == "blank":
        values.pop("email", None)
    return users.create(call.state, _readable(call, values))


@documented("contract 3.2: identified by id or username; a password is one's own to change")
def _updated(call: ResourceCall, row: Mapping[str, Any]) -> User:
    values = fields.read(row, {**FIELDS, "id": fields.number}, WRITE_ONLY)
    user_id = values.pop("id", None)
    if user_id is None:
        fields.require(values, "username")
        user = call.state.tables.users.find("username", fold(values["username"]))
        if user is None:
            raise errors.oops("That user could not be found.")
        user_id = user.id
    if row.get("password") and user_id != call.caller.id:
        raise errors.invalid_params(["password"])
    return users.update(call.state, user_id, _readable(call, values))


@documented("contract 3.2: submitted_to only where employees submit their time, customfields with the add-on")
def _readable(call: ResourceCall, values: dict[str, Any]) -> dict[str, Any]:
    if "submitted_to" in values and not call.state.account.employee_approval:
        raise errors.invalid_params(["submitted_to"])
    if values.get("customfields") and not call.state.has_custom_fields():
        raise errors.invalid_params(["customfields"])
    return values


def _is_among(field: str, values: Sequence[Any] | None) -> Callable[[User], bool]:
    known = frozenset(values or ())
    return lambda user: _folded_value(getattr(user, field)) in known


def _is_not_among(field: str, values: Sequence[Any] | None) -> Callable[[User], bool]:
    known = frozenset(values or ())
    return lambda user: getattr(user, field) not in known


def _folded(words: tuple[str, ...] | None) -> tuple[str, ...] | None:
    return None if words is None else tuple(map(fold, words))


def _folded_value(value: str | int) -> str | int:
    return fold(value) if isinstance(value, str) else value


@documented("contract 2.1: the pto jobcodes that balances name, and groups where there are any")
def _beside(call: ResourceCall, found: Sequence[User]) -> Mapping[str, Any]:
    pto = call.state.tables.jobcodes.page("typed_active", "pto", True) if found else []
    return {
        "jobcodes": lambda: call.jobcodes_beside(sorted(jobcode.id for jobcode in pto)),
        "groups": lambda: call.groups_beside(user.group_id for user in found),
    }


METHODS: Final[Mapping[str, Handler]] = {"GET": retrieve, "POST": create, "PUT": update}
