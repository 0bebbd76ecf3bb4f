"""The errors of a real connection, to a server on this machine that misbehaves."""

import socket
import threading
from contextlib import contextmanager

import pytest
import requests

from integration.clients.auth import KarbonKeys
from integration.clients.errors import Broken, TooSlow, Unreachable
from integration.clients.exchange import Exchange
from integration.clients.pacer import Pacer
from integration.clients.policy import Transport
from integration.connections import Secret, System

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"


@contextmanager
def server(behave):
    """A port at which each connection is given to `behave`, after its request has come in."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        done = threading.Event()

        def serve():
            while not done.is_set():
                connection, _ = listening.accept()
                with connection:
                    if not done.is_set():
                        connection.recv(65_536)
                        behave(connection)

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            done.set()
            socket.create_connection(listening.getsockname()).close()
            thread.join()


@contextmanager
def transport(base_url, clock):
    with requests.Session() as session:
        auth = KarbonKeys(Secret("canary-bearer"), Secret("canary-key"))
        yield Transport(Exchange(System.KARBON, base_url, session, auth, Pacer(clock, ())), clock)


def post(base_url, firm):
    with transport(base_url, firm.clock) as sending:
        return sending.write("POST", "/v3/Things", "creating a Thing", dict, {"a": 1})


def get(base_url, firm):
    with transport(base_url, firm.clock) as sending:
        return sending.get("/v3/Things", "reading Things", dict)


def test_a_sound_server_is_understood(firm):
    """The server of this file does not fail by itself."""
    with server(lambda peer: peer.sendall(HEAD + b'Content-Length: 8\r\n\r\n{"a": 1}')) as base_url:
        assert get(base_url, firm) == {"a": 1}


def test_a_port_where_nobody_listens(firm):
    """Nothing can have been done."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]

    with pytest.raises(Unreachable, match="no connection was made") as caught:
        post(f"http://127.0.0.1:{port}", firm)

    assert not caught.value.outcome_unknown


def test_a_host_that_does_not_exist(firm, monkeypatch):
    """What is never found is never written to."""

    def unknown(*_args, **_options):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)

    with pytest.raises(Unreachable, match="no connection was made") as caught:
        post("http://nowhere.invalid", firm)

    assert not caught.value.outcome_unknown


def test_a_server_that_hangs_up(firm):
    """It may have done the work before."""
    with server(lambda _peer: None) as base_url, pytest.raises(Unreachable, match="broke") as caught:
        post(base_url, firm)

    assert caught.value.outcome_unknown


def test_a_read_survives_a_server_that_hangs_up_once(firm):
    """The second try is a new connection."""
    answers = iter([b"", HEAD + b"Content-Length: 2\r\n\r\n{}"])

    with server(lambda peer: peer.sendall(next(answers))) as base_url:
        assert get(base_url, firm) == {}
    assert firm.clock.sleeps == [1.0]


@pytest.mark.parametrize("begun", [b"", HEAD + b'Content-Length: 100\r\n\r\n{"a"'])
def test_a_server_that_falls_silent(firm, monkeypatch, begun):
    """Before the answer or in the middle of it, we wait only so long."""
    monkeypatch.setattr("integration.clients.exchange.TIMEOUT_S", (1.0, 0.05))
    given_up = threading.Event()

    def behave(peer):
        peer.sendall(begun)
        given_up.wait(5)

    with server(behave) as base_url:
        with pytest.raises(TooSlow, match=r"within 0\.05 s") as caught:
            post(base_url, firm)
        given_up.set()

    assert caught.value.outcome_unknown


@pytest.mark.parametrize(
    "answer",
    [
        HEAD + b'Content-Length: 100\r\n\r\n{"a"',
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\n{}",
        HEAD + b"Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}",
        HEAD + b'Content-Length: 4\r\n\r\n{"a"',
    ],
)
def test_an_answer_that_breaks_off(firm, answer):
    """Half an answer is no answer, however it ends."""
    with server(lambda peer: peer.sendall(answer)) as base_url, pytest.raises(Broken) as caught:
        post(base_url, firm)

    assert caught.value.outcome_unknown


def test_what_is_not_http(firm):
    """A port may belong to something else."""
    with (
        server(lambda peer: peer.sendall(b"220 mail ESMTP\r\n")) as base_url,
        pytest.raises(Unreachable) as caught,
    ):
        post(base_url, firm)

    assert caught.value.outcome_unknown


def test_a_proxy_from_the_environment_is_not_used(firm, monkeypatch):
    """Nobody but the vendor sees our credentials."""
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("no_proxy", "")

    with server(lambda peer: peer.sendall(HEAD + b"Content-Length: 2\r\n\r\n{}")) as base_url:
        assert get(base_url, firm) == {}
