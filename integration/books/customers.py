"""The customer or job of a code: the one it was bonded to, else the one of its full path, else a new one.

New ones are made when time needs them, customers before their jobs, thirty a call. Where QuickBooks takes a name only
once in all, as its documents say, a job is called by its client as well: "2026 Tax (Acme)".
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from heapq import heappop, heappush
from itertools import count
from typing import Final

from integration.books import words
from integration.books.bonds import Bonds
from integration.books.codes import DEPTH_MAX, TOP_LEVEL, Codes
from integration.books.directory import RETIRED
from integration.books.lots import Item, Lots
from integration.books.report import BooksReport
from integration.clients.errors import Refused as VendorRefused
from integration.clients.quickbooks import NOT_FOUND
from integration.clients.quickbooks_batch import ITEMS_MAX, Write
from integration.clients.quickbooks_wire import customer_body
from integration.messages import Finding
from integration.model import BooksCustomer, Jobcode
from integration.rules import books_name

DUPLICATE: Final = "6240"
OF_REFERENCES: Final = {"2500", NOT_FOUND}  # no longer there, or inactive: users met either (contract 2.2)


class Customers:
    """The customers of one run; none is ever renamed (D-05)."""

    def __init__(self, codes: Codes, bonds: Bonds, lots: Lots, report: BooksReport) -> None:
        self._codes = codes
        self._bonds = bonds
        self._lots = lots
        self._report = report
        self._queue: list[tuple[int, int, int, Jobcode]] = []  # what can be made now, in the order of making
        self._numbers = count()
        self._blocked: dict[int, list[Jobcode]] = {}  # what waits for the customer above, by the code above
        self._adapted: dict[int, str] = {}  # names of jobs that another one has already

    def of(self, jobcode_id: int) -> str | None:
        """The customer of the code, if there is one by now."""
        code = self._codes.get(jobcode_id)
        return self._bonds.customer_id(code) if code is not None else None

    def find_or_make(self, jobcode_ids: Iterable[int], stuck: Collection[str] = ()) -> None:
        """Give each of these codes its customer, if it can have one; tell why it cannot."""
        lacking = [code for code in self._lacking(jobcode_ids) if subject(code) not in stuck]
        self._bonds.directory.ask_paths(self._path(code) for code in lacking)
        self._blocked = {}
        for code in lacking:
            if self._above(code) is None:
                self._blocked.setdefault(code.parent_id, []).append(code)
        self._place([code for code in lacking if self._above(code) is not None])
        while self._queue:
            self._make(self._next_lot())

    def _lacking(self, jobcode_ids: Iterable[int]) -> list[Jobcode]:
        """The codes without a customer, those above included."""
        found: dict[int, Jobcode] = {}
        for jobcode_id in sorted(set(jobcode_ids)):
            line = self._codes.line(jobcode_id)
            if len(line) > DEPTH_MAX:
                self._report.tell(words.too_deep(line[-1].name))
                continue
            while line and self._bonds.customer_id(line[-1]) is None:
                code = line.pop()
                found[code.id] = code
        return list(found.values())

    def _place(self, codes: list[Jobcode]) -> None:
        """Bond what is there already, and queue the rest to be made."""
        while codes:
            self._bonds.directory.ask_paths(self._path(code) for code in codes)
            codes = [
                below for code in codes if self._matched(code) for below in self._blocked.pop(code.id, ())
            ]
        self._bonds.keep()

    def _matched(self, code: Jobcode) -> bool:
        """Whether there is the active customer of exactly this path, below the customer above."""
        path, above = self._path(code), self._above(code)
        found = self._bonds.directory.at(path)
        if found is None or found.parent_id != above:
            self._enqueue(code, path)
            return False
        holder = self._bonds.holder(found.id, code)
        if not found.active:
            self._report.tell(words.inactive(path))
            return False
        if holder is not None:
            self._report.tell(words.taken(path, f"it stands for the code {holder.name!r} already"))
            return False
        self._bonds.bond(code, found)
        return True

    def _enqueue(self, code: Jobcode, path: str) -> None:
        """Customers come before jobs, and those with the most jobs first: so the fewest calls do."""
        if code.id in self._bonds.lost:
            self._report.tell(words.gone(path))
            return
        depth, jobs = len(self._codes.line(code.id)), len(self._blocked.get(code.id, ()))
        heappush(self._queue, (depth, -jobs, next(self._numbers), code))

    def _next_lot(self) -> list[Jobcode]:
        """No two of one name below one customer: the second of them is looked at when the first is made."""
        lot: dict[tuple[str | None, str], Jobcode] = {}
        again = []
        while self._queue and len(lot) < ITEMS_MAX:
            place = heappop(self._queue)
            code = place[-1]
            name = self._above(code), self._name(code).casefold()
            if name in lot:
                again.append(place)
            lot.setdefault(name, code)
        for place in again:
            heappush(self._queue, place)
        return list(lot.values())

    def _make(self, lot: list[Jobcode]) -> None:
        answers = self._lots.send([self._item(code) for code in lot])
        released: list[Jobcode] = []
        refused: list[tuple[Jobcode, VendorRefused]] = []
        for code, answer in zip(lot, answers, strict=True):
            if answer.customer is not None:
                self._made(code, answer.customer)
                released += self._blocked.pop(code.id, ())
            elif answer.refusal is not None:
                refused.append((code, answer.refusal))
        self._ask_about([code for code, refusal in refused if refusal.code == DUPLICATE])
        self._place(released + [code for code, refusal in refused if self._again(code, refusal)])

    def _item(self, code: Jobcode) -> Item:
        write = Write("Customer", "create", customer_body(self._name(code), self._above(code) or ""))
        return Item(subject(code), write, {"jobcode": code.id, "above": code.parent_id})

    def _made(self, code: Jobcode, made: BooksCustomer) -> None:
        self._bonds.note(code, made)
        if code.id in self._adapted:
            self._report.tell(words.adapted(books_name(code.name), made.path))

    def _ask_about(self, taken: list[Jobcode]) -> None:
        """Who has the names: how the customers above are called now, and who is below them."""
        above = [self._above(code) for code in taken]
        self._bonds.directory.ask_ids({customer_id for customer_id in above if customer_id})
        paths = [self._path(code) for code in taken]
        qualified = [self._path(code, self._qualified(code)) for code in taken if code.parent_id]
        self._bonds.directory.ask_paths([*paths, *(path + RETIRED for path in paths), *qualified])

    def _again(self, code: Jobcode, refusal: VendorRefused) -> bool:
        """Whether a refused customer is worth another try in this run, by then under another name or below another."""
        path = self._path(code)
        if refusal.code in OF_REFERENCES and code.parent_id != TOP_LEVEL:
            if self._bonds.look_again([code.parent_id]):
                return True
            if any(one.id in self._bonds.inactive for one in self._codes.line(code.parent_id)):
                return False  # which was told
        if refusal.code != DUPLICATE:
            self._report.tell(words.refused(path, refusal.message or refusal.code))
            return False
        found = self._bonds.directory.at(path)
        if found is not None and found.active and found.parent_id == self._above(code):
            return True
        other = self._bonds.directory.alike(path)
        if other is None and code.parent_id != TOP_LEVEL and code.id not in self._adapted:
            self._adapted[code.id] = self._qualified(code)
            return True
        self._report.tell(self._conflict(path, other, refusal))
        return False

    def _conflict(self, path: str, other: BooksCustomer | None, refusal: VendorRefused) -> Finding:
        if other is None:
            return words.taken(path, f"QuickBooks refuses it: {refusal.message}")
        return words.alike(path, other.path) if other.active else words.inactive(path)

    def _above(self, code: Jobcode) -> str | None:
        """The customer that the code's own lies below; "" at the top, None while there is none."""
        parent = self._codes.get(code.parent_id)
        return "" if code.parent_id == TOP_LEVEL else self._bonds.customer_id(parent) if parent else None

    def _path(self, code: Jobcode, name: str = "") -> str:
        """The full name of the code in QuickBooks, below the customer that it has above it there."""
        name = name or self._name(code)
        parent = self._codes.get(code.parent_id)
        if code.parent_id == TOP_LEVEL or parent is None:
            return name
        return f"{self._bonds.path(parent) or self._path(parent)}:{name}"

    def _name(self, code: Jobcode) -> str:
        return self._adapted.get(code.id) or books_name(code.name)

    def _qualified(self, code: Jobcode) -> str:
        """The name with those above it, so that nobody else has it."""
        above = " › ".join(books_name(one.name) for one in self._codes.line(code.parent_id))
        return f"{books_name(code.name)} ({above})"


def subject(code: Jobcode) -> str:
    """What intents call the customer of a code."""
    return f"code {code.id}"
