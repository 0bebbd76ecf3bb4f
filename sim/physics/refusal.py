"""A service of the world says no, in its own words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class Refusal(Exception):
    """An answer other than success: HTTP status, the vendor's body, headers, and a note for the journal only."""

    def __init__(
        self, status: int, body: Any, headers: Mapping[str, str] | None = None, note: str = ""
    ) -> None:
        super().__init__(f"{status} {body}")
        self.status = status
        self.body = body
        self.headers = dict(headers or {})
        self.note = note
