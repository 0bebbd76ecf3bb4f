"""Karbon's $filter: OData's grammar, of which each list takes a few properties and operators joined by `and`."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Any, Final

from odata_query import ast
from odata_query.exceptions import (
    ArgumentCountException,
    ODataException,
    UnknownFunctionException,
)
from odata_query.grammar import ODataLexer, ODataParser

from sim.karbon import query_errors
from sim.karbon.listing import FILTER_LENGTH_MAX, Condition, Listing, Property
from sim.physics.provenance import inferred

NODES_MAX: Final = 100

_OPERATORS: Final[dict[type, tuple[str, str]]] = {
    ast.Eq: ("eq", "Equal"),
    ast.NotEq: ("ne", "NotEqual"),
    ast.Lt: ("lt", "LessThan"),
    ast.LtE: ("le", "LessThanOrEqual"),
    ast.Gt: ("gt", "GreaterThan"),
    ast.GtE: ("ge", "GreaterThanOrEqual"),
    ast.In: ("in", "In"),
}
_MIRRORED: Final = {"eq": "eq", "ge": "le", "le": "ge"}


def conditions(listing: Listing, text: str) -> tuple[Condition, ...]:
    """The comparisons of a filter; a Refusal for what this list does not take."""
    if len(text) > FILTER_LENGTH_MAX:
        raise query_errors.too_many_nodes(NODES_MAX)
    found: list[Condition] = []
    pending, nodes = [_tree(text)], 0
    while pending:
        node = pending.pop()
        nodes += 1
        if nodes > NODES_MAX:
            raise query_errors.too_many_nodes(NODES_MAX)
        if isinstance(node, ast.BoolOp):
            if isinstance(node.op, ast.Or):
                raise query_errors.operator_not_allowed("Or")
            pending += (node.right, node.left)
        else:
            found.append(_condition(listing, node, text))
    return tuple(found)


@lru_cache(maxsize=256)
def _tree(text: str) -> Any:
    try:
        tree = ODataParser().parse(ODataLexer().tokenize(text))
    except UnknownFunctionException as error:
        raise query_errors.unknown_function(error.function_name) from error
    except (ODataException, ArgumentCountException, ValueError) as error:
        raise query_errors.syntax_error("$filter", text) from error
    if tree is None:
        raise query_errors.syntax_error("$filter", text)
    return tree


def _condition(listing: Listing, node: Any, text: str) -> Condition:
    if isinstance(node, ast.Compare):
        return _comparison(listing, node, text)
    if isinstance(node, ast.Call):
        return _call(listing, node, text)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        raise query_errors.operator_not_allowed("Not")
    if isinstance(node, ast.BinOp):
        raise query_errors.arithmetic_not_allowed(_arithmetic(node))
    if isinstance(node, ast.CollectionLambda):
        raise query_errors.function_not_allowed(type(node.operator).__name__.lower())
    raise query_errors.syntax_error("$filter", text)


def _comparison(listing: Listing, node: ast.Compare, text: str) -> Condition:
    operator, name = _OPERATORS[type(node.comparator)]
    left, right = node.left, node.right
    if isinstance(left, ast.Call) and isinstance(right, ast.Boolean) and operator == "eq" and right.py_val:
        return _call(listing, left, text)  # Karbon's tests write `contains(...) eq true`
    if isinstance(right, ast.Identifier) and operator in _MIRRORED:
        left, right, operator = right, left, _MIRRORED[operator]
    for side in (left, right):
        if isinstance(side, ast.Call):
            raise query_errors.function_not_allowed(side.func.name.lower())
        if isinstance(side, ast.BinOp):
            raise query_errors.arithmetic_not_allowed(_arithmetic(side))
    if not isinstance(left, ast.Identifier):
        raise query_errors.syntax_error("$filter", text)
    known = _property(listing, left)
    if operator not in known.operators:
        raise query_errors.operator_not_allowed(name)
    value = _day(right, operator, name) if known.is_date else _text(known, right, name)
    return Condition(left.name, operator, value)


def _call(listing: Listing, node: ast.Call, text: str) -> Condition:
    function = node.func.name.lower()
    if function != "contains":
        raise query_errors.function_not_allowed(function)
    if len(node.args) != 2 or not isinstance(node.args[0], ast.Identifier):
        raise query_errors.syntax_error("$filter", text)
    known = _property(listing, node.args[0])
    if function not in known.operators:
        raise query_errors.function_not_allowed(function)
    return Condition(node.args[0].name, function, _text(known, node.args[1], "Equal"))


def _property(listing: Listing, found: ast.Identifier) -> Property:
    known = listing.properties.get(found.name)
    if known is None:
        if found.name in listing.known:
            raise query_errors.not_for_filter(found.name)
        raise query_errors.no_such_property(found.name, listing.type_name)
    return known


def _text(known: Property, literal: Any, operator: str) -> str:
    if isinstance(literal, ast.Null):
        return ""
    if not isinstance(literal, ast.String):
        raise query_errors.incompatible_types(operator)
    value: str = literal.py_val
    return value.casefold() if known.folded else value


@inferred("dates of work are midnight UTC, so an instant narrows to the first or last day that it admits")
def _day(literal: Any, operator: str, name: str) -> date:
    if not isinstance(literal, ast.Date | ast.DateTime):
        raise query_errors.incompatible_types(name)
    try:
        value = literal.py_val
        if not isinstance(value, datetime):
            return date(value.year, value.month, value.day)
        instant = value.astimezone(UTC) if value.tzinfo is not None else value.replace(tzinfo=UTC)
        late = operator == "ge" and instant.time() != time.min
        return instant.date() + timedelta(days=int(late))
    except (ValueError, OverflowError) as error:
        raise query_errors.syntax_error("$filter", literal.val) from error


def _arithmetic(node: ast.BinOp) -> str:
    names = {"Add": "Add", "Sub": "Subtract", "Mult": "Multiply", "Div": "Divide", "Mod": "Modulo"}
    return names.get(type(node.op).__name__, "Add")
