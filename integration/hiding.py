"""Hiding many jobs in QuickBooks Time at once, after a preview.

Hiding is unassigning: the code, its link and its time stay. Only a person asks for it: no sync hides or shows anything,
and completing work hides nothing by itself. Each call says how things shall be, so one that was cut short is simply
made again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

import msgspec

from integration.connection import check_account, require_admins
from integration.desk import Desk
from integration.mapped import Mapped
from integration.messages import Code, Finding, refused
from integration.model import Assignment, ItemResult, Jobcode, LinkState
from integration.store import mirror
from integration.store.tenants import Tenant

BATCH: Final = 50
EVERYBODY: Final = 0


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """A job that is, or would be, hidden."""

    key: str
    code_id: int
    path: str


class Hiding(msgspec.Struct, frozen=True, kw_only=True):
    """What is hidden, or would be."""

    preview: bool
    jobs: tuple[Job, ...]
    hidden_already: int
    calls: int  # that write
    findings: tuple[Finding, ...] = ()


class _Work(msgspec.Struct, frozen=True, kw_only=True):
    """What there is to do."""

    jobs: tuple[Job, ...]
    codes: tuple[Jobcode, ...]  # assigned to everybody
    assignments: tuple[Assignment, ...]  # of single people
    hidden_already: int
    findings: tuple[Finding, ...]

    @property
    def calls(self) -> int:
        """How many calls write it."""
        return len(list(_parts(self.codes))) + len(list(_parts(self.assignments)))


def hide_jobs(desk: Desk, by: str, keys: Sequence[str], *, completed: bool, preview: bool) -> Hiding:
    """Hide the jobs of these clients and work items, or of all completed work. A preview only reads."""
    firm = desk.connected()
    require_admins(desk, by, check_account(desk))
    if not keys and not completed:
        raise refused(
            Code.BAD_INPUT,
            "Nothing was named to hide.",
            behaviour="HIDE-05",
            remedy="Name clients or work items, or choose all completed work.",
        )
    work = _work(desk, firm, keys, completed=completed)
    findings = work.findings if preview else (*work.findings, *_hide(desk, work, by))
    failed = {finding.subject for finding in findings}
    return Hiding(
        preview=preview,
        jobs=tuple(job for job in work.jobs if job.key not in failed),
        hidden_already=work.hidden_already,
        calls=work.calls,
        findings=findings,
    )


def _work(desk: Desk, firm: Tenant, keys: Sequence[str], *, completed: bool) -> _Work:
    mapped = Mapped(desk, firm)
    wanted = list(dict.fromkeys([*keys, *(_completed(mapped) if completed else ())]))
    ids = {
        key: link.jobcode_id
        for key in wanted
        if (link := mapped.link(key)) and link.state is not LinkState.MISSING
    }
    codes = {
        code.id: code for code in desk.time.jobcodes(active="both", ids=list(ids.values())) if code.active
    }
    people = [row for row in desk.time.assignments() if row.user_id != EVERYBODY] if codes else []
    shown = _shown(codes.values(), people)
    return _Work(
        jobs=tuple(
            Job(key=key, code_id=code_id, path=mapped.path(codes[code_id]))
            for key, code_id in ids.items()
            if code_id in shown
        ),
        codes=tuple(code for code in codes.values() if code.assigned_to_all),
        assignments=tuple(row for row in people if row.jobcode_id in codes),
        hidden_already=len(codes) - len(shown),
        findings=tuple(_no_code(key) for key in keys if ids.get(key) not in codes),
    )


def _completed(mapped: Mapped) -> list[str]:
    """Completed work that has a code; of it, what is hidden already is passed over later."""
    works = sorted(mapped.ground.work_items.values(), key=lambda one: (one.client_key, one.title, one.key))
    return [work.key for work in works if work.completed and mapped.link(work.key) is not None]


def _shown(codes: Iterable[Jobcode], people: Iterable[Assignment]) -> set[int]:
    """The codes that somebody can still see."""
    known = {code.id: code.assigned_to_all for code in codes}
    return {code_id for code_id, everybody in known.items() if everybody} | {
        row.jobcode_id for row in people if row.jobcode_id in known
    }


def _hide(desk: Desk, work: _Work, by: str) -> list[Finding]:
    findings: list[Finding] = []
    keys = {job.code_id: job.key for job in work.jobs}
    for codes in _parts(work.codes):
        results = desk.time.update_jobcodes([{"id": code.id, "assigned_to_all": False} for code in codes])
        findings += [
            _not_hidden(keys[code.id], result)
            for code, result in zip(codes, results, strict=True)
            if not result.ok
        ]
        done = [code for code, result in zip(codes, results, strict=True) if result.ok]
        _remember(desk, done)
    for rows in _parts(work.assignments):
        taken = desk.time.delete_assignments([row.id for row in rows])
        findings += [
            _not_hidden(keys[row.jobcode_id], result)
            for row, result in zip(rows, taken, strict=True)
            if not result.ok
        ]
    desk.note(by, f"hide {len(work.jobs)} jobs", "", "HIDE-05")
    return findings


def _remember(desk: Desk, codes: Iterable[Jobcode]) -> None:
    hidden = [msgspec.structs.replace(code, assigned_to_all=False) for code in codes]
    with desk.database.begin() as connection:
        mirror.merge(connection, desk.tenant_id(), Jobcode, hidden)


def _parts(rows: Sequence[Any]) -> Iterable[Sequence[Any]]:
    return (rows[at : at + BATCH] for at in range(0, len(rows), BATCH))


def _no_code(key: str) -> Finding:
    return Finding(
        code=Code.CODE_NOT_LINKED,
        subject=key,
        behaviour="HIDE-05",
        sentence=f"{key} has no code in QuickBooks Time, so there is nothing to hide.",
        remedy="Nothing to do.",
    )


def _not_hidden(key: str, result: ItemResult) -> Finding:
    said = result.extra or result.message
    return Finding(
        code=Code.BAD_INPUT,
        subject=key,
        behaviour="HIDE-05",
        sentence=f"QuickBooks Time did not hide a job: it says {said!r}.",
        remedy="Correct it in QuickBooks Time, then hide again.",
    )
