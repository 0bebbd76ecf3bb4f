"""What the last run had to say, by the entity it is about."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import msgspec
from sqlalchemy import Connection, delete, insert, select

from integration.messages import Finding
from integration.store.schema import OBSERVATION

_KIND: Final = "finding"


def keep_findings(connection: Connection, tenant: str, found: Iterable[Finding]) -> None:
    """These and no others: a finding that is not made again is settled."""
    connection.execute(delete(OBSERVATION).where(OBSERVATION.c.tenant == tenant, OBSERVATION.c.kind == _KIND))
    first: dict[str, Finding] = {}
    for finding in found:
        if finding.subject:
            first.setdefault(finding.subject, finding)
    rows = [
        {"tenant": tenant, "kind": _KIND, "id": subject, "record": msgspec.json.encode(finding)}
        for subject, finding in first.items()
    ]
    if rows:
        connection.execute(insert(OBSERVATION), rows)


def finding_on(connection: Connection, tenant: str, subject: str) -> Finding | None:
    """What was found about an entity, if anything."""
    record = connection.execute(
        select(OBSERVATION.c.record).where(
            OBSERVATION.c.tenant == tenant, OBSERVATION.c.kind == _KIND, OBSERVATION.c.id == subject
        )
    ).scalar()
    return None if record is None else msgspec.json.decode(record, type=Finding)


def findings_kept(connection: Connection, tenant: str) -> list[Finding]:
    """Everything the last run found about entities, by their keys."""
    records = connection.execute(
        select(OBSERVATION.c.record)
        .where(OBSERVATION.c.tenant == tenant, OBSERVATION.c.kind == _KIND)
        .order_by(OBSERVATION.c.id)
    ).scalars()
    return [msgspec.json.decode(record, type=Finding) for record in records]


def settle_finding(connection: Connection, tenant: str, subject: str) -> None:
    """The matter is settled."""
    connection.execute(
        delete(OBSERVATION).where(
            OBSERVATION.c.tenant == tenant, OBSERVATION.c.kind == _KIND, OBSERVATION.c.id == subject
        )
    )
