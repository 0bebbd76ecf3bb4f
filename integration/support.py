"""What support needs to help a firm, and nothing about its clients: keys and codes, no names, notes or addresses.

A name cannot leak from where it never was, so nothing is taken out here: what goes in is chosen field by field.
"""

from __future__ import annotations

import platform
from collections import Counter
from importlib.metadata import version

import msgspec
from sqlalchemy import Connection, Table, func, select
from sqlalchemy.engine import make_url

from integration.desk import Desk
from integration.doctor import examine
from integration.store import audit, findings, links
from integration.store.leases import Lease, holder
from integration.store.schema import CURSOR, ENTRY, INTENT, OBSERVATION, SCHEMA_VERSION
from integration.store.tenants import Tenant

LINES_MAX = 200
UNFINISHED_MAX = 200


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """Something that was found, without the sentence, which has names in it."""

    code: str
    subject: str  # Karbon key, or a person by number
    behaviour: str


class Unfinished(msgspec.Struct, frozen=True, kw_only=True):
    """A write to a vendor whose end is not known, or that failed."""

    system: str
    operation: str
    subject: str
    state: str
    sent_at: str
    attempts: int


class Done(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the audit, with the person by number."""

    number: int
    at: str
    who: str
    what: str
    subject: str
    why: str


class Bundle(msgspec.Struct, frozen=True, kw_only=True):
    """The state of a firm as support may see it."""

    made_at: str
    versions: dict[str, str]
    connected: bool
    since: str
    synced_at: str | None
    mode: str
    contact_types_chosen: int
    records: dict[str, int]  # as last read, by kind
    bonds: dict[str, int]  # by state
    entries: dict[str, int]  # by state
    unfinished: tuple[Unfinished, ...]
    cursors: dict[str, str]
    lease: str  # until when somebody writes for the firm; "" when nobody does
    found: tuple[Told, ...]
    doctor: tuple[Told, ...]
    audit: tuple[Done, ...]  # the latest, oldest first
    audit_whole: bool


def support_bundle(desk: Desk) -> Bundle:
    """What can be shown to support. Asks the services what the doctor asks them; changes nothing."""
    firm = desk.firm()
    symptoms = examine(desk).findings
    people = _People()
    with desk.database.read() as connection:
        lines = audit.lines_about(connection, firm.id)[-LINES_MAX:]
        kept = findings.findings_kept(connection, firm.id)
        return Bundle(
            made_at=desk.now().isoformat(),
            versions=_versions(desk),
            connected=firm.connected,
            since=firm.since.isoformat(),
            synced_at=firm.synced_at.isoformat() if firm.synced_at else None,
            mode=firm.settings.mode,
            contact_types_chosen=len(firm.settings.contact_types),
            records=_counted(connection, OBSERVATION, "kind", firm),
            bonds=dict(
                sorted(Counter(link.state.value for link in links.links(connection, firm.id)).items())
            ),
            entries=_counted(connection, ENTRY, "state", firm),
            unfinished=_unfinished(connection, firm),
            cursors=_cursors(connection, firm),
            lease=_until(holder(connection, firm.id)),
            found=tuple(
                Told(code=one.code.value, subject=people.key(one.subject), behaviour=one.behaviour)
                for one in kept
            ),
            doctor=tuple(Told(code=one.code.value, subject="", behaviour=one.behaviour) for one in symptoms),
            audit=tuple(
                Done(
                    number=one.number,
                    at=one.at,
                    who=people.key(one.who),
                    what=one.what.partition(":")[0],  # what follows is chosen words: contact types, say
                    subject=people.key(one.subject),
                    why=one.why,
                )
                for one in lines
            ),
            audit_whole=audit.verify(connection, firm.id).broken_at is None,
        )


class _People:
    """People by number, in the order in which they come up."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def key(self, text: str) -> str:
        """A Karbon key as it is; an email address as a number."""
        if "@" not in text:
            return text
        return f"person {self._numbers.setdefault(text.casefold(), len(self._numbers) + 1)}"


def _versions(desk: Desk) -> dict[str, str]:
    return {
        "timebridge": version("timebridge"),
        "python": platform.python_version(),
        "store": f"{make_url(desk.database.url).get_backend_name()}, version {SCHEMA_VERSION}",
        "QuickBooks": "connected" if desk.books is not None else "not connected",
    }


def _counted(connection: Connection, table: Table, column: str, firm: Tenant) -> dict[str, int]:
    by = table.c[column]
    rows = connection.execute(
        select(by, func.count()).where(table.c.tenant == firm.id).group_by(by).order_by(by)
    )
    return {str(name): int(count) for name, count in rows}


def _unfinished(connection: Connection, firm: Tenant) -> tuple[Unfinished, ...]:
    rows = connection.execute(
        select(INTENT)
        .where(INTENT.c.tenant == firm.id, INTENT.c.state != "done")
        .order_by(INTENT.c.sent_at.desc(), INTENT.c.id)
        .limit(UNFINISHED_MAX)
    )
    return tuple(
        Unfinished(
            system=row.system,
            operation=row.operation,
            subject=row.subject,
            state=row.state,
            sent_at=row.sent_at,
            attempts=row.attempts,
        )
        for row in rows
    )


def _cursors(connection: Connection, firm: Tenant) -> dict[str, str]:
    rows = connection.execute(select(CURSOR).where(CURSOR.c.tenant == firm.id).order_by(CURSOR.c.stream))
    return {row.stream: row.value for row in rows}


def _until(lease: Lease | None) -> str:
    return lease.until.isoformat() if lease is not None else ""
