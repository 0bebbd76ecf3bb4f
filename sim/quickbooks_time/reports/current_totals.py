"""current_totals: who is on the clock now, for how long, and how much everybody has worked today."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sim.physics.provenance import documented, inferred
from sim.quickbooks_time import localtime
from sim.quickbooks_time.records import Timesheet, User
from sim.quickbooks_time.reports import booked
from sim.quickbooks_time.reports.asked import Asked
from sim.quickbooks_time.tables import fold, instant

if TYPE_CHECKING:
    from sim.quickbooks_time.state import QuickBooksTimeState

NO_GROUP_NAME: Final = "-"
LAST_STAMP: Final = "9999-12-31T23:59:59+00:00"


class Standing(NamedTuple):
    """One person at this instant; `running` is the time on whose clock the person is, `located` whether where."""

    user: User
    running: Timesheet | None
    located: bool
    shift_seconds: int
    day_seconds: int


Order = Callable[[Standing], Any]


def standings(
    state: QuickBooksTimeState, asked: Asked, group_name: Callable[[int], str]
) -> Sequence[Standing]:
    """The people who are asked for, in the order that is asked for."""
    orders: Mapping[str, Order] = {
        "username": lambda one: fold(one.user.username),
        "first_name": lambda one: fold(one.user.first_name),
        "last_name": lambda one: fold(one.user.last_name),
        "group_name": lambda one: fold(group_name(one.user.group_id)),
        "group_id": lambda one: one.user.group_id,
        "shift_seconds": lambda one: one.shift_seconds,
        "day_seconds": lambda one: one.day_seconds,
        "": lambda one: one.user.id,
    }
    order = orders[asked.choice("order_by", orders, "")]
    found = sorted(_all(state, asked), key=order, reverse=asked.flag("order_desc"))
    page = asked.page()
    return found[page.offset : page.offset + page.limit]


@documented("contract 3.13: on_the_clock is no by default")
def _all(state: QuickBooksTimeState, asked: Asked) -> list[Standing]:
    """Archived people are not at work [inferred]."""
    wanted = asked.yes_no_both("on_the_clock", default=False)
    people = booked.people_of(state, asked)
    running = {sheet.user_id: sheet for sheet in state.tables.timesheets.page("listed", True)}
    today = _Today(state, _located(state, running))
    return [
        today.of(user, running.get(user.id))
        for user in _team(state, people)
        if user.active and wanted in {None, user.id in running}
    ]


def _team(state: QuickBooksTimeState, people: tuple[int, ...] | None) -> list[User]:
    if people is None:
        return booked.team(state)
    found = (state.tables.users.get(user_id) for user_id in people)
    return [user for user in found if user is not None]


@inferred("Reports/_current_totals: geolocations of the current timesheet are those since it began")
def _located(state: QuickBooksTimeState, running: Mapping[int, Timesheet]) -> frozenset[int]:
    """Who has sent a geolocation since the clock was started."""
    starts = {user_id: _in_utc(sheet.start) for user_id, sheet in running.items()}
    points = state.tables.of("geolocations").between(
        "created", (min(starts.values(), default=LAST_STAMP),), (LAST_STAMP,)
    )
    return frozenset(
        point.user_id for point in points if starts.get(point.user_id, LAST_STAMP) <= point.created
    )


def _in_utc(stamp: str) -> str:
    return datetime.fromisoformat(stamp).astimezone(UTC).isoformat(timespec="seconds")


class _Today:
    """The day it is where the account is, and how much of it people have worked."""

    def __init__(self, state: QuickBooksTimeState, located: frozenset[int]) -> None:
        self._located = located
        self._sheets = state.tables.timesheets
        zone = localtime.zone(state.account.tz)
        now = state.universe.clock.now()
        self._now = now.timestamp()
        self._date = now.astimezone(zone).date().isoformat()
        self._midnight = datetime.combine(now.astimezone(zone).date(), time(), zone).timestamp()

    @inferred(
        "contract 3.13: a shift is the time on the clock; of a night, the part since midnight is today's"
    )
    def of(self, user: User, running: Timesheet | None) -> Standing:
        """Where a person stands."""
        done = booked.total(self._sheets.page("user", user.id, self._date))
        if running is None:
            return Standing(user, None, located=False, shift_seconds=0, day_seconds=done)
        start = instant(running.start)
        today = done + self._since(max(start, self._midnight))
        return Standing(user, running, user.id in self._located, self._since(start), today)

    def _since(self, start: float) -> int:
        return max(0, int(self._now - start))
