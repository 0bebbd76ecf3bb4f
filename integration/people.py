"""Who a colleague is in QuickBooks Time: found by email address, never by user name, never by guess; then it stays."""

from __future__ import annotations

from collections.abc import Iterable

from integration.messages import Code, Refused, refused
from integration.model import Colleague, KarbonUser, TimeUser
from integration.rules import email_key


def time_user(email: str, users: Iterable[TimeUser]) -> TimeUser:
    """The one active user with this email address (D-17). Raises USER_NOT_MATCHED, USER_ARCHIVED or USER_AMBIGUOUS."""
    wanted = email_key(email)
    found = [user for user in users if wanted and email_key(user.email) == wanted]
    active = [user for user in found if user.active]
    if len(active) == 1:
        return active[0]
    if active:
        raise refused(
            Code.USER_AMBIGUOUS,
            f"QuickBooks Time has more than one active user with the email address {email} ({_ids(active)}).",
            subject=email,
            behaviour="USER-04",
        )
    if found:
        raise archived(email, found)
    raise refused(
        Code.USER_NOT_MATCHED,
        f"No user in QuickBooks Time has the email address {email}.",
        subject=email,
        behaviour="USER-01",
    )


def archived(email: str, users: Iterable[TimeUser]) -> Refused:
    """That the users who are this person are all archived."""
    known = list(users)
    names = " and ".join(sorted({user.name for user in known}))
    return refused(
        Code.USER_ARCHIVED,
        f"{names} ({_ids(known)}) is archived in QuickBooks Time and cannot track time.",
        subject=email,
        behaviour="USER-02",
    )


class Team:
    """Karbon's users and who each of them is in QuickBooks Time."""

    def __init__(self, karbon_users: Iterable[KarbonUser] = (), colleagues: Iterable[Colleague] = ()) -> None:
        self.karbon_users = tuple(karbon_users)
        known = tuple(colleagues)
        self._ids = {one.key: one.user_id for one in known}
        self._keys = {one.user_id: one.key for one in known}
        self._names = {one.key: one.name for one in self.karbon_users}
        self._by_email: dict[str, list[KarbonUser]] = {}
        for user in self.karbon_users:
            if user.email:
                self._by_email.setdefault(email_key(user.email), []).append(user)

    def knows(self, email: str) -> bool:
        """Whether somebody in Karbon has this address."""
        return email_key(email) in self._by_email

    def user(self, email: str, users: Iterable[TimeUser]) -> TimeUser:
        """Who acts in Karbon under this address, in QuickBooks Time. Raises what time_user raises."""
        there = list(users)
        known = self._by_email.get(email_key(email), [])
        if len(known) > 1:
            raise refused(
                Code.USER_AMBIGUOUS,
                f"Karbon has more than one user with the email address {email}.",
                subject=email,
                behaviour="USER-04",
                remedy="Give each colleague an email address of their own in Karbon, then Save & Sync.",
            )
        linked = self._ids.get(known[0].key) if known else None
        stays = next((user for user in there if user.id == linked), None)
        if stays is None:
            return time_user(email, there)
        if not stays.active:
            raise archived(email, [stays])
        return stays

    def name(self, user: TimeUser) -> str:
        """The name Karbon has for somebody in QuickBooks Time; "" when Karbon does not know them."""
        if user.id in self._keys:
            return self._names.get(self._keys[user.id], "")
        return next((one.name for one in self._by_email.get(email_key(user.email), [])), "")


def matched(
    karbon_users: Iterable[KarbonUser], users: Iterable[TimeUser], before: Iterable[Colleague]
) -> list[Colleague]:
    """Who everybody is from this Save & Sync on (USER-05).

    Who was found once stays that person as long as they are active, whatever becomes of the addresses; unless the
    address by now leads to somebody else, whom nobody else is.
    """
    active = {user.id: user for user in users if user.active}
    team = {user.key: user for user in karbon_users}
    stays = {one.key: one.user_id for one in before if one.key in team and one.user_id in active}
    taken = set(stays.values())
    for key, user in team.items():
        found = _alone(user.email, active.values(), team.values())
        if found is not None and found.id not in taken:
            stays[key] = found.id
            taken.add(found.id)
    return [Colleague(key=key, user_id=user_id) for key, user_id in stays.items()]


def _alone(email: str, users: Iterable[TimeUser], team: Iterable[KarbonUser]) -> TimeUser | None:
    """The user with this address, if one person only is meant on both sides."""
    if sum(email_key(one.email) == email_key(email) for one in team) != 1:
        return None
    try:
        return time_user(email, users)
    except Refused:
        return None


def _ids(users: Iterable[TimeUser]) -> str:
    return " and ".join(str(user.id) for user in users)


class Directory:
    """Names of people, from whichever system knows them."""

    def __init__(self, team: Team, time_users: Iterable[TimeUser]) -> None:
        self._time_users = {user.id: user for user in time_users}
        self._names = {user.id: team.name(user) for user in self._time_users.values()}
        self._karbon = {email_key(user.email): user.name for user in team.karbon_users if user.email}

    def name(self, user_id: int | None, email: str) -> str:
        """A person by QuickBooks Time id or email: the name Karbon has, else the one QuickBooks Time has (USER-06)."""
        user = self._time_users.get(user_id) if user_id is not None else None
        known = self._names[user.id] if user is not None else self._karbon.get(email_key(email))
        if known:
            return known
        if user is not None:
            return user.name
        return email or f"user {user_id}"

    def approved_to(self, user_id: int | None) -> str:
        """The day up to which this user's time is approved, as ISO text; "" when none is."""
        user = self._time_users.get(user_id) if user_id is not None else None
        return user.approved_to.isoformat() if user is not None and user.approved_to else ""
