"""The parameters of an operation: names in its path, and the query options that its list or its record takes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from sim.karbon.listing import Listing
from sim.karbon.operation import Operation

Parameter = dict[str, Any]


def parameters(method: str, operation: Operation) -> Iterator[Parameter]:
    """All of them, as OpenAPI writes them."""
    for name in re.findall(r"\{(\w+)\}", operation.path):
        yield {"name": name, "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}
    for name in operation.query:
        yield {**_in_query(name, {"type": "string"}), "required": True}
    if operation.listing is not None:
        yield from _options(operation.listing)
    if operation.expands is not None:
        yield _expansions(sorted(operation.expandable))
    if method == "PATCH" and 200 in operation.statuses:
        preference = {"type": "string", "enum": ["return=representation"]}
        yield {"name": "Prefer", "in": "header", "required": False, "schema": preference}


def _options(listing: Listing) -> Iterator[Parameter]:
    if listing.properties:
        yield _in_query("$filter", {"type": "string"}, _filters(listing))
    if listing.orders and not listing.orderby_ignored:
        named = [f"{name}{direction}" for name in listing.orders for direction in ("", " desc")]
        yield _in_query("$orderby", {"type": "string", "enum": named})
    yield _in_query("$skip", {"type": "integer", "minimum": 0})
    yield _in_query("$top", {"type": "integer", "minimum": 0, "maximum": listing.page_rows})
    yield _in_query("$count", {"type": "string", "enum": ["true", "false"]})


def _in_query(name: str, schema: Any, description: str = "") -> Parameter:
    found: Parameter = {"name": name, "in": "query", "required": False, "schema": schema}
    return {**found, "description": description} if description else found


def _filters(listing: Listing) -> str:
    known = (f"{name} ({', '.join(sorted(found.operators))})" for name, found in listing.properties.items())
    return f"Comparisons joined by `and`: {'; '.join(known)}."


def _expansions(names: list[str]) -> Parameter:
    """Names separated by commas."""
    schema = {"type": "array", "items": {"type": "string", "enum": names}}
    return {**_in_query("$expand", schema), "style": "form", "explode": False}
