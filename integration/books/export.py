"""One run against one company: settle what is unsure, export what is new, follow edits, take back what is gone."""

from __future__ import annotations

from datetime import date
from hashlib import blake2b
from typing import Any, Final

from integration.books.customers import Customers
from integration.books.employees import Employees
from integration.books.pending import EXPORT_TIME, Pending, pending
from integration.books.report import BooksReport
from integration.clients.errors import Refused as VendorRefused
from integration.clients.errors import VendorError
from integration.clients.quickbooks import QuickBooks
from integration.desk import Desk
from integration.messages import Code, Finding
from integration.model import TimeActivity, TimeField, TimeUser
from integration.rules import minutes_of
from integration.store import books as kept
from integration.store import ledger, mirror
from integration.store.books import ELSEWHERE, Activity
from integration.store.entries import Entry
from integration.store.ledger import Intent, Outcome

BILLABLE_FIELD: Final = "Billable"
BILLABLE, NOT_BILLABLE, BILLED = "Billable", "NotBillable", "HasBeenBilled"


class Export:
    """One run against one company."""

    def __init__(self, desk: Desk, books: QuickBooks, report: BooksReport) -> None:
        self._desk = desk
        self._books = books
        self._report = report
        self._tenant = desk.tenant_id()
        self._customers = Customers(desk, books, report)
        self._employees = Employees((), (), report)
        with desk.database.read() as connection:
            self._fields = mirror.read_all(connection, self._tenant, TimeField)

    def run(self, work: Pending) -> None:
        """What is unsure comes first, and then there is another look at what is left to do."""
        for intent in work.unsure:
            self._settle(intent)
        if work.unsure:
            work = pending(self._desk)
        self._desk.progress.stage("Sending time to QuickBooks", len(work.changed) + len(work.gone))
        self._customers.prepare(line.jobcode_id or 0 for line, _ in work.changed)
        changed = [one for one in work.changed if self._customers.known(one[0].jobcode_id or 0)]
        if changed:
            self._read_employees()
        for line, content in changed:
            self._try(self._export, line, content, what=self._named(line))
        for activity in work.gone:
            self._try(self._remove, activity, what=f"timesheet {activity.timesheet_id}")

    def _read_employees(self) -> None:
        with self._desk.database.read() as connection:
            users = mirror.read_all(connection, self._tenant, TimeUser)
        self._employees = Employees(self._books.employees(), users, self._report)

    def _try(self, act: Any, *arguments: Any, what: str) -> None:
        """What QuickBooks refuses of one entry is reported, and stands in nobody else's way (I12)."""
        try:
            act(*arguments)
        except VendorRefused as refusal:
            self._report.tell(
                Finding(
                    code=Code.BOOKS_REFUSED,
                    subject="",
                    behaviour="FLOW-06",
                    sentence=f"QuickBooks refuses the time of {what}: {refusal.message or refusal.code}",
                )
            )
        self._desk.progress.step()

    def _export(self, line: Entry, content: str) -> None:
        employee = self._employees.of(line)
        if employee is None:
            return
        jobcode_id = line.jobcode_id or 0
        customer_id = self._customers.of(jobcode_id)
        if customer_id is None:
            return
        try:
            self._send(line, content, employee.id, customer_id)
        except VendorRefused:
            if not self._customers.look_again(jobcode_id):
                raise
            customer_id = self._customers.of(jobcode_id)
            if customer_id is not None:
                self._send(line, content, employee.id, customer_id)

    def _send(self, line: Entry, content: str, employee_id: str, customer_id: str) -> None:
        fields = {
            "day": line.date,
            "minutes": minutes_of(line.seconds),
            "employee_id": employee_id,
            "customer_id": customer_id,
            "description": line.notes,
        }
        with self._desk.database.read() as connection:
            known = kept.activity(connection, self._tenant, line.timesheet_id or 0)
        if known is None:
            self._as_billable(line, fields, lambda sent: self._create(line, content, sent))
        else:
            self._update(line, content, fields, known)

    def _as_billable(self, line: Entry, fields: dict[str, Any], send: Any) -> None:
        """Only an explicit Yes is billable (D-16). QuickBooks may want a rate with it, which is not ours to make up.

        Time that is there and not billable yet can be made billable by a person; time that is missing is lost money.
        """
        chosen = self._chosen(line)
        if chosen == "Yes":
            try:
                send({**fields, "billable_status": BILLABLE})
            except VendorRefused as refusal:
                send({**fields, "billable_status": NOT_BILLABLE})
                self._not_billable(line, refusal)
        else:
            send({**fields, "billable_status": NOT_BILLABLE})

    def _create(self, line: Entry, content: str, fields: dict[str, Any]) -> None:
        """An intent first: if nobody hears the answer, the next run sends exactly the same again (LINK-05)."""
        timesheet_id = line.timesheet_id or 0
        intent = self._request("export", timesheet_id)
        with self._desk.database.begin() as connection:
            # Each try has a requestid of its own: under an old one QuickBooks may repeat what it answered then.
            tries = ledger.attempts(connection, intent)
            body = {"request": self._request("time", timesheet_id, tries), "content": content, **fields}
            ledger.record(
                connection,
                self._tenant,
                intent=intent,
                system="quickbooks",
                operation=EXPORT_TIME,
                subject=str(timesheet_id),
                body=body,
                now=self._desk.now(),
            )
        self._fulfil(intent, timesheet_id, body)
        self._report.exported += 1

    def _fulfil(self, intent: str, timesheet_id: int, body: dict[str, Any]) -> None:
        try:
            made = self._post(body)
        except VendorError as error:
            unknown = error.outcome_unknown
            with self._desk.database.begin() as connection:
                ledger.conclude(connection, intent, Outcome.UNKNOWN if unknown else Outcome.FAILED)
            raise
        with self._desk.database.begin() as connection:
            kept.put_activity(
                connection,
                self._tenant,
                Activity(timesheet_id, made.id, made.sync_token, body["content"]),
            )
            ledger.conclude(connection, intent, Outcome.DONE)

    def _settle(self, intent: Intent) -> None:
        """The same requestid and body again: QuickBooks answers what it answered when nobody heard it."""
        try:
            self._fulfil(intent.id, int(intent.subject), intent.body)
        except VendorRefused:
            return  # it never was: the time is pending still, and is looked at as it is now

    def _post(self, body: dict[str, Any]) -> TimeActivity:
        return self._books.create_time_activity(
            body["request"],
            day=date.fromisoformat(body["day"]),
            minutes=body["minutes"],
            employee_id=body["employee_id"],
            customer_id=body["customer_id"],
            description=body["description"],
            billable_status=body["billable_status"],
        )

    def _update(self, line: Entry, content: str, fields: dict[str, Any], known: Activity) -> None:
        """An edit follows (D-22), unless the time is billed or was deleted there: that is for QuickBooks to keep."""
        present = self._present(known)
        if present is None or present.billable_status == BILLED:
            self._keep(known._replace(content=content))
            return
        request = self._request("edit", present.id, present.sync_token, self._desk.now())

        def send(sent: dict[str, Any]) -> None:
            status = {"billable_status": sent["billable_status"]} if self._restates(line, present) else {}
            made = self._books.update_time_activity(
                known.activity_id,
                present.sync_token,
                f"{request}-{sent['billable_status'][:1]}",
                day=date.fromisoformat(fields["day"]),
                minutes=fields["minutes"],
                employee_id=fields["employee_id"],
                customer_id=fields["customer_id"],
                description=fields["description"],
                **status,
            )
            self._keep(Activity(known.timesheet_id, made.id, made.sync_token, content))

        self._as_billable(line, fields, send)
        self._report.updated += 1

    def _restates(self, line: Entry, present: TimeActivity) -> bool:
        """Whether to say again what is billable: never over what somebody chose in QuickBooks while T is silent."""
        wanted = {"Yes": BILLABLE, "No": NOT_BILLABLE}.get(self._chosen(line), present.billable_status)
        return wanted != present.billable_status

    def _remove(self, activity: Activity) -> None:
        """Billed time stays in QuickBooks (D-22); from then on it is QuickBooks' own."""
        present = self._present(activity)
        if present is not None and present.billable_status == BILLED:
            self._billed(activity, present)
        elif present is not None:
            request = self._request("drop", present.id, present.sync_token, self._desk.now())
            self._books.delete_time_activity(present.id, present.sync_token, request)
            self._report.removed += 1
        with self._desk.database.begin() as connection:
            kept.drop_activity(connection, self._tenant, activity.timesheet_id)

    def _present(self, known: Activity) -> TimeActivity | None:
        """What QuickBooks has of it now; what somebody else exported is not ours to look after."""
        return None if known.activity_id == ELSEWHERE else self._books.time_activity(known.activity_id)

    def _chosen(self, line: Entry) -> str:
        """What the list field Billable says; '' when it says nothing, or two fields disagree."""
        ids = {str(field.id) for field in self._fields if field.name == BILLABLE_FIELD}
        values = {value for field, value in line.fields.items() if field in ids}
        return values.pop() if len(values) == 1 else ""

    def _request(self, *parts: object) -> str:
        text = "|".join(map(str, (self._tenant, *parts)))
        return "tb-" + blake2b(text.encode(), digest_size=20).hexdigest()

    def _keep(self, activity: Activity) -> None:
        with self._desk.database.begin() as connection:
            kept.put_activity(connection, self._tenant, activity)

    def _named(self, line: Entry) -> str:
        path = self._customers.path(line.jobcode_id or 0)
        return f"{line.date} on {path!r} ({minutes_of(line.seconds)} minutes, timesheet {line.timesheet_id})"

    def _not_billable(self, line: Entry, refusal: VendorRefused) -> None:
        path = self._customers.path(line.jobcode_id or 0)
        self._report.tell(
            Finding(
                code=Code.BILLABLE_REFUSED,
                subject="",
                behaviour="BILL-04",
                sentence=f"QuickBooks has the billable time on {path!r} as not billable, for it says: "
                f"{refusal.message or refusal.code}",
            )
        )

    def _billed(self, activity: Activity, present: TimeActivity) -> None:
        self._report.tell(
            Finding(
                code=Code.BOOKS_REFUSED,
                subject="",
                behaviour="FLOW-06",
                sentence=f"The {present.minutes} minutes of {present.date} that were deleted in QuickBooks Time "
                f"(timesheet {activity.timesheet_id}) are billed in QuickBooks and stay there.",
                remedy="Credit them in QuickBooks if they were billed by mistake.",
            )
        )
