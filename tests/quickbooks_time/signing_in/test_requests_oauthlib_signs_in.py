"""A second real OAuth client, unmodified: requests-oauthlib sends a person, exchanges the code and refreshes."""

import pytest
from requests_oauthlib import OAuth2Session

from sim.http.inprocess import WorldAdapter
from sim.quickbooks_time import HOSTS
from sim.quickbooks_time.routes import create_app
from tests.quickbooks_time.conftest import BASE
from tests.quickbooks_time.signing_in.conftest import AUTHORIZE, CALLBACK


@pytest.fixture
def client(directory, api):
    found = OAuth2Session(api.access["client_id"], redirect_uri=CALLBACK)
    found.mount("https://", WorldAdapter(dict.fromkeys(HOSTS, create_app(directory))))
    return found


def test_from_the_address_to_a_fresh_pair(api, client, screens):
    """Its own state comes back, its own address is taken, and the pair rotates."""
    secret = {"client_secret": api.access["client_secret"], "include_client_id": True}
    address, _ = client.authorization_url(AUTHORIZE)
    first = client.fetch_token(f"{BASE}/grant", authorization_response=screens.allow(address), **secret)
    seen = client.get(f"{BASE}/current_user").status_code
    again = {"client_id": api.access["client_id"], "client_secret": api.access["client_secret"]}
    second = client.refresh_token(f"{BASE}/grant", **again)

    assert seen == client.get(f"{BASE}/current_user").status_code == 200
    assert (first["expires_in"], second["expires_in"]) == (864_000, 864_000)
    assert first["refresh_token"] != second["refresh_token"]


def test_a_refusal_reaches_it(client, screens):
    """As the error it knows."""
    address, _ = client.authorization_url(AUTHORIZE)

    with pytest.raises(Exception, match="access_denied"):
        client.fetch_token(f"{BASE}/grant", authorization_response=screens.deny(address))
