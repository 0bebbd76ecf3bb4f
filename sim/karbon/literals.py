"""The values that a filter compares with, each of the kind that its property has."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final, NamedTuple

from odata_query import ast

from sim.karbon import query_errors
from sim.karbon.listing import Property
from sim.physics.provenance import inferred, seen

_LITERALS: Final[dict[str, tuple[type[Any], ...]]] = {
    "text": (ast.String,),
    "keys": (ast.String,),
    "number": (ast.Integer, ast.Float),
    "boolean": (ast.Boolean,),
    "day": (ast.Date, ast.DateTime),
    "instant": (ast.Date, ast.DateTime),
}


class Compared(NamedTuple):
    """A comparison with a value. Of days only eq, ge, le and `in` are left."""

    operator: str
    value: Any


NOTHING: Final = Compared("in", ())


@seen("Karbon's own tests: texts in quotes, dates without; the framework refuses a value of another kind")
def compared(known: Property, operator: str, literal: Any, spoken: str) -> Compared:
    """What comparing the property with the literal comes to; `spoken` is how Karbon calls the operator."""
    if isinstance(literal, ast.Null):
        if known.kind == "text":
            return Compared(operator, "")
        return Compared(operator, None) if operator == "eq" else NOTHING
    if not isinstance(literal, _LITERALS[known.kind]):
        raise query_errors.incompatible_types(spoken)
    try:
        return _compared(known, operator, literal.py_val)
    except (ValueError, OverflowError) as error:
        raise query_errors.syntax_error("$filter", literal.val) from error


def _compared(known: Property, operator: str, value: Any) -> Compared:
    if known.kind == "day":
        return _days(operator, value)
    if known.kind == "instant":
        return Compared(operator, _instant(value))
    if known.folded:
        return Compared(operator, value.casefold())
    return Compared(operator, value)


@inferred("days are midnight UTC, so an instant narrows to the first or last day that it admits")
def _days(operator: str, value: date | datetime) -> Compared:
    instant = _instant(value)
    day, midnight = instant.date(), instant.time() == time.min
    if operator == "eq":
        return Compared("eq", day) if midnight else NOTHING
    if operator in {"gt", "ge"}:
        later = operator == "gt" or not midnight
        if day == date.max and later:
            return NOTHING
        return Compared("ge", day + timedelta(days=int(later)))
    earlier = operator == "lt" and midnight
    if day == date.min and earlier:
        return NOTHING
    return Compared("le", day - timedelta(days=int(earlier)))


def _instant(value: date | datetime) -> datetime:
    if not isinstance(value, datetime):
        return datetime(value.year, value.month, value.day, tzinfo=UTC)
    return value.astimezone(UTC) if value.tzinfo is not None else value.replace(tzinfo=UTC)
