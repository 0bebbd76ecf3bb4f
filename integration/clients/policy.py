"""The one way in which every vendor is called: renewed credentials, what is tried again, what is an error.

A read that fails is read again, at most three times. A write is sent once; it is sent again only after a 401 or a
429, which say that nothing was done. Whatever else happens to a write is for the caller to find out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import NoneType
from typing import Any, Final, TypeVar, cast
from urllib.parse import quote, urlencode, urlsplit

import msgspec

from integration import metrics
from integration.clients.auth import Renewal
from integration.clients.errors import (
    Broken,
    CredentialRefused,
    Refused,
    Throttled,
    TooSlow,
    Unreachable,
    VendorError,
)
from integration.clients.exchange import Answer, Call, Exchange
from integration.clients.failures import retry_after_s
from integration.clients.pacer import Pacer
from integration.clients.words import presentable, refusal_words, texts_in
from integration.clock import Clock

READ_TRIES_MAX: Final = 3
BACKOFF_S: Final = 1.0  # then twice as long
THROTTLE_WAITS_MAX: Final = 6  # at a minute each, past the longest window there is: 300 s of QuickBooks Time
THROTTLE_WAIT_S_MAX: Final = 300.0

T = TypeVar("T")
Query = Mapping[str, str | int]


class Transport:
    """Calls one system."""

    def __init__(self, exchange: Exchange, clock: Clock) -> None:
        self._exchange = exchange
        self._clock = clock
        self.system = exchange.system
        self._base_url = exchange.base_url
        self._auth = exchange.auth

    def room(self) -> int:
        """How many calls could be sent at this instant without a wait."""
        return self._exchange.pacer.room()

    def get(self, path: str, operation: str, shape: type[T], query: Query | None = None) -> T:
        """Read something; `operation` says what, as in 'reading jobcodes'."""
        call = Call("GET", self._url(path, query), operation, None, tuple(texts_in(dict(query or {}))))
        for earlier in range(READ_TRIES_MAX - 1):
            try:
                return self._once(call, shape)
            except (Unreachable, TooSlow, Broken):
                self._clock.sleep(BACKOFF_S * 2**earlier)
        return self._once(call, shape)

    def write(
        self,
        method: str,
        path: str,
        operation: str,
        shape: type[T],
        body: Any = None,
        query: Query | None = None,
        pacer: Pacer | None = None,
    ) -> T:
        """Change something, once; a pacer is of a limit that only calls of this kind have.

        With NoneType as the shape, an answer without a body is what is expected.
        """
        content = None if body is None else msgspec.json.encode(body)
        call = Call(method, self._url(path, query), operation, content, tuple(texts_in(body)), pacer)
        try:
            return self._once(call, shape)
        except VendorError as error:
            if error.outcome_unknown:
                metrics.UNKNOWN_OUTCOMES.add(1, {"system": self.system.value})
            raise

    def refusal(self, operation: str, status: int, body: bytes, sent: tuple[str, ...]) -> Refused:
        """A refusal in the system's words, without what we sent and without our credentials."""
        said = refusal_words(body, (*self._auth.secrets, *sent))
        return Refused(self.system, operation, status, said.code, said.message)

    def local(self, link: str, operation: str) -> str:
        """The path and query of a link that the system gave us, if it leads back to the system itself.

        Our credentials go along with every call: a link must not carry them elsewhere.
        """
        try:
            parts, base = urlsplit(link), urlsplit(self._base_url)
            home = (parts.hostname, parts.port or None) == (base.hostname, base.port or None)
        except ValueError:
            home = False
        if not home or parts.username or not parts.path.startswith(f"{base.path}/"):
            raise Broken(self.system, operation, "named a next page on another host, which was not followed")
        return parts.path.removeprefix(base.path) + (f"?{parts.query}" if parts.query else "")

    @contextmanager
    def readable(self, operation: str, *, write: bool = False) -> Iterator[None]:
        """Turn what an odd answer does to the code that reads it into an error that says so."""
        try:
            yield
        except (ValueError, LookupError, TypeError, AttributeError, msgspec.MsgspecError) as error:
            raise self._unreadable(operation, error, write=write) from None

    def _url(self, path: str, query: Query | None) -> str:
        encoded = urlencode(query, safe="$,:", quote_via=quote) if query else ""
        return f"{self._base_url}{path}" + (f"?{encoded}" if encoded else "")

    def _once(self, call: Call, shape: type[T]) -> T:
        """What the call is answered, as this shape; numbers may be texts, as QuickBooks Time likes to send them."""
        answer = self._admitted(call)
        self._raise_for(call, answer)
        if shape is NoneType:
            return cast("T", None)
        try:
            return msgspec.json.decode(answer.body, type=shape, strict=False)
        except (msgspec.DecodeError, RecursionError) as error:
            raise self._unreadable(call.operation, error, write=call.write) from None

    def _raise_for(self, call: Call, answer: Answer) -> None:
        if answer.status < 300:
            return
        if answer.status < 400 or answer.status in {408, *range(500, 600)}:
            what = f"answered HTTP {answer.status}"
            raise Broken(self.system, call.operation, what, status=answer.status, outcome_unknown=call.write)
        refused = self.refusal(call.operation, answer.status, answer.body, call.sent)
        if answer.status in {401, 403}:
            raise CredentialRefused(self.system, call.operation, answer.status, refused.message)
        raise refused

    def _admitted(self, call: Call) -> Answer:
        """The first answer that is neither 401 for a stale token nor 429. Both mean that nothing was done."""
        renewals: list[Renewal] = []
        waits = 0
        while True:
            answer = self._exchange.answer(call)
            if answer.status == 401 and self._is_renewed(answer, renewals):
                continue
            if answer.status == 429:
                wait_s = retry_after_s(answer.headers, self._clock)
                self._exchange.pacer.throttled(min(wait_s, THROTTLE_WAIT_S_MAX))
                if waits == THROTTLE_WAITS_MAX or wait_s > THROTTLE_WAIT_S_MAX:
                    raise Throttled(self.system, call.operation, wait_s)
                waits += 1
            else:
                return answer

    def _is_renewed(self, answer: Answer, renewals: list[Renewal]) -> bool:
        """Whether to ask again: once with tokens of ours, and before that once with those that another renewed."""
        if len(renewals) == 2 or Renewal.BOUGHT in renewals:
            return False
        renewals.append(self._auth.renew(answer.request))
        return renewals[-1] is not Renewal.NONE

    def _unreadable(self, operation: str, error: Exception, *, write: bool) -> Broken:
        found = presentable(str(error)) if isinstance(error, msgspec.MsgspecError) else type(error).__name__
        what = f"sent an answer that cannot be read ({found})"
        return Broken(self.system, operation, what, outcome_unknown=write)
