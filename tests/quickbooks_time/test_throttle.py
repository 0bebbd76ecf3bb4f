"""Contract 4: 300 calls in five minutes a token."""


def calls(api, count):
    return [api.call("GET", "current_user").status_code for _ in range(count)]


def test_the_301st_call_in_five_minutes_is_throttled(api):
    """429, without a Retry-After, in the vendor's envelope."""
    passed = calls(api, 300)
    response = api.call("GET", "current_user")

    assert set(passed) == {200}
    assert response.status_code == 429
    assert response.text == '{"error":{"code":429,"message":"Too many requests"}}'
    assert "Retry-After" not in response.headers


def test_the_window_slides(api):
    """Calls leave it one by one."""
    clock = api.state.universe.clock
    calls(api, 1)
    clock.advance(100)
    calls(api, 299)
    clock.advance(200)

    assert calls(api, 2) == [200, 429]


def test_each_token_has_a_window_of_its_own(api):
    """A refreshed token starts afresh."""
    calls(api, 301)
    pair = api.state.access.new_pair(api.state.owner.id)
    api.session.headers["Authorization"] = f"Bearer {pair['access_token']}"

    assert calls(api, 1) == [200]


def test_a_token_made_by_hand_has_one_of_its_own(api, screens):
    """The app's is used up."""
    calls(api, 301)
    api.session.headers["Authorization"] = f"Bearer {screens.make_token('Zapier')}"

    assert calls(api, 1) == [200]


def test_grants_and_the_page_do_not_count(api):
    """Nor do calls that are refused for their token."""
    client = {key: api.access[key] for key in ("client_id", "client_secret")}
    for _ in range(310):
        assert api.call("POST", "grant", data=client).status_code == 400
        api.call("GET", "authorize", params=client)
        api.call("GET", "users", headers={"Authorization": "Bearer nobody"})

    assert calls(api, 301)[299:] == [200, 429]


def test_calls_that_are_refused_count(api):
    """A route that there is not is a call, too; a throttled one is none."""
    for _ in range(300):
        api.call("GET", "nothing")
    clock = api.state.universe.clock
    throttled = calls(api, 3)
    clock.advance(300)

    assert throttled == [429] * 3
    assert calls(api, 300) == [200] * 300


def test_the_window_can_be_a_fixed_one(api):
    """A switch: from the first call on, all at once."""
    api.state.set_behaviour(throttle_window="fixed")
    clock = api.state.universe.clock
    calls(api, 1)
    clock.advance(100)
    calls(api, 299)
    clock.advance(200)

    assert calls(api, 301) == [200] * 300 + [429]


def test_the_throttle_can_be_turned_off(api):
    """A switch."""
    api.state.set_behaviour(throttle=False)

    assert set(calls(api, 310)) == {200}
