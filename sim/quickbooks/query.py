"""A query from its text to its `QueryResponse` (contract 3.13 and 2.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sim.physics import befallen
from sim.physics.provenance import documented, inferred, seen
from sim.quickbooks import errors
from sim.quickbooks.entities import ENTITIES
from sim.quickbooks.query_comparisons import property_named
from sim.quickbooks.query_grammar import Statement, parse
from sim.quickbooks.query_selection import Selection
from sim.quickbooks.schema import EntityType

if TYPE_CHECKING:
    from sim.quickbooks.state import QuickBooksState

ROWS_UNASKED: Final = 100
ROWS_MAX: Final = 1000


@seen("vcr error/400: `invalid context declaration`; an empty answer has neither key nor counters")
def answer(company: QuickBooksState, text: str) -> dict[str, Any]:
    """What stands under `QueryResponse`; Refusal (4000 or 4001) for what cannot be asked."""
    statement = parse(text)
    entity = ENTITIES.get(statement.entity.lower())
    if entity is None:
        raise errors.query_invalid(f"invalid context declaration: {statement.entity}")
    if statement.alternatives:
        raise _or_is_refused()
    columns = [property_named(entity, name).name for name in statement.columns]
    start, limit = _window(statement)
    selection = Selection(company, entity, statement)
    if statement.counting:
        return {"totalCount": selection.count()}
    rows = selection.page(befallen.offset(start - 1), limit)
    if not rows:
        return {}  # neither key nor counters (vcr)
    shown = [entity.show(company, row, single=False) for row in rows]
    if columns:
        shown = [_projected(company, row, columns) for row in shown]
    total = selection.count() if "totalCount" in entity.list_counters else len(rows)
    return _counted(entity, shown, start, total)


@seen("contract 2.1: which lists carry a total differs by entity")
def _counted(entity: EntityType, rows: list[dict[str, Any]], start: int, total: int) -> dict[str, Any]:
    counters = {"startPosition": start, "maxResults": len(rows), "totalCount": total}
    return {entity.name: rows, **{name: counters[name] for name in entity.list_counters}}


@documented("docs: from 1 and at most 1000 rows; the text for 0 is recorded, that for 1001 inferred")
def _window(statement: Statement) -> tuple[int, int]:
    """The first position and the number of rows asked for."""
    start = 1 if statement.start is None else statement.start
    limit = ROWS_UNASKED if statement.limit is None else statement.limit
    for value in (start, limit):
        if value < 1:
            raise errors.query_invalid(f"value {value} is too small. Min allowed value is 1")
    if limit > ROWS_MAX:
        raise errors.query_invalid(f"value {limit} is too large. Max allowed value is {ROWS_MAX}")
    return start, limit


@inferred(
    "the grammar's error text lists <OR>, and the docs say that there is no OR; the refusal is not recorded"
)
def _or_is_refused() -> Exception:
    return errors.query_invalid("OR is not supported; use AND or IN")


@inferred("contract 3.13 and 8.3: what a projected row holds besides the columns is not recorded")
def _projected(company: QuickBooksState, row: dict[str, Any], columns: list[str]) -> dict[str, Any]:
    """Only the columns asked for, in the order of the full row."""
    form = company.behaviour.projected_rows
    wanted = {column.partition(".")[0] for column in columns}
    inner = {column for column in columns if "." in column}
    found: dict[str, Any] = {}
    for name, value in row.items():
        if name == "domain":
            found[name] = value
        elif name == "sparse":
            found[name] = form.startswith("sparse")
        elif name in wanted or (name == "Id" and form.endswith("with_id")):
            parts = {column.partition(".")[2] for column in inner if column.startswith(f"{name}.")}
            found[name] = {key: part for key, part in value.items() if key in parts} if parts else value
    return found
