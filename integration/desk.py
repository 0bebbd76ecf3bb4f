"""The desk an operation works at: the three clients, the store, the clock, and the firm it is about."""

from __future__ import annotations

from datetime import datetime
from hashlib import blake2b

from sqlalchemy import Connection

from integration.clients.karbon import Karbon
from integration.clients.quickbooks import QuickBooks
from integration.clients.quickbooks_time import QuickBooksTime
from integration.clock import Clock
from integration.messages import Code, refused
from integration.progress import NoProgress, Progress
from integration.signing import SigningKey
from integration.standing import Standing
from integration.store import audit, tenants
from integration.store.database import Database
from integration.store.tenants import Tenant


def credential_stream(credential: str) -> str:
    """Where a store notes whose credential this is; by its digest only."""
    return "credential:" + blake2b(credential.encode(), digest_size=16).hexdigest()


class Desk:
    """One firm's tools. `credential` tells apart the firms that share a store; it is kept as a digest only."""

    def __init__(
        self,
        *,
        karbon: Karbon,
        time: QuickBooksTime,
        books: QuickBooks | None,
        database: Database,
        clock: Clock,
        credential: str,
        signing: SigningKey,
        progress: Progress | None = None,
    ) -> None:
        self.karbon = karbon
        self.time = time
        self.books = books
        self.database = database
        self.clock = clock
        self.signing = signing
        self.progress = progress or NoProgress()
        self.standing = Standing()
        self._stream = credential_stream(credential)
        self._tenant_id: str | None = None
        self.busy_at: datetime | None = (
            None  # when somebody else was last found at work for longer than a person waits
        )

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        return self.clock.now()

    def tenant_id(self) -> str:
        """Karbon's key of the firm; asked once, then remembered with the store."""
        if self._tenant_id is None:
            with self.database.read() as connection:
                self._tenant_id = tenants.cursor(connection, "", self._stream)
        if self._tenant_id is None:
            self._tenant_id = self.karbon.tenant().tenant_key
            with self.database.begin() as connection:
                tenants.set_cursor(connection, "", self._stream, self._tenant_id)
        return self._tenant_id

    def known(self) -> Tenant | None:
        """The firm, if it was ever connected."""
        tenant_id = self.tenant_id()
        with self.database.read() as connection:
            return tenants.tenant(connection, tenant_id)

    def firm(self) -> Tenant:
        """The firm, connected now or once. Raises NOT_CONNECTED if it never was."""
        firm = self.known()
        if firm is None:
            raise refused(
                Code.NOT_CONNECTED, "Karbon is not connected with QuickBooks Time.", behaviour="SETTINGS-05"
            )
        return firm

    def connected(self) -> Tenant:
        """The firm, connected now."""
        firm = self.firm()
        if not firm.connected:
            raise refused(
                Code.NOT_CONNECTED,
                f"Karbon was disconnected from QuickBooks Time on {firm.since:%-d %B %Y}.",
                behaviour="SETTINGS-05",
                remedy="Reconnect with the same QuickBooks Time account.",
            )
        return firm

    def note(self, who: str, what: str, subject: str, why: str) -> None:
        """Add a line to the audit."""
        self.tenant_id()  # may be asked of Karbon, which no transaction waits for
        with self.database.begin() as connection:
            self.note_within(connection, what, subject, why, who=who)

    def note_within(
        self, connection: Connection, what: str, subject: str, why: str, *, who: str = ""
    ) -> None:
        """Add a line to the audit along with what it tells of; nobody's doing unless it says whose."""
        tenant_id = self.tenant_id()
        audit.note(connection, tenant_id, at=self.now(), who=who, what=what, subject=subject, why=why)
