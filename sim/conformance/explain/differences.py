"""What a Then step expected and what it found, in the domain's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from sim.conformance.expect import Mismatch, RowsMismatch
from sim.conformance.explain.rows import compared, summary, table_lines
from sim.conformance.explain.words import cut, folded, read, read_both

MESSAGE_MAX = 200
EXPLANATION_LINES_MAX = 12


class Said(NamedTuple):
    """A failure twice: in one line for a list of failures, and in full."""

    message: str
    lines: tuple[str, ...]


def said_of_rows(mismatch: RowsMismatch) -> Said:
    """A table against a table."""
    marked = compared(mismatch.expected, mismatch.found)
    lines = (mismatch.what, *table_lines(mismatch.columns, marked, "  "))
    return Said(cut(f"{mismatch.what}: {summary(marked)}", MESSAGE_MAX), lines)


def said_of_values(mismatch: Mismatch) -> Said:
    """A value against a value; of two objects only what differs."""
    expected, found = mismatch.expected, mismatch.found
    if isinstance(expected, Mapping) and isinstance(found, Mapping):
        expected, found = _without_equals(expected, found)
    told = read_both(expected, found)
    message = cut(f"{mismatch.what}: expected {told[0]}, found {told[1]}", MESSAGE_MAX)
    lines = [mismatch.what, *_labelled("expected", told[0]), *_labelled("found", told[1])]
    if mismatch.seen:
        lines += _seen(mismatch.seen)
    return Said(message, tuple(lines))


def said_of_assertion(error: AssertionError, step: str) -> Said:
    """A plain assert, as pytest explains it, without its frames."""
    # Objects without a text of their own say nothing but where in memory they were.
    told = [line.rstrip() for line in str(error).splitlines() if line.strip() and " object at 0x" not in line]
    if not told:
        message = "an assert without words failed"
        return Said(f"{message} in {step}", (message, f"  in {step}"))
    shown = [f"  {cut(line, 96)}" for line in told[:EXPLANATION_LINES_MAX]]
    if len(told) > len(shown):
        shown.append(f"  … and {len(told) - len(shown)} more lines")
    asserted = next((line for line in told if line.startswith("assert ")), told[0])
    return Said(cut(asserted, MESSAGE_MAX), ("an assert failed", *shown, f"  in {step}"))


def labelled(pairs: Mapping[str, str]) -> list[str]:
    """Labels and what they stand for, aligned."""
    width = max(map(len, pairs), default=0) + 2
    return [line for name, text in pairs.items() for line in _labelled(name, text, width)]


def _labelled(name: str, text: str, width: int = 10) -> list[str]:
    return folded(text, f"  {name:<{width}}", " " * (width + 2))


def _seen(seen: Any) -> list[str]:
    if not isinstance(seen, list | tuple):
        return _labelled("seen", read(seen))
    lines = [line for row in seen[:6] for line in folded(read(row), " " * 12, " " * 14, 2)]
    if len(seen) > 6:
        lines.append(f"{' ' * 12}… and {len(seen) - 6} more")
    return [f"  {'seen':<10}{lines[0].strip()}", *lines[1:]]


def _without_equals(
    expected: Mapping[Any, Any], found: Mapping[Any, Any]
) -> tuple[Mapping[Any, Any], Mapping[Any, Any]]:
    same = {key for key in expected if key in found and expected[key] == found[key]}
    return tuple({key: side[key] for key in side if key not in same} for side in (expected, found))  # type: ignore[return-value]
