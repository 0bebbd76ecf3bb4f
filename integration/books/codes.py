"""The codes that time is on, as QuickBooks would call them: each with those above it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from integration.desk import Desk
from integration.model import Jobcode
from integration.rules import books_name
from integration.store import mirror

TOP_LEVEL: Final = 0
DEPTH_MAX: Final = 5  # levels of customers in QuickBooks


class Codes:
    """The codes of QuickBooks Time as they were last read, and those that time was entered on since."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        with desk.database.read() as connection:
            found = mirror.read_all(connection, desk.tenant_id(), Jobcode)
        self._by_id = {code.id: code for code in found}

    def read(self, jobcode_ids: Iterable[int]) -> None:
        """Know these codes, and those above them."""
        wanted = set(jobcode_ids) - self._by_id.keys()
        while wanted:
            found = self._desk.time.jobcodes(active="both", ids=sorted(wanted))
            self._by_id.update({code.id: code for code in found})
            wanted = {code.parent_id for code in found if code.parent_id} - self._by_id.keys()

    def get(self, jobcode_id: int) -> Jobcode | None:
        """The code of this id."""
        return self._by_id.get(jobcode_id)

    def line(self, jobcode_id: int) -> list[Jobcode]:
        """The code and those above it, the client first; nothing when one of them is unknown.

        Time off and breaks are unknown: they are no customer's (TRACK-07).
        """
        line: list[Jobcode] = []
        while jobcode_id != TOP_LEVEL and len(line) <= DEPTH_MAX:
            code = self._by_id.get(jobcode_id)
            if code is None:
                return []
            line.insert(0, code)
            jobcode_id = code.parent_id
        return line

    def below(self, jobcode_id: int) -> list[Jobcode]:
        """The codes right below."""
        return [code for code in self._by_id.values() if code.parent_id == jobcode_id]

    def path(self, jobcode_id: int) -> str:
        """The code as QuickBooks would call it."""
        return ":".join(books_name(code.name) for code in self.line(jobcode_id))
