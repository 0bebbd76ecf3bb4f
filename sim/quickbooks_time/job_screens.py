"""What admins do with jobs: add, rename, move, delete, restore them, and say who may book on them."""

from __future__ import annotations

from typing import Any, Final

from sim.physics.provenance import documented
from sim.quickbooks_time import assignments, jobcodes
from sim.quickbooks_time.records import Jobcode
from sim.quickbooks_time.screen import Screen, ScreenRefused, in_words

PATH: Final = " › "
RATE_MAX: Final = 1_000_000


class JobScreens(Screen):
    """Jobs, or Customers, as the account calls them."""

    @documented("contract 5: the help warns of replacing a deleted job, so the screen lets one do it")
    def add_job(self, name: str, parent_id: int = 0, assigned_to_all: bool = True) -> int:
        """Add a job below another, or at the top; the id."""
        values = {"name": name, "parent_id": parent_id, "assigned_to_all": assigned_to_all}
        with in_words():
            code, job = jobcodes.create(self.state, values, beside_archived=True)
        if code != 200:
            raise ScreenRefused(f"there is a job called {job.name!r} there already; choose another name")
        return job.id

    def rename_job(self, job_id: int, name: str) -> None:
        """Give a job another name."""
        self._change_job(job_id, {"name": name})

    def move_job(self, job_id: int, parent_id: int) -> None:
        """Move a job, with all below it and its assignments, below another; 0 is the top."""
        self._change_job(job_id, {"parent_id": parent_id})

    def delete_job(self, job_id: int) -> None:
        """Delete a job and all below it, which archives them."""
        self._change_job(job_id, {"active": False})

    def restore_job(self, job_id: int) -> None:
        """Bring an archived job back, and what it lies below."""
        self._change_job(job_id, {"active": True})

    def set_job_short_code(self, job_id: int, short_code: str) -> None:
        """Give a job a short code."""
        self._change_job(job_id, {"short_code": short_code})

    def set_job_billable(self, job_id: int, billable: bool, billable_rate: float = 0.0) -> None:
        """Say whether time on a job is billable, and at what rate."""
        if not 0 <= billable_rate <= RATE_MAX:
            raise ScreenRefused(f"{billable_rate} is no rate; it is an amount an hour, or 0")
        self._change_job(job_id, {"billable": billable, "billable_rate": billable_rate})

    def assign_job_to_all(self, job_id: int) -> None:
        """Tick "Assign to all"."""
        self._change_job(job_id, {"assigned_to_all": True})

    def unassign_job(self, job_id: int) -> None:
        """Untick "Assign to all" and deselect everyone."""
        self._change_job(job_id, {"assigned_to_all": False})
        assignments.withdraw_all(self.state, job_id)

    def assign_job(self, job_id: int, emails: list[str]) -> None:
        """Select these team members for a job."""
        job = self._active_job(job_id)
        for user_id in [self._member(email).id for email in emails]:
            assignments.assign(self.state, user_id, job)

    def deselect_job(self, job_id: int, emails: list[str]) -> None:
        """Deselect these team members for a job."""
        job = self._active_job(job_id)
        for user_id in [self._member(email).id for email in emails]:
            row = assignments.row_of(self.state, user_id, job.id)
            if row is not None:
                assignments.withdraw(self.state, row)

    def jobs(self) -> list[dict[str, Any]]:
        """Every regular job, archived ones too, by name."""
        return [self._job_row(job) for job in self.state.tables.jobcodes.page("typed", "regular")]

    def _active_job(self, job_id: int) -> Jobcode:
        job = self._job(job_id)
        if not job.active:
            raise ScreenRefused(f"the job {job.name!r} is archived; restore it first")
        return job

    def _change_job(self, job_id: int, changes: dict[str, Any]) -> None:
        self._job(job_id)
        with in_words():
            jobcodes.update(self.state, job_id, changes)

    def _job_row(self, job: Jobcode) -> dict[str, Any]:
        above = [parent.name for parent in jobcodes.ancestors(self.state, job)]
        return {
            "id": job.id,
            "name": job.name,
            "path": PATH.join([*reversed(above), job.name]),
            "parent_id": job.parent_id,
            "active": job.active,
            "assigned_to_all": job.assigned_to_all,
            "has_children": jobcodes.has_children(self.state, job.id),
        }
