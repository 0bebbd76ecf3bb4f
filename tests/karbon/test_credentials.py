"""Who may call: two headers on every call, and which of them is bad is said."""

from types import SimpleNamespace

from sim.http.directory import Directory
from sim.karbon.state import KarbonState
from sim.physics.universe import Universe


def test_both_credentials_open_the_account(karbon):
    """A bearer and an access key that belong together are let in."""
    assert karbon.get("Users").status_code == 200


def test_the_credentials_look_like_karbons(open_account):
    """The bearer is a GUID; the access key has three segments and begins eyJ."""
    access = open_account("looks").state.access

    assert [len(part) for part in access.bearer.split("-")] == [8, 4, 4, 4, 12]
    assert access.access_key.startswith("eyJ")
    assert access.access_key.count(".") == 2


def test_a_bad_bearer_is_named(karbon):
    """An unknown bearer gets the flat live body with a number."""
    response = karbon.call("GET", "Users", headers={"Authorization": "Bearer nonsense"})

    assert response.status_code == 401
    assert response.json() == {"statusCode": 401, "message": "Unauthorized. Auth token is missing or invalid"}


def test_a_bad_access_key_is_named(karbon):
    """With a good bearer the text speaks of the static key."""
    response = karbon.call("GET", "Users", headers={"AccessKey": "eyJ"})

    assert response.status_code == 401
    assert response.json()["message"] == "Unauthorized. Static Key is missing or invalid"


def test_swapped_credentials_are_refused(karbon):
    """The bearer does not serve as access key, nor the other way round."""
    access = karbon.state.access
    headers = {"Authorization": f"Bearer {access.access_key}", "AccessKey": access.bearer}

    assert karbon.call("GET", "Users", headers=headers).status_code == 401


def test_missing_credentials_are_refused(karbon):
    """Nothing at all is as bad as nonsense."""
    response = karbon.call("GET", "Users", headers={"Authorization": None, "AccessKey": None})

    assert response.status_code == 401


def test_opening_again_voids_what_was_handed_out(karbon):
    """After new credentials the old ones lead nowhere."""
    karbon.state.open_access("one")

    assert karbon.get("Users").status_code == 401


def test_the_documented_401_is_a_switch(karbon):
    """The reference nests the body and has text for the status."""
    karbon.state.set_behaviour(unauthorized_body="documented")

    response = karbon.call("GET", "Users", headers={"AccessKey": "bad"})

    assert response.json() == {"error": {"statusCode": "401", "message": "JWT not present."}}


def test_the_status_in_a_401_can_be_text(karbon):
    """Row 4 of the table of disagreements."""
    karbon.state.set_behaviour(numeric_status_in_401=False)

    assert karbon.call("GET", "Users", headers={"AccessKey": "bad"}).json()["statusCode"] == "401"


def test_two_worlds_of_one_seed_share_no_credential():
    """The name of the world is part of every credential."""
    opened = [KarbonState(Universe(7)).open_access(name) for name in ("left", "right")]

    assert set(opened[0].values()).isdisjoint(opened[1].values())


def test_every_credential_is_announced():
    """Whoever keeps many worlds hears of both."""
    universe, directory = Universe(1), Directory()
    world = SimpleNamespace(universe=universe)
    universe.announce = lambda credential: directory.enter(credential, world)

    access = KarbonState(universe).open_access("told")

    assert all(directory.find(credential) is world for credential in access.values())


def test_probes_need_no_credentials(karbon):
    """Ping and status answer anybody."""
    nobody = {"Authorization": None, "AccessKey": None}

    assert "pong" in karbon.call("GET", "https://api.karbonhq.com/api/ping", headers=nobody).text
    assert "MachineName" in karbon.call("GET", "https://api.karbonhq.com/api/apistatus", headers=nobody).text
