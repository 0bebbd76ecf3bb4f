"""The operations as JSON in, JSON out: what the conformance suite, or a program in another language, speaks to."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from typing import Any, Final, get_type_hints

import msgspec
import requests

from integration.app import Timebridge
from integration.chance import Chance, SystemChance
from integration.clients.errors import VendorError
from integration.clients.opening import Opening, Shared
from integration.clock import Clock, SystemClock
from integration.connections import Connections, OnTokens, System, Tokens, connections_from, tokens_of
from integration.desk import Desk
from integration.messages import REMEDIES, Code, Refused
from integration.progress import Progress
from integration.signing import OnSigningKey, SigningKey
from integration.store.database import Database
from integration.token_place import NOWHERE, TokenPlace
from integration.unavailable import unavailable
from integration.webhooks.receiving import HEADERS, NotProven, Receiver

Answer = dict[str, Any]
TAKEN: Final = 200
UNPROVEN: Final = 401
UNKNOWN: Final = 404


class WrongArguments(Exception):
    """An operation was given what it does not take, or not what it needs."""


class Port:
    """Calls an operation by its name with plain arguments."""

    def __init__(self, timebridge: Timebridge, opened: Callable[[Desk], Receiver] | None = None) -> None:
        self._timebridge = timebridge
        self._opened = opened
        self._receiver: Receiver | None = None

    def receive(self, source: str, headers: Mapping[str, str], body: bytes) -> int:
        """Take a webhook of karbon or quickbooks in, as the service does; the status that it is answered with."""
        if source not in HEADERS or self._opened is None:
            return UNKNOWN
        if self._receiver is None:
            self._receiver = self._opened(self._timebridge.desk)
        try:
            self._receiver.receive(source, headers.get(HEADERS[source], ""), body)
        except NotProven:
            return UNPROVEN
        return TAKEN

    def call(self, operation: str, arguments: dict[str, Any]) -> Answer:
        """{"ok": result}, or {"refused": {"code", "sentence", "remedy", ...}} when it cannot be done."""
        method = _operation(self._timebridge, operation)
        if method is None:
            close = get_close_matches(operation, OPERATIONS, n=1)
            hint = f" Did you mean {close[0]!r}?" if close else f" Operations: {', '.join(OPERATIONS)}."
            return _refusal(Code.BAD_INPUT, f"There is no operation {operation!r}.{hint}")
        try:
            result = method(**_typed(method, arguments))
            plain = msgspec.to_builtins(list(result) if isinstance(result, Iterator | tuple) else result)
        except (msgspec.ValidationError, WrongArguments) as error:
            return _refusal(Code.BAD_INPUT, f"{operation} was given arguments it cannot take: {error}.")
        except Refused as refusal:
            return {"refused": msgspec.to_builtins(refusal.finding)}
        except VendorError as error:
            return {"refused": msgspec.to_builtins(unavailable(error, ""))}
        return {"ok": plain if isinstance(plain, dict) else {"items": plain}}


OPERATIONS = tuple(
    name
    for name, member in vars(Timebridge).items()
    if not name.startswith("_") and inspect.isfunction(member)
)


def open_port(
    *,
    connections: dict[str, Any],
    store: str,
    clock: Clock | None = None,
    sessions: Callable[[], requests.Session] = requests.Session,
    on_tokens: OnTokens = lambda _system, _tokens: None,
    kept_connections: Callable[[], dict[str, Any]] | None = None,
    on_signing_key: OnSigningKey = lambda _key: None,
    chance: Chance | None = None,
) -> Port:
    """A port on a firm: addresses and credentials, where to keep the store (a database URL), time and chance.

    `on_tokens` is handed tokens that were renewed, before they are used: whoever opens the port anew gives those.
    `on_signing_key` is handed the key for webhooks, if one is drawn, in the same way.
    `kept_connections` tells the connections as they are by now, where another process may have renewed tokens, too.
    """
    known = connections_from(connections, "the connections")
    timebridge = open_timebridge(
        known,
        store,
        clock=clock,
        sessions=sessions,
        place=TokenPlace(on_tokens, _newest(kept_connections)),
        on_signing_key=on_signing_key,
        chance=chance,
    )
    return Port(timebridge, lambda desk: Receiver(known, desk.signing, Database(store), desk.clock))


def open_timebridge(
    connections: Connections,
    store: str,
    *,
    clock: Clock | None = None,
    sessions: Callable[[], requests.Session] = requests.Session,
    place: TokenPlace = NOWHERE,
    on_signing_key: OnSigningKey = lambda _key: None,
    chance: Chance | None = None,
    progress: Progress | None = None,
    shared: Shared | None = None,
) -> Timebridge:
    """The integration for one firm. Nothing is called yet; the store is opened.

    Several that are opened with one `shared` are one towards the vendors: one set of tokens, one limit of calls.
    """
    time = clock or SystemClock()
    clients = Opening(clock=time, sessions=sessions, place=place, shared=shared).open(connections)
    desk = Desk(
        karbon=clients.karbon,
        time=clients.quickbooks_time,
        books=clients.quickbooks,
        database=Database(store),
        clock=time,
        credential=connections.karbon.access_key.reveal(),
        signing=SigningKey(connections.karbon.signing_key, chance or SystemChance(), on_signing_key),
        progress=progress,
    )
    return Timebridge(desk)


def _newest(kept: Callable[[], dict[str, Any]] | None) -> Callable[[System], Tokens | None]:
    if kept is None:
        return lambda _system: None
    return lambda system: tokens_of(connections_from(kept(), "the connections"), system)


def _operation(timebridge: Timebridge, name: str) -> Callable[..., Any] | None:
    return getattr(timebridge, name) if name in OPERATIONS else None


def _typed(method: Callable[..., Any], arguments: dict[str, Any]) -> dict[str, Any]:
    signature, hints = _described(method.__name__)
    try:
        signature.bind(None, **arguments)
    except TypeError as error:
        raise WrongArguments(str(error)) from error
    return {name: msgspec.convert(value, hints[name]) for name, value in arguments.items()}


@cache
def _described(name: str) -> tuple[inspect.Signature, dict[str, Any]]:
    """What an operation takes. Looking it up each time costs as much as a call to a vendor."""
    method = getattr(Timebridge, name)
    return inspect.signature(method), get_type_hints(method)


def _refusal(code: Code, sentence: str) -> Answer:
    return {"refused": {"code": code.value, "sentence": sentence, "remedy": REMEDIES[code]}}
