"""Contract 1.3, 1.4: POST /grant, its answer and every way in which it is refused."""

import pytest

from tests.quickbooks_time.conftest import BASE
from tests.quickbooks_time.signing_in.conftest import grant, me, notes, refresh

NO_TYPE = '{"error":"invalid_request","error_description":"The grant type was not specified in the request"}'
PASSWORD = '{"error":"unsupported_grant_type","error_description":"Grant type \\"password\\" not supported"}'
NO_CLIENT = (
    '{"error":"invalid_client",'
    '"error_description":"Client credentials were not found in the headers or body"}'
)
WRONG_CLIENT = '{"error":"invalid_client","error_description":"The client credentials are invalid"}'
NO_CODE = '{"error":"invalid_request","error_description":"Missing parameter: \\"code\\" is required"}'
NO_REFRESH = (
    '{"error":"invalid_request","error_description":"Missing parameter: \\"refresh_token\\" is required"}'
)
DEAD = '{"error":"invalid_grant","error_description":"Invalid refresh token"}'


def test_the_answer_is_the_documented_one_byte_for_byte(api):
    """Keys, their order, strings for ids."""
    response = refresh(api, api.access["refresh_token"])
    body = response.json()

    assert response.status_code == 200
    assert response.text == (
        f'{{"access_token":"{body["access_token"]}","expires_in":864000,"token_type":"bearer","scope":"",'
        f'"refresh_token":"{body["refresh_token"]}","user_id":"501","company_id":"4001",'
        '"client_url":"examplefirm"}'
    )
    assert len(body["access_token"]) == len(body["refresh_token"]) == 40
    assert me(api, body["access_token"]).status_code == 200


def test_client_type_as_one_client_saw_it(api):
    """A switch; at the end."""
    api.state.set_behaviour(grant_client_type="web")

    assert refresh(api, api.access["refresh_token"]).text.endswith('"client_type":"web"}')


@pytest.mark.parametrize(
    ("form", "body"),
    [
        ({}, NO_TYPE),
        ({"grant_type": "password"}, PASSWORD),
        ({"grant_type": "refresh_token", "client_id": ""}, NO_CLIENT),
        ({"grant_type": "refresh_token", "client_secret": ""}, NO_CLIENT),
        ({"grant_type": "refresh_token", "client_id": "nobody"}, WRONG_CLIENT),
        ({"grant_type": "refresh_token", "client_secret": "wrong", "refresh_token": "x"}, WRONG_CLIENT),
        ({"grant_type": "authorization_code"}, NO_CODE),
        ({"grant_type": "refresh_token"}, NO_REFRESH),
        ({"grant_type": "refresh_token", "refresh_token": "nobody's"}, DEAD),
    ],
)
def test_a_grant_that_lacks_something_says_so(api, form, body):
    """All of them 400, and so without WWW-Authenticate."""
    response = grant(api, **form)

    assert (response.status_code, response.text) == (400, body)
    assert "WWW-Authenticate" not in response.headers


def test_a_secret_of_before(api):
    """Opening the world anew gave the app others."""
    api.state.open_access("lone again")

    assert refresh(api, api.access["refresh_token"]).text == WRONG_CLIENT
    assert notes(api)[0] == "the client_id is not the current one"


@pytest.mark.parametrize("how", ["data", "json", "files"])
def test_a_form_json_or_what_curl_sends_for_a_php_array(api, how):
    """And a stale Authorization header is not looked at, nor is HTTP Basic."""
    fields = {name: api.access[name] for name in ("client_id", "client_secret", "refresh_token")}
    fields["grant_type"] = "refresh_token"
    sent = {name: (None, value) for name, value in fields.items()} if how == "files" else fields

    response = api.session.post(f"{BASE}/grant", **{how: sent}, headers={"Authorization": "Bearer stale"})

    assert response.status_code == 200


def test_basic_alone_does_not_do(api):
    """Credentials travel in the body."""
    client = (api.access["client_id"], api.access["client_secret"])
    form = {"grant_type": "refresh_token", "refresh_token": api.access["refresh_token"]}

    assert api.session.post(f"{BASE}/grant", data=form, auth=client).text == NO_CLIENT


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH"])
def test_nothing_but_post(api, method):
    """405."""
    assert api.call(method, "grant").status_code == 405


def test_a_grant_leaves_an_account_that_does_not_pay_its_tokens(api, screens):
    """What is refused to it are the calls."""
    screens.let_billing_lapse()

    assert refresh(api, api.access["refresh_token"]).status_code == 200
