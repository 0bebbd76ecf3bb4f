"""From addresses and credentials to clients that can be asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final, NamedTuple, TypeVar, cast

import requests

from integration.clients import karbon, quickbooks, quickbooks_time
from integration.clients.auth import Auth, KarbonKeys, OAuthTokens, TokenEndpoint
from integration.clients.exchange import TIMEOUT_S, Exchange, OnCall
from integration.clients.karbon import Karbon
from integration.clients.pacer import Limit, Pacer
from integration.clients.policy import Transport
from integration.clients.quickbooks import QuickBooks
from integration.clients.quickbooks_time import QuickBooksTime
from integration.clock import Clock
from integration.connections import (
    Connections,
    QuickBooksConnection,
    QuickBooksTimeConnection,
    System,
)
from integration.token_place import NOWHERE, TokenPlace

# QuickBooks Time takes the client's credentials in the form (contract 1.3), QuickBooks as HTTP Basic (1.5).
_IN_FORM: Final = "client_secret_post"
_BASIC: Final = "client_secret_basic"

T = TypeVar("T")


class Clients(NamedTuple):
    """The three systems of one firm; a firm may have no QuickBooks."""

    karbon: Karbon
    quickbooks_time: QuickBooksTime
    quickbooks: QuickBooks | None


class Shared:
    """What several sets of clients of one firm have in common: who they are, and how many calls they may make."""

    def __init__(self) -> None:
        self._kept: dict[tuple[System, str], Any] = {}

    def one(self, system: System, what: str, make: Callable[[], T]) -> T:
        """The one that there is; the first who asks makes it."""
        return cast("T", self._kept.setdefault((system, what), make()))


class Opening(NamedTuple):
    """What all three clients are given."""

    clock: Clock
    sessions: Callable[[], requests.Session] = requests.Session
    place: TokenPlace = NOWHERE
    on_call: OnCall | None = None
    shared: Shared | None = None

    def open(self, connections: Connections) -> Clients:
        """The clients for these connections. Nothing is called yet."""
        books = connections.quickbooks
        return Clients(
            self.karbon(connections),
            self.quickbooks_time(connections.quickbooks_time),
            self.quickbooks(books) if books is not None else None,
        )

    def karbon(self, connections: Connections) -> Karbon:
        """The client for Karbon."""
        given = connections.karbon
        auth = KarbonKeys(given.bearer, given.access_key)
        return Karbon(self._transport(System.KARBON, given.base_url, auth, self.sessions(), karbon.LIMITS))

    def quickbooks_time(self, given: QuickBooksTimeConnection) -> QuickBooksTime:
        """The client for QuickBooks Time."""
        system, session = System.QUICKBOOKS_TIME, self.sessions()
        auth = self._tokens(system, given, _IN_FORM, session)
        return QuickBooksTime(self._transport(system, given.base_url, auth, session, quickbooks_time.LIMITS))

    def quickbooks(self, given: QuickBooksConnection) -> QuickBooks:
        """The client for QuickBooks."""
        system, session = System.QUICKBOOKS, self.sessions()
        auth = self._tokens(system, given, _BASIC, session)
        transport = self._transport(system, given.base_url, auth, session, quickbooks.LIMITS)
        return QuickBooks(transport, given.realm_id, self._pacer(system, "batch", quickbooks.BATCH_LIMITS))

    def _tokens(
        self,
        system: System,
        given: QuickBooksTimeConnection | QuickBooksConnection,
        method: str,
        session: requests.Session,
    ) -> OAuthTokens:
        return self._one(system, "tokens", lambda: self._new_tokens(system, given, method, session))

    def _new_tokens(
        self,
        system: System,
        given: QuickBooksTimeConnection | QuickBooksConnection,
        method: str,
        session: requests.Session,
    ) -> OAuthTokens:
        url = given.token_endpoint
        endpoint = (
            TokenEndpoint(
                system, url, given.client_id, given.client_secret, method, session, TIMEOUT_S, self.clock
            )
            if url
            else None
        )
        return OAuthTokens(system, given.tokens, endpoint, self.place, self.clock)

    def _transport(
        self, system: System, base_url: str, auth: Auth, session: requests.Session, limits: Iterable[Limit]
    ) -> Transport:
        pacer = self._pacer(system, "calls", limits)
        return Transport(Exchange(system, base_url, session, auth, pacer, self.on_call), self.clock)

    def _pacer(self, system: System, of: str, limits: Iterable[Limit]) -> Pacer:
        return self._one(system, of, lambda: Pacer(self.clock, limits))

    def _one(self, system: System, what: str, make: Callable[[], T]) -> T:
        return make() if self.shared is None else self.shared.one(system, what, make)
