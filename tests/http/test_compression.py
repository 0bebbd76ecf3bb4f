"""Answers by gzip, in every way in."""

import gzip

import pytest

from sim.http.compression import MINIMUM_BYTES
from tests.http.stand_in import HOST, KEY, Note, make_app

LONG = "many words " * 1000


@pytest.fixture(autouse=True)
def long_note(world):
    world.notes.load([Note(id=1, text=LONG)])


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip", "gzip"),
        ("gzip, deflate", "gzip"),
        ("deflate, GZIP;q=0.5", "gzip"),
        ("*", "gzip"),
        ("br;q=1.0, *;q=0.1", "gzip"),
        ("identity", None),
        ("gzip;q=0", None),
        ("deflate", None),
        ("", None),
        (None, None),
        ("gzip;q=nonsense", None),
    ],
)
def test_whoever_reads_gzip_is_answered_by_it(notes, accepted, encoding):
    """The words are the same."""
    answer = notes("GET", "/notes/1", headers={"Accept-Encoding": accepted})

    assert answer.headers.get("Content-Encoding") == encoding
    assert answer.json()["text"] == LONG
    assert answer.headers["Vary"] == "Accept-Encoding"


def test_a_short_answer_stays_as_it_is(notes):
    """Two packets are not worth it."""
    answer = notes("GET", "/notes/0", headers={"Accept-Encoding": "gzip"})

    assert "Content-Encoding" not in answer.headers
    assert "Vary" not in answer.headers


def test_the_smallest_answer_that_is_worth_it(notes, world):
    """The limit is in bytes of the whole answer."""
    empty = len(b'{"id":2,"text":""}')
    world.notes.load(
        [Note(id=2, text="x" * (MINIMUM_BYTES - empty - 1)), Note(id=3, text="x" * (MINIMUM_BYTES - empty))]
    )
    encodings = [notes("GET", f"/notes/{number}").headers.get("Content-Encoding") for number in (2, 3)]

    assert encodings == [None, "gzip"]


def test_the_length_is_that_of_what_travels(notes):
    """Not of what it holds."""
    answer = notes("GET", "/notes/1", stream=True)

    assert int(answer.headers["Content-Length"]) < len(LONG) / 10


def test_the_same_bytes_each_time(world):
    """No moment is written into them."""
    client = make_app(world).test_client()
    headers = {"X-Key": KEY, "Accept-Encoding": "gzip"}
    first, second = (client.get(f"https://{HOST}/notes/1", headers=headers).get_data() for _ in range(2))

    assert first == second
    assert first[4:8] == bytes(4)
    assert LONG.encode() in gzip.decompress(first)


def test_head_promises_what_is_not_compressed(notes):
    """There are no bytes to make smaller."""
    answer = notes("HEAD", "/echo/" + "x" * 3000, headers={"Accept-Encoding": "gzip"})

    assert answer.content == b""
    assert "Content-Encoding" not in answer.headers
