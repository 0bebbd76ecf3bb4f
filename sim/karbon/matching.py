"""Whether one record is what a condition asks for."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any, Final

from sim.karbon.listing import Condition, Property
from sim.karbon.state import KarbonState

Test = Callable[[Any], bool]

_COMPARED: Final[dict[str, Callable[[Any, Any], bool]]] = {
    "eq": operator.eq,
    "gt": operator.gt,
    "ge": operator.ge,
    "lt": operator.lt,
    "le": operator.le,
    "in": lambda found, wanted: found in wanted,
    "contains": lambda found, wanted: wanted in found,
    "startswith": lambda found, wanted: found.startswith(wanted),
    "any": lambda found, wanted: any(key in wanted for key in found),
}


def test_of(state: KarbonState, known: Property, condition: Condition) -> Test:
    """The test that a condition on this property comes to."""
    wanted, read, equal = condition.value, _reading(state, known, condition), known.equal
    if equal is not None and condition.operator == "eq":
        return lambda record: equal(state, record, wanted)
    if wanted is None:
        return lambda record: read(record) is None
    compared = _COMPARED[condition.operator]

    def test(record: Any) -> bool:
        found = read(record)
        return found is not None and compared(found, wanted)

    return test


def is_as_asked(condition: Condition, found: Any) -> bool:
    """Whether a value compares with the condition's as it asks."""
    return condition.value is not None and _COMPARED[condition.operator](found, condition.value)


def _reading(state: KarbonState, known: Property, condition: Condition) -> Callable[[Any], Any]:
    read, part = known.read, condition.function
    if part:
        return lambda record: getattr(read(state, record), part, None)
    if known.folded:
        return lambda record: read(state, record).casefold()
    return lambda record: read(state, record)
