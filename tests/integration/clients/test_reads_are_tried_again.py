"""A read that fails is read again, a little later each time, and not for ever."""

import pytest
import requests
from urllib3.exceptions import NewConnectionError

from integration.clients.errors import Broken, Refused, TooSlow, Unreachable

TENANT = {"TenantKey": "T1", "ContactTypes": []}


@pytest.mark.parametrize(
    "failure",
    [
        requests.ConnectionError("reset"),
        requests.ReadTimeout("slow"),
        requests.ConnectTimeout("slow"),
        requests.exceptions.ChunkedEncodingError("cut"),
        requests.exceptions.SSLError("bad record"),
    ],
)
def test_a_connection_that_fails_twice_is_tried_a_third_time(firm, failure):
    """Nobody hears of a short interruption."""
    firm.vendor.fails(failure).fails(failure).says(TENANT)

    assert firm.karbon.tenant().tenant_key == "T1"
    assert firm.clock.sleeps == [1.0, 2.0]


@pytest.mark.parametrize(
    ("body", "status"), [({}, 500), ({}, 503), ({}, 408), (b"{", 200), ({"no": 1}, 200), ({}, 302)]
)
def test_a_broken_answer_is_asked_for_again(firm, body, status):
    """An error page or half an answer is mostly over at the next call."""
    firm.vendor.says(body, status).says(TENANT)

    assert firm.karbon.tenant().tenant_key == "T1"
    assert firm.clock.sleeps == [1.0]


@pytest.mark.parametrize(
    ("failure", "expected"),
    [
        (requests.ConnectionError("reset"), Unreachable),
        (requests.ConnectionError(NewConnectionError(None, "refused")), Unreachable),
        (requests.ReadTimeout("slow"), TooSlow),
    ],
)
def test_after_three_tries_the_last_failure_is_told(firm, failure, expected):
    """A system that is really down is not asked for ever."""
    firm.vendor.fails(failure).fails(failure).fails(failure)

    with pytest.raises(expected) as caught:
        firm.karbon.tenant()

    assert len(firm.vendor.asked) == 3
    assert not caught.value.outcome_unknown


def test_a_redirect_is_not_followed(firm):
    """Our credentials go where we were told, not where an answer points."""
    for _ in range(3):
        firm.vendor.says({}, 302, Location="https://elsewhere.example/")

    with pytest.raises(Broken, match="answered HTTP 302"):
        firm.karbon.tenant()

    assert {request.url for request in firm.vendor.asked} == {"https://api.karbonhq.com/v3/TenantSettings"}


@pytest.mark.parametrize("status", [400, 402, 404, 417, 499])
def test_a_refusal_is_not_asked_for_again(firm, status):
    """What was refused once will be refused again."""
    firm.vendor.says({"error": {"code": "4002", "message": "No such option."}}, status)

    with pytest.raises(Refused) as caught:
        firm.karbon.tenant()

    assert (caught.value.status, caught.value.code, caught.value.message) == (
        status,
        "4002",
        "No such option.",
    )


def test_an_answer_without_end_is_given_up(firm, monkeypatch):
    """A body larger than any page is not what we asked for."""
    monkeypatch.setattr("integration.clients.exchange.BODY_BYTES_MAX", 10)
    for _ in range(3):
        firm.vendor.says(TENANT)

    with pytest.raises(Broken, match="more than 10 bytes"):
        firm.karbon.tenant()
