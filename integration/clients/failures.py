"""What `requests` says went wrong, as one of our errors."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import Final

import requests
from urllib3.exceptions import NewConnectionError, ReadTimeoutError

from integration.clients.errors import Broken, TooSlow, Unreachable, VendorError
from integration.clock import Clock
from integration.connections import System

RETRY_AFTER_DEFAULT_S: Final = (
    60.0  # QuickBooks asks for a minute (contract 4); QuickBooks Time names no time
)


def from_requests(
    system: System,
    operation: str,
    error: requests.RequestException,
    timeout: tuple[float, float],
    *,
    write: bool,
) -> VendorError:
    """Our error for this one of `requests`, whose own text holds the URL and so stays out."""
    cause = error.args[0] if error.args else None
    if isinstance(error, requests.ConnectTimeout):
        return TooSlow(system, operation, timeout[0])  # nothing was sent yet
    if isinstance(error, requests.Timeout) or isinstance(cause, ReadTimeoutError):
        return TooSlow(system, operation, timeout[1], outcome_unknown=write)
    if isinstance(error, requests.exceptions.ChunkedEncodingError | requests.exceptions.ContentDecodingError):
        return Broken(system, operation, "sent an answer that breaks off", outcome_unknown=write)
    if isinstance(getattr(cause, "reason", None), NewConnectionError):
        return Unreachable(system, operation, "no connection was made")
    if isinstance(error, requests.exceptions.SSLError):
        return Unreachable(system, operation, "the secure connection failed", outcome_unknown=write)
    return Unreachable(system, operation, "the connection broke", outcome_unknown=write)


def retry_after_s(headers: Mapping[str, str], clock: Clock) -> float:
    """How long a 429 asks us to wait: seconds, or a date, or a minute if it does not say."""
    text = headers.get("Retry-After", "").strip()
    if text.isascii() and text.isdigit():
        return float(text)
    try:
        until = parsedate_to_datetime(text)
    except ValueError:
        return RETRY_AFTER_DEFAULT_S
    aware = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0.0, (aware - clock.now()).total_seconds())
