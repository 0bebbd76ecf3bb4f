"""What a fault finds out about a call to Karbon, and what it can do to the credential of one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from flask import request

from sim.physics.fault_kinds import FaultKind, Nature
from sim.physics.provenance import documented


def nature() -> Nature:
    """A page of a list, or a write; Karbon has no batches."""
    skip = request.args.get("$skip", "").strip()
    reads = request.method in {"GET", "HEAD", "OPTIONS"}
    return Nature(
        writes=not reads, later_page=reads and skip.isdecimal() and int(skip) > 0, credential="access"
    )


@documented("Karbon's guide: both keys are good until somebody takes them back; they are never refreshed")
def revoke(world: Any) -> None:
    """Somebody takes back the application's keys."""
    world.karbon.revoke_access()


CREDENTIALS: Final[Mapping[FaultKind, Callable[[Any], object]]] = {FaultKind.REVOKED: revoke}
