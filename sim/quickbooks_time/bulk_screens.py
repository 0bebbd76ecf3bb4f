"""What admins do with many jobs in one go: assign and unassign, delete and restore, import from a file."""

from __future__ import annotations

import csv
from collections.abc import Sequence

from sim.physics.provenance import documented
from sim.quickbooks_time import jobcodes
from sim.quickbooks_time.job_screens import JobScreens
from sim.quickbooks_time.records import Jobcode
from sim.quickbooks_time.screen import ScreenRefused, in_words


class BulkScreens(JobScreens):
    """Batch Actions of Jobs, or Customers, and their import. An act that one job refuses happens to none."""

    def assign_jobs(self, job_ids: list[int], emails: list[str]) -> None:
        """Select these team members for several jobs."""
        for job_id in self._all_active(job_ids):
            self.assign_job(job_id, emails)

    def deselect_jobs(self, job_ids: list[int], emails: list[str]) -> None:
        """Deselect these team members for several jobs."""
        for job_id in self._all_active(job_ids):
            self.deselect_job(job_id, emails)

    def assign_jobs_to_all(self, job_ids: list[int]) -> None:
        """Tick "Assign to all" for several jobs."""
        for job_id in self._all_active(job_ids):
            self.assign_job_to_all(job_id)

    def unassign_jobs(self, job_ids: list[int]) -> None:
        """Untick "Assign to all" and deselect everyone, for several jobs."""
        for job_id in self._all_active(job_ids):
            self.unassign_job(job_id)

    def delete_jobs(self, job_ids: list[int]) -> None:
        """Delete several jobs and all below them, which archives them."""
        for job_id in self._all_active(job_ids):
            if self._job(job_id).active:  # not gone yet with one that lies above it
                self.delete_job(job_id)

    def restore_jobs(self, job_ids: list[int]) -> None:
        """Bring several archived jobs back, and what they lie below."""
        for job_id in [self._job(job_id).id for job_id in job_ids]:
            self.restore_job(job_id)

    @documented("contract 5: in stand-alone accounts a CSV import with exactly the same name restores a job")
    def import_jobs(self, csv_text: str) -> list[int]:
        """Import jobs from a CSV file, a row a job, a column for each name of its path; the ids."""
        if self.state.account.quickbooks_linked:
            raise ScreenRefused("customers come from QuickBooks in this account; add them there and sync")
        try:
            rows = [[name.strip() for name in row] for row in csv.reader(csv_text.splitlines())]
        except csv.Error as problem:
            raise ScreenRefused(f"this is not a CSV file: {problem}") from None
        return [self._imported(row) for row in rows if any(row)]

    def _all_active(self, job_ids: list[int]) -> list[int]:
        return [self._active_job(job_id).id for job_id in job_ids]

    def _imported(self, path: Sequence[str]) -> int:
        parent_id = 0
        for name in path:
            if name:
                parent_id = self._there(name, parent_id)
        return parent_id

    def _there(self, name: str, parent_id: int) -> int:
        """The job of exactly this name there: the active one, the archived one brought back, or a new one."""
        found = self._namesake(name, parent_id)
        if found is None:
            return self.add_job(name, parent_id)
        if not found.active:
            with in_words():
                jobcodes.update(self.state, found.id, {"active": True, "assigned_to_all": True})
        return found.id

    def _namesake(self, name: str, parent_id: int) -> Jobcode | None:
        children = self.state.tables.jobcodes.page("children", parent_id)
        same = [job for job in children if job.name == name and job.type == "regular"]
        return next((job for job in same if job.active), same[0] if same else None)
