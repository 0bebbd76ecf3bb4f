"""A session to the fakes in process brings what any session of `requests` brings, down to urllib3's own response."""

from collections.abc import Iterator

import pytest
import requests
from flask import Flask, Response, redirect, session
from urllib3 import HTTPResponse

from sim.http.context import LeanFlask
from sim.http.inprocess import WorldAdapter
from sim.http.session import DirectSession

HOME = "https://fake.example"
BODY = b"abc" * 50_000


@pytest.fixture
def app() -> Flask:
    """An app with a body, a redirect and a path that says what stood in it."""
    made = LeanFlask("fake")
    made.add_url_rule("/body", view_func=lambda: Response(BODY), endpoint="b")
    made.add_url_rule("/away", view_func=lambda: redirect("/body"), endpoint="d")
    made.add_url_rule("/<word>/said", view_func=lambda word: f"{word} {len(session)}", endpoint="e")
    return made


@pytest.fixture(params=[requests.Session, DirectSession])
def client(request: pytest.FixtureRequest, app: Flask) -> Iterator[requests.Session]:
    """Either session."""
    with request.param() as made:
        made.mount("https://", WorldAdapter({"fake.example": app}))
        yield made


def _get(client: requests.Session, path: str) -> requests.Response:
    asked = client.prepare_request(requests.Request("GET", HOME + path))
    return client.send(asked, stream=True, allow_redirects=False)


def test_a_body_comes_in_pieces_and_then_no_more(client: requests.Session) -> None:
    """Whoever reads on gets nothing; whoever looks at urllib3's own finds it."""
    answer = _get(client, "/body")

    assert [len(piece) for piece in answer.iter_content(65_536)] == [65_536, 65_536, 150_000 - 2 * 65_536]
    assert isinstance(answer.raw, HTTPResponse)
    assert answer.raw.read() == b""
    assert answer.raw.headers["content-length"] == "150000"
    answer.close()


def test_the_bytes_can_be_had_from_urllib3_alone(client: requests.Session) -> None:
    """As a client does that streams a file."""
    with _get(client, "/body") as answer:
        assert answer.raw.status == 200
        assert answer.raw.read(3) == b"abc"
        assert answer.raw.read() == BODY[3:]


def test_a_redirect_is_told_and_followed_by_those_who_want_it(client: requests.Session) -> None:
    """`next` leads on."""
    answer = _get(client, "/away")

    assert answer.next is not None
    assert answer.next.url == f"{HOME}/body"
    assert client.get(f"{HOME}/away").content == BODY


def test_each_call_has_what_stands_in_its_own_path(client: requests.Session) -> None:
    """A route that is known leads there again; one that is not there is not there twice."""
    for _ in range(2):
        assert _get(client, "/one/said").content == b"one 0"
        assert _get(client, "/two/said").content == b"two 0"
        assert _get(client, "/none").status_code == 404
        assert client.post(f"{HOME}/one/said").status_code == 405
