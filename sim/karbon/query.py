"""Karbon's $filter: of OData's grammar each list takes a few properties and operators, joined by `and`."""

from __future__ import annotations

from typing import Any, Final

from odata_query import ast

from sim.karbon import query_errors
from sim.karbon.grammar import NODES_MAX, tree_of
from sim.karbon.listing import DATE_PARTS, EQ_IN, Condition, Listing, Property
from sim.karbon.literals import compared
from sim.physics.provenance import documented, inferred, seen

_OPERATORS: Final[dict[type, tuple[str, str]]] = {
    ast.Eq: ("eq", "Equal"),
    ast.NotEq: ("ne", "NotEqual"),
    ast.Lt: ("lt", "LessThan"),
    ast.LtE: ("le", "LessThanOrEqual"),
    ast.Gt: ("gt", "GreaterThan"),
    ast.GtE: ("ge", "GreaterThanOrEqual"),
    ast.In: ("in", "In"),
}
_MIRRORED: Final = {"eq": "eq", "ge": "le", "le": "ge", "gt": "lt", "lt": "gt"}
_ARITHMETIC: Final = {"Add": "Add", "Sub": "Subtract", "Mult": "Multiply", "Div": "Divide", "Mod": "Modulo"}
_TEXT_FUNCTIONS: Final = frozenset({"contains", "startswith"})


@inferred(
    "at most 100 nodes, as Karbon's generated document of 2020 has it; what `and` joins is all there is"
)
def conditions(listing: Listing, text: str) -> tuple[Condition, ...]:
    """The comparisons of a filter; a Refusal for what this list does not take."""
    found: list[Condition] = []
    pending, nodes = [tree_of(text)], 0
    while pending:
        node = pending.pop()
        nodes += 1
        if isinstance(node, ast.BoolOp):
            _refuse_or(node)
            pending += (node.right, node.left)
        else:
            found.append(_condition(listing, node, text))
            nodes += _values_of(found[-1])
        if nodes > NODES_MAX:
            raise query_errors.too_many_nodes(NODES_MAX)
    return tuple(found)


@inferred("a list counts a node for each of its values, as in the framework")
def _values_of(condition: Condition) -> int:
    return len(condition.value) if isinstance(condition.value, tuple) else 0


@inferred("nobody was seen to be answered an `or`; in the words for ne")
def _refuse_or(node: ast.BoolOp) -> None:
    if isinstance(node.op, ast.Or):
        raise query_errors.operator_not_allowed("Or")


@documented("Karbon's OpenAPI document: a filter is comparisons; a property alone is none")
def _condition(listing: Listing, node: Any, text: str) -> Condition:
    if isinstance(node, ast.Compare):
        return _comparison(listing, node, text)
    if isinstance(node, ast.Call):
        return _call(listing, node, text)
    if isinstance(node, ast.CollectionLambda):
        return _lambda(listing, node, text)
    _refuse_expression(node)
    raise query_errors.syntax_error("$filter", text)


@inferred("the framework allows neither `not` nor arithmetic where a list does not")
def _refuse_expression(node: Any) -> None:
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        raise query_errors.operator_not_allowed("Not")
    if isinstance(node, ast.BinOp):
        raise query_errors.arithmetic_not_allowed(_ARITHMETIC[type(node.op).__name__])


@documented("Karbon's OpenAPI document: the operators of each property of each list")
def _comparison(listing: Listing, node: ast.Compare, text: str) -> Condition:
    operator, spoken = _OPERATORS[type(node.comparator)]
    left, right = node.left, node.right
    if operator in _MIRRORED and isinstance(right, ast.Identifier | ast.Call):
        left, right, operator = right, left, _MIRRORED[operator]
    for side in (left, right):
        _refuse_expression(side)
    if isinstance(left, ast.Call):
        if isinstance(right, ast.Boolean) and operator == "eq" and right.py_val:
            return _call(listing, left, text)  # Karbon's tests write `contains(...) eq true`
        return _part(listing, left, operator, right, text)
    if isinstance(right, ast.Call):
        raise query_errors.function_not_allowed(right.func.name.lower())
    if not isinstance(left, ast.Identifier):
        raise query_errors.syntax_error("$filter", text)
    known = _property(listing, left)
    if operator not in known.operators:
        raise query_errors.operator_not_allowed(spoken)
    if isinstance(right, ast.List):
        return Condition(left.name, "in", _values(known, right))
    return Condition(left.name, *compared(known, operator, right, spoken))


@documented("Karbon's own tests: day(StartDate) eq 8 on Timesheets, refused on five other lists")
def _part(listing: Listing, call: ast.Call, operator: str, literal: Any, text: str) -> Condition:
    """A comparison with the day, the month or the year of a date."""
    function = call.func.name.lower()
    if function not in DATE_PARTS or len(call.args) != 1:
        raise query_errors.function_not_allowed(function)
    if not isinstance(call.args[0], ast.Identifier):
        raise query_errors.syntax_error("$filter", text)
    known = _property(listing, call.args[0])
    if function not in known.operators:
        raise query_errors.function_not_allowed(function)
    number = Property(known.operators, known.read, kind="number")
    if operator not in known.operators:
        raise query_errors.operator_not_allowed(_spoken(operator))
    return Condition(
        call.args[0].name, *compared(number, operator, literal, _spoken(operator)), function=function
    )


@seen("Karbon's own tests: contains where it is documented, startswith on WorkTemplates alone")
def _call(listing: Listing, node: ast.Call, text: str) -> Condition:
    function = node.func.name.lower()
    if function not in _TEXT_FUNCTIONS:
        raise query_errors.function_not_allowed(function)
    if len(node.args) != 2 or not isinstance(node.args[0], ast.Identifier):
        raise query_errors.syntax_error("$filter", text)
    known = _property(listing, node.args[0])
    if function not in known.operators:
        raise query_errors.function_not_allowed(function)
    return Condition(node.args[0].name, *compared(known, function, node.args[1], "Equal"))


@documented(
    "Karbon's OpenAPI document: WorkItemKeys/any(x: x eq 'K') and any(x: x in ('A','B')), any variable"
)
def _lambda(listing: Listing, node: ast.CollectionLambda, text: str) -> Condition:
    """Whether a list of keys has one of those named."""
    function = type(node.operator).__name__.lower()
    if not isinstance(node.owner, ast.Identifier):
        raise query_errors.syntax_error("$filter", text)
    known = _property(listing, node.owner)
    if function not in known.operators:
        raise query_errors.function_not_allowed(function)
    if node.lambda_ is None:
        raise query_errors.syntax_error("$filter", text)
    return Condition(node.owner.name, "any", _members(listing, known, node.lambda_, text))


@documented("Karbon's OpenAPI document: the variable, eq or in, and keys")
def _members(listing: Listing, known: Property, asked: ast.Lambda, text: str) -> tuple[Any, ...]:
    """The keys that a lambda compares its variable with."""
    body = asked.expression
    if isinstance(body, ast.BoolOp):
        _refuse_or(body)
    if not isinstance(body, ast.Compare):
        raise query_errors.syntax_error("$filter", text)
    operator, spoken = _OPERATORS[type(body.comparator)]
    left, right = body.left, body.right
    if isinstance(right, ast.Identifier):
        left, right = right, left
    if operator not in EQ_IN:
        raise query_errors.operator_not_allowed(spoken)
    if not isinstance(left, ast.Identifier):
        raise query_errors.syntax_error("$filter", text)
    if left.name != asked.identifier.name:
        raise query_errors.no_such_property(left.name, listing.type_name)
    return _values(known, right)


def _values(known: Property, literal: Any) -> tuple[Any, ...]:
    literals = literal.val if isinstance(literal, ast.List) else [literal]
    return tuple(compared(known, "eq", found, "In").value for found in literals)


@documented(
    "Karbon's OpenAPI document: which properties filter a list; what it does not have is refused by name"
)
def _property(listing: Listing, found: ast.Identifier) -> Property:
    known = listing.properties.get(found.name)
    if known is None:
        if found.name in listing.known:
            raise query_errors.not_for_filter(found.name)
        raise query_errors.no_such_property(found.name, listing.type_name)
    return known


def _spoken(operator: str) -> str:
    return next(spoken for name, spoken in _OPERATORS.values() if name == operator)
