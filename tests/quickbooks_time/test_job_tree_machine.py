"""Whatever people and the API do to jobs and time, in whatever order, some things always hold."""

from contextlib import suppress
from itertools import pairwise
from types import SimpleNamespace

import hypothesis.strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from sim.http.directory import Directory
from sim.physics.universe import Universe
from sim.quickbooks_time.screens import QuickBooksTimeScreens, ScreenRefused
from sim.quickbooks_time.state import QuickBooksTimeState
from tests.machines import thorough
from tests.quickbooks_time.conftest import Api

NAMES = st.sampled_from(["Acme", "ACME", "Tax", "tax", "Payroll", "Holiday"])
PICK = st.integers(min_value=0, max_value=1_000)


class JobTree(RuleBasedStateMachine):
    """Jobs come, go, move and return; time is entered, changed and deleted."""

    def __init__(self):
        super().__init__()
        directory = Directory()
        universe = Universe(1)
        self.state = QuickBooksTimeState(universe)
        world = SimpleNamespace(universe=universe, quickbooks_time=self.state)
        universe.announce = lambda credential: directory.enter(credential, world)
        self.state.set_behaviour(throttle=False)
        self.api = Api(directory, self.state, self.state.open_access("machine"))
        self.screens = QuickBooksTimeScreens(self.state)
        self.entered = self.deleted = 0

    def job(self, pick, top=False):
        ids = [0] * top + [job["id"] for job in self.screens.jobs()]
        return ids[pick % len(ids)] if ids else 0

    @rule(name=NAMES, parent=PICK, everyone=st.booleans())
    def post(self, name, parent, everyone):
        row = {"name": name, "parent_id": self.job(parent, top=True), "assigned_to_all": everyone}
        assert self.api.post("jobcodes", row)[0]["_status_code"] in {200, 202, 417}

    @rule(pick=PICK, name=NAMES)
    def rename(self, pick, name):
        self.put(pick, name=name)

    @rule(pick=PICK, active=st.booleans())
    def archive_or_restore(self, pick, active):
        self.put(pick, active=active)

    @rule(pick=PICK, parent=PICK)
    def move(self, pick, parent):
        self.put(pick, parent_id=self.job(parent, top=True))

    @rule(pick=PICK, active=st.booleans(), name=NAMES, parent=PICK)
    def everything_at_once(self, pick, active, name, parent):
        self.put(pick, active=active, name=name, parent_id=self.job(parent, top=True))

    @rule(pick=PICK)
    def unassign(self, pick):
        with suppress(ScreenRefused):  # of an archived job
            self.screens.unassign_job(self.job(pick))

    @rule(pick=PICK, hour=st.integers(0, 22), length=st.integers(1, 3), posted=st.booleans())
    def time(self, pick, hour, length, posted):
        row = {"user_id": self.state.owner.id, "jobcode_id": self.job(pick)}
        start, end = f"2026-03-02T{hour:02}:00:00Z", f"2026-03-02T{min(23, hour + length):02}:00:00Z"
        regular = {"type": "regular", "start": start, "end": end}
        manual = {"type": "manual", "date": "2026-03-02", "duration": 3600}
        code = self.api.post("timesheets", row | (regular if posted else manual))[0]["_status_code"]
        self.entered += code == 200

    @precondition(lambda self: len(self.state.tables.timesheets) > 0)
    @rule(pick=PICK)
    def delete_time(self, pick):
        sheets = self.state.tables.timesheets.page("dated")
        self.api.delete("timesheets", sheets[pick % len(sheets)].id)
        self.deleted += 1

    @rule()
    def pass_a_minute(self):
        self.state.universe.clock.advance(60)

    def put(self, pick, **values):
        self.api.put("jobcodes", {"id": self.job(pick), **values})

    @invariant()
    def active_siblings_have_different_names(self):
        seen = [(job["parent_id"], job["name"].casefold()) for job in self.screens.jobs() if job["active"]]
        assert len(seen) == len(set(seen))

    @invariant()
    def archived_jobs_have_no_active_children_and_nobody_assigned(self):
        table = self.state.tables.jobcodes
        for job in table:
            parent = table.get(job.parent_id)
            assert not (job.active and parent is not None and not parent.active)
            rows = self.state.tables.jobcode_assignments.page("jobcode", job.id)
            assert job.active or not any(row.active for row in rows)
            assert any(row.active and row.user_id == 0 for row in rows) is (
                job.assigned_to_all and job.active
            )

    @invariant()
    def every_job_has_a_way_to_the_top(self):
        table = self.state.tables.jobcodes
        for job in table:
            above, steps = job, 0
            while above.parent_id:
                above = table.get(above.parent_id)
                steps += 1
                assert steps <= len(table)

    @invariant()
    def no_time_is_lost_or_overlaps(self):
        sheets = self.state.tables.timesheets
        regular = sorted((sheet.start, sheet.end) for sheet in sheets if sheet.type == "regular")
        assert all(before[1] <= after[0] for before, after in pairwise(regular))
        assert len(sheets) == self.entered - self.deleted == len(sheets.page("user", self.state.owner.id))
        assert len(self.state.tables.timesheets_deleted) == self.deleted


TestJobTree = JobTree.TestCase
TestJobTree.settings = thorough(40, steps=25)
