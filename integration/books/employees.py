"""Whose time it is in QuickBooks: the active employee with the same email address, else with the same name."""

from __future__ import annotations

from collections.abc import Iterable

from integration.books.report import BooksReport
from integration.messages import Code, Finding
from integration.model import BooksEmployee, TimeUser
from integration.rules import email_key
from integration.store.entries import Entry


class Employees:
    """The active employees, as read at the start of a run."""

    def __init__(
        self, employees: Iterable[BooksEmployee], users: Iterable[TimeUser], report: BooksReport
    ) -> None:
        self._users = {user.id: user for user in users}
        self._report = report
        self._by_email: dict[str, BooksEmployee] = {}
        self._by_name: dict[str, BooksEmployee] = {}
        for employee in employees:
            if employee.active:
                self._by_email.setdefault(email_key(employee.email), employee)
                self._by_name.setdefault(employee.display_name, employee)
        self._by_email.pop("", None)

    def of(self, line: Entry) -> BooksEmployee | None:
        """Whose time this is; None, and a finding, when QuickBooks knows no such employee."""
        user = self._users.get(line.user_id or 0)
        email = email_key(user.email) if user is not None else ""
        name = user.name if user is not None else ""
        found = self._by_email.get(email) or self._by_name.get(name)
        if found is None:
            self._missing(name or f"user {line.user_id}", email or str(line.user_id))
        return found

    def _missing(self, who: str, subject: str) -> None:
        self._report.tell(
            Finding(
                code=Code.USER_NOT_MATCHED,
                subject=subject,
                behaviour="FLOW-06",
                sentence=f"QuickBooks has no active employee called {who}; their time waits.",
                remedy="Add the employee in QuickBooks with the same name or email address, then sync.",
            )
        )
