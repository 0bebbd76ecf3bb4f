"""Time that may be in QuickBooks already without our knowing: somebody else exported it, or nobody heard of it.

It is looked for there by day, person, length and notes, each found once, and never among what we know to be ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from integration.books.lots import EXPORT, may_be_sent_again
from integration.books.pending import Line
from integration.clients.quickbooks import QuickBooks
from integration.desk import Desk
from integration.model import TimeActivity
from integration.rules import minutes_of
from integration.store import books as kept
from integration.store import ledger
from integration.store.books import Activity, Payee
from integration.store.ledger import Intent, Outcome
from integration.store.markers import split_marker


class Trait(NamedTuple):
    """What time is told by. QuickBooks Time's own connection exports our marker with the notes."""

    day: str
    person_id: str
    minutes: int
    notes: str


def trait_of(line: Line, payee: Payee) -> Trait:
    """Of time as QuickBooks Time has it."""
    entry = line.entry
    return Trait(entry.date, payee.payee_id, minutes_of(entry.seconds), entry.notes.strip())


class Twins:
    """The time of QuickBooks that is not known to be ours."""

    def __init__(self, desk: Desk, books: QuickBooks) -> None:
        self._desk = desk
        self._books = books
        self._tenant = desk.tenant_id()

    def found(
        self, wanted: Mapping[int, Trait], customers: Mapping[int, str] | None = None
    ) -> dict[int, TimeActivity]:
        """Of what is wanted, by timesheet, what is there; one read for the days it is about.

        With customers it has to be theirs.
        """
        strange: dict[tuple[Trait, str], list[TimeActivity]] = {}
        for activity in self._strange(wanted):
            whose = "" if customers is None else activity.customer_id
            strange.setdefault((_trait(activity), whose), []).append(activity)
        looked_for = {one: (trait, (customers or {}).get(one, "")) for one, trait in sorted(wanted.items())}
        return {one: strange[what].pop(0) for one, what in looked_for.items() if strange.get(what)}

    def changed(self, wanted: Mapping[int, Trait], tokens: Mapping[int, str]) -> dict[int, TimeActivity]:
        """Of what is wanted, what is there with another length or customer: one of that day, person and notes only.

        Several of one token are one piece of time that a network doubled: any of them may be the one that is there.
        """
        noted = {one: trait for one, trait in wanted.items() if trait.notes}
        strange: dict[Trait, list[TimeActivity]] = {}
        for activity in self._strange(noted):
            strange.setdefault(_of_any_length(_trait(activity)), []).append(activity)
        alike: dict[Trait, list[int]] = {}
        for one, trait in sorted(noted.items()):
            alike.setdefault(_of_any_length(trait), []).append(one)
        found: dict[int, TimeActivity] = {}
        for trait, sheets in alike.items():
            there = strange.get(trait, [])
            if len({tokens.get(one) or one for one in sheets}) == 1 and len(there) <= len(sheets):
                found |= zip(sheets, there, strict=False)
        return found

    def _strange(self, wanted: Mapping[int, Trait]) -> list[TimeActivity]:
        """The time of these days that is not known to be ours."""
        if not wanted:
            return []
        days = sorted(date.fromisoformat(trait.day) for trait in wanted.values())
        with self._desk.database.read() as connection:
            ours = {one.activity_id for one in kept.activities(connection, self._tenant)}
        there = self._books.time_activities_dated(days[0], days[-1])
        return [activity for activity in there if activity.id not in ours]

    def resolve(self) -> None:
        """Settle what nobody heard of for so long that QuickBooks may have forgotten the request."""
        with self._desk.database.read() as connection:
            found = ledger.open_intents(connection, self._tenant, EXPORT)
        old = [one for one in found if not may_be_sent_again(one, self._desk.now())]
        sent = {_timesheet(one): one for one in old if _is_new_time(one)}
        there = self.found({timesheet_id: _sent_trait(one.body) for timesheet_id, one in sent.items()})
        made = [
            Activity(timesheet_id, one.id, one.sync_token, _content(sent[timesheet_id]))
            for timesheet_id, one in there.items()
        ]
        done = {sent[one].id for one in there}
        if not old:
            return
        with self._desk.database.begin() as connection:
            kept.put_activities(connection, self._tenant, made)
            ledger.conclude_all(
                connection, {one.id: Outcome.DONE if one.id in done else Outcome.FAILED for one in old}
            )


def _of_any_length(trait: Trait) -> Trait:
    return trait._replace(minutes=0)


def _trait(activity: TimeActivity) -> Trait:
    notes = split_marker(activity.description)[0].strip()
    return Trait(
        activity.date.isoformat(), activity.employee_id or activity.vendor_id, activity.minutes, notes
    )


def _is_new_time(intent: Intent) -> bool:
    """Timebridge 0.1.0 wrote down nothing else."""
    sent = intent.body
    return (sent.get("operation", "create"), sent.get("entity", "TimeActivity")) == ("create", "TimeActivity")


def _timesheet(intent: Intent) -> int:
    about: Any = intent.body.get("about")
    return int(about["timesheet"] if about else intent.subject)


def _content(intent: Intent) -> str:
    return str((intent.body.get("about") or intent.body)["content"])


def _sent_trait(sent: dict[str, Any]) -> Trait:
    """Of what was sent, as it is now or as Timebridge 0.1.0 had it."""
    body = sent.get("body")
    if body is None:
        return Trait(sent["day"], sent["employee_id"], sent["minutes"], sent["description"].strip())
    person = body.get("EmployeeRef") or body["VendorRef"]
    minutes = body["Hours"] * 60 + body["Minutes"]
    return Trait(body["TxnDate"], person["value"], minutes, body["Description"].strip())
