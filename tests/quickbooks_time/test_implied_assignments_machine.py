"""Contract 3.4: where implied assignments are listed, a job's rows are its own and those of the jobs above."""

from contextlib import suppress

import hypothesis.strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from sim.physics.universe import Universe
from sim.quickbooks_time.screens import QuickBooksTimeScreens, ScreenRefused
from sim.quickbooks_time.state import QuickBooksTimeState
from tests.machines import thorough

EMAILS = ("ada@example.test", "bob@example.test")
PICK = st.integers(min_value=0, max_value=1_000)


class ImpliedAssignments(RuleBasedStateMachine):
    """Jobs are added, moved, deleted and restored while people are selected for them and deselected."""

    def __init__(self):
        super().__init__()
        universe = Universe(1)
        self.state = QuickBooksTimeState(universe)
        self.state.set_behaviour(assigned_children="listed")
        self.screens = QuickBooksTimeScreens(self.state)
        for email in EMAILS:
            self.screens.add_user(email[:3].title(), "Lee", email)

    def job(self, pick, top=False):
        ids = [0] * top + [job["id"] for job in self.screens.jobs()]
        return ids[pick % len(ids)] if ids else 0

    @rule(name=st.sampled_from("ABCDEF"), parent=PICK, everyone=st.booleans())
    def add(self, name, parent, everyone):
        with suppress(ScreenRefused):
            self.screens.add_job(name, self.job(parent, top=True), everyone)

    @rule(pick=PICK, emails=st.sets(st.sampled_from(EMAILS)), selected=st.booleans())
    def select(self, pick, emails, selected):
        with suppress(ScreenRefused):
            act = self.screens.assign_job if selected else self.screens.deselect_job
            act(self.job(pick), sorted(emails))

    @rule(pick=PICK, everyone=st.booleans())
    def tick(self, pick, everyone):
        with suppress(ScreenRefused):
            act = self.screens.assign_job_to_all if everyone else self.screens.unassign_job
            act(self.job(pick))

    @rule(pick=PICK, parent=PICK)
    def move(self, pick, parent):
        with suppress(ScreenRefused):
            self.screens.move_job(self.job(pick), self.job(parent, top=True))

    @rule(pick=PICK, active=st.booleans())
    def delete_or_restore(self, pick, active):
        with suppress(ScreenRefused):
            (self.screens.restore_job if active else self.screens.delete_job)(self.job(pick))

    @invariant()
    def rows_are_a_jobs_own_and_those_above(self):
        table = self.state.tables.jobcodes
        for job in table:
            expected, at = set(), job
            while job.active and at is not None:
                expected |= {row.user_id for row in self.rows(at.id) if not row.implied}
                at = table.get(at.parent_id)
            assert {row.user_id for row in self.rows(job.id)} == expected

    @invariant()
    def one_row_a_person_and_job(self):
        rows = [(row.user_id, row.jobcode_id) for row in self.state.tables.jobcode_assignments]
        assert len(rows) == len(set(rows))

    def rows(self, job_id):
        return [row for row in self.state.tables.jobcode_assignments.page("jobcode", job_id) if row.active]


TestImpliedAssignments = ImpliedAssignments.TestCase
TestImpliedAssignments.settings = thorough(40, steps=25)
