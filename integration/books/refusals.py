"""Time that QuickBooks refused: why, whether another try in the same run helps, and what a person is told."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from integration.books.bodies import BILLABLE, NOT_BILLABLE
from integration.books.bonds import Bonds
from integration.books.codes import Codes
from integration.books.customers import OF_REFERENCES
from integration.books.pending import Line
from integration.books.people import People
from integration.books.replays import REPEATED
from integration.books.report import BooksReport
from integration.clients.errors import Refused as VendorRefused
from integration.messages import Code, Finding
from integration.rules import minutes_of

STALE: Final = "5010"  # somebody changed it in QuickBooks between our look and our word

Refused = list[tuple[Line, VendorRefused]]


class Refusals:
    """The refusals of one run."""

    def __init__(self, codes: Codes, bonds: Bonds, people: People, report: BooksReport) -> None:
        self._codes = codes
        self._bonds = bonds
        self._people = people
        self._report = report
        self._looked = False
        self._billable: set[int] = set()  # timesheets that were sent as billable
        self._not_billable: dict[int, VendorRefused] = {}  # and refused, by timesheet

    def status(self, line: Line, wanted: str) -> str:
        """As the field and the firm say (D-16). QuickBooks may want a rate with it, which is not ours to make up.

        Time that is there and not billable yet can be made billable by a person; time that is missing is lost money.
        """
        return NOT_BILLABLE if line.timesheet_id in self._not_billable else wanted

    def remember_status(self, line: Line, status: str) -> None:
        """What was said of the line: only of billable time it may be the status that QuickBooks does not take."""
        if status == BILLABLE:
            self._billable.add(line.timesheet_id)

    def worth_another_try(self, refused: Refused) -> list[Line]:
        """The lines that may go through next time; of the others a person is told."""
        again = self._led_elsewhere([line for line, why in refused if why.code in OF_REFERENCES])
        for line, why in refused:
            if why.code in OF_REFERENCES:
                if line.timesheet_id not in again and not self._explained(line):
                    self.tell([(line, why)])
            elif why.code in {STALE, REPEATED}:
                again[line.timesheet_id] = line
            elif line.timesheet_id in self._billable - self._not_billable.keys():
                self._not_billable[line.timesheet_id] = why
                again[line.timesheet_id] = line
            else:
                self.tell([(line, why)])
        return list(again.values())

    def tell(self, refused: Iterable[tuple[Line, VendorRefused]]) -> None:
        """Entry by entry, what QuickBooks says."""
        for line, why in refused:
            self._tell(
                Code.BOOKS_REFUSED, "FLOW-06", f"QuickBooks refuses the time of {self._named(line)}", why
            )

    def tell_deletion(self, timesheet_id: int, why: VendorRefused) -> None:
        """Time that is gone from QuickBooks Time, and that QuickBooks keeps."""
        what = f"QuickBooks keeps the time of the deleted timesheet {timesheet_id}"
        self._tell(Code.BOOKS_REFUSED, "FLOW-06", what, why)

    def tell_if_not_billable(self, line: Line | None) -> None:
        """Billable time that arrived as not billable."""
        why = self._not_billable.get(line.timesheet_id) if line is not None else None
        if line is not None and why is not None:
            what = f"QuickBooks has the billable time on {self._path(line)!r} as not billable, for it says"
            self._tell(Code.BILLABLE_REFUSED, "BILL-04", what, why)

    def _led_elsewhere(self, lines: list[Line]) -> dict[int, Line]:
        """Lines whose customer, or else whose person, turns out to be another one by now."""
        if not lines or self._looked:
            return {}
        self._looked = True
        moved = self._bonds.look_again({line.entry.jobcode_id or 0 for line in lines})
        again = {line.timesheet_id: line for line in lines if line.entry.jobcode_id in moved}
        puzzling = [line for line in lines if line.timesheet_id not in again and not self._explained(line)]
        others = self._people.look_again({line.entry.user_id or 0 for line in puzzling})
        return again | {line.timesheet_id: line for line in puzzling if line.entry.user_id in others}

    def _explained(self, line: Line) -> bool:
        """Whether a person was told already: of an inactive customer, or of somebody who is not there."""
        if self._people.of(line.entry.user_id) is None:
            return True
        return any(code.id in self._bonds.inactive for code in self._codes.line(line.entry.jobcode_id or 0))

    def _tell(self, code: Code, behaviour: str, what: str, why: VendorRefused) -> None:
        sentence = f"{what}: {why.message or why.code}"
        self._report.tell(Finding(code=code, subject="", behaviour=behaviour, sentence=sentence))

    def _named(self, line: Line) -> str:
        length = minutes_of(line.entry.seconds)
        return f"{line.entry.date} on {self._path(line)!r} ({length} minutes, timesheet {line.timesheet_id})"

    def _path(self, line: Line) -> str:
        return self._codes.path(line.entry.jobcode_id or 0)
