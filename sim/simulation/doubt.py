"""What nobody can know of a piece of time for a while, piece by piece: whatever else is found there is a mistake.

A network may carry a call out twice, or long after its caller gave up: two minutes of it everybody waits for, and
then nothing tells that it comes yet. The time that lands so is there beside the other until the next sync that
nothing disturbed has looked: then the integration has had its chance. Time that is approved or locked by then, or
whose owner is archived, stays, for nobody may take it out. And a store that was put back from a copy knows nothing of
what was exported or changed after the copy was made.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sim.physics.fault_kinds import FaultKind
from sim.physics.journal import Call
from sim.physics.tables import Change
from sim.physics.universe import Universe
from sim.simulation.account import Account, token_of, whole_minutes

SHEETS: Final = "quickbooks_time.timesheets"
ACTIVITIES: Final = "quickbooks.time_activities"
CODES: Final = "quickbooks_time.jobcodes"
UNHEARD: Final = 0  # the status of a call in the journal that is still on its way
WAITED_FOR: Final = timedelta(seconds=120)  # nothing is sent again before (LINK-05)
LANDS: Final = frozenset({FaultKind.DOUBLED, FaultKind.LATE_COMMIT})


@dataclass
class Landing:
    """Time that came by a call of which nobody heard, and that may be there a second time."""

    token: str
    lengths: dict[
        int, int
    ]  # minutes by timesheet: of a call that was done twice either may be the one that is known
    call: int  # its number in the journal
    in_time: bool = True  # nothing has looked for it in QuickBooks Time since
    in_books: bool = True  # nor in QuickBooks, where it may have gone meanwhile


class Doubt:
    """Of one history. Read from its journal, in which each call says which fault befell it."""

    def __init__(self, universe: Universe, account: Account) -> None:
        self._universe = universe
        self._account = account
        self._read = universe.calls.last
        self._repeated: Landing | None = None  # the first of the two of a call that was done twice
        self._copied = universe.changes.last  # the change before the copy of the store
        self._in_the_copy: set[str] = set()  # pieces that the copy has
        self._back_at: datetime | None = None  # when a copy took its place
        self._on_the_way: dict[tuple[str, str], list[datetime]] = {}  # when calls were made that are to land
        self.landings: list[Landing] = []
        self.forgotten: set[str] = (
            set()
        )  # pieces that a store was put back from before it knew them as they are
        self.forgotten_codes: set[int] = set()

    def copied(self) -> None:
        """A copy of the store is made."""
        self._copied = self._universe.changes.last
        self._in_the_copy = set(self._account.pieces)

    def put_back(self) -> None:
        """The copy takes the place of the store."""
        for _, change in self._universe.changes.since(self._copied):
            if change.table in {SHEETS, ACTIVITIES}:
                self.forgotten.add(_token(change))
            elif change.table == CODES:
                self.forgotten_codes.add(change.id)
        self._back_at = self._universe.clock.now()

    def follow(self) -> None:
        """Take in what landed since the last look."""
        for number, call in self._universe.calls.since(self._read):
            self._read = number
            if call.fault not in LANDS:
                continue
            waited_for = call.fault == FaultKind.LATE_COMMIT and self._waited_for(call)
            if call.wrote:
                self._landed(number, call, waited_for=waited_for)

    def looked(self, before: int, closed: AbstractSet[int], *, at_books: bool) -> None:
        """A sync came to its end that began after this call, and that nothing disturbed.

        What is closed nobody may take out. A store that knows nothing of a piece cannot tell what landed from what
        somebody copied by hand.
        """
        for one in self.landings:
            if one.call <= before and one.token not in self.forgotten and not one.lengths.keys() & closed:
                one.in_time = False
                one.in_books = one.in_books and not at_books
        self.landings = [one for one in self.landings if one.in_time or one.in_books]

    def more_in_time(self, token: str) -> int:
        """How many timesheets more than one there may be."""
        return sum(one.token == token and one.in_time for one in self.landings)

    def more_in_books(self, token: str) -> int:
        """How many time activities more than one there may be."""
        return sum(one.token == token and one.in_books for one in self.landings)

    def never_known(self, token: str) -> bool:
        """Whether an older store cannot know that QuickBooks has this piece: nothing tells that it was forgotten.

        Time that was entered in Karbon has a token, and a token that the store never gave is proof (LINK-04). Those
        that the copy has prove nothing: as far as it knows they were never exported.
        """
        piece = self._account.pieces.get(token)
        if token not in self.forgotten or piece is None:
            return False
        return piece.entered_in == "QuickBooks Time" or (token in self._in_the_copy and not self._is_proven())

    def _is_proven(self) -> bool:
        """Whether some time has a token that the store never gave."""
        strange = (self.forgotten - self._in_the_copy) & self._account.pieces.keys()
        return any(self._account.pieces[token].entered_in == "Karbon" for token in strange)

    def landed(self, timesheet: int) -> set[int]:
        """The length with which a timesheet landed that nobody has looked for since; nothing of any other."""
        return {one.lengths[timesheet] for one in self.landings if one.in_time and timesheet in one.lengths}

    def _waited_for(self, call: Call) -> bool:
        """Whether it is still on its way, or lands while everybody has to expect it."""
        made = self._on_the_way.setdefault((call.method, call.path), [])
        if call.status == UNHEARD:
            made.append(call.at)
            return True
        if len(made) > 1:  # nobody says which of them it is
            return False
        return self._back_at is None and call.at - made.pop() <= WAITED_FOR

    def _landed(self, number: int, call: Call, *, waited_for: bool) -> None:
        changes = self._universe.changes.since(call.changed_from, call.changed_to - call.changed_from)
        for change in (one for _, one in changes if one.table == SHEETS and one.after is not None):
            minutes = whole_minutes(change.after.duration / 60)
            if change.before is not None:  # an edit of which nobody heard is what the time is from now on
                self._edited(_token(change), minutes)
                continue
            if waited_for:
                continue
            twice, first = call.fault == FaultKind.DOUBLED, self._repeated
            if twice and first is not None and first.token == _token(change):
                first.lengths[change.id] = minutes
                self._repeated = None
                continue
            landing = Landing(_token(change), {change.id: minutes}, number)
            self._repeated = landing if twice else None
            self.landings.append(landing)

    def _edited(self, token: str, minutes: int) -> None:
        piece = self._account.pieces.get(token)
        if piece is not None:
            piece.minutes.add(minutes)


def _token(change: Change) -> str:
    record = change.after or change.before
    return token_of(record.notes if change.table == SHEETS else record.description)
