"""Where a world's services are and with which credentials: what an integration is given, and the file of it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

import msgspec

from sim.http.ports import ServeError, in_url

SERVICES: Final = ("karbon", "quickbooks_time", "quickbooks")
PATHS: Final = {"karbon": "", "quickbooks_time": "/api/v1", "quickbooks": ""}  # before the documented path
DEFAULT_FILE: Final = Path(".timebridge/connections.json")

Connection = dict[str, str]
Connections = dict[str, Connection]


def base_urls(host: str, ports: Mapping[str, int]) -> dict[str, str]:
    """By service, what stands before the paths of the vendor's documentation."""
    return {service: f"http://{in_url(host)}:{ports[service]}{PATHS[service]}" for service in SERVICES}


def connections(addresses: Mapping[str, str], access: Mapping[str, Mapping[str, str]]) -> Connections:
    """By service, its base URL and the credentials of one world."""
    return {service: {"base_url": addresses[service], **access[service]} for service in SERVICES}


@contextmanager
def written(path: Path, found: Connections) -> Iterator[None]:
    """The file that `timebridge` reads its connections from, for its owner's eyes only, while this lasts."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write(path, msgspec.json.format(msgspec.json.encode(found), indent=2) + b"\n")
    except OSError as error:
        raise ServeError(
            f"{path} cannot be written: {error.strerror}; choose another place with --connections."
        ) from None
    try:
        yield
    finally:
        if _is_ours(path, found):
            path.unlink(missing_ok=True)
            with suppress(OSError):  # something else lives there
                path.parent.rmdir()


def _write(path: Path, text: bytes) -> None:
    """All of it or nothing, and never readable by others, not even for a moment."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(text)
    draft.replace(path)


def _is_ours(path: Path, found: Connections) -> bool:
    """Whether the file still leads to this server; its tokens may have been renewed since."""
    try:
        kept = msgspec.json.decode(path.read_bytes())
        return bool(kept["karbon"]["base_url"] == found["karbon"]["base_url"])
    except (OSError, ValueError, LookupError, TypeError):
        return False
