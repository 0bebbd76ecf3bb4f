"""A program on this machine that receives calls, at a socket and with the standard library only."""

import re
import socket
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Queue
from types import SimpleNamespace

PATIENCE_S = 10


@contextmanager
def receiving(answer=200, headers=None, tls=None):
    """The receiver at `url`, what it `received`, and the status it answers, which may be a function of the call."""
    received = Queue()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            call = SimpleNamespace(path=self.path, headers=self.headers, body=body)
            status = answer(call) if callable(answer) else answer
            received.put(call)
            self.send_response(status)
            for name, value in (headers or {}).items():
                self.send_header(name, value)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_):
            """Nothing is printed."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        scheme = "http"
        if tls is not None:
            server.socket, scheme = tls.wrap_socket(server.socket, server_side=True), "https"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield SimpleNamespace(
                url=f"{scheme}://127.0.0.1:{server.server_port}/hooks?of=karbon", received=received
            )
        finally:
            server.shutdown()
            thread.join(PATIENCE_S)
    assert not thread.is_alive()


@contextmanager
def answering_raw(*pieces, pause_s=0.0, asked=None, sent=None):
    """The URL of a socket that reads a call and sends these bytes, with a pause before each, and then hangs up.

    The event `asked` is set when the call has come; the list `sent` gets what could be sent.
    """
    stop, asked, sent = threading.Event(), asked or threading.Event(), [] if sent is None else sent
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(PATIENCE_S)

        def serve():
            connection, _ = server.accept()
            with connection:
                _read_call(connection)
                asked.set()
                for piece in pieces:
                    if stop.wait(pause_s):
                        return
                    try:
                        connection.sendall(piece)
                        sent.append(piece)
                    except OSError:
                        return

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.getsockname()[1]}/"
        finally:
            stop.set()
            thread.join(PATIENCE_S)
    assert not thread.is_alive()


def closed_port():
    """The URL of a port of this machine at which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return f"http://127.0.0.1:{server.getsockname()[1]}/"


def _read_call(connection):
    """Read a call to its last byte: who hangs up on an unread one resets the connection, and what was sent is lost."""
    said = b""
    while b"\r\n\r\n" not in said and (part := connection.recv(65_536)):
        said += part
    head, _, body = said.partition(b"\r\n\r\n")
    length = re.search(rb"\r\ncontent-length: (\d+)", head.lower())
    while length is not None and len(body) < int(length[1]) and (part := connection.recv(65_536)):
        body += part
