"""Ports of this machine: which are free, whose they are, and that they are nobody else's business."""

from __future__ import annotations

import errno
import socket
from collections.abc import Iterable
from ipaddress import ip_address
from typing import Final

PORT_MAX: Final = 65_535


class ServeError(ValueError):
    """Serving cannot begin; the text is one sentence for the person who asked."""


class Port:
    """A port that is ours from now on, before anything listens on it.

    Another server that asks for the port is refused. Granian can still listen on it, because it shares ports:
    that is also why two granian servers would get the same port without this reservation, and half of the calls
    each.
    """

    def __init__(self, host: str, number: int) -> None:
        self.host = host
        self._socket = _bound(host, number)
        self.number: int = self._socket.getsockname()[1]

    def release(self) -> None:
        """Let others have it."""
        self._socket.close()


def reserve(wanted: Iterable[tuple[str, int]]) -> tuple[Port, ...]:
    """All of these, or none and a sentence about the first that cannot be had. Port 0 is any free one."""
    ports: list[Port] = []
    try:
        for host, number in wanted:
            ports.append(Port(host, number))
    except ServeError:
        for port in ports:
            port.release()
        raise
    return tuple(ports)


def address(host: str, *, allow_remote: bool = False) -> str:
    """The IP address to listen on. The fakes hand out credentials, so others may only come in by consent."""
    try:
        found = ip_address("127.0.0.1" if host == "localhost" else host)
    except ValueError:
        raise ServeError(f"{host!r} is not an IP address to listen on; 127.0.0.1 is the usual one.") from None
    if not found.is_loopback and not allow_remote:
        raise ServeError(
            f"{host} can be reached from other machines, and whoever reaches a fake may do anything in it; "
            f"use 127.0.0.1, or say --allow-remote if you mean it."
        )
    return str(found)


def in_url(host: str) -> str:
    """The address as a client on this machine writes it in a URL."""
    if ip_address(host).is_unspecified:
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host


def _bound(host: str, number: int) -> socket.socket:
    if not 0 <= number <= PORT_MAX:
        raise ServeError(f"{number} is not a port: ports go from 1 to {PORT_MAX}, and 0 takes any free one.")
    bound = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    try:
        # Connections of a server that just ended linger on its port; they are no reason to wait a minute.
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((host, number))
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 0)
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    except OSError as error:
        bound.close()
        raise ServeError(_why(error, host, number)) from None
    return bound


def _why(error: OSError, host: str, number: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"port {number} of {host} is in use by another program; end that program, "
            f"or choose other ports with --port-base (0 takes any free ones)."
        )
    if error.errno == errno.EACCES:
        return f"port {number} is reserved for the system; choose ports from 1024 on with --port-base."
    return f"cannot listen on port {number} of {host}: {error.strerror}."
