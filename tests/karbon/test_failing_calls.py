"""Calls that fail before they do anything: each status in the words that it is documented with."""

import pytest

from sim.physics.faults import Fault, FaultKind

BODY = {"FirstName": "Ada", "LastName": "Byron"}


def failing(karbon, status, method="POST", path="Contacts"):
    karbon.state.universe.faults.arm(Fault(kind=FaultKind.REFUSED, status=status))
    return karbon.call(method, path, json=BODY)


@pytest.mark.parametrize("status", [502, 503, 504])
def test_the_gateway_fails_flat(karbon, status):
    """It cannot reach the application."""
    assert failing(karbon, status).json() == {"statusCode": status, "message": "Service unavailable"}


def test_the_application_fails_with_a_number_to_call(karbon):
    """Twenty digits, the first of them the moment."""
    karbon.state.universe.clock.set(karbon.state.universe.clock.now().replace(microsecond=123456))
    error = failing(karbon, 500).json()["error"]
    words, _, digits = error["message"].rstrip(".").rpartition(" ")

    assert error["code"] == "5001"
    assert words == (
        "Unexpected Internal Error. Please contact Karbon HQ Technical support with API Request Id of"
    )
    assert digits.startswith("639080388001234560")
    assert len(digits) == 20


def test_a_race_is_lost(karbon):
    """409; reading again and writing again is the way out."""
    key = karbon.screens.add_person("Ada", "Byron")
    response = failing(karbon, 409, "PATCH", f"Contacts/{key}")

    assert response.status_code == 409
    assert response.json()["error"] == {
        "code": "4020",
        "message": "The resource was modified by another request. Refetch the latest version and retry.",
    }
    assert karbon.call("PATCH", f"Contacts/{key}", json={"FirstName": "Ida"}).status_code == 204


def test_too_many_calls_of_others(karbon):
    """429 with its header, as when the window is used up."""
    response = failing(karbon, 429)

    assert response.headers["Retry-After"] == "10"
    assert response.json() == {
        "statusCode": "429",
        "message": "Rate limit is exceeded. Try again in 10 seconds.",
    }


def test_nothing_is_written(karbon):
    """Whatever the status."""
    for status in (409, 429, 500, 503):
        failing(karbon, status)

    assert karbon.rows("Contacts") == []
