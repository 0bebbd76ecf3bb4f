"""What changed since a time, by entity (contract 3.12)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from sim.physics.provenance import documented, inferred, seen
from sim.quickbooks import errors
from sim.quickbooks.entities import ENTITIES
from sim.quickbooks.schema import EntityType
from sim.quickbooks.times import parse_instant, seconds_text

if TYPE_CHECKING:
    from sim.quickbooks.state import QuickBooksState

OBJECTS_MAX: Final = 1000  # of all entities together; there are no pages
LOOK_BACK: Final = timedelta(days=30)
LATEST: Final = datetime.max.replace(tzinfo=UTC)
NOT_CAPTURED: Final = frozenset(
    {"JournalCode", "TaxAgency", "TaxCode", "TaxRate", "CompanyInfo", "Preferences"}
)
CHANGED: Final = ">MetaData.LastUpdatedTime"


@seen("vcr/cdc; ruby fixture: one object an entity, in the order asked for, empty when nothing changed")
def answer(company: QuickBooksState, names: str, since: str) -> dict[str, Any]:
    """What stands in the envelope."""
    entities = [_entity(company, name.strip()) for name in names.split(",") if name.strip()]
    if not entities:
        raise errors.required("entities")
    start = _start(company, since)
    left, found = OBJECTS_MAX, []
    for entity in entities:
        rows = _changed(company, entity, start)[:left]
        left -= len(rows)
        found.append(_listed(entity, rows))
    return {"CDCResponse": [{"QueryResponse": found}]}


@documented("contract 3.12: not for TimeActivity and four others; how that is refused is not recorded")
def _entity(company: QuickBooksState, name: str) -> EntityType:
    entity = ENTITIES.get(name.lower())
    if entity is None:
        raise errors.query_invalid(f"invalid context declaration: {name}")
    refused = entity.name == "TimeActivity" and not company.behaviour.change_data_of_time
    if refused or entity.name in NOT_CAPTURED:
        raise errors.query_invalid(f"{entity.name} is not supported by change data capture")
    return entity


@inferred("contract 3.12: at most 30 days back; the code and text for more are not recorded")
def _start(company: QuickBooksState, since: str) -> datetime:
    if not since:
        raise errors.required("changedSince")
    try:
        # A plus that was not encoded arrives as a blank.
        start = parse_instant(since.strip().replace(" ", "+"))
    except ValueError:
        raise errors.query_invalid(f"invalid value for changedSince: {since[:100]}") from None
    if start < company.now() - LOOK_BACK - timedelta(days=1):  # a date means its whole day
        raise errors.query_invalid(f"changedSince lies more than {LOOK_BACK.days} days back: {since[:100]}")
    return start


def _changed(company: QuickBooksState, entity: EntityType, start: datetime) -> list[dict[str, Any]]:
    """Whole objects by the time of their last change, then those that are gone."""
    rows = company.table(entity).between(CHANGED, (start,), (LATEST,))
    gone = company.deleted.between("when", (entity.name, start), (entity.name, LATEST))
    return [
        *[entity.show(company, row, single=False) for row in rows],
        *[
            {
                "domain": "QBO",
                "status": "Deleted",
                "Id": each.id,
                "MetaData": {"LastUpdatedTime": seconds_text(each.last_updated_time)},
            }
            for each in gone
        ],
    ]


def _listed(entity: EntityType, rows: list[dict[str, Any]]) -> dict[str, Any]:
    if not rows:
        return {}
    counters = {"startPosition": 1, "maxResults": len(rows), "totalCount": len(rows)}
    return {entity.name: rows, **{name: counters[name] for name in entity.list_counters}}
