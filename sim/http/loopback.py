"""One HTTP call out of a world, to a program on this machine and to nowhere else.

`http.client` and not `requests`, because a test's `responses` stands under `requests`; it also follows no redirect,
asks no proxy, and reads no more of an answer than the status, which is all that a sender wants.
"""

from __future__ import annotations

import socket
import ssl
from contextlib import closing, suppress
from http.client import HTTPConnection, HTTPException, HTTPSConnection, RemoteDisconnected
from ipaddress import ip_address
from threading import Event, Timer
from typing import Final
from urllib.parse import SplitResult, urlsplit

from sim.physics.news import Answer, Message

PATIENCE_MAX_S: Final = 5.0  # of real time, whatever the vendor's is


def post(message: Message) -> Answer:
    """What the receiver answers, or why there is no answer."""
    try:
        target = urlsplit(message.url)
        port = target.port
    except ValueError as error:
        return Answer(0, f"{message.url!r} is no address: {error}")
    refusal = elsewhere(target)
    if refusal:
        return Answer(0, refusal)
    patience_s = min(message.patience_s, PATIENCE_MAX_S)
    connection = _connection(target, port, patience_s)
    late = Event()
    timer = Timer(patience_s, _hang_up, (connection, late))
    timer.daemon = True
    timer.start()
    try:
        with closing(connection):
            status = _status(connection, target, message)
        # What was hung up on in the middle of its first line can look like an answer.
        return Answer(0, _too_late(patience_s)) if late.is_set() else Answer(status)
    except (OSError, HTTPException) as error:
        return Answer(0, _why(error, target, patience_s, late))
    finally:
        timer.cancel()


def elsewhere(target: SplitResult) -> str:
    """Why an address is not called, or nothing for one of this machine."""
    host = target.hostname or ""
    if target.scheme not in {"http", "https"} or not host:
        return "only http:// and https:// addresses are called"
    if host != "localhost" and not _is_loopback(host):
        return f"{host} is not this machine, and nothing was registered to receive there: it was not called"
    return ""


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _connection(target: SplitResult, port: int | None, patience_s: float) -> HTTPConnection:
    host = str(target.hostname)
    if target.scheme == "https":
        return HTTPSConnection(host, port, timeout=patience_s, context=ssl.create_default_context())
    return HTTPConnection(host, port, timeout=patience_s)


def _status(connection: HTTPConnection, target: SplitResult, message: Message) -> int:
    connection.connect()
    peer = connection.sock.getpeername()[0]
    if not _is_loopback(peer):
        raise OSError(f"{target.hostname} leads to {peer}, which is not this machine")
    path = target.path or "/"
    connection.request(
        "POST", f"{path}?{target.query}" if target.query else path, message.body, dict(message.headers)
    )
    with closing(connection.getresponse()) as response:
        return response.status


def _hang_up(connection: HTTPConnection, late: Event) -> None:
    """A receiver that sends a little now and then would be waited for without end."""
    late.set()
    open_socket = connection.sock
    if open_socket is not None:
        with suppress(OSError):
            open_socket.shutdown(socket.SHUT_RDWR)


def _why(error: OSError | HTTPException, target: SplitResult, patience_s: float, late: Event) -> str:
    if isinstance(error, TimeoutError) or late.is_set():
        return _too_late(patience_s)
    if isinstance(error, ssl.SSLCertVerificationError):
        return "its certificate is not trusted on this machine"
    if isinstance(error, ConnectionRefusedError):
        return f"nobody listens at {target.netloc}"
    if isinstance(error, RemoteDisconnected | ConnectionError):
        return "the connection was closed before an answer came"
    if isinstance(error, HTTPException):
        return "the answer is not HTTP"
    return error.strerror or str(error)


def _too_late(patience_s: float) -> str:
    return f"no answer within {patience_s:g} s"
