"""Where a vendor's documentation is silent, a switch says what its fake does."""

import pytest

from sim.http.connections import SERVICES


@pytest.mark.parametrize("service", SERVICES)
def test_reading(control, world, service):
    """Every service has switches."""
    assert control("GET", f"{world}/behaviour/{service}")["switches"]


def test_setting(control, world):
    """A switch that is set shows, the others stay, and a reset puts all of them back."""
    path = f"{world}/behaviour/quickbooks_time"
    before = control("GET", path)["switches"]
    after = control("PUT", path, json={"switches": {"throttle": False}})["switches"]
    control("POST", f"{world}/reset", 204)

    assert before["throttle"] is True
    assert after == {**before, "throttle": False}
    assert control("GET", path)["switches"] == before


@pytest.mark.parametrize(
    ("service", "switches", "status", "words"),
    [
        ("karbn", {}, 404, "did you mean 'karbon'?"),
        ("quickbooks_time", {"throtle": True}, 404, "there is no switch 'throtle'; did you mean 'throttle'?"),
        ("quickbooks_time", {"throttle": "yes"}, 422, "$.throttle"),
        ("karbon", {"top_over_limit": "ignored"}, 422, "$.top_over_limit"),
    ],
)
def test_what_cannot_be_set(control, world, service, switches, status, words):
    """An unknown switch or value is refused and nothing is set, not even those beside it."""
    path = f"{world}/behaviour/quickbooks"
    before = control("GET", path)
    body = {"switches": switches}

    assert words in control.refusal("PUT", f"{world}/behaviour/{service}", status, json=body)[1]
    assert control("GET", path) == before
