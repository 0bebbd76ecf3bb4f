"""Listening, until this process is told to stop."""

from __future__ import annotations

import errno
import logging
import signal
import socket
from collections.abc import Callable
from contextlib import suppress
from ipaddress import ip_address
from types import FrameType
from typing import Any, Final, NoReturn

from flask import Flask
from waitress.server import create_server

from integration.service.app import BODY_BYTES_MAX

THREADS: Final = 48  # one for each firm that is at work, and some that wait
FILES_WANTED: Final = 8_192
PORTS: Final = range(65_536)


class CannotListen(Exception):
    """The service cannot begin; one sentence for the person who asked."""


def address_of(host: str) -> tuple[str, bool]:
    """The IP address to listen on, and whether only this machine can reach it."""
    try:
        found = ip_address("127.0.0.1" if host == "localhost" else host)
    except ValueError:
        raise CannotListen(f"{host!r} is no IP address to listen on; 127.0.0.1 is the usual one.") from None
    return str(found), found.is_loopback


def run(app: Flask, host: str, port: int, ready: Callable[[str], object]) -> None:
    """Serve until this process is told to stop; `ready` is told the address once calls are taken."""
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # that calls wait is no news
    _allow_many_files()
    with _listening(host, port) as listening:
        server: Any = create_server(  # type: ignore[no-untyped-call] # waitress has no types
            app,
            sockets=[listening],
            threads=THREADS,
            ident=None,
            max_request_body_size=8 * BODY_BYTES_MAX,  # up to here we say it ourselves, in JSON
            clear_untrusted_proxy_headers=True,
        )
        try:
            ready(_url(*listening.getsockname()[:2]))
            server.run()
        finally:
            server.close()


def end_on_signals() -> None:
    """From here on SIGINT and SIGTERM end this process in good order, with exit code 0."""
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, _stop)


def _stop(_number: int, _frame: FrameType | None) -> NoReturn:
    """Waitress ends its loop on this, and lets the calls under way come to their end."""
    raise SystemExit


def _listening(host: str, port: int) -> socket.socket:
    if port not in PORTS:
        raise CannotListen(f"{port} is no port; ports go from 1 to 65535, and 0 takes any free one.")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=1_024)
    except OSError as error:
        raise CannotListen(_why(error, host, port)) from None


def _why(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"port {port} of {host} is in use by another program; end that program, or choose another --port."
        )
    if error.errno == errno.EACCES:
        return f"port {port} is reserved for the system; choose a --port from 1024 on."
    return f"cannot listen on port {port} of {host}: {error.strerror}."


def _url(host: str, port: int) -> str:
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _allow_many_files() -> None:
    """Every open firm holds a store and some connections; the usual limit of 1,024 files ends that early."""
    with suppress(ImportError, ValueError, OSError):
        import resource  # not on every system

        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = FILES_WANTED if hard == resource.RLIM_INFINITY else min(FILES_WANTED, hard)
        if soft < wanted:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
