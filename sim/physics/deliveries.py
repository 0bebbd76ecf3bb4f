"""What a service tells by itself goes out when it is due by the world's clock: first after a wait, then by retries.

The queue reads the change log and asks each service what a change is to its listeners, so no rule of a service has to
think of it. Who makes the calls is handed in: here nobody knows HTTP.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from datetime import datetime, timedelta
from typing import Any, Final

import msgspec

from sim.physics.clock import Clock
from sim.physics.faults import OF_WEBHOOKS, Fault, FaultKind, FaultPlan
from sim.physics.log import Log
from sim.physics.news import Answer, Attempt, Delivery, Listener, Message, News, Sender
from sim.physics.outbox import Outbox
from sim.physics.tables import Change

ATTEMPTS_MAX: Final = 100
CALLS_AT_ONCE_MAX: Final = 1_000_000

Calls = Generator[Message, Answer, None]


class EndlessDeliveriesError(RuntimeError):
    """Deliveries make new ones without any time passing."""


class Deliveries:
    """What waits to go out, and what became of the newest that went.

    With `post` the clock stops whenever something is due, and the call is made there and then. Without it somebody
    else makes the `calls`, such as a server that must not wait for whom it calls.
    """

    def __init__(self, clock: Clock, changes: Log[Change], faults: FaultPlan) -> None:
        self._clock = clock
        self._changes = changes
        self._faults = faults
        self._outbox = Outbox(clock)
        self._senders: dict[str, Sender] = {}
        self._heard = 0  # number of the newest change that was read
        self._out = False  # somebody is making a call
        self.unheard = 0  # changes that the log forgot before anybody read them
        self.post: Callable[[Message], Answer] | None = None

    @property
    def root(self) -> tuple[Any, ...]:
        """Everything, by reference."""
        return (self._outbox.root, self._heard, self.unheard)

    @root.setter
    def root(self, root: tuple[Any, ...]) -> None:
        self._outbox.root, self._heard, self.unheard = root

    def join(self, sender: Sender) -> None:
        """Let a service tell its listeners."""
        self._senders[sender.service] = sender

    def listeners(self) -> list[Listener]:
        """Who hears what, of all services."""
        return [listener for sender in self._senders.values() for listener in sender.listeners()]

    @property
    def last(self) -> int:
        """The number of the newest delivery; 0 when there was none yet."""
        return self._outbox.last

    def since(self, number: int, limit: int) -> list[Delivery]:
        """Deliveries after this number, in the order in which they were made."""
        self._catch_up()
        return self._outbox.since(number, limit)

    def due(self) -> datetime | None:
        """When the next call is due; None when nothing waits, or somebody is making a call."""
        self._catch_up()
        found = None if self._out else self._outbox.first()
        return None if found is None else found.due_at

    def hurry(self) -> None:
        """Let everything that waits be due now."""
        self._catch_up()
        now = self._clock.now()
        for delivery in self._outbox.waiting():
            self._outbox.put(msgspec.structs.replace(delivery, due_at=min(now, delivery.due_at)))

    def next_due(self) -> datetime | None:
        """When the clock has to stop; None when somebody else makes the calls."""
        return None if self.post is None else self.due()

    def happen(self) -> None:
        """Make every call that is due now, one after the other, unless somebody else makes them."""
        if self.post is None:
            return
        calls = self.calls()
        message = answered(calls, None)
        while message is not None:
            message = answered(calls, self.post(message))

    def calls(self) -> Calls:
        """Every call that is due now; send in what came of each. None when somebody is at it already."""
        if self._out:
            return
        for _ in range(CALLS_AT_ONCE_MAX):
            self._catch_up()
            delivery = self._outbox.first()
            if delivery is None or delivery.due_at > self._clock.now():
                return
            self._out = True
            try:
                yield from self._deliver(delivery)
            finally:
                self._out = False
        raise EndlessDeliveriesError(
            f"{CALLS_AT_ONCE_MAX} deliveries at {self._clock.now():%Y-%m-%d %H:%M:%S}"
        )

    def _deliver(self, delivery: Delivery) -> Calls:
        sender = self._senders[delivery.service]
        message = sender.compose(delivery, forged=False)
        if message is None:
            self._outbox.end(delivery, "dropped", "nobody listens any more")
            return
        fault = self._struck(delivery)
        if fault is not None:
            delivery = msgspec.structs.replace(delivery, fault=fault.kind.value)
            self._outbox.put(delivery)
            if self._held_back(delivery, fault):
                return
        if fault is not None and fault.kind is FaultKind.WEBHOOK_FORGED:
            forged = sender.compose(delivery, forged=True) or message
            delivery = (yield from self._call(delivery, forged, delivery.fault)) or delivery
        tried = yield from self._call(delivery, message)
        if fault is not None and fault.kind is FaultKind.WEBHOOK_DOUBLED and tried is not None:
            tried = yield from self._call(tried, message, delivery.fault)
        if tried is not None:
            self._judge(sender, tried)

    def _call(
        self, delivery: Delivery, message: Message, fault: str = ""
    ) -> Generator[Message, Answer, Delivery | None]:
        """The delivery after one call; None if the world became another one meanwhile."""
        began = self._clock.now()
        answer = yield message
        if (self._clock.now() - began).total_seconds() > message.patience_s:
            answer = Answer(0, f"no answer within {message.patience_s:g} s")
        return self._outbox.attempted(
            delivery,
            Attempt(at=began, target=message.url, status=answer.status, problem=answer.problem, fault=fault),
        )

    def _judge(self, sender: Sender, delivery: Delivery) -> None:
        """It arrived, or is tried again, or is given up."""
        counted = [attempt for attempt in delivery.attempts if not attempt.fault]
        if sender.takes(counted[-1].status):
            self._outbox.end(delivery, "delivered")
            return
        wait_s = sender.after_failure(delivery) if len(counted) < ATTEMPTS_MAX else None
        if wait_s is None:
            self._outbox.end(delivery, "given_up", f"it failed {len(counted)} times")
        else:
            due_at = self._clock.now() + timedelta(seconds=wait_s)
            self._outbox.put(msgspec.structs.replace(delivery, due_at=due_at))

    def _struck(self, delivery: Delivery) -> Fault | None:
        """The fault that befalls a delivery, which is asked for once."""
        if delivery.attempts or delivery.fault:
            return None
        alone = self._outbox.after(delivery) is None
        kinds = OF_WEBHOOKS - {FaultKind.WEBHOOK_REORDERED} if alone else OF_WEBHOOKS
        return self._faults.next(delivery.service, "POST", f"{delivery.channel}/{delivery.key}", kinds)

    def _held_back(self, delivery: Delivery, fault: Fault) -> bool:
        """Whether the fault keeps the delivery from going out now."""
        if fault.kind is FaultKind.WEBHOOK_LOST:
            self._outbox.end(delivery, "lost")
            return True
        other = self._outbox.after(delivery)
        if fault.kind is FaultKind.WEBHOOK_REORDERED and other is not None:
            self._outbox.put(msgspec.structs.replace(delivery, due_at=other.due_at, behind=True))
            return True
        if fault.kind is FaultKind.WEBHOOK_LATE:
            due_at = delivery.due_at + timedelta(seconds=fault.delay_s)
            self._outbox.put(msgspec.structs.replace(delivery, due_at=due_at))
            return True
        return False

    def _catch_up(self) -> None:
        """Read what changed since the last time, unless a call is out: its delivery must not grow under way."""
        if self._out or self._heard == self._changes.last:
            return
        listening = [sender for sender in self._senders.values() if sender.listeners()]
        if listening:
            self.unheard += max(0, self._changes.first - 1 - self._heard)
            for number, change in self._changes.since(self._heard):
                for sender in listening:
                    for news in sender.hear(number, change):
                        self._take(sender, change.at, news)
        self._heard = self._changes.last

    def _take(self, sender: Sender, at: datetime, news: News) -> None:
        """Let news go with the delivery that waits, or with a new one."""
        due_at = at + timedelta(seconds=news.wait_s)
        waits = self._outbox.untried(sender.service, news.channel, news.key, at)
        if waits is not None:
            facts = sender.fold(waits.facts, news.fact)
            due_at = max(due_at, waits.due_at) if news.settles else waits.due_at
            self._outbox.put(msgspec.structs.replace(waits, facts=facts, due_at=due_at))
            return
        self._outbox.add(
            Delivery(
                service=sender.service,
                channel=news.channel,
                key=news.key,
                facts=(news.fact,),
                made_at=at,
                due_at=due_at,
            )
        )


def answered(calls: Calls, answer: Answer | None) -> Message | None:
    """The next call after this answer, or the first one; None when there are no more."""
    try:
        return next(calls) if answer is None else calls.send(answer)
    except StopIteration:
        return None
