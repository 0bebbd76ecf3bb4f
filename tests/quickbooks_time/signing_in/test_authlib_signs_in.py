"""A real OAuth client, unmodified: Authlib exchanges a code, refreshes by itself and calls the API."""

from authlib.integrations.requests_client import OAuth2Session

from sim.http.inprocess import WorldAdapter
from sim.quickbooks_time import HOSTS
from sim.quickbooks_time.routes import create_app
from tests.quickbooks_time.conftest import BASE
from tests.quickbooks_time.signing_in.conftest import AUTHORIZE, CALLBACK


def session(directory, access, **options):
    found = OAuth2Session(
        access["client_id"],
        access["client_secret"],
        token_endpoint=f"{BASE}/grant",
        token_endpoint_auth_method="client_secret_post",
        redirect_uri=CALLBACK,
        **options,
    )
    found.mount("https://", WorldAdapter(dict.fromkeys(HOSTS, create_app(directory))))
    return found


def test_a_code_is_exchanged_and_used(directory, api, screens):
    """From the address it sends a person to, over Allow, to the first call."""
    client = session(directory, api.access)
    address, state = client.create_authorization_url(AUTHORIZE)
    back = screens.allow(address)
    token = client.fetch_token(f"{BASE}/grant", authorization_response=back, state=state)

    assert token["expires_in"] == 864000
    assert client.get(f"{BASE}/current_user").status_code == 200


def test_an_expired_token_is_refreshed_and_the_new_pair_kept(directory, api):
    """Rotation reaches whoever stores the tokens."""
    stored = []
    expired = {"access_token": "dead", "refresh_token": api.access["refresh_token"], "expires_at": 1}
    client = session(
        directory,
        api.access,
        token=expired,
        update_token=lambda token, **_: stored.append(token["refresh_token"]),
    )

    response = client.get(f"{BASE}/current_user")

    assert response.status_code == 200
    assert len(stored) == 1
    assert stored[0] != api.access["refresh_token"]
