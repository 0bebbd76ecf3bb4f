"""What we ask QuickBooks, and what we write there: customers, jobs and the time spent on them.

Every write carries a requestid, so that sending it again with the same body does nothing twice (contract 1.4).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date
from typing import Final, TypeVar
from urllib.parse import quote

from integration.clients.errors import Broken, Refused
from integration.clients.pacer import Limit, Pacer
from integration.clients.policy import Transport
from integration.clients.quickbooks_batch import (
    ITEMS_MAX,
    REQUEST_ID_LENGTH_MAX,
    BatchAnswer,
    Write,
    Written,
    batch_body,
    written,
)
from integration.clients.quickbooks_wire import (
    Answer,
    CompanyInfoAnswer,
    CustomerRow,
    PersonRow,
    TimeActivityAnswer,
    TimeActivityRow,
)
from integration.clients.words import texts_in
from integration.model import BooksCustomer, BooksPerson, TimeActivity

LIMITS: Final = (Limit(500, 60.0), Limit(10, 1.0))  # per company; per application and company (contract 4)
BATCH_LIMITS: Final = (Limit(40, 60.0),)  # per application and company
PAGE_ROWS: Final = 1000
PAGES_MAX: Final = 5_000  # five million rows
LITERALS_LENGTH_MAX: Final = 4_000  # encoded, in one statement: keeps a URL below 8 KB, where web servers end
NOT_FOUND: Final = "610"  # with HTTP 400 (contract 2.3)
ANY: Final = "Active IN (true, false)"  # a query of its own accord shows active ones only
_MINOR_VERSION: Final = 75  # all there is since August 2025 (contract 1.2)

Row = TypeVar("Row")
Ask = Callable[[str], list[Row]]


class QuickBooks:
    """The company in QuickBooks behind a transport."""

    def __init__(self, transport: Transport, realm_id: str, batches: Pacer) -> None:
        self._transport = transport
        self._realm_id = realm_id
        self._batches = batches
        self._company = f"/v3/company/{realm_id}"

    def company(self) -> str:
        """The company's name."""
        path = f"{self._company}/companyinfo/{self._realm_id}"
        found = self._transport.get(path, "reading CompanyInfo", CompanyInfoAnswer, _version())
        return found.company_info.company_name

    def customers(self) -> list[BooksCustomer]:
        """Every customer and job, inactive ones too."""
        return self._customers(ANY)

    def customers_at(self, paths: Collection[str]) -> list[BooksCustomer]:
        """Those of these full names, as in 'Acme:2026 Tax', whatever the case, inactive ones too.

        A display name alone need not be one customer's.
        """
        return self._each(self._customers, "FullyQualifiedName", paths, f" AND {ANY}")

    def customers_with(self, ids: Collection[str]) -> list[BooksCustomer]:
        """Those of these ids that there are, inactive ones too."""
        return self._each(self._customers, "Id", ids, f" AND {ANY}")

    def employees(self) -> list[BooksPerson]:
        """Every employee, inactive ones too."""
        return self._people("Employee")

    def vendors(self) -> list[BooksPerson]:
        """Every vendor, inactive ones too; contractors are vendors."""
        return self._people("Vendor")

    def time_activities_with(self, ids: Collection[str]) -> list[TimeActivity]:
        """Those of these ids that there are.

        A list may be out of date: what it lacks is asked for by itself, before anybody is taken to have deleted it.
        """
        found = self._each(self._time_activities, "Id", ids)
        lacking = sorted(set(ids) - {one.id for one in found})
        return found + [one for one in map(self.time_activity, lacking) if one is not None]

    def time_activities_dated(self, first: date, last: date) -> list[TimeActivity]:
        """All time of these days."""
        between = f"TxnDate >= {literal(first.isoformat())} AND TxnDate <= {literal(last.isoformat())}"
        return self._time_activities(between)

    def time_activity(self, activity_id: str) -> TimeActivity | None:
        """One time activity; None if there is none."""
        path = f"{self._company}/timeactivity/{_number(activity_id)}"
        try:
            found = self._transport.get(path, "reading a TimeActivity", TimeActivityAnswer, _version())
        except Refused as refused:
            if refused.code == NOT_FOUND:
                return None
            raise
        return found.time_activity.time_activity()

    def batch(self, writes: Sequence[Write], request_id: str) -> list[Written]:
        """Up to thirty writes in one call; what became of each, in their order.

        Where the answer leaves one out, nobody knows of any: the same call again is answered the same again.
        """
        operation = "writing customers and time"
        if not 1 <= len(writes) <= ITEMS_MAX:
            raise ValueError(f"{operation}: a call takes 1 to {ITEMS_MAX} of them")
        if not 1 <= len(request_id) <= REQUEST_ID_LENGTH_MAX:
            raise ValueError(f"{operation}: a request id has 1 to {REQUEST_ID_LENGTH_MAX} characters")
        # In a header the id has no effect, and twins are the result (contract 1.4).
        query = {"requestid": request_id, **_version()}
        path, body = f"{self._company}/batch", batch_body(writes)
        answer = self._transport.write("POST", path, operation, BatchAnswer, body, query, self._batches)
        sent = tuple(texts_in(body))
        with self._transport.readable(operation, write=True):
            return written(answer, writes, lambda said: self._transport.refusal(operation, 400, said, sent))

    def _customers(self, condition: str) -> list[BooksCustomer]:
        return [row.customer() for row in self._rows("Customer", Answer[CustomerRow], condition)]

    def _people(self, role: str) -> list[BooksPerson]:
        return [row.person(role) for row in self._rows(role, Answer[PersonRow], ANY)]

    def _time_activities(self, condition: str) -> list[TimeActivity]:
        return [row.time_activity() for row in self._rows("TimeActivity", Answer[TimeActivityRow], condition)]

    def _each(self, ask: Ask[Row], field: str, values: Collection[str], more: str = "") -> list[Row]:
        found: list[Row] = []
        for some in in_statements(values):
            found += ask(f"{field} IN ({', '.join(map(literal, some))}){more}")
        return found

    def _rows(self, entity: str, shape: type[Answer[Row]], condition: str) -> list[Row]:
        """Every row of a query, in the order of ids: without one, new rows shift the pages (contract 7)."""
        return list(self._pages(entity, shape, condition))

    def _pages(self, entity: str, shape: type[Answer[Row]], condition: str) -> Iterator[Row]:
        operation = f"reading {entity}"
        for number in range(PAGES_MAX):
            window = f"STARTPOSITION {number * PAGE_ROWS + 1} MAXRESULTS {PAGE_ROWS}"
            statement = f"SELECT * FROM {entity} WHERE {condition} ORDERBY Id {window}"  # noqa: S608 - see literal()
            query = {"query": statement, **_version()}
            page = self._transport.get(f"{self._company}/query", operation, shape, query)
            with self._transport.readable(operation):
                rows = page.rows(entity)
            yield from rows
            if len(rows) < PAGE_ROWS:
                return
        raise Broken(self._transport.system, operation, f"had more than {PAGES_MAX} pages")


def in_statements(values: Collection[str]) -> list[list[str]]:
    """The values, in as few statements as they fit into."""
    statements: list[list[str]] = []
    room = 0
    for value in sorted(set(values)):
        length = len(quote(literal(value))) + len("%2C%20")
        if not statements or length > room:
            statements.append([])
            room = LITERALS_LENGTH_MAX
        statements[-1].append(value)
        room -= length
    return statements


def literal(text: str) -> str:
    r"""A text in a query: in single quotes, a quote inside as \' (contract 3.13), and so a backslash as \\."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def _version() -> dict[str, str | int]:
    return {"minorversion": _MINOR_VERSION}


def _number(record_id: str) -> str:
    if not (record_id.isascii() and record_id.isdigit()):
        raise ValueError(f"{record_id!r} is no id of QuickBooks; an id is a number")
    return record_id
