"""Instants in bodies: with an offset, with Z, or a bare day."""

from __future__ import annotations

from datetime import UTC, datetime

from sim.physics.provenance import inferred


@inferred("samples have Z; what has no zone is taken for UTC")
def instant_of(text: str) -> datetime | None:
    """The instant that this says, or None for what says none."""
    try:
        found = datetime.fromisoformat(text)
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
