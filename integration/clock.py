"""The time that the integration lives in. Handed in, so that a minute of waiting can cost nothing in a test."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time and lets it pass."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""

    def sleep(self, seconds: float) -> None:
        """Come back when so many seconds have passed."""


class SystemClock:
    """The machine's own clock: the one place of the integration that reads it."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        return datetime.now(UTC)  # noqa: TID251 - everybody else is handed this clock

    def sleep(self, seconds: float) -> None:
        """Come back when so many seconds have passed."""
        time.sleep(max(0.0, seconds))  # noqa: TID251 - everybody else is handed this clock
