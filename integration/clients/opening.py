"""From addresses and credentials to clients that can be asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

import requests

from integration.clients import karbon, quickbooks, quickbooks_time
from integration.clients.auth import Auth, KarbonKeys, OAuthTokens, TokenEndpoint
from integration.clients.karbon import Karbon
from integration.clients.pacer import Limit, Pacer
from integration.clients.policy import TIMEOUT_S, OnCall, Transport
from integration.clients.quickbooks import QuickBooks
from integration.clients.quickbooks_time import QuickBooksTime
from integration.clock import Clock
from integration.connections import (
    Connections,
    OnTokens,
    QuickBooksConnection,
    QuickBooksTimeConnection,
    System,
)

# QuickBooks Time takes the client's credentials in the form (contract 1.3), QuickBooks as HTTP Basic (1.5).
_IN_FORM: Final = "client_secret_post"
_BASIC: Final = "client_secret_basic"


class Clients(NamedTuple):
    """The three systems of one firm; a firm may have no QuickBooks."""

    karbon: Karbon
    quickbooks_time: QuickBooksTime
    quickbooks: QuickBooks | None


class Opening(NamedTuple):
    """What all three clients are given."""

    clock: Clock
    sessions: Callable[[], requests.Session] = requests.Session
    on_tokens: OnTokens = lambda _system, _tokens: None
    on_call: OnCall | None = None

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
        return QuickBooks(transport, given.realm_id, Pacer(self.clock, quickbooks.BATCH_LIMITS))

    def _tokens(
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
        return OAuthTokens(system, given.tokens, endpoint, self.on_tokens)

    def _transport(
        self, system: System, base_url: str, auth: Auth, session: requests.Session, limits: Iterable[Limit]
    ) -> Transport:
        pacer = Pacer(self.clock, limits)
        return Transport(system, base_url, session, auth, pacer, self.clock, self.on_call)
