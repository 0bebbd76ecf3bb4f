"""Where a test receives webhooks: what arrived, and what was answered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from sim.http.outgoing import Received, Receiver

OK: Final = 200


class Inbox:
    """The calls that came to one URL, oldest first, whoever answered them.

    Without a receiver of the test's own it answers `status`, which may be set at any time.
    """

    def __init__(self, receiver: Receiver | None = None) -> None:
        self.status = OK
        self._receiver = receiver
        self._received: list[Received] = []

    def __len__(self) -> int:
        return len(self._received)

    def __iter__(self) -> Iterator[Received]:
        return iter(self._received)

    def __getitem__(self, number: int) -> Received:
        return self._received[number]

    @property
    def said(self) -> list[Any]:
        """What the bodies say."""
        return [received.json for received in self._received]

    def __call__(self, received: Received) -> int:
        """Take a call; the status that it is answered with."""
        self._received.append(received)
        return self.status if self._receiver is None else self._receiver(received)
