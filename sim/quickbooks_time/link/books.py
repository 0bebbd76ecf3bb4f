"""QuickBooks as its connection to QuickBooks Time needs it, and a company in which there is nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import msgspec


class BooksRefusedError(Exception):
    """QuickBooks will not have it; the text is what it says."""


class BooksCustomer(msgspec.Struct, frozen=True, kw_only=True):
    """A customer, or with `parent_id` a job of one. `version` differs after every change to it."""

    id: str
    name: str
    path: str
    parent_id: str
    active: bool
    version: str


class BooksPerson(msgspec.Struct, frozen=True, kw_only=True):
    """An employee or a contractor; `role` is QuickBooks' word for which."""

    id: str
    role: str
    first_name: str
    last_name: str
    email: str


class BooksTime(msgspec.Struct, frozen=True, kw_only=True):
    """Time as QuickBooks gets it. "" is no customer, no service item."""

    date: str
    minutes: int
    person: str
    customer_id: str
    item: str
    billable: bool
    hourly_rate: float
    description: str


class Books(Protocol):
    """What the connection does in QuickBooks."""

    def refusal(self) -> str:
        """Why this company cannot be connected; "" when it can."""

    def customers(self, since: str) -> Sequence[BooksCustomer]:
        """Customers and jobs that changed since a stamp, or all; those above come before those below."""

    def jobs(self, customer_id: str) -> Sequence[BooksCustomer]:
        """The jobs right below a customer."""

    def save_customer(self, customer_id: str, name: str, parent_id: str, *, active: bool) -> tuple[str, str]:
        """Write a new customer or job, or the one of this id; its id and version."""

    def people(self) -> Sequence[BooksPerson]:
        """Active employees and contractors."""

    def items(self) -> Sequence[str]:
        """The names of active service items."""

    def save_time(self, activity_id: str, time: BooksTime) -> str:
        """Write time as a new time activity, or over the one of this id while it is there; its id."""

    def drop_time(self, activity_id: str) -> None:
        """Take a time activity away, if it is there."""


class NoBooks:
    """A company with nothing in it: what an account by itself is connected to."""

    def refusal(self) -> str:
        """Nothing stands in the way."""
        return ""

    def customers(self, since: str) -> Sequence[BooksCustomer]:  # noqa: ARG002 - there are none at any time
        """None."""
        return ()

    def jobs(self, customer_id: str) -> Sequence[BooksCustomer]:  # noqa: ARG002
        """None."""
        return ()

    def save_customer(self, customer_id: str, name: str, parent_id: str, *, active: bool) -> tuple[str, str]:  # noqa: ARG002
        """There is nowhere to put one."""
        raise BooksRefusedError("There is no company.")

    def people(self) -> Sequence[BooksPerson]:
        """Nobody."""
        return ()

    def items(self) -> Sequence[str]:
        """None."""
        return ()

    def save_time(self, activity_id: str, time: BooksTime) -> str:  # noqa: ARG002
        """Nobody is there whose time it could be."""
        raise BooksRefusedError("There is nobody in this company.")

    def drop_time(self, activity_id: str) -> None:
        """There is none."""
