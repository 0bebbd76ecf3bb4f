"""What a fault finds out about a call to QuickBooks Time, and what it can do to the credential of one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

import msgspec
from flask import g, request

from sim.physics.fault_kinds import FaultKind, Nature
from sim.physics.provenance import documented
from sim.quickbooks_time.gate import GRANT_PATH


def nature() -> Nature:
    """A grant, a page of a list, or a batch of rows in the body or, of deletions, of ids in the address."""
    if request.path.rstrip("/") == GRANT_PATH:
        refreshes = g.asked.get("grant_type") == "refresh_token"
        return Nature(writes=True, credential="refresh" if refreshes else "")
    if request.method in {"GET", "HEAD", "OPTIONS"}:
        page = request.args.get("page", "")
        return Nature(later_page=page.isdecimal() and int(page) > 1, credential="access")
    if request.method == "DELETE":
        ids = [one for one in request.args.get("ids", "").split(",") if one.strip()]
        return Nature(writes=True, rows=len(ids), credential="access")
    return Nature(writes=True, rows=_rows(), credential="access")


def _rows() -> int:
    try:
        found = msgspec.json.decode(request.get_data())
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return 0
    data = found.get("data") if isinstance(found, dict) else None
    return len(data) if isinstance(data, list | dict) else 0


def expire(world: Any) -> None:
    """The access token's time is over."""
    world.quickbooks_time.access.expire(_bearer())


def revoke(world: Any) -> None:
    """The person who allowed the app takes that back: whoever made its token, or asks for a new one."""
    access = world.quickbooks_time.access
    found = access.now.tokens.get(_bearer()) or access.now.refresh_tokens.get(_refresh_token())
    if found is not None:
        access.revoke(found.user_id)


@documented("contract 1.3: a refresh token works once, so it is void for whoever comes second")
def rotate(world: Any) -> None:
    """Somebody else has used the refresh token."""
    world.quickbooks_time.access.rotate(_refresh_token())


def _bearer() -> str:
    return request.headers.get("Authorization", "").partition(" ")[2].strip()


def _refresh_token() -> str:
    return str(g.get("asked", {}).get("refresh_token", ""))


CREDENTIALS: Final[Mapping[FaultKind, Callable[[Any], object]]] = {
    FaultKind.TOKEN_EXPIRED: expire,
    FaultKind.REVOKED: revoke,
    FaultKind.ROTATED: rotate,
}
