"""The conditions of a statement, checked against the entity and brought into the form that records keep."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sim.physics.provenance import inferred, seen
from sim.quickbooks import errors
from sim.quickbooks.query_grammar import Condition, Order
from sim.quickbooks.schema import EntityType, Property

if TYPE_CHECKING:
    from sim.quickbooks.state import QuickBooksState

COMPARES: Final[dict[str, Callable[[Any, Any], bool]]] = {
    "<": operator.lt,
    ">": operator.gt,
    "<=": operator.le,
    ">=": operator.ge,
}


class Comparison(NamedTuple):
    """A condition with its values as the records keep them."""

    found: Property
    operator: str
    values: tuple[Any, ...]

    @property
    def equals(self) -> bool:
        """Whether it asks for one value."""
        return self.operator == "=" or (self.operator == "in" and len(self.values) == 1)

    def passes(self, company: Any, record: Any) -> bool:
        """Whether this record meets it."""
        value = self.found.get(company, record)
        kind = self.found.kind
        if self.operator in {"=", "in"}:
            return kind.fold(value) in self.values
        if value is None:
            return False
        if self.operator == "like":
            return _like(str(kind.fold(value)), self.values[0])
        return COMPARES[self.operator](kind.sort(value), self.values[0])


@seen("ruby fixture and contract 3.13: `not queryable`; the words for a value of another kind are inferred")
def checked(company: QuickBooksState, entity: EntityType, condition: Condition) -> Comparison | None:
    """The condition checked against the entity; None when every record meets it."""
    found = property_named(entity, condition.name)
    barred = found.name.endswith("Ref") and not company.behaviour.time_references_queryable
    if not found.filterable or (barred and found.name != "ProjectRef"):
        raise errors.query_invalid(f"property '{found.name}' is not queryable")
    if condition.operator == "like":
        return Comparison(found, "like", (condition.values[0].casefold(),))
    try:
        values = tuple(found.kind.literal(text) for text in condition.values)
    except (ValueError, OverflowError):
        shown = ", ".join(condition.values)[:100]
        raise errors.query_invalid(f"invalid value for property '{found.name}': {shown}") from None
    if condition.operator in {"=", "in"}:
        values = tuple(found.kind.fold(value) for value in values)
        if found.name == "Active" and {True, False} <= set(values):
            return None
        return Comparison(found, condition.operator, values)
    return Comparison(found, condition.operator, tuple(found.kind.sort(value) for value in values))


@inferred("contract 3.13 has texts for what cannot be filtered by, and none for what cannot be sorted by")
def checked_orders(entity: EntityType, asked: tuple[Order, ...]) -> list[tuple[Property, bool]]:
    """The order asked for, or the default one; Refusal (4001) for what cannot be sorted by."""
    orders = []
    for order in asked or tuple(Order(*default) for default in entity.order):
        found = property_named(entity, order.name)
        if not found.sortable:
            raise errors.query_invalid(f"property '{found.name}' is not sortable")
        orders.append((found, order.descending))
    return orders


@seen("vcr error/400: Property ... not found for Entity ...")
def property_named(entity: EntityType, name: str) -> Property:
    """The property of this name, in any case; Refusal (4001) when there is none."""
    found = entity.properties.get(name.lower())
    if found is None:
        raise errors.query_invalid(f"Property {name} not found for Entity {entity.name}", entity.near(name))
    return found


def _like(text: str, pattern: str) -> bool:
    """Whether the text has the pattern's parts in their order; `%` stands for anything, nothing else is special."""
    first, *others = pattern.split("%")
    if not others:
        return text == pattern
    last = others.pop()
    if len(text) < len(first) + len(last) or not text.startswith(first) or not text.endswith(last):
        return False
    at, end = len(first), len(text) - len(last)
    for part in others:
        found = text.find(part, at, end)
        if found < 0:
            return False
        at = found + len(part)
    return True
