"""The books leg: time goes from QuickBooks Time to QuickBooks, never from Karbon (FLOW-06 to FLOW-09).

A customer or customer:job is matched on its full path and made only when time is logged on it. Every write carries
a requestid made from what it is about, so a write that is sent again after a lost answer is answered, not repeated.
"""

from __future__ import annotations

from datetime import date
from hashlib import blake2b
from typing import Final

import msgspec

from integration.clients.errors import Refused as VendorRefused
from integration.clients.errors import VendorError
from integration.clients.quickbooks import QuickBooks
from integration.desk import Desk
from integration.messages import Code, Finding
from integration.model import BooksCustomer, BooksEmployee, Jobcode, TimeField, TimeUser
from integration.rules import books_name, email_key, minutes_of
from integration.store import books as kept
from integration.store import mirror
from integration.store.books import Activity
from integration.store.entries import Entry, EntryState, entries_in

TOP_LEVEL: Final = 0
DEPTH_MAX: Final = 5  # levels of customers in QuickBooks
BILLABLE_FIELD: Final = "Billable"


class BooksReport(msgspec.Struct):
    """What a run did in QuickBooks."""

    exported: int = 0
    updated: int = 0
    removed: int = 0
    customers: int = 0
    findings: list[Finding] = []
    note: str = ""


def sync_books(desk: Desk) -> BooksReport:
    """Bring QuickBooks in line with the time that QuickBooks Time has. No QuickBooks, no call."""
    report = BooksReport()
    if desk.books is None:
        report.note = "no QuickBooks is connected"
        return report
    work = _pending(desk)
    if not work.changed and not work.gone:
        return report
    try:
        if _linked_already(desk):
            report.note = "QuickBooks Time sends time to QuickBooks itself; nothing is exported twice"
            report.findings.append(
                Finding(code=Code.BOOKS_LINKED_ALREADY, subject="", behaviour="FLOW-06", sentence=report.note)
            )
            return report
        _Export(desk, desk.books, report).run(work)
    except (
        VendorError
    ) as error:  # QuickBooks being away never stands between Karbon and QuickBooks Time (FLOW-03)
        report.findings.append(
            Finding(code=Code.SERVICE_UNAVAILABLE, subject="", behaviour="FLOW-03", sentence=str(error))
        )
    return report


class _Pending(msgspec.Struct, frozen=True):
    changed: list[tuple[Entry, str]]  # with the digest of what is to be exported
    gone: list[Activity]


def _pending(desk: Desk) -> _Pending:
    with desk.database.read() as connection:
        exported = {one.timesheet_id: one for one in kept.activities(connection, desk.tenant_id())}
        recorded = entries_in(connection, desk.tenant_id(), EntryState.RECORDED)
    present = {line.timesheet_id for line in recorded}
    changed = []
    for line in recorded:
        known = exported.get(line.timesheet_id or 0)
        content = _content(line)
        if line.seconds > 0 and line.jobcode_id and (known is None or known.content != content):
            changed.append((line, content))
    return _Pending(changed, [one for key, one in exported.items() if key not in present])


def _content(line: Entry) -> str:
    parts = [line.date, line.seconds, line.user_id, line.jobcode_id, line.notes, sorted(line.fields.items())]
    return blake2b(msgspec.json.encode(parts), digest_size=16).hexdigest()


def _linked_already(desk: Desk) -> bool:
    section = desk.time.effective_settings().get("quickbooks")
    values = section.get("settings", section) if isinstance(section, dict) else {}
    return isinstance(values, dict) and str(values.get("installed", 0)) in {"1", "True", "true"}


class _Export:
    """One run against one company: its lists are read once, at the start."""

    def __init__(self, desk: Desk, books: QuickBooks, report: BooksReport) -> None:
        self._desk = desk
        self._books = books
        self._report = report
        self._tenant = desk.tenant_id()
        with desk.database.read() as connection:
            self._codes = {code.id: code for code in mirror.read_all(connection, self._tenant, Jobcode)}
            self._users = {user.id: user for user in mirror.read_all(connection, self._tenant, TimeUser)}
            self._fields = mirror.read_all(connection, self._tenant, TimeField)
            self._customer_ids = kept.customers(connection, self._tenant)
        self._customers: dict[str, BooksCustomer] = {}
        self._employees: list[BooksEmployee] = []

    def run(self, work: _Pending) -> None:
        """Export, then take back."""
        self._desk.progress.stage("Sending time to QuickBooks", len(work.changed) + len(work.gone))
        if work.changed:
            self._customers = {customer.path: customer for customer in self._books.customers()}
            self._employees = [one for one in self._books.employees() if one.active]
            self._read_missing_codes(work.changed)
        for line, content in work.changed:
            self._export(line, content)
            self._desk.progress.step()
        for activity in work.gone:
            self._remove(activity)
            self._desk.progress.step()

    def _read_missing_codes(self, changed: list[tuple[Entry, str]]) -> None:
        """Codes of time that was entered since the last listing of codes."""
        wanted = {line.jobcode_id for line, _ in changed if line.jobcode_id} - self._codes.keys()
        while wanted:
            found = self._desk.time.jobcodes(active="both", ids=sorted(wanted))
            self._codes.update({code.id: code for code in found})
            wanted = {code.parent_id for code in found if code.parent_id} - self._codes.keys()

    def _export(self, line: Entry, content: str) -> None:
        employee = self._employee(line)
        if employee is None:
            return
        try:
            customer_id = self._customer(line.jobcode_id or 0)
        except VendorRefused as refusal:
            self._conflict(line, refusal.message)
            return
        if customer_id is None:
            return
        with self._desk.database.read() as connection:
            known = kept.activity(connection, self._tenant, line.timesheet_id or 0)
        if known is None:
            self._create(line, content, employee.id, customer_id)
        else:
            self._update(line, content, employee.id, customer_id, known)

    def _create(self, line: Entry, content: str, employee_id: str, customer_id: str) -> None:
        made = self._books.create_time_activity(
            self._request("time", line.timesheet_id, content),
            day=date.fromisoformat(line.date),
            minutes=minutes_of(line.seconds),
            employee_id=employee_id,
            customer_id=customer_id,
            description=line.notes,
            billable_status=self._billable(line),
        )
        self._keep(Activity(line.timesheet_id or 0, made.id, made.sync_token, content))
        self._report.exported += 1

    def _update(self, line: Entry, content: str, employee_id: str, customer_id: str, known: Activity) -> None:
        """An edit follows (D-22), unless the time is billed: that is for QuickBooks to keep."""
        present = self._books.time_activity(known.activity_id)
        if present is None or present.billable_status == "HasBeenBilled":
            self._keep(known._replace(content=content))
            return
        made = self._books.update_time_activity(
            known.activity_id,
            present.sync_token,
            self._request("edit", line.timesheet_id, content),
            day=date.fromisoformat(line.date),
            minutes=minutes_of(line.seconds),
            employee_id=employee_id,
            customer_id=customer_id,
            description=line.notes,
        )
        self._keep(known._replace(sync_token=made.sync_token, content=content))
        self._report.updated += 1

    def _remove(self, activity: Activity) -> None:
        present = self._books.time_activity(activity.activity_id)
        if present is not None and present.billable_status == "HasBeenBilled":
            return
        if present is not None:
            self._books.delete_time_activity(
                present.id,
                present.sync_token,
                self._request("drop", activity.timesheet_id, present.sync_token),
            )
            self._report.removed += 1
        with self._desk.database.begin() as connection:
            kept.drop_activity(connection, self._tenant, activity.timesheet_id)

    def _customer(self, jobcode_id: int) -> str | None:
        """The customer or job of a code: the one it was bonded to, else the one of its full path, else a new one."""
        parent_id = ""
        path = ""
        for code in self._line_of(jobcode_id):
            name = books_name(code.name)
            path = f"{path}:{name}" if path else name
            known = self._customer_ids.get(code.id)
            if known is None:
                found = self._customers.get(path)
                if found is not None and not found.active:
                    self._inactive(path)
                    return None
                known = found.id if found is not None else self._new_customer(code, name, path, parent_id)
                self._bond(code.id, known, path)
            parent_id = known
        return parent_id or None

    def _line_of(self, jobcode_id: int) -> list[Jobcode]:
        """The code and those above it, the client first."""
        line: list[Jobcode] = []
        while jobcode_id != TOP_LEVEL and len(line) < DEPTH_MAX:
            code = self._codes.get(jobcode_id)
            if code is None:
                return []
            line.insert(0, code)
            jobcode_id = code.parent_id
        return line

    def _new_customer(self, code: Jobcode, name: str, path: str, parent_id: str) -> str:
        made = self._books.create_customer(name, parent_id, self._request("customer", code.id, path))
        self._customers[path] = made
        self._report.customers += 1
        return made.id

    def _employee(self, line: Entry) -> BooksEmployee | None:
        user = self._users.get(line.user_id or 0)
        email = email_key(user.email) if user is not None else ""
        name = user.name if user is not None else ""
        for employee in self._employees:
            if (email and email_key(employee.email) == email) or (name and employee.display_name == name):
                return employee
        who = name or f"user {line.user_id}"
        self._once(
            Finding(
                code=Code.USER_NOT_MATCHED,
                subject=email or str(line.user_id),
                behaviour="FLOW-06",
                sentence=f"QuickBooks has no active employee called {who}; their time waits.",
                remedy="Add the employee in QuickBooks with the same name or email address, then sync.",
            )
        )
        return None

    def _billable(self, line: Entry) -> str:
        """Only an explicit Yes is billable (D-16). QuickBooks wants a rate with it, which is not ours to make up."""
        ids = {str(field.id) for field in self._fields if field.name == BILLABLE_FIELD}
        chosen = {value for field, value in line.fields.items() if field in ids}
        return "Billable" if chosen == {"Yes"} else "NotBillable"

    def _request(self, *parts: object) -> str:
        return (
            "tb-" + blake2b("|".join(map(str, (self._tenant, *parts))).encode(), digest_size=20).hexdigest()
        )

    def _keep(self, activity: Activity) -> None:
        with self._desk.database.begin() as connection:
            kept.put_activity(connection, self._tenant, activity)

    def _bond(self, jobcode_id: int, customer_id: str, path: str) -> None:
        self._customer_ids[jobcode_id] = customer_id
        with self._desk.database.begin() as connection:
            kept.put_customer(connection, self._tenant, jobcode_id, customer_id, path)

    def _conflict(self, line: Entry, words: str) -> None:
        path = ":".join(books_name(code.name) for code in self._line_of(line.jobcode_id or 0))
        self._once(
            Finding(
                code=Code.NAME_CONFLICT,
                subject=path,
                behaviour="FLOW-07",
                sentence=f"QuickBooks refuses the customer {path!r}: {words}",
                remedy="Free the name in QuickBooks, then sync.",
            )
        )

    def _inactive(self, path: str) -> None:
        self._once(
            Finding(
                code=Code.NAME_CONFLICT,
                subject=path,
                behaviour="FLOW-07",
                sentence=f"The customer {path!r} is inactive in QuickBooks, so its time waits.",
                remedy="Make the customer active again in QuickBooks, then sync.",
            )
        )

    def _once(self, finding: Finding) -> None:
        if finding not in self._report.findings:
            self._report.findings.append(finding)
