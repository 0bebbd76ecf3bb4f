"""One app serves many accounts: the credential picks the world, and nothing leaks."""

from types import SimpleNamespace

import pytest

from sim.physics.universe import Universe
from sim.quickbooks_time.state import QuickBooksTimeState
from tests.quickbooks_time.conftest import BASE


@pytest.fixture
def other(directory):
    universe = Universe(7)
    state = QuickBooksTimeState(universe)
    world = SimpleNamespace(universe=universe, quickbooks_time=state)
    universe.announce = lambda credential: directory.enter(credential, world)
    return state


def test_two_worlds_of_one_seed_share_no_credential(api, other):
    """Their names tell them apart; the same name gives the same bytes."""
    mine, theirs = api.access, other.open_access("other")

    assert not set(mine.values()) & set(theirs.values())
    assert other.open_access("lone") == mine


def test_the_token_picks_the_account(api, other):
    """Each sees its own firm."""
    other.found_account("Other Firm", "other", "Otto", "Other", "otto@example.test")
    token = other.open_access("other")["access_token"]

    theirs = api.session.get(f"{BASE}/current_user", headers={"Authorization": f"Bearer {token}"}).json()

    assert [row["company_name"] for row in theirs["results"]["users"].values()] == ["Other Firm"]
    assert api.rows("users")[0]["company_name"] == "Example Firm"


def test_a_refresh_token_of_another_client_is_refused(api, other):
    """Even of a world that is here, too."""
    theirs = other.open_access("other")
    form = {"grant_type": "refresh_token", "refresh_token": theirs["refresh_token"]}
    client = {key: api.access[key] for key in ("client_id", "client_secret")}

    response = api.session.post(f"{BASE}/grant", data=form | client)

    assert response.status_code == 400
    assert response.json()["error_description"] == "Invalid refresh token"


def test_a_refreshed_token_is_announced(api, directory):
    """So that the next call finds its world."""
    form = {key: api.access[key] for key in ("refresh_token", "client_id", "client_secret")}
    body = api.session.post(f"{BASE}/grant", data={"grant_type": "refresh_token", **form}).json()

    assert directory.find(body["access_token"]) is directory.find(api.access["access_token"])


def test_going_back_in_time_takes_everything_back(api, screens, ada, acme):
    """Records, credentials, switches, throttle."""
    snapshot = api.state.universe.snapshot()
    before = api.call("GET", "jobcodes").content
    screens.add_job("Later")
    api.state.set_behaviour(timesheet_state=False)
    screens.revoke_app(api.state.owner.email)
    api.state.universe.restore(snapshot)

    assert api.call("GET", "jobcodes").content == before
    assert api.state.behaviour.timesheet_state is True


def test_the_same_calls_give_the_same_bytes(api, other):
    """Same seed, same ids, same stamps."""
    token = other.open_access("other")["access_token"]
    sent = {"data": [{"name": "Acme"}, {"name": "Borealis"}]}

    mine = api.call("POST", "jobcodes", json=sent)
    theirs = api.call("POST", "jobcodes", json=sent, headers={"Authorization": f"Bearer {token}"})

    assert mine.content == theirs.content


def test_a_refused_batch_leaves_nothing_behind(api):
    """No record, and no id that was used up."""
    api.call("POST", "jobcodes", json={"data": [{"name": "A"}, {"name": ""}]})
    row = api.post("jobcodes", {"name": "A"})[0]

    assert row["id"] == 9001
