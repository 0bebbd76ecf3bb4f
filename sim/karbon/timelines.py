"""Timelines: the client or the work that a note, a file or an expense hangs on, named by its type and its key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from sim.karbon.records import AnyClient, ClientGroup, Contact, Organization, WorkItem
from sim.physics.provenance import documented

if TYPE_CHECKING:
    from sim.karbon.state import KarbonState

KINDS: Final[dict[str, type[AnyClient | WorkItem]]] = {
    "WorkItem": WorkItem,
    "Contact": Contact,
    "Organization": Organization,
    "ClientGroup": ClientGroup,
}


class Timeline(msgspec.Struct, frozen=True, gc=False, rename="pascal"):
    """One client or one piece of work, under Karbon's names on the wire."""

    entity_type: str
    entity_key: str


@documented(
    "Karbon's release of 2024-02-08: restricted clients and their work are not there for the application"
)
def entity_of(state: KarbonState, timeline: Timeline) -> AnyClient | WorkItem | None:
    """What the timeline names, or None where the application sees nothing of that type and key."""
    kind = KINDS.get(timeline.entity_type)
    found: AnyClient | WorkItem | None = None if kind is None else state.of(kind).get(timeline.entity_key)
    if found is None or found.restriction_level not in state.visible_levels:
        return None
    return found


def visible(state: KarbonState, timelines: tuple[Timeline, ...]) -> tuple[Timeline, ...]:
    """Those of the timelines that the application may know of."""
    return tuple(each for each in timelines if entity_of(state, each) is not None)


def timeline_of(state: KarbonState, key: str) -> Timeline | None:
    """The timeline of the client or work of this key, whoever may see it."""
    for name, kind in KINDS.items():
        if key in state.of(kind):
            return Timeline(name, key)
    return None
