"""Whatever can be wrong with a subject at a URL is told in one sentence that names it."""

import socket
import threading

import pytest
from flask import Flask, request

from sim.conformance.errors import SubjectError
from sim.conformance.subject import http
from sim.conformance.subject.http import HttpSubject
from tests.conformance.subject.little_server import reply, saying, served


def said(address: str, timeout_s: float = 10.0, token: str = "") -> str:
    """What is said when a tab is opened there, without the address."""
    with pytest.raises(SubjectError) as caught:
        HttpSubject(address, timeout_s=timeout_s, token=token).call("acme", "open_tab", {"key": "k"})
    text = str(caught.value)
    assert text.startswith(f"subject {address}: ")
    assert "\n" not in text
    return text.removeprefix(f"subject {address}: ")


def answering(answer: bytes, timeout_s: float = 10.0, token: str = "") -> str:
    """What is said about a subject that gives this answer."""
    with saying(lambda peer: peer.sendall(answer)) as address:
        return said(address, timeout_s, token)


def test_a_sound_answer_is_taken() -> None:
    """The little server does not fail by itself."""
    with saying(lambda peer: peer.sendall(reply(b'{"ok": {}}'))) as address:
        answer = HttpSubject(address, timeout_s=10).call("acme", "sync", {})

    assert answer == {"ok": {}}


def test_nobody_is_there() -> None:
    """A port at which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]

    assert said(f"http://127.0.0.1:{port}") == "nobody answers there; start the subject, or correct --subject"


def test_no_such_host(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that leads nowhere."""

    def unknown(*_args: object, **_options: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)

    assert said("http://nowhere.invalid") == "there is no host of this name; correct --subject"


@pytest.mark.parametrize("begun", [b"", reply(b'{"ok"', length=100)], ids=["at once", "in the middle"])
def test_it_is_slow(begun: bytes) -> None:
    """It falls silent before its answer, or in the middle of it."""
    given_up = threading.Event()

    def fall_silent(peer: socket.socket) -> None:
        peer.sendall(begun)
        given_up.wait(10)

    with saying(fall_silent) as address:
        text = said(address, timeout_s=0.2)
        given_up.set()

    assert text == (
        "open_tab was not answered within 0.2 s; if it needs longer, say so with --subject-timeout"
    )


def test_it_trickles() -> None:
    """A byte now and then does not buy time without end."""
    given_up = threading.Event()

    def trickle(peer: socket.socket) -> None:
        peer.sendall(reply(b"", length=100_000))
        for _ in range(1_000):
            if given_up.wait(0.02):
                return
            peer.sendall(b" " * 70)

    with saying(trickle) as address:
        text = said(address, timeout_s=0.3)
        given_up.set()

    assert text.startswith("open_tab was not answered within 0.3 s")


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (
            reply(b"<!doctype html><title>Welcome</title>\n<p>Hi", kind="text/html"),
            "open_tab was answered as text/html, not as JSON; it begins '<!doctype html><title>Welcome</title> <p>Hi'",
        ),
        (
            reply(b'{"ok": {}}', kind="text/plain"),
            "open_tab was answered as text/plain, not as JSON; it begins '{\"ok\": {}}'",
        ),
        (
            reply(b'{"ok": {"entries": ['),
            'open_tab was answered with JSON that does not hold together; it begins \'{"ok": {"entries": [\'',
        ),
        (reply(b""), "open_tab was answered with JSON that does not hold together; it is empty"),
        (reply(b"[1, 2]"), "open_tab was answered with [1, 2]; the port answers objects"),
        (
            reply(b"[" * 100_000),
            "open_tab was answered with JSON that does not hold together; it begins '[[[[[",
        ),
        (
            reply(b'{"ok"', length=100),
            "the answer to open_tab broke off; look at what the subject says where it runs",
        ),
        (b"", "the answer to open_tab broke off; look at what the subject says where it runs"),
        (
            b"220 mail ESMTP\r\n",
            "the answer to open_tab broke off; look at what the subject says where it runs",
        ),
        (
            reply(b'{"error": "No operation open_tab."}', "404 NOT FOUND"),
            "has no operation open_tab, or no longer knows the firm (HTTP 404: No operation open_tab.)",
        ),
        (
            reply(b'{"error": "The key is missing."}', "400 BAD REQUEST"),
            "does not take open_tab (HTTP 400: The key is missing.)",
        ),
        (
            reply(b'{"error": "Division by zero."}', "500 OOPS"),
            "broke on open_tab (HTTP 500: Division by zero.)",
        ),
        (
            reply(b"<h1>Internal Server Error</h1>", "500 OOPS", "text/html"),
            "broke on open_tab (HTTP 500, '<h1>Internal Server Error</h1>')",
        ),
        (reply(b"", "500 OOPS"), "broke on open_tab (HTTP 500)"),
        (reply(b"{}", "503 LATER"), "failed on open_tab (HTTP 503, {})"),
        (reply(b"", "302 FOUND"), "failed on open_tab (HTTP 302)"),
    ],
)
def test_it_answers_something_else(answer: bytes, sentence: str) -> None:
    """A page, half an object, another type, a status: what it was, and how it begins."""
    assert answering(answer).startswith(sentence)


def test_it_asks_for_a_token() -> None:
    """Where a token is given is part of the sentence, and the token is not."""
    refused = reply(b'{"error": "Who are you?"}', "401 UNAUTHORIZED")
    how = "give it with --subject-token or TIMEBRIDGE_SUBJECT_TOKEN"

    assert answering(refused) == f"asks for a token (HTTP 401); {how}"
    assert answering(refused, token="canary") == f"does not take this token (HTTP 401); {how}"


def test_the_token_goes_along() -> None:
    """As a bearer token, with every call."""
    app = Flask("asked")
    app.add_url_rule("/", view_func=lambda: {"heard": request.headers["Authorization"]})

    with served(app) as address:
        answer = HttpSubject(address, timeout_s=10, token="canary").describe()

    assert answer == {"heard": "Bearer canary"}


def test_an_answer_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """More than anybody would answer is read no further."""
    monkeypatch.setattr(http, "ANSWER_BYTES_MAX", 1 << 20)

    assert answering(reply(b" " * (2 << 20))) == "open_tab was answered with more than 1 MiB"


def test_a_proxy_from_the_environment_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """The subject is asked itself."""
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("no_proxy", "")

    assert answering(reply(b"[]")).startswith("open_tab was answered with []")


@pytest.mark.parametrize(
    ("spec", "sentence"),
    [
        ("http://", "subject http://: is no address; write it like http://127.0.0.1:9000"),
        ("http://x:y", "subject http://x:y: is no address; write it like http://127.0.0.1:9000"),
        ("http://x/?a=b", "subject http://x/?a=b: is no address; write it like http://127.0.0.1:9000"),
        (
            "http://me:canary@x:9/",
            "subject http://x:9: carries a password; use --subject-token for what it asks for",
        ),
    ],
)
def test_an_odd_address(spec: str, sentence: str) -> None:
    """It is refused before anybody is called, and a password in it is not repeated."""
    with pytest.raises(SubjectError) as caught:
        HttpSubject(spec, timeout_s=1)

    assert str(caught.value) == sentence


def test_opening_and_forgetting() -> None:
    """Both are told by what they do, as there is no operation to name."""
    with saying(lambda peer: peer.sendall(reply(b"{}"))) as address:
        subject = HttpSubject(address, timeout_s=10)
        with pytest.raises(
            SubjectError, match=r"opening a firm was answered with \{\}; expected \{'ok': \{\}\}"
        ):
            subject.open("acme", {})
        with pytest.raises(SubjectError, match=r"failed on forgetting a firm \(HTTP 200, \{\}\)"):
            subject.forget("acme")
