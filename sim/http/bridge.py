"""From a granian request to a fake's WSGI app and back, with what can happen to an answer on its way."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Final

from flask import Flask
from werkzeug.http import HTTP_STATUS_CODES

from sim.http.call import Reply, call
from sim.http.hanging_up import hang_up
from sim.physics.fault_kinds import BROKEN_OFF, HEARD_LATE, NEVER_HEARD

BODY_BYTES_MAX: Final = 16 * 1024 * 1024
BEGUN_BYTES: Final = 8 * 1024  # what a socket takes at once
TOO_LARGE: Final = b"this server reads at most 16 MiB a call"

# Granian gives no types: a scope is the request line and headers, a protocol reads the body and answers.
Handler = Callable[[Any, Any], Awaitable[None]]
First = Callable[[], Awaitable[None]]


def bridge(app: Flask, stop: asyncio.Event, first: First | None = None) -> Handler:
    """What granian calls for every request to this app, until the event is set.

    `first` is done before an answer leaves: what the call made happen elsewhere has happened when its caller goes on.
    """

    async def handle(scope: Any, protocol: Any) -> None:
        headers = scope.headers
        body = await _body(headers, protocol)
        if body is None:
            protocol.response_bytes(413, [("Connection", "close")], TOO_LARGE)
            return
        reply = call(
            app,
            scope.method,
            headers.get("host") or "",
            "http",
            scope.path.replace("%", "%25"),  # granian has decoded it once; `call` wants it as in the URL
            _latin(scope.query_string),
            headers.items(),
            body,
        )
        if first is not None:
            await first()
        if reply.fault is None or await _arrives(reply, scope, protocol, stop):
            protocol.response_bytes(reply.status, reply.headers, reply.body)

    return handle


async def _body(headers: Any, protocol: Any) -> bytes | None:
    """The whole body, or None when it is larger than anybody's call should be."""
    length = headers.get("content-length")
    if length is None and "transfer-encoding" not in headers:
        return b""
    if length is not None:
        return await protocol() if int(length) <= BODY_BYTES_MAX else None
    parts, size = [], 0
    async for part in protocol:
        parts.append(bytes(part))
        size += len(part)
        if size > BODY_BYTES_MAX:
            return None
    return b"".join(parts)


async def _arrives(reply: Reply, scope: Any, protocol: Any, stop: asyncio.Event) -> bool:
    """Let the fault befall the answer; whether anything is left to send to anybody."""
    fault, clock = reply.fault, reply.clock
    assert fault is not None
    assert clock is not None
    given_up = fault.kind in HEARD_LATE and await _interrupted(protocol, stop, fault.delay_s)
    if fault.kind in NEVER_HEARD or stop.is_set():
        hang_up(scope.client)
        return False
    if fault.kind in BROKEN_OFF:
        hang_up(scope.client, _begun(reply))
        return False
    if given_up:
        return False
    if not clock.follows:
        clock.advance(fault.delay_s)
    return True


def _begun(reply: Reply) -> bytes:
    """An answer as far as it comes: its headers promise all of the body."""
    head = [f"HTTP/1.1 {reply.status} {HTTP_STATUS_CODES.get(reply.status, 'Unknown')}"]
    head += [f"{name}: {value}" for name, value in reply.headers]
    return (
        "\r\n".join([*head, "", ""]).encode("latin-1") + reply.body[: min(len(reply.body) // 2, BEGUN_BYTES)]
    )


async def _interrupted(protocol: Any, stop: asyncio.Event, delay_s: float) -> bool:
    """Wait, unless the caller gives up first or the server is told to stop."""
    reasons = [asyncio.ensure_future(found) for found in (protocol.client_disconnect(), stop.wait())]
    done, waiting = await asyncio.wait(reasons, timeout=delay_s, return_when=asyncio.FIRST_COMPLETED)
    for reason in waiting:
        reason.cancel()
    return bool(done)


def _latin(query: str) -> str:
    """As WSGI wants it: one character a byte."""
    return query if query.isascii() else query.encode().decode("latin-1")
