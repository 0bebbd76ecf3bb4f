"""What stands about a firm, read again only when it is another than before: a Sync tells all of it each time."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from integration.messages import Code, Finding
from integration.store.database import Database
from integration.store.findings import findings_kept, version


class Found(NamedTuple):
    """The findings by their keys, and how many of each code there are."""

    findings: tuple[Finding, ...]
    codes: Counter[Code]


class Standing:
    """The findings of one firm, as last read."""

    def __init__(self) -> None:
        self._version: int | None = None
        self._found = Found((), Counter())

    def of(self, database: Database, tenant: str) -> Found:
        """What stands now."""
        with database.read() as connection:
            now = version(connection, tenant)
            if now != self._version:
                findings = tuple(findings_kept(connection, tenant))
                self._found = Found(findings, Counter(finding.code for finding in findings))
                self._version = now
        return self._found
