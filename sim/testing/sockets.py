"""The three services at sockets of this machine, for tests of any HTTP client."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from flask import Flask

from sim.http.beside import HOST, served
from sim.http.connections import base_urls


@contextmanager
def listening(apps: Mapping[str, Flask]) -> Iterator[dict[str, str]]:
    """The base URL of each service, answering while this lasts.

    The worlds have no locks: a test waits for its calls before it looks at what came of them, as tests do.
    """
    with served(list(apps.values())) as ports:
        yield base_urls(HOST, dict(zip(apps, ports, strict=True)))
