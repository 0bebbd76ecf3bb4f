"""A while in the words of our sentences."""

from __future__ import annotations

from typing import Final

SPANS: Final = ((86_400, "day"), (3_600, "hour"), (60, "minute"), (1, "second"))


def passes(seconds: int) -> str:
    """That it passes: `2 hours pass`."""
    size, unit = next((size, unit) for size, unit in SPANS if seconds % size == 0)
    count = seconds // size
    return f"{count} {unit} passes" if count == 1 else f"{count} {unit}s pass"
