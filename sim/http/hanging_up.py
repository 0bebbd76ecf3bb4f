"""Closing a connection under granian, which always answers something: without a word, or in the middle of one."""

from __future__ import annotations

import os
import socket
import stat
from contextlib import suppress


def hang_up(client: str, begun: bytes = b"") -> None:
    """Close the connection to this client, after the beginning of an answer if there is one.

    The connection is found among the open files of this process. Where that does not work, granian's own answer to a
    handler without one is a bare 500.
    """
    for name in os.listdir("/dev/fd"):  # noqa: PTH208 - names are all that is wanted
        with suppress(OSError, ValueError):
            if not stat.S_ISSOCK(os.fstat(int(name)).st_mode):
                continue  # a copy of it would stay open, and of that copy the next time
            with socket.socket(fileno=os.dup(int(name))) as found:
                if _peer(found) == client:
                    if begun:
                        found.send(begun)
                    found.shutdown(socket.SHUT_RDWR)
                    return


def _peer(found: socket.socket) -> str:
    host, port = found.getpeername()[:2]
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
