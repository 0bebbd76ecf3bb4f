"""What goes out of a world reaches a program on this machine or a receiver of the test, and nobody else."""

import socket
import ssl
from http.client import HTTPConnection

import pytest
import trustme
from flask import Flask, request

from sim.http import loopback
from sim.http.outgoing import WayOut, asking
from sim.physics.news import Answer, Message
from tests.http.receiver import PATIENCE_S, answering_raw, closed_port, receiving

BODY = b'{"ResourcePermaKey":"2LPSrkzbYrn4"}'
HEADERS = (("Content-Type", "application/json"), ("Signature", "0a1b"))


def message(url, patience_s=5.0):
    return Message(url, HEADERS, BODY, patience_s)


def test_a_program_on_this_machine_is_called():
    """With the headers, and the very bytes of the body, at the path and query of its URL."""
    with receiving(202) as receiver:
        answer = WayOut()(message(receiver.url))
        call = receiver.received.get(timeout=5)

    assert answer == Answer(202)
    assert (call.path, call.body) == ("/hooks?of=karbon", BODY)
    assert (call.headers["Content-Type"], call.headers["Signature"]) == ("application/json", "0a1b")


def test_localhost_is_this_machine():
    """By name as by number."""
    with receiving() as receiver:
        answer = WayOut()(message(receiver.url.replace("127.0.0.1", "localhost")))

    assert answer == Answer(200)


@pytest.mark.parametrize("trusted", [True, False])
def test_a_program_with_a_certificate(trusted, tmp_path, monkeypatch):
    """It has to be one that this machine trusts."""
    authority, other = trustme.CA(), trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    (authority if trusted else other).cert_pem.write_to_path(tmp_path / "authorities.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authorities.pem"))
    with receiving(tls=context) as receiver:
        answer = WayOut()(message(receiver.url))

    assert answer.status == (200 if trusted else 0)
    assert answer.problem == ("" if trusted else "its certificate is not trusted on this machine")


def test_a_redirect_is_an_answer_like_any_other():
    """Nobody goes where it leads."""
    with receiving() as other, receiving(307, {"Location": other.url}) as receiver:
        answer = WayOut()(message(receiver.url))

    assert answer == Answer(307)
    assert other.received.empty()


@pytest.mark.parametrize(
    "url",
    [
        "http://example.com/",
        "https://10.0.0.1/",
        "http://0.0.0.0:80/",
        "http://169.254.169.254/latest",
        "http://2130706433/",
        "http://127.0.0.1.example.com/",
        "http://127.0.0.1@example.com/",
        "http://localhost.example.com/",
        "http://[::ffff:10.0.0.1]/",
    ],
)
def test_nobody_else_is_ever_called(url, monkeypatch):
    """Not even looked up; the reason says who it would have been."""
    monkeypatch.setattr(HTTPConnection, "connect", lambda _self: pytest.fail("somebody was called"))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_: pytest.fail("somebody was looked up"))
    answer = WayOut()(message(url))

    assert answer.status == 0
    assert "is not this machine" in answer.problem


def test_a_name_that_leads_elsewhere_is_not_told_anything(monkeypatch):
    """Even if `localhost` were another machine."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        monkeypatch.setattr(loopback, "_is_loopback", lambda _host: False)
        answer = WayOut()(message(f"http://localhost:{server.getsockname()[1]}/"))
        connection, _ = server.accept()
        with connection:
            said = connection.recv(100)

    assert answer.problem == "localhost leads to 127.0.0.1, which is not this machine"
    assert said == b""


@pytest.mark.parametrize(
    "url", ["ftp://127.0.0.1/", "hooks", "http://", "http://127.0.0.1:port/", "http://[::1/"]
)
def test_what_is_no_address(url):
    """It fails with a sentence, and nothing else happens."""
    answer = WayOut()(message(url))

    assert answer.status == 0
    assert "addresses are called" in answer.problem or "is no address" in answer.problem


def test_nobody_listens():
    """A port that is closed."""
    url = closed_port()

    assert WayOut()(message(url)).problem == f"nobody listens at {url.removeprefix('http://').rstrip('/')}"


@pytest.mark.parametrize(
    ("pieces", "problem"),
    [
        ((), "the connection was closed before an answer came"),
        ((b"HTTP/1.1 2",), "the answer is not HTTP"),
        ((b"hello, who is there?\r\n\r\n",), "the answer is not HTTP"),
        ((b"HTTP/1.1 999999 ?\r\n\r\n",), "the answer is not HTTP"),
        ((b"\x16\x03\x01\x00\x00",), "the answer is not HTTP"),
        ((b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 1000 + b"\r\n",), "the answer is not HTTP"),
        ((b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000,), "the answer is not HTTP"),
    ],
)
def test_an_answer_that_is_none(pieces, problem):
    """Hanging up, rubbish, and headers without end."""
    with answering_raw(*pieces) as url:
        answer = WayOut()(message(url))

    assert answer == Answer(0, problem)


def test_a_body_that_is_cut_off_does_not_matter():
    """The status is all that is read."""
    with answering_raw(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\nx") as url:
        answer = WayOut()(message(url))

    assert answer == Answer(200)


def test_a_receiver_that_is_silent():
    """The call is over when patience with it is."""
    with answering_raw(b"too late", pause_s=PATIENCE_S) as url:
        answer = WayOut()(message(url, patience_s=0.3))

    assert answer == Answer(0, "no answer within 0.3 s")


def test_a_receiver_that_drips():
    """Patience is for the whole answer, however little comes now and then: it is hung up on."""
    sent = []
    with answering_raw(b"HTTP/1.1 200 ", *[b"O"] * 200, pause_s=0.05, sent=sent) as url:
        answer = WayOut()(message(url, patience_s=0.3))

    assert answer == Answer(0, "no answer within 0.3 s")
    assert len(sent) < 100


def test_real_patience_has_an_end(monkeypatch):
    """Whatever the vendor's is: nobody waits for minutes of real time."""
    monkeypatch.setattr(loopback, "PATIENCE_MAX_S", 0.2)
    with answering_raw(b"too late", pause_s=5) as url:
        answer = WayOut()(message(url, patience_s=120))

    assert answer == Answer(0, "no answer within 0.2 s")


def test_a_function_receives_what_is_sent_to_its_url():
    """To exactly this URL; without a socket, wherever it seems to be."""
    way_out, heard = WayOut(), []
    way_out.register("https://me.example/hooks", lambda received: heard.append(received) or 204)
    answers = [way_out(message(f"https://me.example/{path}")) for path in ("hooks", "hooks/")]
    way_out.forget()
    answers.append(way_out(message("https://me.example/hooks")))

    assert [answer.status for answer in answers] == [204, 0, 0]
    assert [(received.body, received.headers) for received in heard] == [(BODY, dict(HEADERS))]
    assert heard[0].json == {"ResourcePermaKey": "2LPSrkzbYrn4"}


def test_an_app_receives_what_is_sent_to_its_url():
    """Any WSGI app, as if it were served at that URL."""
    app, heard = Flask("theirs"), []

    @app.post("/hooks")
    def hooks():
        heard.append((request.host, request.args["of"], request.data, request.headers["Signature"]))
        return "", 201

    way_out = WayOut()
    way_out.register("https://me.example/hooks?of=karbon", asking(app))

    assert way_out(message("https://me.example/hooks?of=karbon")) == Answer(201)
    assert heard == [("me.example", "karbon", BODY, "0a1b")]
