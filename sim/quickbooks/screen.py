"""What all screens of QuickBooks share: finding what a person picked, saving, and refusing in a sentence."""

from __future__ import annotations

from typing import Any

from sim.physics.refusal import Refusal
from sim.quickbooks import writing
from sim.quickbooks.entities import ENTITIES
from sim.quickbooks.schema import EntityType
from sim.quickbooks.state import QuickBooksState


class ScreenRefused(ValueError):
    """The screen does not let a person do that; the text is what it shows."""


class Screen:
    """A screen of one company."""

    def __init__(self, state: QuickBooksState) -> None:
        self.state = state

    def _found(self, entity: EntityType, record_id: str, noun: str = "") -> Any:
        found = self.state.table(entity).get(record_id)
        if found is None:
            raise ScreenRefused(f"there is no {noun or entity.name.lower()} {record_id}")
        return found

    def _entity(self, name: str, offered: tuple[str, ...]) -> EntityType:
        if name not in offered:
            raise ScreenRefused(f"there is no list of {name!r} here; there are {', '.join(offered)}")
        return ENTITIES[name.lower()]

    def _changed(self, entity: EntityType, record: Any, **fields: Any) -> None:
        body = {"Id": record.id, "SyncToken": str(record.sync_token), "sparse": True, **fields}
        self._saved(entity, body)

    def _saved(self, entity: EntityType, body: dict[str, Any]) -> str:
        try:
            record = writing.save(self.state, entity, body)
        except Refusal as refusal:
            raise refused(refusal) from None
        return str(record.id)


def refused(refusal: Refusal) -> ScreenRefused:
    """What the screen shows where the API answers with this fault."""
    error = refusal.body["Fault"]["Error"][0]
    return ScreenRefused(f"{error['code']} {error['Message']}: {error['Detail']}")
