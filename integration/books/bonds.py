"""The customer of each code: bonded once and by id, followed when it is merged into another one (NAME-06)."""

from __future__ import annotations

from collections.abc import Collection

from integration.books import words
from integration.books.codes import Codes
from integration.books.directory import Directory
from integration.books.report import BooksReport
from integration.clients.quickbooks import QuickBooks
from integration.desk import Desk
from integration.model import BooksCustomer, Jobcode
from integration.store import books as kept
from integration.store.books import Bond


class Bonds:
    """The bonds of one run, and what QuickBooks says about the customers in them."""

    def __init__(self, desk: Desk, books: QuickBooks, codes: Codes, report: BooksReport) -> None:
        self._desk = desk
        self._books = books
        self._codes = codes
        self._report = report
        self._tenant = desk.tenant_id()
        with desk.database.read() as connection:
            self._bonds = kept.bonds(connection, self._tenant)
        self._codes_of: dict[str, set[int]] = {}  # by customer
        for one in self._bonds.values():
            self._codes_of.setdefault(one.customer_id, set()).add(one.jobcode_id)
        self._fresh: dict[int, Bond] = {}  # not on disk yet
        self.directory = Directory(books, len(self._bonds))
        self.inactive: set[int] = set()  # codes whose customer is
        self.lost: set[int] = set()  # codes whose customer is no more, and nobody can tell which one survived

    def customer_id(self, code: Jobcode) -> str | None:
        """The customer of the code; a code that was moved below another one has none there yet (WORK-02)."""
        bond = self._bonds.get(code.id)
        return bond.customer_id if bond is not None and bond.above in {None, code.parent_id} else None

    def path(self, code: Jobcode) -> str | None:
        """The full name of the code's customer, as far as it is known."""
        customer_id = self.customer_id(code)
        if customer_id is None:
            return None
        found = self.directory.of_id(customer_id)
        return self._bonds[code.id].path if found is None else found.path

    def holder(self, customer_id: str, code: Jobcode) -> Jobcode | None:
        """Another code in use, of another name, that has the customer already."""
        holders = (self._codes.get(one) for one in self._codes_of.get(customer_id, ()))
        return next((one for one in holders if one and one.active and one.name != code.name), None)

    def bond(self, code: Jobcode, customer: BooksCustomer) -> None:
        """From now on the code has this customer; on disk with the next `keep`."""
        self.note(code, customer)
        self._fresh[code.id] = self._bonds[code.id]

    def note(self, code: Jobcode, customer: BooksCustomer) -> None:
        """The same, where it is on disk already."""
        self._forget(code)
        self._bonds[code.id] = Bond(code.id, customer.id, customer.path, code.parent_id)
        self._codes_of.setdefault(customer.id, set()).add(code.id)
        self.directory.add(customer)

    def keep(self) -> None:
        """Write down what is new."""
        with self._desk.database.begin() as connection:
            kept.put_bonds(connection, self._tenant, self._fresh.values())
        self._fresh = {}

    def _forget(self, code: Jobcode) -> None:
        bond = self._bonds.pop(code.id, None)
        if bond is not None:
            self._codes_of[bond.customer_id].discard(code.id)

    def look_again(self, jobcode_ids: Collection[int]) -> set[int]:
        """After a refusal: which of these codes have to be tried again, because a customer is another one now."""
        lines = {jobcode_id: self._codes.line(jobcode_id) for jobcode_id in jobcode_ids}
        codes = {code.id: code for line in lines.values() for code in line}
        self._ask(codes.values())
        changed = {code.id for code in codes.values() if self._followed(code)}
        self.keep()
        return {jobcode_id for jobcode_id, line in lines.items() if any(one.id in changed for one in line)}

    def _ask(self, codes: Collection[Jobcode]) -> None:
        self.directory.ask_ids({self._bonds[code.id].customer_id for code in codes if code.id in self._bonds})

    def _followed(self, code: Jobcode) -> bool:
        bond = self._bonds.get(code.id)
        if bond is None:
            return False
        present = self.directory.of_id(bond.customer_id)
        if present is not None:
            if not present.active:
                self.inactive.add(code.id)
                self._report.tell(words.inactive(present.path))
            return False
        survivor = self._survivor(code)
        if survivor is not None:
            self.bond(code, survivor)
        else:
            self._forget(code)
            self.lost.add(code.id)
        return True

    def _survivor(self, code: Jobcode) -> BooksCustomer | None:
        """Whose our time on the code is now, else who stands above the jobs of the codes below."""
        found = self._of_own_time(code)
        if found is not None:
            return found
        below = [child for child in self._codes.below(code.id) if child.id in self._bonds]
        self._ask(below)
        above = (self._above(child) for child in below)
        return next((one for one in above if one is not None), None)

    def _above(self, child: Jobcode) -> BooksCustomer | None:
        job = self.directory.of_id(self._bonds[child.id].customer_id) or self._of_own_time(child)
        return None if job is None or not job.parent_id else self._present(job.parent_id)

    def _of_own_time(self, code: Jobcode) -> BooksCustomer | None:
        with self._desk.database.read() as connection:
            exported = kept.activity_on(connection, self._tenant, code.id)
        present = self._books.time_activity(exported.activity_id) if exported is not None else None
        return None if present is None or not present.customer_id else self._present(present.customer_id)

    def _present(self, customer_id: str) -> BooksCustomer | None:
        if self.directory.of_id(customer_id) is None:
            self.directory.ask_ids([customer_id])
        return self.directory.of_id(customer_id)
