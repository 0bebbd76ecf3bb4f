"""What all screens of QuickBooks Time share: finding what a person named, and refusing in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from difflib import get_close_matches
from typing import Final

from sim.quickbooks_time import timesheets_clock, users
from sim.quickbooks_time.errors import RowRefusedError
from sim.quickbooks_time.link import sync
from sim.quickbooks_time.query import is_date
from sim.quickbooks_time.records import CustomField, Jobcode, Timesheet, User
from sim.quickbooks_time.state import QuickBooksTimeState
from sim.quickbooks_time.tables import fold

MINUTE_S: Final = 60
HOUR_S: Final = 3600
LONGEST_S: Final = 100 * 366 * 24 * HOUR_S  # a century


class ScreenRefused(ValueError):
    """QuickBooks Time's own screen would not let a person do this."""


class Screen:
    """A screen of one account."""

    def __init__(self, state: QuickBooksTimeState) -> None:
        self._state = state

    @property
    def state(self) -> QuickBooksTimeState:
        """The account as whoever looks finds it: clocks that were forgotten have stopped, what was due has run."""
        timesheets_clock.stop_forgotten(self._state)
        sync.keep_up(self._state)
        return self._state

    def _member(self, email: str) -> User:
        found = users.by_email(self.state, email)
        if found is None:
            known = [user.email for user in self.state.tables.users]
            raise ScreenRefused(f"no team member has the email address {email!r}{near(email, known)}")
        return found

    def _job(self, job_id: int) -> Jobcode:
        found = self.state.tables.jobcodes.get(job_id)
        if found is None:
            raise ScreenRefused(f"there is no job {job_id}; jobs() lists those there are")
        return found

    def _time(self, timesheet_id: int) -> Timesheet:
        found = self.state.tables.timesheets.get(timesheet_id)
        if found is None:
            raise ScreenRefused(f"there is no timesheet {timesheet_id}; timesheets() lists those there are")
        return found

    def _field(self, name: str) -> CustomField:
        found = self.state.tables.customfields.page("named", fold(name))
        if not found:
            known = [field.name for field in self.state.tables.customfields]
            raise ScreenRefused(f"there is no custom field called {name!r}{near(name, known)}")
        return next((field for field in found if field.active), found[0])


@contextmanager
def in_words() -> Iterator[None]:
    """A rule that refuses an act refuses it to the person, in its own words."""
    try:
        yield
    except RowRefusedError as refusal:
        raise ScreenRefused(refusal.extra) from None


def day(text: str) -> str:
    """A date as a person gives it, YYYY-MM-DD."""
    if not is_date(text):
        raise ScreenRefused(f"a date is written YYYY-MM-DD, not {text!r}")
    return text


def seconds(amount: float, unit_s: int) -> int:
    """A length of time as a person gives it, in minutes or hours."""
    if not abs(amount) * unit_s <= LONGEST_S:
        raise ScreenRefused(f"{amount} is no length of time that a person could mean")
    return round(amount * unit_s)


def near(name: str, known: Iterable[str]) -> str:
    """The nearest of what there is, as the end of a sentence."""
    found = get_close_matches(name, list(known), 1)
    return f"; did you mean {found[0]!r}?" if found else ""
