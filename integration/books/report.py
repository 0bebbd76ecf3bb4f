"""What a run did in QuickBooks."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from integration.messages import Finding


class BooksReport(msgspec.Struct):
    """What a run did in QuickBooks."""

    exported: int = 0
    updated: int = 0
    removed: int = 0
    customers: int = 0
    findings: list[Finding] = []
    note: str = ""

    def tell(self, finding: Finding) -> None:
        """Say it once, however much time it is about."""
        if finding not in self.findings:
            self.findings.append(finding)

    def count(self, done: Iterable[str]) -> None:
        """Writes that were done, by what they did."""
        for what in done:
            self.exported += what == "create TimeActivity"
            self.updated += what == "update TimeActivity"
            self.removed += what == "delete TimeActivity"
            self.customers += what == "create Customer"
