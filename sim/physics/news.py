"""What a service tells those who asked to hear from it: the news, a delivery of it, and each attempt to hand it over.

A service says in a `Sender` who listens, what a change is to them, how that is written, and when to try again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Final, Literal, NamedTuple, Protocol
from urllib.parse import urlsplit

import msgspec

from sim.physics.tables import Change

Outcome = Literal["waiting", "delivered", "given_up", "dropped", "lost"]
URL_LENGTH_MAX: Final = 2000


def can_be_called(url: str) -> bool:
    """Whether this is the address of somebody who listens over HTTP."""
    try:
        parts = urlsplit(url)
        found = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
    return found and len(url) <= URL_LENGTH_MAX and url.isascii() and url.isprintable() and " " not in url


class Listener(NamedTuple):
    """Somebody who asked to hear: on which channel, where, and whether a key was given to sign with."""

    service: str
    channel: str
    target: str
    signed: bool


class News(NamedTuple):
    """A change as a listener is to hear of it. News of one key that come while the first still waits go with it."""

    channel: str
    key: str
    fact: Any  # frozen, in the service's own words
    wait_s: float
    settles: bool  # whether each further news starts the wait anew


class Message(NamedTuple):
    """One call that goes out."""

    url: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    patience_s: float


class Answer(NamedTuple):
    """What came back: a status, or none and why."""

    status: int
    problem: str = ""


class Attempt(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One call that was made. A fault's copy or forgery counts for nothing."""

    at: datetime
    target: str
    status: int = 0
    problem: str = ""
    fault: str = ""


class Delivery(msgspec.Struct, frozen=True, kw_only=True):
    """News on its way to a listener."""

    number: int = 0  # given by the outbox
    service: str
    channel: str
    key: str
    facts: tuple[Any, ...]
    made_at: datetime
    due_at: datetime
    outcome: Outcome = "waiting"
    attempts: tuple[Attempt, ...] = ()
    fault: str = ""  # what befell it
    behind: bool = False  # another one due at the same time goes first
    why: str = ""  # it was dropped

    @property
    def failures(self) -> int:
        """How often it was not taken."""
        return sum(not attempt.fault for attempt in self.attempts)


class Sender(Protocol):
    """How a service tells its listeners. It reads the world and may change it in `after_failure` only."""

    service: str

    def listeners(self) -> Sequence[Listener]:
        """Those who hear now."""

    def hear(self, number: int, change: Change) -> Iterable[News]:
        """What this change of the world, by its number in the change log, is to them."""

    def fold(self, facts: tuple[Any, ...], fact: Any) -> tuple[Any, ...]:
        """What a delivery holds that waits with these facts when another one comes."""

    def compose(self, delivery: Delivery, *, forged: bool) -> Message | None:
        """How it is written, or as somebody without the key would; None when nobody listens any more."""

    def takes(self, status: int) -> bool:
        """Whether this answer means that it arrived."""

    def after_failure(self, delivery: Delivery) -> float | None:
        """In how many seconds to try again after `delivery.failures` of them; None gives up."""
