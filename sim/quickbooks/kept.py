"""A kind of value that is kept as it came: the lines, groups and details of entities that nobody here computes with."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

import msgspec

from sim.physics.provenance import inferred
from sim.quickbooks import errors
from sim.quickbooks.kinds import ABSENT, NUMBER_LENGTH_MAX, Kind, is_unset
from sim.quickbooks.kinds_nested import REFERENCE

DEPTH_MAX: Final = 12  # no entity of the schema nests deeper


class Kept(Kind):
    """Any JSON value, without what is unset in it; None when unset."""

    def read(self, value: Any, field: str) -> Any:
        """The value with the unset members left out, and references without the `type` that some clients send."""
        return _trimmed(value, field, DEPTH_MAX)

    def show(self, value: Any, company: Any) -> Any:  # noqa: ARG002
        """The value with its numbers as they were written."""
        return ABSENT if value is None else _shown(value)

    def fold(self, value: Any) -> Any:
        """Texts without regard to case."""
        return value.casefold() if isinstance(value, str) else value


@inferred("contract 2.1: unset fields are absent; how deep a body may nest is not public")
def _trimmed(value: Any, field: str, depth: int) -> Any:
    if not depth:
        raise errors.invalid_body(f"{field} is nested too deeply")
    if isinstance(value, dict):
        members = {
            name: _trimmed(member, field, depth - 1) for name, member in value.items() if not is_unset(member)
        }
        if "value" in members and members.keys() <= set(REFERENCE):
            members.pop("type", None)
        return members
    if isinstance(value, list):
        return [_trimmed(member, field, depth - 1) for member in value if not is_unset(member)]
    if isinstance(value, Decimal) and abs(value.adjusted()) > NUMBER_LENGTH_MAX:
        raise errors.invalid_body(f"{field} takes numbers of up to {NUMBER_LENGTH_MAX} digits")
    return value


def _shown(value: Any) -> Any:
    if isinstance(value, Decimal):
        return msgspec.Raw(f"{value:f}".encode())
    if isinstance(value, dict):
        return {name: _shown(member) for name, member in value.items()}
    if isinstance(value, list):
        return [_shown(member) for member in value]
    return value
