"""No error, whatever a vendor answers, shows a credential or a client: not in its text, not in its traceback."""

import logging
import traceback

import pytest
import requests

from integration.clients.errors import VendorError

NAME = "Harbour Trust"
ECHO = f"canary-time-token canary-time-refresh canary-time-secret {NAME}"
ANSWERS = [
    ({"error": {"code": 417, "message": ECHO}}, 417),
    ({"error": "invalid_grant", "error_description": ECHO}, 401),
    ({"error": {"code": 403, "message": ECHO}}, 403),
    (ECHO.encode(), 200),
    ({"results": ECHO}, 200),
    (ECHO.encode(), 500),
]
FAILURES = [
    requests.ConnectionError(f"https://x/?query={ECHO}"),
    requests.ReadTimeout(ECHO),
    requests.exceptions.InvalidHeader(ECHO),
]


def everything_printed(error, caplog):
    with caplog.at_level(logging.DEBUG):
        logging.getLogger("test").error("it failed", exc_info=error)
    with_locals = traceback.TracebackException.from_exception(error, capture_locals=True)
    frames = [
        frame
        for printed in chain(with_locals)
        for frame in printed.stack
        if "/tests/" not in frame.filename  # a test may know secrets
    ]
    assert len(frames) > 3
    return "\n".join([str(error), repr(error), repr(vars(error)), caplog.text, *map(repr_locals, frames)])


def chain(printed):
    """The error and those that are printed before it."""
    while printed is not None:
        yield printed
        printed = printed.__cause__ or (None if printed.__suppress_context__ else printed.__context__)


def repr_locals(frame):
    return f"{frame.filename}:{frame.lineno} {frame.locals}"


def write(firm):
    firm.time.update_jobcodes([{"id": 1, "name": NAME}])


@pytest.mark.parametrize(("body", "status"), ANSWERS)
def test_answers_that_repeat_what_they_should_not(firm, caplog, body, status):
    """Vendors have been seen to quote the token that they refuse."""
    firm.vendor.says(body, status)
    if status == 401:
        firm.vendor.says(body, 400)

    with pytest.raises(VendorError) as caught:
        write(firm)

    assert "canary" not in everything_printed(caught.value, caplog)
    assert (
        status == 401 or NAME not in f"{caught.value} {vars(caught.value)}"
    )  # a token endpoint knows no client


def test_a_query_that_is_repeated_in_part(firm):
    """A parser tells where it stumbled, and that is over a client's name."""
    firm.vendor.says({"error": {"code": 4000, "message": f"Error parsing query near {NAME}:2026 Tax"}}, 400)

    with pytest.raises(VendorError, match=r"Error parsing query near \.\.\."):
        firm.books.customers_at([f"{NAME}:2026 Tax"])


@pytest.mark.parametrize("failure", FAILURES)
def test_failures_of_the_connection(firm, caplog, failure):
    """What `requests` says has the URL in it, and so the query."""
    firm.vendor.fails(failure)

    with pytest.raises(VendorError) as caught:
        write(firm)

    assert "canary" not in everything_printed(caught.value, caplog)
    assert NAME not in str(caught.value)


def test_a_renewal_that_fails(firm, caplog):
    """The client's secret is in the very request that is refused."""
    firm.vendor.says({}, 401).says({"error": "invalid_client", "error_description": ECHO}, 401)

    with pytest.raises(VendorError) as caught:
        firm.time.users()

    assert "canary" not in everything_printed(caught.value, caplog)
