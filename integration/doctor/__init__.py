"""Why can't Ann track time on 2026 Tax? The article's remedies as one ordered checklist.

`chart` looks, the checks judge what was seen, and this puts them in the order in which a person should go through them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Final

import msgspec

from integration.desk import Desk
from integration.doctor import account, person, subject
from integration.doctor.chart import Chart
from integration.doctor.look import look
from integration.doctor.symptom import Symptom
from integration.mapped import Standing

CHECKS: Final[tuple[Callable[[Chart], Iterable[Symptom]], ...]] = (
    account.connected,
    account.same_account,
    person.matched,
    person.active_and_allowed,
    subject.client_public,
    subject.contact_type_chosen,
    subject.work_tracked,
    subject.name_unique,
    subject.code_there,
    account.fields_set_up,
    person.day_open,
    account.in_step,
)


class Examination(msgspec.Struct, frozen=True, kw_only=True):
    """What the doctor found, in the order in which to go through it."""

    can_track: bool  # nothing that was found stops time from being tracked
    standings: tuple[Standing, ...]  # as the export has them
    findings: tuple[Symptom, ...]


def examine(
    desk: Desk, by: str | None = None, key: str | None = None, day: date | None = None
) -> Examination:
    """Go through the whole list, for this person and this client or work item where they are named. Changes nothing."""
    chart = look(desk, by, key, day)
    found = tuple(
        msgspec.structs.replace(symptom, step=step)
        for step, check in enumerate(CHECKS, start=1)
        for symptom in check(chart)
    )
    return Examination(
        can_track=not any(symptom.blocks for symptom in found), standings=chart.standings, findings=found
    )
