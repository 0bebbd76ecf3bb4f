"""The schemas of the document, made from the types that build answers and read bodies."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

import msgspec

from sim.karbon.operation import GatewayProblem, NestedGatewayProblem, Operation, Problem

REFERENCE: Final = "#/components/schemas/{name}"
TEXT: Final = {"type": "string"}
NULL: Final = {"type": "null"}


class Schemas:
    """The schemas of these operations."""

    def __init__(self, operations: Sequence[Operation]) -> None:
        types = {GatewayProblem, NestedGatewayProblem, Problem}
        for found in operations:
            types |= {kind for kind in (found.shape, found.expands, found.takes) if kind is not None}
            types |= set(found.refuses.values())
        ordered = sorted(types, key=str)
        schemas, components = msgspec.json.schema_components(ordered, ref_template=REFERENCE)
        self.components: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(components))
        self._by_type: dict[Any, Any] = dict(zip(ordered, schemas, strict=True))
        for found in operations:
            if found.required:
                _require(self._component(found.takes), found.required)

    def one_of(self, *types: Any) -> Any:
        """Any of these types."""
        return (
            self._by_type[types[0]] if len(types) == 1 else {"anyOf": [self._by_type[kind] for kind in types]}
        )

    def shown(self, operation: Operation) -> Any:
        """What the operation answers, in its envelope."""
        shape = self._by_type[operation.shape]
        if operation.form == "bare":
            return shape
        if operation.form in {"page", "rows"}:
            return _list(shape, operation)
        names = ["@odata.context"] + (["@odata.type"] if operation.form == "typed entity" else [])
        parts = [{"type": "object", "required": names, "properties": dict.fromkeys(names, TEXT)}, shape]
        return {"allOf": [*parts, self._by_type[operation.expands]] if operation.expands else parts}

    def taken(self, operation: Operation) -> Any:
        """What the operation reads."""
        if not operation.only:
            return self._by_type[operation.takes]
        whole = self._component(operation.takes)
        properties = {name: whole["properties"][name] for name in operation.only}
        return {**whole, "properties": properties, "required": []}

    def _component(self, kind: Any) -> dict[str, Any]:
        found: dict[str, Any] = self.components[self._by_type[kind]["$ref"].rpartition("/")[2]]
        return found


def _list(row: Any, operation: Operation) -> Any:
    properties: dict[str, Any] = {"@odata.context": TEXT}
    required = ["@odata.context", "value"]
    if operation.listing is not None:
        properties |= {"@odata.count": {"type": "integer"}, "@odata.nextLink": TEXT}
        required += ["@odata.count"] if operation.listing.counted else []
    properties["value"] = {"type": "array", "items": row}
    return {"type": "object", "required": required, "properties": properties}


def _require(schema: dict[str, Any], names: Iterable[str]) -> None:
    """Let these properties of a body be given."""
    schema["required"] = list(names)
    for name in names:
        known = schema["properties"][name]
        kinds = [kind for kind in known.get("anyOf", [known]) if kind != NULL]
        schema["properties"][name] = kinds[0] if len(kinds) == 1 else {"anyOf": kinds}
