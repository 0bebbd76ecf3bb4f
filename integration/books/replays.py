"""New time that is sent under a requestid which QuickBooks has seen: it repeats what it answered then.

So it is when the store is an older copy, and sends what was sent before. The answer of then is as good as a new one,
whether the time is still there or was deleted by a person, unless the store knows that time as another timesheet's:
then it is sent once more, under another requestid.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

from integration.clients.errors import Refused
from integration.clients.quickbooks_batch import Written
from integration.connections import System
from integration.store.books import Activity

REPEATED: Final = "REPEATED"  # no code of QuickBooks' own
ANSWERED_WITHIN: Final = timedelta(
    minutes=1
)  # and clocks apart: what was made longer ago is an answer of then


def without_repeated(
    answers: Sequence[Written],
    new: Mapping[int, int],
    sent_at: datetime,
    known: Callable[[], Iterable[Activity]],
) -> list[Written]:
    """The answers, refused where one is an old one about another timesheet. What is known is asked for old ones only.

    `new`: the timesheet of each answer, by its place, that is to new time.
    """
    old = {
        made.id: place
        for place in new
        if (made := answers[place].activity) is not None
        and made.made_at is not None
        and made.made_at < sent_at - ANSWERED_WITHIN
    }
    if not old:
        return list(answers)
    owners = {one.activity_id: one.timesheet_id for one in known() if one.activity_id in old}
    found = list(answers)
    for activity_id, place in old.items():
        if owners.get(activity_id, new[place]) != new[place]:
            found[place] = Written(refusal=_repeated())
    return found


def _repeated() -> Refused:
    said = "it repeats the answer to an earlier call, whose time is another timesheet's by now"
    return Refused(System.QUICKBOOKS, "writing customers and time", 200, REPEATED, said)
