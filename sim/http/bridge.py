"""From a granian request to a fake's WSGI app and back, with what can happen to an answer on its way."""

from __future__ import annotations

import asyncio
import os
import socket
import stat
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any, Final

from flask import Flask

from sim.http.call import Reply, call
from sim.physics.faults import FaultKind

BODY_BYTES_MAX: Final = 16 * 1024 * 1024
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
    given_up = fault.kind is FaultKind.SLOW and await _interrupted(protocol, stop, fault.delay_s)
    if fault.kind is FaultKind.LOST or stop.is_set():
        _hang_up(scope.client)
        return False
    if given_up:
        return False
    if not clock.follows:
        clock.advance(fault.delay_s)
    return True


async def _interrupted(protocol: Any, stop: asyncio.Event, delay_s: float) -> bool:
    """Wait, unless the caller gives up first or the server is told to stop."""
    reasons = [asyncio.ensure_future(found) for found in (protocol.client_disconnect(), stop.wait())]
    done, waiting = await asyncio.wait(reasons, timeout=delay_s, return_when=asyncio.FIRST_COMPLETED)
    for reason in waiting:
        reason.cancel()
    return bool(done)


def _hang_up(client: str) -> None:
    """Close the connection to this client without a word.

    Granian always answers something, so the connection is found among the open files of this process. Where that
    does not work, granian's own answer to a handler without one is a bare 500.
    """
    for name in os.listdir("/dev/fd"):  # noqa: PTH208 - names are all that is wanted
        with suppress(OSError, ValueError):
            if not stat.S_ISSOCK(os.fstat(int(name)).st_mode):
                continue  # a copy of it would stay open, and of that copy the next time
            with socket.socket(fileno=os.dup(int(name))) as found:
                if _peer(found) == client:
                    found.shutdown(socket.SHUT_RDWR)
                    return


def _peer(found: socket.socket) -> str:
    host, port = found.getpeername()[:2]
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _latin(query: str) -> str:
    """As WSGI wants it: one character a byte."""
    return query if query.isascii() else query.encode().decode("latin-1")
