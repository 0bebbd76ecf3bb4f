"""A server on this machine that says exactly what it is told to, whatever it is asked."""

import re
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from flask import Flask
from werkzeug.serving import make_server

Behave = Callable[[socket.socket], object]


@contextmanager
def saying(behave: Behave) -> Iterator[str]:
    """The address of a server that reads a request and then behaves like this."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        done = threading.Event()

        def serve() -> None:
            while not done.is_set():
                peer, _ = listening.accept()
                with peer:
                    if not done.is_set():
                        _hear_out(peer)
                        behave(peer)

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            done.set()
            socket.create_connection(listening.getsockname()).close()
            thread.join(10)


def _hear_out(peer: socket.socket) -> None:
    """Read the whole request: a connection that is closed before takes the answer along."""
    heard = b""
    while b"\r\n\r\n" not in heard:
        heard += peer.recv(65_536)
    head, _, body = heard.partition(b"\r\n\r\n")
    length = re.search(rb"(?i)content-length: *(\d+)", head)
    while length and len(body) < int(length[1]):
        body += peer.recv(65_536)


def reply(
    body: bytes, status: str = "200 OK", kind: str = "application/json", length: int | None = None
) -> bytes:
    """An answer of these bytes, which may promise more than it has."""
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nConnection: close\r\n"
    return f"{head}Content-Length: {len(body) if length is None else length}\r\n\r\n".encode() + body


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """The address of a Flask app in a thread of this process."""
    server = make_server("127.0.0.1", 0, app)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join(10)
        server.server_close()
