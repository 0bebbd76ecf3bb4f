"""What a fault finds out about a call to QuickBooks, and what it can do to the credential of one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

import msgspec
from flask import request

from sim.physics.fault_kinds import FaultKind, Nature
from sim.physics.provenance import documented
from sim.quickbooks.gate import TOKENS, form_fields

LATER_PAGE: Final = re.compile(r"\bstartposition\s+0*(?:[2-9]|1\d)", re.IGNORECASE)


def nature() -> Nature:
    """A grant, a statement, a batch, or a call about one record."""
    path = request.path.rstrip("/")
    if path in TOKENS:
        refreshes = form_fields().get("grant_type") == "refresh_token"
        return Nature(writes=True, credential="refresh" if refreshes else "")
    if path.endswith("/query"):
        text = request.args.get("query", "") if request.method == "GET" else request.get_data(as_text=True)
        return Nature(later_page=LATER_PAGE.search(text) is not None, credential="access")
    if request.method in {"GET", "HEAD", "OPTIONS"}:
        return Nature(credential="access" if path.startswith("/v3") else "")
    if path.endswith("/batch"):
        return _batch()
    return Nature(writes=True, credential="access" if path.startswith("/v3") else "")


def _batch() -> Nature:
    try:
        found = msgspec.json.decode(request.get_data())
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return Nature(writes=True, credential="access")
    items = found.get("BatchItemRequest") if isinstance(found, dict) else None
    rows = items if isinstance(items, list) else []
    writes = any(not isinstance(item, dict) or "Query" not in item for item in rows)
    return Nature(writes=writes, rows=len(rows), credential="access")


def expire(world: Any) -> None:
    """The access token's time is over."""
    world.quickbooks.credentials.end(_bearer(), "expired")


def revoke(world: Any) -> None:
    """Somebody at the company disconnects the app: its tokens, whichever the call came with."""
    world.quickbooks.credentials.disconnect()


@documented("contract 1.5: a refresh token is replaced; for whoever comes second it may be void")
def rotate(world: Any) -> None:
    """Somebody else has used the refresh token."""
    world.quickbooks.credentials.rotate(form_fields().get("refresh_token", ""))


def _bearer() -> str:
    return request.headers.get("Authorization", "").partition(" ")[2].strip()


CREDENTIALS: Final[Mapping[FaultKind, Callable[[Any], object]]] = {
    FaultKind.TOKEN_EXPIRED: expire,
    FaultKind.REVOKED: revoke,
    FaultKind.ROTATED: rotate,
}
