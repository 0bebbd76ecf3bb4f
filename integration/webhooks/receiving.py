"""A webhook comes in: proven, noted and answered at once. No vendor is asked, and nobody's turn is waited for."""

from __future__ import annotations

from threading import Lock
from typing import Final

from integration import metrics
from integration.clock import Clock
from integration.connections import Connections, Secret
from integration.desk import credential_stream
from integration.signing import SigningKey
from integration.store import hints, inbox, tenants
from integration.store.database import Database
from integration.store.inbox import Hint
from integration.webhooks.bodies import karbon_hints, quickbooks_hints
from integration.webhooks.signatures import signed_by_karbon, signed_by_quickbooks

KARBON, QUICKBOOKS = "karbon", "quickbooks"
HEADERS: Final = {KARBON: "Signature", QUICKBOOKS: "intuit-signature"}


class NotProven(Exception):
    """Nothing shows that this came from the vendor, or the firm wants no hints."""


class Receiver:
    """Takes the webhooks of one firm in, beside whatever else is done for it.

    It has a store of its own to write with: a worker's lease is about what is done for the firm, not about hints.
    """

    def __init__(
        self, connections: Connections, signing: SigningKey, database: Database, clock: Clock
    ) -> None:
        self._stream = credential_stream(connections.karbon.access_key.reveal())
        self._signing = signing
        self._books = connections.quickbooks
        self._database = database
        self._clock = clock
        self._lock = Lock()  # a clock may serve one thread at a time

    def receive(self, source: str, signature: str, body: bytes) -> int:
        """Keep what a webhook hints at. Returns how much of it was new; raises NotProven."""
        try:
            kept = self._kept(source, self._proven(source, signature, body))
        except NotProven:
            metrics.WEBHOOKS_UNPROVEN.add(1, {"source": source})
            raise
        metrics.WEBHOOKS_OK.add(1, {"source": source})
        if not kept:
            metrics.WEBHOOKS_AGAIN.add(1, {"source": source})
        return kept

    def look(self) -> None:
        """Raise StoreError if the store cannot be read."""
        self._database.look()

    def close(self) -> None:
        """Let go of the store."""
        self._database.close()

    def _kept(self, source: str, found: list[Hint]) -> int:
        """How much of it was new."""
        with self._lock:
            now = self._clock.now()
        with self._database.begin() as connection:
            tenant_id = tenants.cursor(connection, "", self._stream)
            if tenant_id is None:
                raise NotProven
            if source == KARBON and hints.hints_on(connection, tenant_id) is None:
                raise NotProven
            return inbox.keep(connection, tenant_id, source, found, now)

    def _proven(self, source: str, signature: str, body: bytes) -> list[Hint]:
        if source == KARBON and signed_by_karbon(self._signing.key, body, signature):
            return karbon_hints(body)
        key = self._books.verifier_token if self._books is not None else Secret("")
        if source == QUICKBOOKS and self._books is not None and signed_by_quickbooks(key, body, signature):
            return quickbooks_hints(body, self._books.realm_id)
        raise NotProven
