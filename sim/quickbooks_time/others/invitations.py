"""invitations: somebody is asked to join the company, by mail or by text message."""

from __future__ import annotations

from typing import Final

from sim.physics.provenance import documented, inferred
from sim.quickbooks_time import errors, fields, users
from sim.quickbooks_time.others import keeping
from sim.quickbooks_time.others.declaration import Outcome, Resource, Values
from sim.quickbooks_time.records import User
from sim.quickbooks_time.resources.call import ResourceCall

WAYS: Final = ("sms", "email")


@documented("contract 3.14: rows 201; exactly one of contact_info and user_id, of which both is a switch")
def _invite(call: ResourceCall, values: Values) -> Outcome:
    given = [name for name in ("contact_info", "user_id") if name in values]
    if not given:
        raise errors.missing(["contact_info"])
    if len(given) > 1 and call.state.behaviour.invitation_with_both == "refuse":
        raise errors.oops("Only one of contact_info and user_id can be given.")
    way, info = values["contact_method"], values.get("contact_info", "")
    _check_info(way, info)
    user = _invited(call, way, info) if "user_id" not in values else _known(call, values["user_id"])
    info = info or (user.email if way == "email" else user.mobile_number)
    if not info:
        raise errors.oops(f"That user has no contact information for {way}.")
    made = keeping.make(call.state, "invitations", user_id=user.id, contact_method=way, contact_info=info)
    if way == "email":
        send_mail(call, user.id, f"You are invited to {call.state.account.company_name}")
    return Outcome(made, 201, "Created")


def send_mail(call: ResourceCall, user_id: int, subject: str) -> None:
    """The product itself writes to somebody."""
    keeping.make(call.state, "mails", user_id=user_id, subject=subject, sent=call.state.stamp())


@documented("api_docs Invitations: without user_id the contact finds an existing user, or makes a new one")
def _invited(call: ResourceCall, way: str, info: str) -> User:
    if way == "email":
        found = users.by_email(call.state, info)
        return found or users.create(call.state, _newcomer(info, "email"))
    twins = (user for user in call.state.tables.users if user.mobile_number == info)
    return min(twins, key=lambda user: user.id, default=None) or users.create(
        call.state, _newcomer(info, "mobile_number")
    )


@inferred(
    "api_docs Invitations: a new user is made of the contact; the names stand until the person gives theirs"
)
def _newcomer(info: str, field: str) -> Values:
    return {
        "username": info,
        "first_name": info.split("@", maxsplit=1)[0],
        "last_name": "Invited",
        field: info,
    }


@inferred("contract 3.14: that an archived person is not invited is not said")
def _known(call: ResourceCall, user_id: int) -> User:
    user = users.get(call.state, user_id)
    if not user.active:
        raise errors.oops("That user is not active.")
    return user


@inferred("api_docs Invitations: the contact must be of the type of the method")
def _check_info(way: str, info: str) -> None:
    digits = sum(each.isdigit() for each in info)
    fits = "@" in info[1:-1] if way == "email" else digits >= 7 and "@" not in info
    if info and not fits:
        raise errors.invalid_value("contact_info", info)


INVITATIONS: Final = Resource(
    name="invitations",
    noun="invitation",
    listed=False,
    permission="manage_users",
    fields={
        "contact_method": fields.choice(*WAYS),
        "contact_info": fields.text(),
        "user_id": fields.number,
    },
    required=("contact_method",),
    create=_invite,
    key="invites",
    refusal=400,
)
