"""120 calls a minute; then 429 until the window ends."""


def exhaust(caller):
    for _ in range(120):
        assert caller.get("Roles").status_code == 200


def test_the_121st_call_of_a_minute_is_refused(open_account):
    """The answer says twice how long to wait."""
    caller = open_account()
    exhaust(caller)
    caller.state.universe.clock.advance(49.5)

    response = caller.get("Roles")

    assert response.status_code == 429
    assert response.headers["Retry-After"] == "11"
    assert response.json() == {
        "statusCode": "429",
        "message": "Rate limit is exceeded. Try again in 11 seconds.",
    }


def test_waiting_as_told_is_enough(open_account):
    """After Retry-After the next call passes."""
    caller = open_account()
    exhaust(caller)

    caller.state.universe.clock.advance(int(caller.get("Roles").headers["Retry-After"]))

    assert caller.get("Roles").status_code == 200


def test_the_status_in_a_429_can_be_a_number(open_account):
    """Row 4 of the table of disagreements."""
    caller = open_account()
    caller.state.set_behaviour(numeric_status_in_404_and_429=True)
    exhaust(caller)

    assert caller.get("Roles").json()["statusCode"] == 429


def test_the_limit_can_be_switched_off(open_account):
    """A scenario about something else need not count its calls."""
    caller = open_account()
    caller.state.set_behaviour(rate_limited=False)
    exhaust(caller)

    assert caller.get("Roles").status_code == 200


def test_the_window_is_part_of_a_snapshot(open_account):
    """A world put back has its calls back."""
    caller = open_account()
    before = caller.state.universe.snapshot()
    exhaust(caller)
    caller.state.universe.restore(before)

    assert caller.get("Roles").status_code == 200
