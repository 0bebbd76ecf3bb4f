"""Team members: unique logins and addresses, what they may do, and how far their time is approved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

import msgspec

from sim.physics.provenance import documented, inferred, seen
from sim.quickbooks_time import customfield_values, errors
from sim.quickbooks_time.records import Permissions, User
from sim.quickbooks_time.tables import fold

if TYPE_CHECKING:
    from sim.quickbooks_time.state import QuickBooksTimeState

UNIQUE: Final = {  # field: index, and how the vendor's sentence calls it
    "username": ("username", "username"),
    "email": ("email", "email"),
    "employee_number": ("employee_number", "employee number"),
    "payroll_id": ("payroll_id", "payroll id"),
}


NAMES: Final = ("username", "first_name", "last_name")


def may(user: User, permission: str) -> bool:
    """Whether the user has this permission; admins have every one but time tracking."""
    if getattr(user.permissions, permission):
        return True
    return user.permissions.admin and permission != "time_tracking"


@inferred("contract 3.5: the text for an unknown person is not public")
def get(state: QuickBooksTimeState, user_id: int) -> User:
    """The user of this id."""
    found = state.tables.users.get(user_id)
    if found is None:
        raise errors.oops("That user could not be found.")
    return found


def by_email(state: QuickBooksTimeState, email: str) -> User | None:
    """The active user of this address, else an archived one."""
    found = state.tables.users.page("email", fold(email))
    return next((user for user in found if user.active), found[0] if found else None)


def free_login(state: QuickBooksTimeState, wanted: str) -> str:
    """The login that is wanted, or with a number after it when somebody has it, archived people too."""
    login, number = wanted, 1
    while state.tables.users.count("username", fold(login)):
        number += 1
        login = f"{wanted}-{number}"
    return login


def create(state: QuickBooksTimeState, values: Mapping[str, Any]) -> User:
    """A new team member. Through the API without time tracking unless the call says so."""
    now = state.stamp()
    allowed = Permissions(**values.get("permissions", {}))
    wanted = User(
        id=0, permissions=allowed, created=now, last_modified=now, **_plain(state, values, before=())
    )
    _check(state, wanted, group_before=0)
    customfield_values.keep_words(state, (), wanted.customfields)
    return state.tables.users.put(
        msgspec.structs.replace(_both_dates(wanted, wanted), id=state.tables.next_id("users"))
    )


def update(state: QuickBooksTimeState, user_id: int, changes: Mapping[str, Any]) -> User:
    """Change a team member; what equals the present values is ignored."""
    before = get(state, user_id)
    rest = _plain(state, changes, before.customfields)
    allowed = msgspec.structs.replace(before.permissions, **changes.get("permissions", {}))
    wanted = _both_dates(before, msgspec.structs.replace(before, permissions=allowed, **rest))
    if wanted == before:
        return before
    _check(state, wanted, before.group_id)
    customfield_values.keep_words(state, before.customfields, wanted.customfields)
    return state.tables.users.put(msgspec.structs.replace(wanted, last_modified=state.stamp()))


@seen("a 2017 client's fixture: 417 'username field missing'")
def name_missing(name: str) -> errors.RowRefusedError:
    """A login or a name that nobody can do without."""
    return errors.RowRefusedError(417, f"{name} field missing")


def _plain(state: QuickBooksTimeState, values: Mapping[str, Any], before: customfield_values.Values) -> Any:
    """The values as a record keeps them; permissions are set apart."""
    rest = {name: value for name, value in values.items() if name != "permissions"}
    if "customfields" in rest:
        rest["customfields"] = customfield_values.checked(state, rest["customfields"], before, "user")
    return rest


@inferred("contract 3.2: a group must exist; that names cannot be blanked follows from their being required")
def _check(state: QuickBooksTimeState, wanted: User, group_before: int) -> None:
    for name in NAMES:
        if not getattr(wanted, name).strip():
            raise name_missing(name)
    if wanted.group_id not in (0, group_before) and wanted.group_id not in state.tables.groups:
        raise errors.oops("That group could not be found.")
    _check_unique(state, wanted)


@documented("contract 3.2: raising approved_to above submitted_to raises both")
def _both_dates(before: User, wanted: User) -> User:
    if wanted.approved_to > before.approved_to and wanted.approved_to > wanted.submitted_to:
        return msgspec.structs.replace(wanted, submitted_to=wanted.approved_to)
    return wanted


@inferred("contract 3.2: an 'Oops!' sentence like the short code's; archived people keep only their login")
def _check_unique(state: QuickBooksTimeState, wanted: User) -> None:
    for field, (index, words) in UNIQUE.items():
        value = getattr(wanted, field)
        if not value:
            continue
        key = fold(value) if isinstance(value, str) else value
        for other in state.tables.users.page(index, key):
            if other.id != wanted.id and ((other.active and wanted.active) or field == "username"):
                raise errors.oops(f"That {words} is already in use")
