"""Writes: a batch of rows, each done or refused on its own, answered in the order in which they were sent."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

import msgspec

from sim.physics import befallen
from sim.physics.provenance import documented, inferred
from sim.quickbooks_time import errors
from sim.quickbooks_time.errors import RowRefusedError
from sim.quickbooks_time.wire import Row

ROWS_MAX: Final = 50  # [contract 2.2]
ECHO_LENGTH_MAX: Final = 1_000
Done = tuple[int, str, Row]  # code, message, the record as it now is


@inferred("contract 2.3: bad JSON is a 400; what else a body may not be is ours")
def rows_of(body: bytes) -> list[Any]:
    """The rows of `{"data": [...]}`."""
    try:
        found = msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise errors.refused(400, "the body is not valid JSON") from None
    data = found.get("data") if isinstance(found, dict) else None
    if isinstance(data, dict):  # PHP makes no difference between a list and a map of rows
        data = list(data.values())
    if not isinstance(data, list):
        raise errors.refused(417, "the body must be an object with a list of objects called data")
    if len(data) > ROWS_MAX:
        raise errors.too_many_items()
    return data


@documented("contract 2.2: rows are keyed 1, 2, ... in request order; the HTTP status stays 200")
def done(rows: Sequence[Any], write: Callable[[Mapping[str, Any]], Done], *, echo: bool = True) -> Any:
    """Write each row and tell what became of it; a refused one is echoed."""
    count = len(rows)
    return {
        str(at + 1): _row(row, write, befallen.row_status(at, count), echo=echo)
        for at, row in enumerate(rows)
    } or []


@documented("contract 2.2: deletions are keyed by the id that was sent")
def deleted(ids: Iterable[int], delete: Callable[[int], Row], failed: str, *, ids_as_text: bool) -> Any:
    """Delete each and tell what became of it."""
    answer: Row = {}
    asked = list(ids)
    for at, record_id in enumerate(asked):
        shown = str(record_id) if ids_as_text else record_id
        try:
            if failing := befallen.row_status(at, len(asked)):
                raise errors.row_failed(failing)
            answer[str(record_id)] = _status(200, "OK, deleted") | delete(record_id) | {"id": shown}
        except RowRefusedError as refusal:
            message = failed if refusal.code == 417 else refusal.message
            answer[str(record_id)] = _status(refusal.code, message, refusal.extra) | {"id": shown}
    return answer or []


@inferred("contract 2.2: a row is refused by itself; what a row that is no object gets is ours")
def _row(row: Any, write: Callable[[Mapping[str, Any]], Done], failing: int, *, echo: bool) -> Row:
    if not isinstance(row, dict):
        return _status(417, errors.phrase(417), "Oops! Each item of data must be an object.")
    try:
        if failing:
            raise errors.row_failed(failing)
        code, message, record = write(row)
    except RowRefusedError as refusal:
        return _status(refusal.code, refusal.message, refusal.extra) | (submitted(row) if echo else {})
    return _status(code, message) | record


def _status(code: int, message: str, extra: str = "") -> Row:
    status: Row = {"_status_code": int(code), "_status_message": message}
    return status | {"_status_extra": extra} if extra else status


def submitted(row: Mapping[str, Any]) -> Row:
    """The submitted fields without the id (contract 8), as far as they are plain and short."""
    return {
        name: value
        for name, value in row.items()
        if name != "id" and not name.startswith("_") and _is_plain(value) and len(name) <= ECHO_LENGTH_MAX
    }


def _is_plain(value: Any) -> bool:
    if isinstance(value, dict):
        return len(value) <= ROWS_MAX and all(
            not isinstance(each, dict) and _is_plain(each) for each in value.values()
        )
    return len(str(value)) <= ECHO_LENGTH_MAX if isinstance(value, str | int | float) else value is None
