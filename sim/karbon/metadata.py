"""$metadata: the types whose names Karbon's answers carry. That it exists is known, and not what is in it."""

from __future__ import annotations

from typing import Final

from flask import Response

from sim.http.service import answer
from sim.karbon.operation import Operation
from sim.karbon.options import expansions
from sim.karbon.resource import KarbonCall, Resource
from sim.physics.provenance import seen

NOTHING: Final[frozenset[str]] = frozenset()
# By name of the set: the type of its records, and their key.
TYPES: Final = {
    "Users": ("UserProfileDTO", "Id"),
    "Contacts": ("ContactDTO", "ContactKey"),
    "Organizations": ("OrganizationDTO", "OrganizationKey"),
    "ClientGroups": ("ClientGroupDTO", "ClientGroupKey"),
    "WorkItems": ("WorkItemDTO", "WorkItemKey"),
}
EDMX: Final = "http://docs.oasis-open.org/odata/ns/edmx"
EDM: Final = "http://docs.oasis-open.org/odata/ns/edm"


def resources() -> dict[str, Resource]:
    """The document, by its name in lower case."""
    return {"$metadata": Resource(collection={"GET": Operation("$metadata", _metadata, form="xml")})}


@seen("a probe of 2026-10-09 was refused for want of credentials: the address is there, its body is our own")
def _metadata(call: KarbonCall) -> Response:
    expansions(call.options, NOTHING)
    types = "".join(
        f'<EntityType Name="{name}"><Key><PropertyRef Name="{key}"/></Key>'
        f'<Property Name="{key}" Type="Edm.String" Nullable="false"/></EntityType>'
        for name, key in TYPES.values()
    )
    sets = "".join(
        f'<EntitySet Name="{found}" EntityType="KarbonService.{name}"/>' for found, (name, _) in TYPES.items()
    )
    text = (
        f'<?xml version="1.0" encoding="utf-8"?><edmx:Edmx Version="4.0" xmlns:edmx="{EDMX}">'
        f'<edmx:DataServices><Schema Namespace="KarbonService" xmlns="{EDM}">{types}'
        f'<EntityContainer Name="Container">{sets}</EntityContainer>'
        "</Schema></edmx:DataServices></edmx:Edmx>"
    )
    return answer(text.encode(), content_type="application/xml")
