"""The schemas of the document, made from the types that build answers and read bodies."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

import msgspec

from sim.karbon.operation import GatewayProblem, NestedGatewayProblem, Operation, Problem, Shape

REFERENCE: Final = "#/components/schemas/{name}"
TEXT: Final = {"type": "string"}
NULL: Final = {"type": "null"}


class Schemas:
    """The schemas of these operations."""

    def __init__(self, operations: Sequence[Operation]) -> None:
        types = {GatewayProblem, NestedGatewayProblem, Problem}
        for found in operations:
            types |= {kind for kind in (found.shape, found.expands, found.takes) if kind is not None}
            types |= {kind for shape in found.refuses.values() for kind in _kinds(shape)}
        ordered = sorted(types, key=str)
        schemas, components = msgspec.json.schema_components(ordered, ref_template=REFERENCE)
        self.components: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(components))
        self._by_type: dict[Any, Any] = dict(zip(ordered, schemas, strict=True))
        for kind, names in _always_required(operations).items():
            _require(self._component(kind), names)

    def one_of(self, shape: Shape) -> Any:
        """A shape, or any of several."""
        found = [self._by_type[kind] for kind in _kinds(shape)]
        return found[0] if len(found) == 1 else {"anyOf": found}

    def shown(self, operation: Operation) -> Any:
        """What the operation answers, in its envelope."""
        parts = [self._by_type[kind] for kind in (operation.shape, operation.expands) if kind is not None]
        if operation.form in {"entity", "typed entity"}:
            names = ["@odata.context"] + (["@odata.type"] if operation.form == "typed entity" else [])
            envelope = {"type": "object", "required": names, "properties": dict.fromkeys(names, TEXT)}
            return {"allOf": [envelope, *parts]}
        shape = parts[0] if len(parts) == 1 else {"allOf": parts}
        return shape if operation.form == "bare" else _list(shape, operation)

    def taken(self, operation: Operation) -> Any:
        """What the operation reads."""
        whole = self._component(operation.takes)
        if not operation.only:
            more = [name for name in operation.required if name not in whole["required"]]
            named = self._by_type[operation.takes]
            return {"allOf": [named, {"type": "object", "required": more}]} if more else named
        properties = {name: whole["properties"][name] for name in operation.only}
        return {**whole, "properties": properties, "required": []}

    def _component(self, kind: Any) -> dict[str, Any]:
        found: dict[str, Any] = self.components[self._by_type[kind]["$ref"].rpartition("/")[2]]
        return found


def _always_required(operations: Iterable[Operation]) -> dict[Any, list[str]]:
    """By type of a body, what every operation that takes the whole of it requires."""
    found: dict[Any, list[str]] = {}
    for operation in operations:
        if operation.takes is not None and not operation.only:
            known = found.get(operation.takes, list(operation.required))
            found[operation.takes] = [name for name in known if name in operation.required]
    return found


def _kinds(shape: Shape) -> tuple[type, ...]:
    return shape if isinstance(shape, tuple) else (shape,)


def _list(row: Any, operation: Operation) -> Any:
    properties: dict[str, Any] = {"@odata.context": TEXT}
    required = ["@odata.context"]
    if operation.counted or operation.listing is not None:
        properties["@odata.count"] = {"type": "integer"}
    if operation.counted or (operation.listing is not None and operation.listing.counted):
        required.append("@odata.count")
    if operation.listing is not None:
        properties["@odata.nextLink"] = TEXT
    properties |= {name: {"type": "array", "items": row} for name in operation.listed_as}
    required += operation.listed_as if len(operation.listed_as) == 1 else []
    return {"type": "object", "required": required, "properties": properties}


def _require(schema: dict[str, Any], names: Iterable[str]) -> None:
    """Let these properties of a body be given, besides those that its type wants."""
    schema["required"] = [*schema.get("required", ()), *names]
    for name in names:
        known = schema["properties"][name]
        kinds = [kind for kind in known.get("anyOf", [known]) if kind != NULL]
        schema["properties"][name] = kinds[0] if len(kinds) == 1 else {"anyOf": kinds}
