"""People of both products: who is whom, and who comes in from QuickBooks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sim.physics.provenance import documented, inferred
from sim.quickbooks_time import users
from sim.quickbooks_time.errors import RowRefusedError
from sim.quickbooks_time.link import bonds
from sim.quickbooks_time.link.books import BooksPerson
from sim.quickbooks_time.records import User
from sim.quickbooks_time.records_link import Kind
from sim.quickbooks_time.tables import fold

if TYPE_CHECKING:
    from sim.quickbooks_time.state import QuickBooksTimeState


def bring_in(state: QuickBooksTimeState, trouble: list[str]) -> None:
    """Everybody in QuickBooks is one team member or becomes one."""
    for person in state.books.people():
        bond = bonds.of_theirs(state, Kind.PERSON, _key(person))
        known = None if bond is None else state.tables.users.get(bond.ours)
        if known is not None and known.active:
            continue
        same = _same_person(state, person, active=True) or known or _same_person(state, person, active=False)
        member = same or _added(state, person, trouble)
        if member is None:
            continue
        if bond is not None and bond.ours != member.id:  # archived here, and re-created
            bonds.untie(state, bond)
        bonds.tie(state, Kind.PERSON, member.id, _key(person))


@documented("contract 5: first import can archive all users that QuickBooks does not know")
def archive_unlinked(state: QuickBooksTimeState) -> None:
    """Archive everybody whom the import did not find in QuickBooks, but for the owner of the account."""
    for user in state.tables.users.page("active", True):
        if user.id != state.account.owner_id and bonds.of_ours(state, Kind.PERSON, user.id) is None:
            users.update(state, user.id, {"active": False})


def _key(person: BooksPerson) -> str:
    return f"{person.role} {person.id}"


@documented("contract 5: one team member where first name, last name and e-mail are equal, else two")
def _same_person(state: QuickBooksTimeState, person: BooksPerson, *, active: bool) -> User | None:
    for user in state.tables.users.page("last_name", fold(person.last_name)):
        same = (user.first_name, user.last_name, fold(user.email)) == (
            person.first_name,
            person.last_name,
            fold(person.email),
        )
        if same and user.active is active and bonds.of_ours(state, Kind.PERSON, user.id) is None:
            return user
    return None


@inferred("contract 5: two team members; as an address belongs to one of them here, the new one is without")
def _added(state: QuickBooksTimeState, person: BooksPerson, trouble: list[str]) -> User | None:
    taken = users.by_email(state, person.email) if person.email else None
    if taken is not None and taken.active:
        trouble.append(
            f"{person.first_name} {person.last_name} of QuickBooks and {taken.first_name} {taken.last_name}"
            f" share {person.email}, but not their names, and are two team members; merge them if they are one."
        )
    try:
        return users.create(state, _values(state, person, with_email=taken is None or not taken.active))
    except RowRefusedError as refusal:
        trouble.append(f"{person.first_name} {person.last_name} was not imported: {refusal.extra}")
        return None


def _values(state: QuickBooksTimeState, person: BooksPerson, *, with_email: bool) -> dict[str, Any]:
    return {
        "first_name": person.first_name,
        "last_name": person.last_name,
        "email": person.email if with_email else "",
        "username": users.free_login(
            state, person.email or f"{person.first_name}.{person.last_name}".lower()
        ),
        "permissions": {"time_tracking": True},
    }
