"""Whatever people and clients do to an account, in whatever order: some things always hold."""

from datetime import timedelta
from itertools import cycle, pairwise

from hypothesis.stateful import invariant

from sim.quickbooks_time.tables import instant
from tests.machines import thorough
from tests.quickbooks_time.everything import Everything

LISTED = {  # and the filters that leave nothing out
    "users": {"active": "both"},
    "jobcodes": {"active": "both", "type": "all"},
    "timesheets": {"start_date": "2026-02-01", "on_the_clock": "both"},
}
WEEK_S = 7 * 86_400
KEPT = timedelta(days=180)  # for so long deleted time is listed [contract 3.6]
MONTH = {"start_date": "2026-02-20", "end_date": "2026-03-20"}


class Account(Everything):
    """Everything, looked at after each step."""

    def __init__(self):
        super().__init__()
        self.stamps = {}
        self.kinds = cycle(LISTED.items())

    @invariant()
    def the_tree_is_a_tree(self):
        """No orphans, no circles, no active job below an archived one, no two active siblings of one name."""
        jobs = {job.id: job for job in self.state.tables.jobcodes}
        names = [(job.parent_id, job.type, job.name.casefold()) for job in jobs.values() if job.active]
        assert len(names) == len(set(names))
        for job in jobs.values():
            path = [job]
            while path[-1].parent_id:
                path.append(jobs[path[-1].parent_id])
                assert len(path) <= len(jobs)
            assert all(above.active for above in path) or not job.active

    @invariant()
    def only_active_jobs_are_assigned(self):
        """And only to people there are."""
        for row in self.state.tables.jobcode_assignments:
            job = self.state.tables.jobcodes.get(row.jobcode_id)
            assert job.active or not row.active
            assert row.user_id == 0 or row.user_id in self.state.tables.users
            assert row.user_id or row.active == job.assigned_to_all

    @invariant()
    def time_points_to_what_there_is_and_does_not_overlap(self):
        """Regular time of one person lies in a row; one clock a person runs at most, and none for over a week."""
        by_person = {}
        for sheet in self.api.rows("timesheets", start_date="2026-02-01", on_the_clock="both"):
            assert sheet["jobcode_id"] == 0 or sheet["jobcode_id"] in self.state.tables.jobcodes
            if sheet["type"] == "regular":
                span = (instant(sheet["start"]), instant(sheet["end"] or "9999-01-01T00:00:00+00:00"))
                assert sheet["on_the_clock"] is (sheet["end"] == "")
                assert 0 <= sheet["duration"] <= WEEK_S
                assert sheet["end"] or instant(sheet["start"]) > instant(self.state.stamp()) - WEEK_S
                by_person.setdefault(sheet["user_id"], []).append(span)
        for spans in by_person.values():
            assert all(before[1] <= after[0] for before, after in pairwise(sorted(spans)))

    @invariant()
    def deleted_time_is_in_one_list_only(self):
        """And no id is used twice; what was deleted more than 180 days ago is in none."""
        horizon = (self.state.universe.clock.now() - KEPT).isoformat(timespec="seconds")
        kept = {gone.id for gone in self.state.tables.timesheets_deleted if gone.last_modified >= horizon}
        deleted = {
            row["id"] for row in self.api.rows("timesheets_deleted", modified_since="2026-01-01T00:00:00Z")
        }
        assert deleted.isdisjoint(record.id for record in self.state.tables.timesheets)
        assert deleted == kept

    @invariant()
    def reports_add_up_to_the_rows(self):
        """By person and by job, and what the screen says of a client with everything below it."""
        sheets = self.api.rows("timesheets", **MONTH)
        total = sum(row["duration"] for row in sheets)
        body = self.api.call("POST", "reports/payroll_by_jobcode", json={"data": MONTH}).json()
        found = body["results"]["payroll_by_jobcode_report"]
        lines = list(found["totals"].values()) if found["totals"] else []
        assert sum(line["total_work_seconds"] for line in lines) == total
        tops = [job for job in self.screens.jobs() if job["parent_id"] == 0]
        report = [self.screens.time_report(job["id"], *MONTH.values())["total_minutes"] for job in tops]
        without = sum(row["duration"] for row in sheets if row["jobcode_id"] == 0)
        leave = sum(row["duration"] for row in sheets if row["jobcode_id"] in {71, 72, 73})
        assert round(sum(report) * 60) in {total - without, total - without - leave}

    @invariant()
    def lists_show_what_single_records_show(self):
        """Whatever way a record is asked for, its bytes are the same."""
        path, everything = next(self.kinds)
        rows = self.api.rows(path, **everything)
        assert len(rows) == len(self.state.tables.of(path))
        if rows:
            one = rows[len(rows) // 2]
            assert self.api.rows(path, **everything, ids=one["id"]) == [one]
            assert one in self.api.rows(path, **everything, modified_since=one["last_modified"])

    @invariant()
    def last_modified_never_goes_back(self):
        """Of no record, and no record changes without it."""
        for kind in (
            "users",
            "jobcodes",
            "jobcode_assignments",
            "timesheets",
            "customfields",
            "customfielditems",
        ):
            for record in self.state.tables.of(kind):
                before = self.stamps.get((kind, record.id), record)
                assert before.last_modified <= record.last_modified <= self.state.stamp()
                self.stamps[kind, record.id] = record


TestEverything = Account.TestCase
TestEverything.settings = thorough(30, steps=30)
