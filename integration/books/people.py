"""Whose time it is in QuickBooks: an employee's, or a contractor's, who is a vendor there.

Matched once, by the email address and else by the name, employees before vendors, and from then on by id. Whoever is
called otherwise now, or has another address, is matched anew: a match by mistake ends with what caused it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from hashlib import blake2b

from integration.books.report import BooksReport
from integration.clients.quickbooks import QuickBooks
from integration.desk import Desk
from integration.messages import Code, Finding
from integration.model import BooksPerson, TimeUser
from integration.rules import email_key
from integration.store import books as kept
from integration.store import mirror
from integration.store.books import Payee


class People:
    """The people of one run. QuickBooks is asked for its own only when somebody is not matched yet."""

    def __init__(self, desk: Desk, books: QuickBooks, report: BooksReport) -> None:
        self._desk = desk
        self._report = report
        self._tenant = desk.tenant_id()
        self._lists: tuple[Callable[[], list[BooksPerson]], ...] = (books.employees, books.vendors)
        self._read: list[list[BooksPerson]] = []
        with desk.database.read() as connection:
            self._users = {user.id: user for user in mirror.read_all(connection, self._tenant, TimeUser)}
            self._payees = kept.payees(connection, self._tenant)

    def match(self, user_ids: Iterable[int]) -> None:
        """Find whoever is not known yet; tell of whom QuickBooks does not know."""
        found = []
        for user_id in sorted(set(user_ids)):
            user = self._users.get(user_id)
            known = self._payees.get(user_id)
            if known is not None and (user is None or known.details == _details(user)):
                continue
            self._payees.pop(user_id, None)
            person = self._person(user) if user is not None else None
            if person is None or user is None:
                self._missing(user_id, user)
            else:
                self._payees[user_id] = Payee(user_id, person.role, person.id, _details(user))
                found.append(self._payees[user_id])
        with self._desk.database.begin() as connection:
            kept.put_payees(connection, self._tenant, found)

    def of(self, user_id: int | None) -> Payee | None:
        """Whose time the time of this user is; None when QuickBooks knows no such person."""
        return self._payees.get(user_id or 0)

    def look_again(self, user_ids: Collection[int]) -> set[int]:
        """After a refusal: match these anew; returns those who are somebody else now."""
        before = {user_id: self._payees.pop(user_id, None) for user_id in user_ids}
        self._read.clear()
        self.match(user_ids)
        return {user_id for user_id in user_ids if self._payees.get(user_id) not in {None, before[user_id]}}

    def _person(self, user: TimeUser) -> BooksPerson | None:
        """One of the employees, and if there is none one of the vendors."""
        for number, read in enumerate(self._lists):
            if len(self._read) == number:
                self._read.append([person for person in read() if person.active])
            found = _matching(user, self._read[number])
            if len(found) == 1:
                return found[0]
            if found:
                self._ambiguous(user, found)
                return None
        return None

    def _missing(self, user_id: int, user: TimeUser | None) -> None:
        who = user.name if user is not None else f"user {user_id}"
        self._tell(
            Code.USER_NOT_MATCHED,
            (user.email if user is not None else "") or str(user_id),
            f"QuickBooks has no active employee or vendor called {who}; their time waits.",
            "Add the employee, or the contractor as a vendor, in QuickBooks with the same name or email address, "
            "then sync.",
        )

    def _ambiguous(self, user: TimeUser, found: list[BooksPerson]) -> None:
        names = ", ".join(sorted(person.display_name for person in found))
        self._tell(
            Code.USER_AMBIGUOUS,
            user.email,
            f"QuickBooks has {len(found)} people with the email address of {user.name}: {names}. Their time waits.",
            "Leave the address with one of them in QuickBooks, then sync.",
        )

    def _tell(self, code: Code, subject: str, sentence: str, remedy: str) -> None:
        if any(finding.subject == subject for finding in self._report.findings):
            return
        self._report.tell(
            Finding(code=code, subject=subject, behaviour="FLOW-06", sentence=sentence, remedy=remedy)
        )


def _matching(user: TimeUser, people: list[BooksPerson]) -> list[BooksPerson]:
    """Those with the address; among several of them, and where nobody has it, those with the name."""
    address = email_key(user.email)
    by_address = [person for person in people if address and email_key(person.email) == address]
    by_name = [person for person in by_address or people if person.display_name == user.name]
    return by_address if len(by_address) == 1 else by_name or by_address


def _details(user: TimeUser) -> str:
    return blake2b(f"{email_key(user.email)}|{user.name}".encode(), digest_size=16).hexdigest()
