"""Every call to a service of the world: who asked what, what came of it, and which records it changed."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple


class Call(NamedTuple):
    """One call. The changes it made are numbers `changed_from` + 1 to `changed_to` of the change log."""

    at: datetime
    service: str
    method: str
    path: str
    query: str
    status: int
    who: str
    took_s: float  # virtual seconds that a slow fault added
    fault: str  # kind of the fault that struck, or ""
    changed_from: int
    changed_to: int
    note: str = ""  # why it was refused, from the world's history; never part of the answer

    @property
    def wrote(self) -> bool:
        """Whether the call changed a record."""
        return self.changed_to > self.changed_from
