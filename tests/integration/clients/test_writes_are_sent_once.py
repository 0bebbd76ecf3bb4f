"""A write is sent once. Whether it happened all the same is told, not guessed."""

import pytest
import requests
from urllib3.exceptions import MaxRetryError, NewConnectionError

from integration.clients.errors import Broken, Refused, TooSlow, Unreachable
from tests.integration.clients.booking import customer

REFUSED_TO_CONNECT = requests.ConnectionError(MaxRetryError(None, "/", NewConnectionError(None, "refused")))


def create(firm):
    return firm.time.create_timesheets([{"user_id": 1}])


def update(firm):
    return firm.time.update_timesheets([{"id": 1}])


def delete(firm):
    return firm.time.delete_timesheets([1])


def post_to_books(firm):
    return firm.books.batch([customer("Acme")], "r1")


WRITES = pytest.mark.parametrize("write", [create, update, delete, post_to_books])


@WRITES
@pytest.mark.parametrize(
    ("failure", "expected", "unknown"),
    [
        (requests.ReadTimeout("slow"), TooSlow, True),
        (requests.ConnectTimeout("slow"), TooSlow, False),
        (requests.ConnectionError("reset"), Unreachable, True),
        (REFUSED_TO_CONNECT, Unreachable, False),
        (requests.exceptions.SSLError("bad record"), Unreachable, True),
        (requests.exceptions.ChunkedEncodingError("cut"), Broken, True),
        (requests.exceptions.ContentDecodingError("gzip"), Broken, True),
    ],
)
def test_a_connection_that_fails(firm, write, failure, expected, unknown):
    """Only a connection that never came about is known to have done nothing."""
    firm.vendor.fails(failure)

    with pytest.raises(expected) as caught:
        write(firm)

    assert caught.value.outcome_unknown is unknown
    assert ("look before sending it again" in str(caught.value)) is unknown
    assert firm.clock.sleeps == []


@WRITES
@pytest.mark.parametrize(
    ("body", "status"), [({}, 500), ({}, 503), ({}, 408), ({}, 301), (b"{", 200), ([], 200), (b"", 204)]
)
def test_an_answer_that_does_not_tell(firm, write, body, status):
    """A server's own error, and an answer nobody can read, leave the outcome open."""
    firm.vendor.says(body, status)

    with pytest.raises(Broken) as caught:
        write(firm)

    assert caught.value.outcome_unknown
    assert len(firm.vendor.asked) == 1


@WRITES
def test_a_refusal_is_certain(firm, write):
    """A vendor that says no has done nothing."""
    firm.vendor.says({"error": {"code": 417, "message": "Expectation Failed: no."}}, 417)

    with pytest.raises(Refused, match="refused while") as caught:
        write(firm)

    assert not caught.value.outcome_unknown
