"""Writes go to QuickBooks in lots of thirty, each write an intent on disk with its lot's requestid before it is sent.

A lot whose answer nobody heard is sent again as it was, and QuickBooks answers what it answered then (LINK-05).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import Any, Final, NamedTuple

import msgspec
from sqlalchemy import Connection

from integration.books.replays import without_repeated
from integration.books.report import BooksReport
from integration.clients.errors import Broken, TooSlow, VendorError
from integration.clients.errors import Refused as VendorRefused
from integration.clients.quickbooks import NOT_FOUND, QuickBooks
from integration.clients.quickbooks_batch import ITEMS_MAX, Write, Written
from integration.desk import Desk
from integration.messages import Code, Finding
from integration.store import books as kept
from integration.store import ledger
from integration.store.books import ELSEWHERE, Activity, Bond
from integration.store.ledger import Intent, Outcome

EXPORT: Final = "export time"
# QuickBooks does not say for how long it remembers a requestid (contract 1.4); a day is what others promise.
SENT_AGAIN_WITHIN: Final = timedelta(days=1)
ALONE_MAX: Final = 3  # refusals of a whole call with one write in it, after which the call itself is at fault


class Item(NamedTuple):
    """One write, what it is about, and what is to be remembered when it is done."""

    subject: str
    write: Write
    about: dict[str, Any]
    anew: bool = False  # under a requestid that no store ever had


Lot = list[tuple[str, Item]]  # with the ids of the intents


class Lots:
    """The writes of one run."""

    def __init__(self, desk: Desk, books: QuickBooks, report: BooksReport) -> None:
        self._desk = desk
        self._books = books
        self._report = report
        self._tenant = desk.tenant_id()
        self._got_through = False
        self._alone = 0

    def settle(self) -> frozenset[str]:
        """Send again what nobody heard of; returns the subjects of what nobody knows about even then.

        One lot that QuickBooks cannot answer stands in nobody's way; two, and QuickBooks is away.
        """
        stuck: set[str] = set()
        for request, (lot, sent_at) in self._unheard().items():
            try:
                self._exchange(request, lot, sent_at, again=True)
            except VendorRefused:
                continue  # it never was: it is pending still, and is looked at as it is now
            except (Broken, TooSlow) as error:
                if stuck:
                    raise
                stuck.update(item.subject for _, item in lot)
                self._report.tell(
                    Finding(
                        code=Code.SERVICE_UNAVAILABLE, subject="", behaviour="LINK-05", sentence=str(error)
                    )
                )
        return frozenset(stuck)

    def send(self, items: Sequence[Item]) -> list[Written]:
        """What became of each, in their order. A call that is refused as a whole is halved until it is known why."""
        found: dict[int, Written] = {}
        numbered = list(enumerate(items))
        waiting = deque(numbered[start : start + ITEMS_MAX] for start in range(0, len(items), ITEMS_MAX))
        while waiting:
            lot = waiting.popleft()
            try:
                answers = self._sent([item for _, item in lot])
            except VendorRefused as refusal:
                if len(lot) > 1:
                    half = len(lot) // 2
                    waiting.extendleft((lot[half:], lot[:half]))
                    continue
                answers = [self._refused_alone(refusal)]
            found |= {number: answer for (number, _), answer in zip(lot, answers, strict=True)}
            self._desk.progress.step(len(lot))
        return [found[number] for number in range(len(items))]

    def _refused_alone(self, refusal: VendorRefused) -> Written:
        self._alone += 1
        if self._alone >= ALONE_MAX and not self._got_through:
            raise refusal
        return Written(refusal=refusal)

    def _sent(self, items: Sequence[Item]) -> list[Written]:
        lot, now = [(self._intent(item), item) for item in items], self._desk.now()
        with self._desk.database.begin() as connection:
            tries = ledger.attempts(connection, [intent for intent, _ in lot])
            request = self._request(
                [(tries.get(intent, 0), intent, item.write) for intent, item in lot],
                now if any(item.anew for item in items) else None,
            )
            bodies = {
                intent: (item.subject, {"request": request, "number": number, **_as_body(item)})
                for number, (intent, item) in enumerate(lot)
            }
            ledger.record_all(connection, self._tenant, "quickbooks", EXPORT, bodies, now)
        return self._exchange(request, lot, now)

    def _exchange(self, request: str, lot: Lot, sent_at: datetime, *, again: bool = False) -> list[Written]:
        """What became of a lot. One that is sent `again` may be there: only a refusal of itself says that it is not."""
        try:
            answers = self._books.batch([item.write for _, item in lot], request)
        except VendorError as error:
            unknown = error.outcome_unknown or (again and not isinstance(error, VendorRefused))
            outcome = Outcome.UNKNOWN if unknown else Outcome.FAILED
            with self._desk.database.begin() as connection:
                ledger.conclude_all(connection, {intent: outcome for intent, _ in lot})
            raise
        self._got_through = True
        answers = self._without_repeated(lot, answers, sent_at)
        done = [(item, answer) for (_, item), answer in zip(lot, answers, strict=True)]
        outcomes = {
            intent: Outcome.FAILED if answer.refusal else Outcome.DONE
            for (intent, _), answer in zip(lot, answers, strict=True)
        }
        with self._desk.database.begin() as connection:
            remember(connection, self._tenant, done)
            ledger.conclude_all(connection, outcomes)
        self._report.count(answer_of(item, answer) for item, answer in done)
        return answers

    def _without_repeated(self, lot: Lot, answers: list[Written], sent_at: datetime) -> list[Written]:
        """What became of a lot, where QuickBooks may only repeat what it told an older store (LINK-04)."""
        new = {
            place: int(item.about["timesheet"])
            for place, (_, item) in enumerate(lot)
            if (item.write.entity, item.write.operation) == ("TimeActivity", "create")
        }
        return without_repeated(answers, new, sent_at, self._known)

    def _known(self) -> list[Activity]:
        with self._desk.database.read() as connection:
            return kept.activities(connection, self._tenant)

    def _unheard(self) -> dict[str, tuple[Lot, datetime]]:
        """The lots that may be sent again, each as it was, and when it was first sent."""
        with self._desk.database.read() as connection:
            found = ledger.open_intents(connection, self._tenant, EXPORT)
        lots: dict[str, tuple[Lot, datetime]] = {}
        for intent in sorted(found, key=lambda one: int(one.body.get("number", 0))):
            if may_be_sent_again(intent, self._desk.now()):
                lot, _ = lots.setdefault(intent.body["request"], ([], datetime.fromisoformat(intent.sent_at)))
                lot.append((intent.id, _as_item(intent)))
        return lots

    def _intent(self, item: Item) -> str:
        return intent_of(self._tenant, item.write.entity, item.write.operation, item.subject)

    def _request(self, content: list[tuple[int, str, Write]], at: datetime | None) -> str:
        """Each try has a requestid of its own: under an old one QuickBooks repeats what it answered then.

        That keeps an older store from sending twice what it sent before. With the time in it, nobody ever had it.
        """
        text = msgspec.json.encode([self._tenant, content] if at is None else [self._tenant, content, at])
        return f"tb{blake2b(text, digest_size=16).hexdigest()}"


def intent_of(tenant: str, entity: str, operation: str, subject: str) -> str:
    """The id of the intent of a write."""
    return ledger.intent_id(tenant, EXPORT, entity, operation, subject)


def may_be_sent_again(intent: Intent, now: datetime) -> bool:
    """Whether QuickBooks may be trusted to remember it. Timebridge 0.1.0 sent one write a call, and no number."""
    return "number" in intent.body and now - datetime.fromisoformat(intent.sent_at) < SENT_AGAIN_WITHIN


def remember(connection: Connection, tenant: str, done: Iterable[tuple[Item, Written]]) -> None:
    """What was written, so that it is never written twice."""
    bonds, made, gone = [], [], []
    for item, answer in done:
        about = item.about
        if answer.customer is not None:
            customer = answer.customer
            bonds.append(Bond(about["jobcode"], customer.id, customer.path, about["above"]))
        elif answer.activity is not None:
            now = answer.activity
            made.append(
                Activity(about["timesheet"], now.id, now.sync_token, about["content"], about["locked"])
            )
        elif item.write.operation == "delete" and _is_gone(answer):
            if "content" in about:  # somebody else's stands for it from now on
                made.append(Activity(about["timesheet"], ELSEWHERE, "", about["content"], about["locked"]))
            else:
                gone.append(about["timesheet"])
    kept.put_bonds(connection, tenant, bonds)
    kept.put_activities(connection, tenant, made)
    kept.drop_activities(connection, tenant, gone)


def answer_of(item: Item, answer: Written) -> str:
    """What is counted for it; "" when it was refused."""
    return "" if answer.refusal else f"{item.write.operation} {item.write.entity}"


def _is_gone(answer: Written) -> bool:
    return answer.refusal is None or answer.refusal.code == NOT_FOUND


def _as_body(item: Item) -> dict[str, Any]:
    write = item.write
    return {"entity": write.entity, "operation": write.operation, "body": write.body, "about": item.about}


def _as_item(intent: Intent) -> Item:
    sent = intent.body
    return Item(intent.subject, Write(sent["entity"], sent["operation"], sent["body"]), sent["about"])
