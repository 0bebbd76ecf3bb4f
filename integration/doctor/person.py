"""Can this colleague track time, on this day? Steps 3, 4 and 11."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from integration.doctor.chart import Chart
from integration.doctor.symptom import Symptom, symptom, symptom_of
from integration.messages import SAVE_AND_SYNC, Code, Finding, Refused
from integration.model import TimeUser
from integration.rules import email_key

TRACKING = "time_tracking"


def matched(chart: Chart) -> Iterator[Symptom]:
    """3. A QuickBooks Time user has their email address."""
    yield from _trouble(chart, {Code.USER_NOT_MATCHED})


def active_and_allowed(chart: Chart) -> Iterator[Symptom]:
    """4. That user is active, the only one, and may track time."""
    yield from _trouble(chart, {Code.USER_ARCHIVED, Code.USER_AMBIGUOUS})
    user = _one(chart, _now(chart))
    if user is not None and user.permissions and TRACKING not in user.permissions:
        yield symptom(
            Code.USER_MAY_NOT_TRACK,
            f"{user.name} may not track time in QuickBooks Time.",
            behaviour="USER-03",
            subject=chart.email or "",
            evidence=f"User {user.id} lacks the permission {TRACKING}.",
        )


def day_open(chart: Chart) -> Iterator[Symptom]:
    """11. The person's time of that day is not approved yet."""
    user = _one(chart, _now(chart))
    if user is not None and user.approved_to is not None and user.approved_to >= chart.day:
        yield symptom(
            Code.TIME_LOCKED,
            f"The time of {user.name} is approved up to {user.approved_to:%-d %B %Y}; {chart.day:%-d %B %Y} is "
            "closed.",
            behaviour="TRACK-06",
            subject=chart.email or "",
        )


def _trouble(chart: Chart, codes: set[Code]) -> Iterator[Symptom]:
    """What tracking would run into, by the users as last read; else what has become of them since."""
    if chart.email is None or chart.firm is None:
        return
    last, now = _finding(chart, chart.users), _finding(chart, _now(chart))
    if last is not None:
        if last.code in codes:
            yield _as_last_read(chart, last, now)
    elif now is not None and now.code in codes:
        yield symptom_of(now, evidence="This is so since the last Save & Sync.")


def _as_last_read(chart: Chart, last: Finding, now: Finding | None) -> Symptom:
    if now is None and chart.is_home:
        user = _one(chart, _now(chart))
        found = f"user {user.id}, {user.name}, is active" if user is not None else "they are there"
        return symptom(
            last.code,
            last.sentence,
            behaviour=last.behaviour,
            subject=last.subject,
            evidence=f"That was so at the last Save & Sync; now {found}.",
            remedy=f"Press {SAVE_AND_SYNC}.",
        )
    return symptom_of(last, evidence=_known(chart.email, _now(chart)))


def _known(email: str | None, users: Iterable[TimeUser]) -> str:
    ids = [
        f"{user.id} ({'active' if user.active else 'archived'})"
        for user in users
        if email_key(user.email) == email_key(email or "")
    ]
    return f"Users with this address: {', '.join(ids)}." if ids else ""


def _now(chart: Chart) -> tuple[TimeUser, ...]:
    """The team as it is; as last read when it cannot be asked."""
    return chart.now.users if chart.now is not None and chart.is_home else chart.users


def _one(chart: Chart, users: Iterable[TimeUser]) -> TimeUser | None:
    try:
        return chart.team.user(chart.email, users) if chart.email is not None else None
    except Refused:
        return None


def _finding(chart: Chart, users: Iterable[TimeUser]) -> Finding | None:
    try:
        chart.team.user(chart.email or "", users)
    except Refused as refusal:
        return refusal.finding
    return None
