"""What Karbon answers to a query option that it does not take: all 400, code 4002."""

from __future__ import annotations

from typing import Final

from sim.karbon.errors import SPEC, application_error
from sim.physics.provenance import documented, inferred, seen
from sim.physics.refusal import Refusal

TESTS: Final = "Karbon's own integration tests, 2022"
ALLOW: Final = "property on EnableQueryAttribute or QueryValidationSettings."


@documented(SPEC)
def option_not_allowed(option: str) -> Refusal:
    """400: this query option cannot be used here."""
    return application_error(
        400,
        "4002",
        f"Query option '{option}' is not allowed. To allow it, set the 'AllowedQueryOptions' {ALLOW}",
    )


@inferred("text of the OData framework")
def option_not_supported(option: str) -> Refusal:
    """400: OData knows no such option."""
    return application_error(400, "4002", f"The query parameter '{option}' is not supported.")


@inferred("text of the OData framework")
def not_a_count(option: str, value: str) -> Refusal:
    """400: $top or $skip that is no number from 0 on."""
    return application_error(
        400,
        "4002",
        f"Invalid value '{value}' for {option} query option found. "
        f"The {option} query option requires a non-negative integer value.",
    )


@inferred("text of the OData framework")
def not_a_boolean(option: str, value: str) -> Refusal:
    """400: $count that is neither true nor false."""
    return application_error(
        400,
        "4002",
        f"Invalid value '{value}' for {option} query option found. Valid values are 'true' and 'false'.",
    )


@documented(SPEC)
def top_limit(limit: int, asked: int) -> Refusal:
    """400: more rows asked for than a page may have."""
    return application_error(
        400,
        "4002",
        f"The limit of '{limit}' for Top query has been exceeded. "
        f"The value from the incoming request is '{asked}'.",
    )


@documented(SPEC)
def not_for_orderby(name: str) -> Refusal:
    """400: the property exists, but no list is ordered by it."""
    return application_error(
        400, "4002", f"The property '{name}' cannot be used in the $orderby query option."
    )


@inferred("text of the OData framework, the twin of the documented one for $orderby")
def not_for_filter(name: str) -> Refusal:
    """400: the property exists, but no list is filtered by it."""
    return application_error(
        400, "4002", f"The property '{name}' cannot be used in the $filter query option."
    )


@documented(SPEC)
def no_such_property(name: str, type_name: str) -> Refusal:
    """400: the list has no such property."""
    return application_error(
        400, "4002", f"Could not find a property named '{name}' on type 'KarbonService.{type_name}'."
    )


@documented(SPEC)
def operator_not_allowed(operator: str) -> Refusal:
    """400: a comparison or connective that this list does not take."""
    return application_error(
        400,
        "4002",
        f"Logical operator '{operator}' is not allowed. To allow it, set the 'AllowedLogicalOperators' {ALLOW}",
    )


@seen(f"{TESTS}; the tail is the framework's")
def function_not_allowed(name: str) -> Refusal:
    """400: a function that this list does not take."""
    return application_error(
        400, "4002", f"Function '{name}' is not allowed. To allow it, set the 'AllowedFunctions' {ALLOW}"
    )


@inferred("the twin of the documented text for $orderby")
def not_for_expand(name: str) -> Refusal:
    """400: nothing of this name can be expanded here."""
    return application_error(
        400, "4002", f"The property '{name}' cannot be used in the $expand query option."
    )


@inferred("Karbon's generated document of 2020 allows five; a fake that reads one says so")
def too_many_orders() -> Refusal:
    """400: more than one order."""
    return application_error(
        400,
        "4002",
        "The number of clauses in $orderby query option exceeded the maximum number allowed. "
        "The maximum number of $orderby clauses allowed is 1.",
    )


@inferred("text of the OData framework")
def unknown_function(name: str) -> Refusal:
    """400: a function that OData does not have."""
    return application_error(
        400,
        "4002",
        f"An unknown function with name '{name}' was found. This may also be a function import or a key "
        "lookup on a navigation property, which is not allowed.",
    )


@inferred("text of the OData framework")
def arithmetic_not_allowed(operator: str) -> Refusal:
    """400: arithmetic in a filter."""
    return application_error(
        400,
        "4002",
        f"Arithmetic operator '{operator}' is not allowed. "
        f"To allow it, set the 'AllowedArithmeticOperators' {ALLOW}",
    )


@inferred("the framework refuses to parse; its exact words depend on where it stumbles")
def syntax_error(option: str, text: str) -> Refusal:
    """400: the option cannot be read."""
    shown = text if len(text) <= 100 else f"{text[:100]}..."
    return application_error(400, "4002", f"Syntax error in '{shown}'.", note=f"{option} cannot be read")


@inferred("text of the OData framework; the limit of 100 is in the generated document of 2020")
def too_many_nodes(limit: int) -> Refusal:
    """400: a filter with more expressions than Karbon looks at."""
    return application_error(
        400,
        "4002",
        f"The node count limit of '{limit}' has been exceeded. To increase the limit, set the 'MaxNodeCount' {ALLOW}",
    )


@inferred("text of the OData framework")
def incompatible_types(operator: str) -> Refusal:
    """400: a property compared with a value of another type."""
    return application_error(
        400, "4002", f"A binary operator with incompatible types was detected for operator kind '{operator}'."
    )
