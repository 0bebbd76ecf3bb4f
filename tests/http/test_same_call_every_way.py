"""A fake cannot tell in which way a call came in, and the answer is the same."""

import io

import pytest


@pytest.mark.parametrize(
    "path",
    [
        "/echo/plain",
        "/echo/a%20b/c",
        "/echo/a%2Fb",
        "/echo/50%25",
        "/echo/50%2525",
        "/echo/caf%C3%A9",
        "/echo/%FF",
        "/echo/(x)';,@:$&=+",
        "/echo/q?x=%20a+b&c=%25&d",
        "/echo/q?$filter=Name%20eq%20'O''Brien%20%26%20Co'",
        "/echo/q?caf%C3%A9=%C3%A9",
    ],
)
def test_path_and_query(notes, path, world):
    """Percent signs, signs of other languages and reserved signs mean the same in every way in."""
    seen = notes("GET", path).json()
    journal = world.universe.calls.newest(1)[0][1]

    assert seen == EXPECTED[path]
    assert journal.query == seen["query"]


@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE", "PATCH"])
def test_method_body_and_headers(notes, method):
    """What is sent arrives byte by byte."""
    body = bytes(range(256)) * 300
    seen = notes(
        method, "/echo/x", data=body, headers={"X-Seen": "yes, this", "Content-Type": "text/odd; charset=x"}
    ).json()

    assert seen["method"] == method
    assert seen["body"].encode("latin-1") == body
    assert (seen["x"], seen["type"], seen["length"]) == ("yes, this", "text/odd; charset=x", str(len(body)))


def test_no_body(notes):
    """A call without a body has none."""
    assert notes("POST", "/echo/x").json()["body"] == ""


@pytest.mark.parametrize(
    "body", [lambda: iter([b"ab", b"", b"c"]), lambda: io.BytesIO(b"abc"), lambda: "abc", lambda: b"abc"]
)
def test_bodies_of_any_kind(notes, body):
    """A body may come in chunks, from a file, as text or as bytes."""
    assert notes("POST", "/echo/x", data=body()).json()["body"] == "abc"


def test_head(notes):
    """HEAD has the headers of GET and no body."""
    answer = notes("HEAD", "/notes/0")

    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["Content-Length"] == str(len(notes("GET", "/notes/0").content))


def test_headers_of_the_answer(notes):
    """Status, bytes and the vendor's headers come back."""
    answer = notes("POST", "/notes", json={"text": "one"})

    assert (answer.status_code, answer.content) == (201, b'{"id":1,"text":"one"}')
    assert answer.headers["Location"] == "/notes/1"
    assert answer.headers["Content-Type"] == "application/json"


@pytest.mark.parametrize(
    ("method", "path", "status", "body"),
    [
        ("GET", "/notes/99", 404, b'{"error":"no such note"}'),
        ("GET", "/nothing", 404, b'{"error":"no route"}'),
        ("DELETE", "/notes", 405, b'{"error":"no route"}'),
    ],
)
def test_refusals(notes, method, path, status, body):
    """A refusal has the vendor's own body in every way in."""
    answer = notes(method, path)

    assert (answer.status_code, answer.content) == (status, body)


def test_a_stranger(notes, world):
    """Who has no credential is in no world and in no journal."""
    answer = notes("GET", "/notes/0", headers={"X-Key": "wrong"})

    assert answer.status_code == 401
    assert world.universe.calls.last == 0


def test_the_limit(notes, world):
    """Throttling counts in the world's time, with the vendor's headers."""
    for _ in range(1000):
        world.window.take("tester")
    answer = notes("GET", "/notes/0")

    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "60.0")


def seen(rest, query="", args=None):
    return {
        "method": "GET",
        "rest": rest,
        "query": query,
        "args": args or {},
        "x": "",
        "type": "",
        "length": "0",
        "body": "",
    }


EXPECTED = {
    "/echo/plain": seen("plain"),
    "/echo/a%20b/c": seen("a b/c"),
    "/echo/a%2Fb": seen("a/b"),
    "/echo/50%25": seen("50%"),
    "/echo/50%2525": seen("50%25"),
    "/echo/caf%C3%A9": seen("café"),
    "/echo/%FF": seen("\ufffd"),
    "/echo/(x)';,@:$&=+": seen("(x)';,@:$&=+"),
    "/echo/q?x=%20a+b&c=%25&d": seen("q", "x=%20a+b&c=%25&d", {"x": " a b", "c": "%", "d": ""}),
    "/echo/q?$filter=Name%20eq%20'O''Brien%20%26%20Co'": seen(
        "q", "$filter=Name%20eq%20'O''Brien%20%26%20Co'", {"$filter": "Name eq 'O''Brien & Co'"}
    ),
    "/echo/q?caf%C3%A9=%C3%A9": seen("q", "caf%C3%A9=%C3%A9", {"café": "é"}),
}
