"""The whole document: every operation of every resource that is served."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from sim.karbon.document.paths import described
from sim.karbon.document.schemas import Schemas
from sim.karbon.operation import Operation
from sim.karbon.resource import DOCUMENTED_HOST, Handler, Resource
from sim.karbon.routes import RESOURCES

DESCRIPTION: Final = (
    "Version 3 of Karbon's API as the simulated Karbon of Timebridge serves it. It is made from the routes and types "
    "of the simulation: what stands here is answered, and what is answered stands here."
)


def document(address: str = DOCUMENTED_HOST) -> dict[str, Any]:
    """The document, for a Karbon that answers at this address."""
    found = sorted(operations(), key=lambda pair: (pair[1].path, pair[0]))
    schemas = Schemas([operation for _, operation in found])
    paths: dict[str, dict[str, Any]] = {}
    for method, operation in found:
        paths.setdefault(f"/v3/{operation.path}", {})[method.lower()] = described(method, operation, schemas)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Karbon, simulated", "version": "v3", "description": DESCRIPTION},
        "servers": [{"url": address}],
        "security": [{"Bearer": [], "AccessKey": []}],
        "paths": paths,
        "components": {
            "schemas": schemas.components,
            "securitySchemes": {
                "Bearer": {"type": "http", "scheme": "bearer"},
                "AccessKey": {"type": "apiKey", "in": "header", "name": "AccessKey"},
            },
        },
    }


def operations() -> Iterator[tuple[str, Operation]]:
    """Every operation that is routed and tells of itself, with its method."""
    for resource in RESOURCES.values():
        for method, handler in _handlers(resource):
            if isinstance(handler, Operation):
                yield method, handler


def _handlers(resource: Resource) -> Iterator[tuple[str, Handler]]:
    for handlers in (resource.collection, resource.record, *resource.actions.values()):
        yield from handlers.items()
    for handler in resource.functions.values():
        yield "GET", handler
