"""The customer or job of a code: the one it was bonded to, else the one of its full path, else a new one."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from typing import Final

from integration.books.report import BooksReport
from integration.clients.errors import Refused as VendorRefused
from integration.clients.quickbooks import QuickBooks
from integration.desk import Desk
from integration.messages import Code, Finding
from integration.model import BooksCustomer, Jobcode
from integration.rules import books_name
from integration.store import books as kept
from integration.store import mirror

TOP_LEVEL: Final = 0
DEPTH_MAX: Final = 5  # levels of customers in QuickBooks


class Customers:
    """The customers of one run. QuickBooks' own list is read once, and only if some code has no customer yet."""

    def __init__(self, desk: Desk, books: QuickBooks, report: BooksReport) -> None:
        self._desk = desk
        self._books = books
        self._report = report
        self._tenant = desk.tenant_id()
        with desk.database.read() as connection:
            self._codes = {code.id: code for code in mirror.read_all(connection, self._tenant, Jobcode)}
            self._bonds = kept.customers(connection, self._tenant)
        self._listed: dict[str, BooksCustomer] | None = None  # by path
        self._standing: dict[str, BooksCustomer] = {}  # the same by id
        self._merged: set[int] = set()  # codes whose customer is no more, and nothing tells who survived
        self._refused: set[str] = set()  # paths: what was refused once in a run is not tried again

    def prepare(self, jobcode_ids: Iterable[int]) -> None:
        """Read what the run needs to find the customers of these codes."""
        wanted = set(jobcode_ids)
        self._read_codes(wanted - self._codes.keys())
        if any(code.id not in self._bonds for one in wanted for code in self._line(one)):
            self._list()

    def of(self, jobcode_id: int) -> str | None:
        """The id of the customer; None, and a finding where a person can help, when there can be none."""
        line = self._line(jobcode_id)
        if len(line) > DEPTH_MAX:
            self._too_deep(line)
            return None
        parent_id = path = ""
        for code in line:
            name = books_name(code.name)
            path = f"{path}:{name}" if path else name
            known = self._bonded(code) or self._matched(code, path) or self._made(code, path, parent_id)
            if known is None:
                return None
            parent_id = known
            if known in self._standing:  # a code may be renamed since, its customer keeps its name
                path = self._standing[known].path
        return parent_id or None

    def known(self, jobcode_id: int) -> bool:
        """Whether it is the code of a job: time off and breaks are no customer's (TRACK-07)."""
        return bool(self._line(jobcode_id))

    def path(self, jobcode_id: int) -> str:
        """The code as QuickBooks would call it."""
        return ":".join(books_name(code.name) for code in self._line(jobcode_id))

    def look_again(self, jobcode_id: int) -> bool:
        """After a refusal: True when a customer is no more, so that there is something to be tried again."""
        self._list()
        bonds = [bond for code in self._line(jobcode_id) if (bond := self._bonds.get(code.id)) is not None]
        for customer in (self._standing[bond] for bond in bonds if bond in self._standing):
            if not customer.active:
                self._inactive(customer.path)
        return any(bond not in self._standing for bond in bonds)

    def follow(self, jobcode_id: int) -> None:
        """Look at its customers as they are now: bond to the survivor of a merge, and tell of one that is inactive."""
        self.look_again(jobcode_id)
        for code in self._line(jobcode_id):
            self._bonded(code)

    def _list(self) -> dict[str, BooksCustomer]:
        if self._listed is None:
            found = self._books.customers()
            self._listed = {customer.path: customer for customer in found}
            self._standing = {customer.id: customer for customer in found}
        return self._listed

    def _read_codes(self, wanted: set[int]) -> None:
        """Codes of time that was entered since the last listing of codes, and those above them."""
        while wanted:
            found = self._desk.time.jobcodes(active="both", ids=sorted(wanted))
            self._codes.update({code.id: code for code in found})
            wanted = {code.parent_id for code in found if code.parent_id} - self._codes.keys()

    def _line(self, jobcode_id: int) -> list[Jobcode]:
        """The code and those above it, the client first; nothing when one of them is unknown."""
        line: list[Jobcode] = []
        while jobcode_id != TOP_LEVEL and len(line) <= DEPTH_MAX:
            code = self._codes.get(jobcode_id)
            if code is None:
                return []
            line.insert(0, code)
            jobcode_id = code.parent_id
        return line

    def _bonded(self, code: Jobcode) -> str | None:
        """The customer it was bonded to; once that is merged into another one, the survivor (NAME-06)."""
        bond = self._bonds.get(code.id)
        if bond is None or self._listed is None or bond in self._standing:
            return bond
        survivor = self._survivor(code)
        if survivor in self._standing:
            self._bond(code.id, survivor, self._standing[survivor].path)
            return survivor
        del self._bonds[code.id]
        self._merged.add(code.id)
        return None

    def _survivor(self, code: Jobcode) -> str:
        """Whose our time on the code is now, else who stands above the jobs of the codes below; "" when none tells."""
        below = (self._above(child) for child in self._codes.values() if child.parent_id == code.id)
        return self._of_own_time(code) or next(filter(None, below), "")

    def _above(self, child: Jobcode) -> str:
        bond = self._bonds.get(child.id)
        if bond is None:
            return ""
        job = self._standing.get(bond) or self._standing.get(self._survivor(child))
        return "" if job is None else job.parent_id

    def _of_own_time(self, code: Jobcode) -> str:
        with self._desk.database.read() as connection:
            exported = kept.activity_on(connection, self._tenant, code.id)
        present = self._books.time_activity(exported.activity_id) if exported is not None else None
        return present.customer_id if present is not None else ""

    def _matched(self, code: Jobcode, path: str) -> str | None:
        """The customer of exactly this path, unless it is inactive or stands for another code in use."""
        found = self._list().get(path)
        if found is None or path in self._refused:
            return None
        holder = next((one for one, bond in self._bonds.items() if bond == found.id), None)
        other = self._codes.get(holder) if holder is not None else None
        if not found.active:
            self._inactive(path)
        elif other is not None and other.active and other.name != code.name:
            self._refused.add(path)
            self._conflict(path, f"it stands for the code {other.name!r} already")
        else:
            self._bond(code.id, found.id, path)
            return found.id
        return None

    def _made(self, code: Jobcode, path: str, parent_id: str) -> str | None:
        if path in self._refused or path in self._list():
            return None
        if code.id in self._merged:
            self._gone(path)
            return None
        # What was made though nobody heard is in the list by now; an old requestid might repeat an old refusal.
        what = f"{self._tenant}|customer|{code.id}|{path}|{self._desk.now()}"
        digest = blake2b(what.encode(), digest_size=20).hexdigest()
        try:
            made = self._books.create_customer(books_name(code.name), parent_id, f"tb-{digest}")
        except VendorRefused as refusal:
            self._refused.add(path)
            self._conflict(path, f"QuickBooks refuses it: {refusal.message}")
            return None
        self._list()[path] = self._standing[made.id] = made
        self._report.customers += 1
        self._bond(code.id, made.id, path)
        return made.id

    def _bond(self, jobcode_id: int, customer_id: str, path: str) -> None:
        self._bonds[jobcode_id] = customer_id
        with self._desk.database.begin() as connection:
            kept.put_customer(connection, self._tenant, jobcode_id, customer_id, path)

    def _conflict(self, path: str, why: str) -> None:
        self._tell(
            path,
            f"The time of {path!r} waits for its customer in QuickBooks: {why}.",
            "Free the name in QuickBooks, then sync.",
        )

    def _inactive(self, path: str) -> None:
        self._tell(
            path,
            f"The customer {path!r} is inactive in QuickBooks, so its time waits.",
            "Make the customer active again in QuickBooks, then sync.",
        )

    def _gone(self, path: str) -> None:
        self._tell(
            path,
            f"The customer of {path!r} is no more in QuickBooks, and nothing tells which one it was merged into, so "
            "its time waits.",
            f"Call the customer that it is now {path!r} in QuickBooks and sync; after that any name will do.",
        )

    def _too_deep(self, line: list[Jobcode]) -> None:
        self._tell(
            line[-1].name,
            f"The code {line[-1].name!r} lies more than {DEPTH_MAX} levels deep, and QuickBooks has no more levels of "
            "customers, so its time waits.",
            "Move the code up in QuickBooks Time, then sync.",
        )

    def _tell(self, subject: str, sentence: str, remedy: str) -> None:
        self._report.tell(
            Finding(
                code=Code.NAME_CONFLICT,
                subject=subject,
                behaviour="FLOW-07",
                sentence=sentence,
                remedy=remedy,
            )
        )
