"""The OpenAPI documents of the services, as they are served here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from sim.http.control.house import House
from sim.http.control.operations import Area
from sim.http.control.refusals import unknown
from sim.karbon.document.whole import document as karbon_document

area = Area("documents")

DOCUMENTS: Final[dict[str, Callable[[str], dict[str, Any]]]] = {"karbon": karbon_document}


@area.on("GET", "/services/{service}/openapi.json")
def read_document(house: House, service: str) -> dict[str, Any]:
    """What a service answers, made from its own routes and types."""
    if service not in DOCUMENTS:
        raise unknown("document", service, DOCUMENTS)
    return DOCUMENTS[service](house.addresses[service])
