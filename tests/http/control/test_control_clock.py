"""A world's clock can be read, advanced, set, and made to follow the wall clock."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.http.control_client import control_of

START = "2026-03-02T09:00:00Z"


def test_reading(control, world):
    """It stands still by itself."""
    assert control("GET", f"{world}/clock") == {"now": START, "follows_wall_clock": False}


def test_advancing(control, world):
    """Time passes for this world only."""
    control("POST", "/worlds", 201, json={"name": "two", "fork_of": "one"})
    moved = control("POST", f"{world}/clock/advance", json={"seconds": 90})

    assert moved == {"now": "2026-03-02T09:01:30Z", "follows_wall_clock": False}
    assert control("GET", "/worlds/two/clock")["now"] == START


def test_setting(control, world):
    """Any zone is understood and shown as UTC."""
    moved = control("PUT", f"{world}/clock", json={"now": "2026-07-01T12:00:00+02:00"})

    assert moved["now"] == "2026-07-01T10:00:00Z"


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/clock/advance", {"seconds": -1}),
        ("POST", "/clock/advance", {"seconds": 1e12}),
        ("POST", "/clock/advance", {"seconds": "1"}),
        ("POST", "/clock/advance", {}),
        ("PUT", "/clock", {"now": "2026-07-01T12:00:00"}),
        ("PUT", "/clock", {"now": "9999-12-31T00:00:00Z"}),
        ("PUT", "/clock", {"now": "0001-01-01T00:00:00+14:00"}),
        ("PUT", "/clock", {"now": "noon"}),
        ("PUT", "/clock", {"not": "noon"}),
    ],
)
def test_what_is_no_time(control, world, method, path, body):
    """It is refused and the clock stays."""
    control.refusal(method, world + path, 422, json=body)

    assert control("GET", f"{world}/clock")["now"] == START


def test_the_end_of_time(control, world):
    """However often time is advanced, the clock stays within years that every vendor can write."""
    for _ in range(17):
        control("POST", f"{world}/clock/advance", json={"seconds": 3650 * 86_400})
    code, message = control.refusal("POST", f"{world}/clock/advance", 422, json={"seconds": 3650 * 86_400})

    assert (code, message) == ("bad_body", "a world's time lies between the years 1990 and 2199.")


def test_no_wall_clock(control, world):
    """In process there is none to follow."""
    assert (
        control.refusal("PUT", f"{world}/clock", 409, json={"follows_wall_clock": True})[0] == "no_wall_clock"
    )


def test_following(worlds):
    """A world follows the wall clock from an instant of its own, until it is told to stand still."""
    wall = [datetime(2030, 1, 1, tzinfo=UTC)]
    with control_of(worlds, lambda: wall[0]) as control:
        control("POST", "/worlds", 201, json={"name": "one", "firm": "baseline"})
        control("PUT", "/worlds/one/clock", json={"now": START, "follows_wall_clock": True})
        wall[0] += timedelta(seconds=5)
        running = control("GET", "/worlds/one/clock")
        control("PUT", "/worlds/one/clock", json={"follows_wall_clock": False})
        wall[0] += timedelta(seconds=5)
        standing = control("GET", "/worlds/one/clock")

    assert running == {"now": "2026-03-02T09:00:05Z", "follows_wall_clock": True}
    assert standing == {"now": "2026-03-02T09:00:05Z", "follows_wall_clock": False}
