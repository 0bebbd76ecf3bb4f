"""Which files hang on which records, kept beside them, so that a file knows its timesheets without a search."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sim.physics.provenance import documented
from sim.quickbooks_time.others import keeping, refusals
from sim.quickbooks_time.records import Timesheet
from sim.quickbooks_time.records_field import FileLink

if TYPE_CHECKING:
    from sim.quickbooks_time.state import QuickBooksTimeState


@documented("contract 3.5: attached files; that each must be there is inferred")
def check(state: QuickBooksTimeState, file_ids: Iterable[int]) -> None:
    """Every one of these files is there."""
    for file_id in file_ids:
        if not keeping.found(state, "files", file_id, "file").active:
            raise refusals.unknown("file")


def attach(
    state: QuickBooksTimeState, kind: str, object_id: int, before: Iterable[int], after: Iterable[int]
) -> None:
    """A record has these files now; what it had and has no more is let go."""
    links = state.tables.of("file_links")
    kept = set(after)
    for file_id in dict.fromkeys(after):
        links.put(FileLink(file_id=file_id, kind=kind, object_id=object_id))
    for file_id in before:
        if file_id not in kept:
            links.remove((file_id, kind, object_id))


@documented("contract 3.5: the files of a deleted timesheet die unless they are linked elsewhere")
def let_die(state: QuickBooksTimeState, sheet: Timesheet) -> None:
    """A timesheet is deleted."""
    attach(state, "timesheets", sheet.id, sheet.attached_files, ())
    for file_id in sheet.attached_files:
        file = state.tables.of("files").get(file_id)
        if file is not None and not state.tables.of("file_links").count("file_id", file_id):
            keeping.amend(state, "files", file, active=False)


def load(state: QuickBooksTimeState, sheets: Iterable[Timesheet]) -> None:
    """A firm moves in with timesheets that have files."""
    state.tables.of("file_links").load(
        FileLink(file_id=file_id, kind="timesheets", object_id=sheet.id)
        for sheet in sheets
        for file_id in sheet.attached_files
    )
