"""Everything that people and clients do to a QuickBooks Time account, as rules that a machine picks from."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta
from types import SimpleNamespace

import hypothesis.strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from sim.http.directory import Directory
from sim.physics.universe import Universe
from sim.quickbooks_time.screens import QuickBooksTimeScreens, ScreenRefused
from sim.quickbooks_time.state import QuickBooksTimeState
from tests.quickbooks_time.conftest import Api

PICK = st.integers(0, 1_000)
NAMES = st.sampled_from(["Acme", "ACME", "Tax", "Payroll"])
PEOPLE = ("ada", "bo", "cy")
DAYS = st.sampled_from(["2026-03-01", "2026-03-02", "2026-03-03"])
WORDS = st.sampled_from(["", "Audit", "audit", "Review"])
LENGTHS = st.integers(0, 9).map(lambda tenth: tenth * 1_000)  # not all of them hundredths of an hour


class Everything(RuleBasedStateMachine):
    """An account, a client that calls it and the people in it."""

    def __init__(self):
        super().__init__()
        directory, universe = Directory(), Universe(1)
        self.state = QuickBooksTimeState(universe)
        world = SimpleNamespace(universe=universe, quickbooks_time=self.state)
        universe.announce = lambda credential: directory.enter(credential, world)
        self.state.set_behaviour(throttle=False, split_at_midnight=True)
        self.api = Api(directory, self.state, self.state.open_access("machine"))
        self.screens = QuickBooksTimeScreens(self.state)
        self.screens.install_addon("Custom Fields")
        row = {"name": "Why", "applies_to": "timesheet", "type": "free-form"}
        self.field = self.api.post("customfields", row)[0]["id"]
        for name in PEOPLE[:2]:
            self.screens.add_user(name.title(), "Lee", f"{name}@example.test")
        self.screens.add_job("Tax", self.screens.add_job("Acme"))

    def pick(self, kind, pick, *also):
        """The id of some record; of none when there are none."""
        ids = [*also, *sorted(record.id for record in self.state.tables.of(kind))]
        return ids[pick % len(ids)] if ids else 0

    def write(self, verb, path, row):
        """One row; its code."""
        return getattr(self.api, verb)(path, row)[0]["_status_code"]

    @rule(who=st.sampled_from(PEOPLE), by_api=st.booleans(), active=st.booleans())
    def people(self, who, by_api, active):
        """Somebody joins, leaves or returns."""
        name = {"username": f"{who}@example.test", "first_name": who.title(), "last_name": "Lee"}
        with suppress(ScreenRefused):
            if (
                by_api
                and self.write("post", "users", {**name, "permissions": {"time_tracking": True}}) == 417
            ):
                self.write("put", "users", {"username": name["username"], "active": active})
            elif not by_api:
                self.screens.archive_user(name["username"])

    @rule(name=NAMES, parent=PICK, everyone=st.booleans(), by_api=st.booleans())
    def new_job(self, name, parent, everyone, by_api):
        """A client or a job below one."""
        above = self.pick("jobcodes", parent, 0)
        if by_api:
            self.write("post", "jobcodes", {"name": name, "parent_id": above, "assigned_to_all": everyone})
        else:
            with suppress(ScreenRefused):
                self.screens.add_job(name, above, everyone)

    @rule(pick=PICK, name=st.none() | NAMES, parent=st.none() | PICK, active=st.none() | st.booleans())
    def change_job(self, pick, name, parent, active):
        """Renamed, moved, archived, restored, or several of these at once."""
        above = None if parent is None else self.pick("jobcodes", parent, 0)
        row = {"id": self.pick("jobcodes", pick), "name": name, "parent_id": above, "active": active}
        self.write("put", "jobcodes", row)

    @rule(pick=PICK, act=st.sampled_from(["delete_job", "restore_job", "unassign_job", "assign_job_to_all"]))
    def job_on_screen(self, pick, act):
        """What an admin does with a job."""
        with suppress(ScreenRefused):
            getattr(self.screens, act)(self.pick("jobcodes", pick))

    @rule(job=PICK, who=PICK, away=st.booleans())
    def assign(self, job, who, away):
        """Somebody may book on a job, or no more."""
        if away and len(self.state.tables.jobcode_assignments):
            self.api.delete("jobcode_assignments", self.pick("jobcode_assignments", who))
        else:
            row = {"user_id": self.pick("users", who, 0), "jobcode_id": self.pick("jobcodes", job)}
            self.write("post", "jobcode_assignments", row)

    @rule(who=PICK, job=PICK, day=DAYS, duration=LENGTHS, words=WORDS)
    def manual(self, who, job, day, duration, words):
        """Time by its length."""
        row = {"type": "manual", "date": day, "duration": duration, "customfields": {str(self.field): words}}
        self.enter(who, job, row)

    @rule(who=PICK, job=PICK, day=DAYS, hour=st.integers(4, 8), minutes=st.sampled_from([20, 60, 150]))
    def regular(self, who, job, day, hour, minutes):
        """Time with a start and an end, some of it over midnight in Denver."""
        start = datetime.fromisoformat(f"{day}T{hour:02}:30:00Z")
        end = start + timedelta(minutes=minutes)
        self.enter(who, job, {"type": "regular", "start": start.isoformat(), "end": end.isoformat()})

    @rule(who=PICK, job=PICK)
    def clock_in(self, who, job):
        """Somebody begins to work."""
        start = self.state.stamp()
        self.enter(who, job, {"type": "regular", "start": start, "end": ""})

    @rule(who=PICK, job=PICK)
    def forget_to_clock_out(self, who, job):
        """Somebody begins to work, and more than a week later nobody has stopped the clock."""
        self.clock_in(who, job)
        self.time_passes(8 * 86_400)

    def enter(self, who, job, row):
        """One row of new time."""
        row = {"user_id": self.pick("users", who), "jobcode_id": self.pick("jobcodes", job, 0), **row}
        assert self.write("post", "timesheets", row) in {200, 201, 403, 406, 417}

    @precondition(lambda self: len(self.state.tables.timesheets))
    @rule(
        pick=PICK,
        job=st.none() | PICK,
        duration=st.none() | LENGTHS,
        end=st.none() | st.sampled_from(["", "now"]),
    )
    def change_time(self, pick, job, duration, end):
        """Moved to another job, made longer or shorter, clocked out or in again."""
        row = {"id": self.pick("timesheets", pick), "duration": duration, "notes": f"{duration}"}
        row["jobcode_id"] = None if job is None else self.pick("jobcodes", job, 0)
        row |= {} if end is None else {"end": end and self.state.stamp()}
        assert self.write("put", "timesheets", row) in {200, 201, 403, 409, 417}

    @precondition(lambda self: len(self.state.tables.timesheets))
    @rule(pick=PICK, by_api=st.booleans())
    def delete_time(self, pick, by_api):
        """Time is taken away."""
        sheet = self.pick("timesheets", pick)
        with suppress(ScreenRefused):
            self.api.delete("timesheets", sheet) if by_api else self.screens.delete_time(sheet)

    @rule(who=st.sampled_from(PEOPLE), day=DAYS, approve=st.booleans())
    def approve(self, who, day, approve):
        """Time is closed up to a day, or opened from it on."""
        with suppress(ScreenRefused):
            (self.screens.approve_time if approve else self.screens.unapprove_time)(
                f"{who}@example.test", day
            )

    @precondition(lambda self: len(self.state.tables.timesheets))
    @rule(pick=PICK, lock=st.booleans())
    def export(self, pick, lock):
        """Time is exported, or unlocked again."""
        with suppress(ScreenRefused):
            (self.screens.lock_time if lock else self.screens.unlock_time)(self.pick("timesheets", pick))

    @precondition(lambda self: len(self.state.tables.timesheets) > 1)
    @rule(active=st.booleans(), required=st.sampled_from([False, False, True]), to_all=st.booleans())
    def change_field(self, active, required, to_all):
        """The custom field comes, goes, is required, and appears with all jobs or with some."""
        row = {"id": self.field, "active": active, "required": required, "show_to_all": to_all}
        self.write("put", "customfields", row)

    @rule(pick=PICK, attached=st.booleans())
    def field_of_job(self, pick, attached):
        """The custom field appears with a job, or no more."""
        act = self.screens.attach_field if attached else self.screens.detach_field
        with suppress(ScreenRefused):
            act("Why", [self.pick("jobcodes", pick)])

    @rule(who=st.sampled_from(PEOPLE), hours=st.integers(0, 80))
    def leave(self, who, hours):
        """Somebody is given leave."""
        with suppress(ScreenRefused):
            self.screens.set_pto_balance(f"{who}@example.test", "Vacation", hours)

    @rule(seconds=st.sampled_from([1, 3_600, 8 * 86_400]))
    def time_passes(self, seconds):
        """A second, an hour, or more than a clock may run."""
        self.state.universe.clock.advance(seconds)
        pair = self.state.access.new_pair(self.state.owner.id)
        self.api.session.headers["Authorization"] = f"Bearer {pair['access_token']}"
