"""Random accounts: a team with groups, a tree of jobcodes of every type, and time of every kind."""

from typing import NamedTuple

import hypothesis.strategies as st

from sim.quickbooks_time.records import CustomField, CustomFieldItem, Jobcode, Timesheet, User

DAYS = [f"2026-02-{day:02}" for day in range(15, 29)] + [f"2026-03-{day:02}" for day in range(1, 29)]
YESTERDAY = "2026-03-01"  # a clock that has run for longer than a week stops by itself
RANGE = {"start_date": "2026-02-22", "end_date": "2026-03-21"}  # four weeks from a Sunday on
FIELD, PREP = 19_142, 3001


class Team(NamedTuple):
    """What a random account is made of."""

    users: list
    jobcodes: list
    sheets: list

    def records(self):
        """All of it, with one managed list."""
        field = CustomField(id=FIELD, name="Task")
        item = CustomFieldItem(id=PREP, customfield_id=FIELD, name="Prep")
        return [*self.users, *self.jobcodes, *self.sheets, field, item]

    def in_range(self):
        """The time that a report over the range counts."""
        first, last = RANGE.values()
        return [sheet for sheet in self.sheets if first <= sheet.date <= last and sheet.duration]

    def type_of(self, jobcode_id):
        """The type of a jobcode; none is work."""
        return next((job.type for job in self.jobcodes if job.id == jobcode_id), "regular")

    def lies_below(self, jobcode_id, top):
        """Whether a jobcode is another one or lies below it."""
        parents = {job.id: job.parent_id for job in self.jobcodes}
        while jobcode_id:
            if jobcode_id == top:
                return True
            jobcode_id = parents.get(jobcode_id, 0)
        return False


@st.composite
def teams(draw):
    """An account with up to four people, eight jobcodes and forty timesheets."""
    users = [
        User(
            id=600 + at,
            first_name="P",
            last_name=str(at),
            username=f"p{at}",
            group_id=draw(st.integers(0, 2)),
        )
        for at in range(draw(st.integers(1, 4)))
    ]
    jobcodes = []
    for at in range(draw(st.integers(1, 8))):
        parents = [0, *(job.id for job in jobcodes if job.type == "regular")]
        parent = draw(st.sampled_from(parents))
        types = ["regular"] if parent else ["regular", "regular", "pto", "paid_break", "unpaid_break"]
        kind = draw(st.sampled_from(types))
        jobcodes.append(Jobcode(id=9100 + at, name=f"J{at}", parent_id=parent, type=kind))
    count = draw(st.integers(0, 40))
    return Team(users, jobcodes, [_sheet(draw, 80_000 + at, users, jobcodes) for at in range(count)])


def _sheet(draw, sheet_id, users, jobcodes):
    running = draw(st.integers(0, 9)) == 0
    day = YESTERDAY if running else draw(st.sampled_from(DAYS))
    length = draw(st.integers(0, 12 * 3600))
    start, end = f"{day}T09:00:00-07:00", f"{day}T21:00:00-07:00"
    clocked = {"type": "regular", "start": start, "end": "" if running else end, "on_the_clock": running}
    return Timesheet(
        id=sheet_id,
        user_id=draw(st.sampled_from(users)).id,
        jobcode_id=draw(st.sampled_from([0, *(job.id for job in jobcodes)])),
        date=day,
        duration=0 if running else length,
        customfields=draw(st.sampled_from([(), ((FIELD, "prep"),), ((FIELD, "Gone"),)])),
        **(clocked if running or draw(st.booleans()) else {}),
    )
