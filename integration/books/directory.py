"""The customers of QuickBooks as far as a run needs them: asked for by path or id, or all where that is fewer calls."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

from integration.clients.quickbooks import PAGE_ROWS, QuickBooks, in_statements
from integration.model import BooksCustomer

RETIRED: Final = " (deleted)"  # what QuickBooks adds to the name of an inactive customer (contract 3.0)


class Directory:
    """`bonded` is how many customers there are at least."""

    def __init__(self, books: QuickBooks, bonded: int) -> None:
        self._books = books
        self._pages = 1 + bonded // PAGE_ROWS
        self._whole = False
        self._paths: set[str] = set()  # that were asked for
        self._by_id: dict[str, BooksCustomer] = {}
        self._by_path: dict[str, dict[str, BooksCustomer]] = {}  # by path in small letters, then by id

    def ask_paths(self, paths: Iterable[str]) -> None:
        """Know the customers of these paths. Many paths are dearer than the whole list."""
        wanted = {path for path in paths if path not in self._paths}
        self._paths |= wanted
        if self._whole or not wanted:
            return
        self._whole = len(in_statements(wanted)) > self._pages
        for customer in self._books.customers() if self._whole else self._books.customers_at(wanted):
            self.add(customer)

    def ask_ids(self, ids: Collection[str]) -> None:
        """Know how these customers are now: one that is not known after that is no more."""
        for record_id in ids:
            known = self._by_id.pop(record_id, None)
            if known is not None:
                del self._by_path[known.path.casefold()][record_id]
        for customer in self._books.customers_with(ids) if ids else ():
            self.add(customer)

    def add(self, customer: BooksCustomer) -> None:
        """Know how a customer is now."""
        self._by_id[customer.id] = customer
        self._by_path.setdefault(customer.path.casefold(), {})[customer.id] = customer

    def at(self, path: str) -> BooksCustomer | None:
        """The customer of exactly this path."""
        same = (one for one in self._by_path.get(path.casefold(), {}).values() if one.path == path)
        return next(same, None)

    def alike(self, path: str) -> BooksCustomer | None:
        """A customer whose path is this one but for its case, or was until it was made inactive."""
        for form in (path, path + RETIRED):
            for found in self._by_path.get(form.casefold(), {}).values():
                return found
        return None

    def of_id(self, customer_id: str) -> BooksCustomer | None:
        """The customer of this id, as far as it was asked for."""
        return self._by_id.get(customer_id)
