"""What the last runs had to say, by the entity it is about: it stands until somebody plans over that entity again."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

import msgspec
from sqlalchemy import Connection, bindparam, delete, insert, select

from integration.messages import Code, Finding
from integration.store import tenants
from integration.store.parts import parts
from integration.store.schema import OBSERVATION

_KIND: Final = "finding"
_WAITS: Final = "NAME-02"  # kept above a finding, so that renames that found no room are found by an index
_CHANGED: Final = "findings"  # a stream that moves when any finding does

# Statements are built once: building one costs more than running it.
_OF: Final = (OBSERVATION.c.tenant == bindparam("tenant_id"), OBSERVATION.c.kind == _KIND)
_ALL: Final = select(OBSERVATION.c.id, OBSERVATION.c.record).where(*_OF).order_by(OBSERVATION.c.id)
_SOME: Final = _ALL.where(OBSERVATION.c.id.in_(bindparam("wanted", expanding=True)))
_WAITING: Final = select(OBSERVATION.c.id).where(*_OF, OBSERVATION.c.above == _WAITS)
_REMOVE: Final = delete(OBSERVATION).where(*_OF, OBSERVATION.c.id.in_(bindparam("wanted", expanding=True)))
_INSERT: Final = insert(OBSERVATION)
# Until 0006 one finding was kept of an entity; from then on a list.
_DECODE: Final = msgspec.json.Decoder(list[Finding] | Finding).decode


def keep_findings(
    connection: Connection, tenant: str, found: Iterable[Finding], about: Collection[str] | None = None
) -> None:
    """These and no others, of everybody or of these entities: a finding that is not made again is settled."""
    told: dict[str, list[Finding]] = {}
    for finding in dict.fromkeys(found):
        if finding.subject and (about is None or finding.subject in about):
            told.setdefault(finding.subject, []).append(finding)
    new = {subject: msgspec.json.encode(findings) for subject, findings in told.items()}
    known = _known(connection, tenant, about)
    gone = [subject for subject, record in known.items() if new.get(subject) != record]
    fresh = [subject for subject, record in new.items() if known.get(subject) != record]
    for some in parts(gone):
        connection.execute(_REMOVE, {"tenant_id": tenant, "wanted": some})
    if fresh:
        rows = [
            {"tenant": tenant, "kind": _KIND, "id": one, "record": new[one], "above": _above(told[one])}
            for one in fresh
        ]
        connection.execute(_INSERT, rows)
    if gone or fresh:
        _move(connection, tenant)


def finding_on(connection: Connection, tenant: str, subject: str) -> Finding | None:
    """What was found about an entity first, if anything."""
    record = _known(connection, tenant, [subject]).get(subject)
    return None if record is None else _findings(record)[0]


def findings_kept(connection: Connection, tenant: str) -> list[Finding]:
    """Everything that stands about entities, by their keys."""
    return [finding for record in _known(connection, tenant, None).values() for finding in _findings(record)]


def renames_waiting(connection: Connection, tenant: str) -> list[str]:
    """Who was renamed in Karbon and found no room for the new name."""
    return list(connection.execute(_WAITING, {"tenant_id": tenant}).scalars())


def settle_finding(connection: Connection, tenant: str, subject: str) -> None:
    """The matter is settled."""
    connection.execute(_REMOVE, {"tenant_id": tenant, "wanted": [subject]})
    _move(connection, tenant)


def version(connection: Connection, tenant: str) -> int:
    """A number that is another one whenever a finding is."""
    return int(tenants.cursor(connection, tenant, _CHANGED) or 0)


def _move(connection: Connection, tenant: str) -> None:
    tenants.set_cursor(connection, tenant, _CHANGED, str(version(connection, tenant) + 1))


def _known(connection: Connection, tenant: str, about: Collection[str] | None) -> dict[str, bytes]:
    if about is None:
        return {row.id: row.record for row in connection.execute(_ALL, {"tenant_id": tenant})}
    found: dict[str, bytes] = {}
    for some in parts(about):
        rows = connection.execute(_SOME, {"tenant_id": tenant, "wanted": some})
        found |= {row.id: row.record for row in rows}
    return found


def _findings(record: bytes) -> list[Finding]:
    found = _DECODE(record)
    return found if isinstance(found, list) else [found]


def _above(findings: Iterable[Finding]) -> str | None:
    waits = any((one.code, one.behaviour) == (Code.NAME_CONFLICT, _WAITS) for one in findings)
    return _WAITS if waits else None
