"""Our fake at the vendor's own https addresses, for clients that have them wired in.

Nothing in a client is changed: it is told of a proxy and of one more certificate authority, as any firm's network
would tell it, by the environment variables that its runtime documents. The proxy admits the vendor's hosts only.
"""

from __future__ import annotations

import os
import select
import socket
import socketserver
import ssl
import threading
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

import trustme

CHUNK = 65_536
PATIENCE_S = 60


class _Proxy(socketserver.ThreadingTCPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, hosts: Collection[str], target: tuple[str, int], context: ssl.SSLContext) -> None:
        super().__init__(("127.0.0.1", 0), _Tunnel)
        self.admitted = {f"{host}:443".encode() for host in hosts}
        self.target = target
        self.context = context


class _Tunnel(socketserver.StreamRequestHandler):
    rbufsize = 0  # what follows the greeting is the client's TLS, not ours to read ahead

    def handle(self) -> None:
        asked = self.rfile.readline().split()
        while self.rfile.readline().strip():
            pass
        proxy = cast("_Proxy", self.server)
        if asked[:1] != [b"CONNECT"] or asked[1] not in proxy.admitted:
            self.wfile.write(b"HTTP/1.1 403 Forbidden\r\n\r\n")
            return
        self.wfile.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        with (
            proxy.context.wrap_socket(self.connection, server_side=True, suppress_ragged_eofs=True) as here,
            socket.create_connection(proxy.target) as there,
        ):
            _carry(here, there)


def _carry(here: ssl.SSLSocket, there: socket.socket) -> None:
    """Bytes both ways, until one side has no more."""
    while True:
        ready = [here] if here.pending() else select.select([here, there], [], [], PATIENCE_S)[0]
        if not ready:
            return
        for side in ready:
            try:
                read = side.recv(CHUNK)
            except ConnectionResetError:
                return
            if not read:
                return
            (there if side is here else here).sendall(read)


@contextmanager
def at_the_vendors_address(base_url: str, folder: Path, hosts: Collection[str]) -> Iterator[dict[str, str]]:
    """The environment of a process for which the vendor's hosts are our fake, as long as this lasts."""
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*hosts).configure_cert(context)
    certificate = folder / "authority.pem"
    authority.cert_pem.write_to_path(str(certificate))
    found = urlsplit(base_url)
    with _Proxy(hosts, (found.hostname or "", found.port or 0), context) as proxy:
        threading.Thread(target=proxy.serve_forever, daemon=True).start()
        try:
            yield _environment(f"http://127.0.0.1:{proxy.server_address[1]}", certificate)
        finally:
            proxy.shutdown()


def _environment(proxy: str, certificate: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    trusted = dict.fromkeys(("NODE_EXTRA_CA_CERTS", "REQUESTS_CA_BUNDLE"), str(certificate))
    return {**kept, **trusted, "HTTPS_PROXY": proxy, "https_proxy": proxy}
