"""One HTTP call straight into a fake's WSGI app, for the ways in that need no socket."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple
from urllib.parse import unquote_to_bytes, urlsplit

from flask import Flask

from sim.http.service import CHUNKED_KEY, CLOCK_KEY
from sim.http.striking import FAULT_KEY
from sim.physics.clock import Clock
from sim.physics.faults import Fault


class Reply(NamedTuple):
    """What came back, and the fault that befell the answer on its way, if one did."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes
    fault: Fault | None
    clock: Clock | None


def call(
    app: Flask,
    method: str,
    host: str,
    scheme: str,
    path: str,
    query: str,
    headers: Iterable[tuple[str, str]],
    body: bytes,
) -> Reply:
    """Ask the app; `path` and `query` are as they stand in the URL, percent signs and all."""
    environ = _environ(method, host, scheme, path, query, headers, body)
    started: list[Any] = []

    def start_response(status: str, found: list[tuple[str, str]], _error: Any = None) -> Any:
        started[:] = [int(status[:3]), found]

    chunks = app.wsgi_app(environ, start_response)
    try:
        content = b"".join(chunks)
    finally:
        close = getattr(chunks, "close", None)
        if close is not None:
            close()
    return Reply(started[0], started[1], content, environ.get(FAULT_KEY), environ.get(CLOCK_KEY))


def call_url(app: Flask, method: str, url: str, headers: Mapping[str, str], body: Any) -> Reply:
    """Ask the app for an absolute URL; the body is whatever `requests` takes."""
    parts = urlsplit(url)
    return call(
        app, method, parts.netloc, parts.scheme, parts.path, parts.query, headers.items(), _whole(body)
    )


def _whole(body: Any) -> bytes:
    if body is None or isinstance(body, bytes):
        return body or b""
    if isinstance(body, str):
        return body.encode()
    return bytes(body.read()) if hasattr(body, "read") else b"".join(body)


def _environ(
    method: str,
    host: str,
    scheme: str,
    path: str,
    query: str,
    headers: Iterable[tuple[str, str]],
    body: bytes,
) -> dict[str, Any]:
    name, _, port = host.partition(":")
    environ: dict[str, Any] = {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
        "QUERY_STRING": query,
        "SERVER_NAME": name,
        "SERVER_PORT": port or ("443" if scheme == "https" else "80"),
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": host,
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scheme,
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": io.StringIO(),
        "wsgi.multithread": False,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
        "CONTENT_LENGTH": str(len(body)),
    }
    for key, value in headers:
        wsgi_key = key.upper().replace("-", "_")
        if wsgi_key == "TRANSFER_ENCODING":
            environ[CHUNKED_KEY] = True  # told of chunks, Werkzeug would cut the body where its limit is
        elif wsgi_key not in {"CONTENT_LENGTH", "HOST"}:
            variable = wsgi_key if wsgi_key == "CONTENT_TYPE" else f"HTTP_{wsgi_key}"
            environ[variable] = value if isinstance(value, str) else value.decode("latin-1")
    return environ
