"""What we ask QuickBooks, and what we write there: customers, jobs and the time spent on them.

Every write carries a requestid, so that sending it again with the same body does nothing twice (contract 1.4).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Final, TypeVar, Unpack

from integration.clients.errors import Broken, Refused
from integration.clients.pacer import Limit
from integration.clients.policy import Query, Transport
from integration.clients.quickbooks_wire import (
    Answer,
    CompanyInfoAnswer,
    CustomerAnswer,
    CustomerRow,
    DeletedAnswer,
    EmployeeRow,
    TimeActivityAnswer,
    TimeActivityFields,
    TimeActivityRow,
    time_activity_body,
)
from integration.model import BooksCustomer, BooksEmployee, TimeActivity

LIMITS: Final = (Limit(500, 60.0), Limit(10, 1.0))  # per company; per application and company (contract 4)
PAGE_ROWS: Final = 1000
PAGES_MAX: Final = 5_000  # five million rows
REQUEST_ID_LENGTH_MAX: Final = 50
NOT_FOUND: Final = "610"  # with HTTP 400 (contract 2.3)
_MINOR_VERSION: Final = 75  # all there is since August 2025 (contract 1.2)

Row = TypeVar("Row")


class QuickBooks:
    """The company in QuickBooks behind a transport."""

    def __init__(self, transport: Transport, realm_id: str) -> None:
        self._transport = transport
        self._realm_id = realm_id
        self._company = f"/v3/company/{realm_id}"

    def company(self) -> str:
        """The company's name."""
        path = f"{self._company}/companyinfo/{self._realm_id}"
        found = self._transport.get(path, "reading CompanyInfo", CompanyInfoAnswer, _version())
        return found.company_info.company_name

    def customers(self) -> list[BooksCustomer]:
        """Every customer and job, inactive ones too."""
        rows = self._rows("Customer", Answer[CustomerRow], "Active IN (true, false)")
        return [row.customer() for row in rows]

    def customer_by_path(self, path: str) -> BooksCustomer | None:
        """The active customer of this full name, as in 'Acme:2026 Tax'; its display name alone need not be unique."""
        rows = self._rows("Customer", Answer[CustomerRow], f"FullyQualifiedName = {literal(path)}")
        found = [row.customer() for row in rows]  # names are compared without case: prefer the exact one
        return min(found, key=lambda customer: customer.path != path, default=None)

    def employees(self) -> list[BooksEmployee]:
        """Every employee, inactive ones too."""
        rows = self._rows("Employee", Answer[EmployeeRow], "Active IN (true, false)")
        return [row.employee() for row in rows]

    def create_customer(self, name: str, parent_id: str, request_id: str) -> BooksCustomer:
        """A new customer, or with a parent a job of that customer."""
        body: dict[str, Any] = {"DisplayName": name}
        if parent_id:
            body |= {"Job": True, "ParentRef": {"value": parent_id}}  # one without the other is refused: 6150
        found = self._post("customer", "creating a Customer", CustomerAnswer, body, request_id)
        return found.customer.customer()

    def time_activities(self, changed_since: datetime | None = None) -> list[TimeActivity]:
        """All time activities, or those created or changed since; deleted ones are in neither."""
        condition = ""
        if changed_since is not None:
            instant = changed_since.astimezone(UTC).isoformat(timespec="seconds")
            condition = f"MetaData.LastUpdatedTime >= {literal(instant)}"
        rows = self._rows("TimeActivity", Answer[TimeActivityRow], condition)
        return [row.time_activity() for row in rows]

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

    def create_time_activity(self, request_id: str, **fields: Unpack[TimeActivityFields]) -> TimeActivity:
        """New time of an employee or a vendor. Billable time needs a customer and a rate (contract 3.4)."""
        if bool(fields.get("employee_id")) == bool(fields.get("vendor_id")):
            raise ValueError("a time activity is of an employee or of a vendor: name one of them")
        body, operation = time_activity_body(fields), "creating a TimeActivity"
        found = self._post("timeactivity", operation, TimeActivityAnswer, body, request_id)
        return found.time_activity.time_activity()

    def update_time_activity(
        self, activity_id: str, sync_token: str, request_id: str, **fields: Unpack[TimeActivityFields]
    ) -> TimeActivity:
        """Change what is named and leave the rest; a token that is no longer current is refused with 5010."""
        body = {**time_activity_body(fields), "Id": activity_id, "SyncToken": sync_token, "sparse": True}
        found = self._post("timeactivity", "updating a TimeActivity", TimeActivityAnswer, body, request_id)
        return found.time_activity.time_activity()

    def delete_time_activity(self, activity_id: str, sync_token: str, request_id: str) -> None:
        """Delete it; one that is gone already is refused with 610."""
        body = {"Id": activity_id, "SyncToken": sync_token}
        operation = "deleting a TimeActivity"
        self._post("timeactivity", operation, DeletedAnswer, body, request_id, {"operation": "delete"})

    def _rows(self, entity: str, shape: type[Answer[Row]], condition: str) -> list[Row]:
        """Every row of a query, in the order of ids: without one, new rows shift the pages (contract 7)."""
        return list(self._pages(entity, shape, f" WHERE {condition}" if condition else ""))

    def _pages(self, entity: str, shape: type[Answer[Row]], where: str) -> Iterator[Row]:
        operation = f"reading {entity}"
        for number in range(PAGES_MAX):
            window = f"STARTPOSITION {number * PAGE_ROWS + 1} MAXRESULTS {PAGE_ROWS}"
            statement = f"SELECT * FROM {entity}{where} ORDERBY Id {window}"  # noqa: S608 - texts pass literal()
            query = {"query": statement, **_version()}
            page = self._transport.get(f"{self._company}/query", operation, shape, query)
            with self._transport.readable(operation):
                rows = page.rows(entity)
            yield from rows
            if len(rows) < PAGE_ROWS:
                return
        raise Broken(self._transport.system, operation, f"had more than {PAGES_MAX} pages")

    def _post(
        self,
        resource: str,
        operation: str,
        shape: type[Row],
        body: dict[str, Any],
        request_id: str,
        query: Query | None = None,
    ) -> Row:
        if not 1 <= len(request_id) <= REQUEST_ID_LENGTH_MAX:
            raise ValueError(f"{operation}: a request id has 1 to {REQUEST_ID_LENGTH_MAX} characters")
        # In a header the id has no effect, and twins are the result (contract 1.4).
        asked = {**(query or {}), "requestid": request_id, **_version()}
        return self._transport.write("POST", f"{self._company}/{resource}", operation, shape, body, asked)


def literal(text: str) -> str:
    r"""A text in a query: in single quotes, a quote inside as \' (contract 3.13), and so a backslash as \\."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def _version() -> dict[str, str | int]:
    return {"minorversion": _MINOR_VERSION}


def _number(record_id: str) -> str:
    if not (record_id.isascii() and record_id.isdigit()):
        raise ValueError(f"{record_id!r} is no id of QuickBooks; an id is a number")
    return record_id
