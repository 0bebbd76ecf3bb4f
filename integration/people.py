"""Who a colleague is in QuickBooks Time: matched by email address, never by user name, never by guess."""

from __future__ import annotations

from collections.abc import Iterable

from integration.messages import Code, refused
from integration.model import KarbonUser, TimeUser
from integration.rules import email_key


def time_user(email: str, users: Iterable[TimeUser]) -> TimeUser:
    """The one active user with this email address. Raises USER_NOT_MATCHED, USER_ARCHIVED or USER_AMBIGUOUS."""
    wanted = email_key(email)
    found = [user for user in users if wanted and email_key(user.email) == wanted]
    active = [user for user in found if user.active]
    if len(active) == 1:
        return active[0]
    if active:
        ids = " and ".join(str(user.id) for user in active)
        raise refused(
            Code.USER_AMBIGUOUS,
            f"QuickBooks Time has more than one active user with the email address {email} ({ids}).",
            subject=email,
            behaviour="USER-04",
        )
    if found:
        names = " and ".join(sorted({user.name for user in found}))
        raise refused(
            Code.USER_ARCHIVED,
            f"{names} is archived in QuickBooks Time and cannot track time.",
            subject=email,
            behaviour="USER-02",
        )
    raise refused(
        Code.USER_NOT_MATCHED,
        f"No user in QuickBooks Time has the email address {email}.",
        subject=email,
        behaviour="USER-01",
    )


class Directory:
    """Names of people, from whichever system knows them."""

    def __init__(self, karbon_users: Iterable[KarbonUser], time_users: Iterable[TimeUser]) -> None:
        self._time_users = {user.id: user for user in time_users}
        self._karbon = {email_key(user.email): user.name for user in karbon_users if user.email}

    def name(self, user_id: int | None, email: str) -> str:
        """A person by QuickBooks Time id or email: the name Karbon has, else the one QuickBooks Time has (USER-06)."""
        user = self._time_users.get(user_id) if user_id is not None else None
        known = self._karbon.get(email_key(user.email if user is not None else email))
        if known:
            return known
        if user is not None:
            return user.name
        return email or f"user {user_id}"

    def approved_to(self, user_id: int | None) -> str:
        """The day up to which this user's time is approved, as ISO text; "" when none is."""
        user = self._time_users.get(user_id) if user_id is not None else None
        return user.approved_to.isoformat() if user is not None and user.approved_to else ""
