"""The id_token says who allowed the app in, and the published keys prove it to any validator."""

from collections.abc import Iterator
from typing import Any

import pytest
from freezegun import freeze_time
from intuitlib.client import AuthClient
from intuitlib.enums import Scopes
from joserfc import jwt
from joserfc.errors import BadSignatureError
from joserfc.jwk import KeySet

from sim.http.inprocess import mounted
from tests.quickbooks.conftest import Company
from tests.quickbooks.test_oauth import AUTHORIZE, BACK, answered, ask, consent

KEYS = "https://oauth.platform.intuit.com/op/v1/jwks"
START = 1772442000
CALLBACK = "https://app.example.com/callback"


def first_tokens(company: Company, scope: str) -> dict[str, Any]:
    data = consent(company, scope=scope) | {"decision": "allow"}
    code = answered(company.call("POST", AUTHORIZE, data=data, allow_redirects=False))["code"]
    return ask(company, grant_type="authorization_code", code=code, redirect_uri=BACK).json()


def test_it_is_signed_by_a_published_key(company: Company) -> None:
    """Claims as Intuit has them: a list of one audience, and the realm."""
    token = first_tokens(company, "openid profile com.intuit.quickbooks.accounting")["id_token"]
    found = jwt.decode(token, KeySet.import_key_set(company.get(KEYS).json()), algorithms=["RS256"])

    assert found.claims == {
        "sub": company.state.owner.sub,
        "aud": [company.access["client_id"]],
        "realmid": company.access["realm_id"],
        "auth_time": START,
        "iss": "https://oauth.platform.intuit.com/op/v1",
        "exp": START + 3600,
        "iat": START,
    }


def test_a_changed_one_is_not(company: Company) -> None:
    """So that a validator has something to refuse."""
    head, body, signature = first_tokens(company, "openid")["id_token"].split(".")
    keys = KeySet.import_key_set(company.get(KEYS).json())

    with pytest.raises(BadSignatureError):
        jwt.decode(f"{head}.{body}.{signature[::-1]}", keys, algorithms=["RS256"])


def test_no_private_part_of_the_key_is_published(company: Company) -> None:
    """Only modulus and exponent."""
    (key,) = company.get(KEYS).json()["keys"]

    assert key.keys() == {"kty", "kid", "use", "alg", "n", "e"}


def test_whoever_did_not_ask_for_it_gets_none(company: Company) -> None:
    """`openid` is a word of its own."""
    assert "id_token" not in first_tokens(company, "com.intuit.quickbooks.accounting openid2")


@pytest.mark.parametrize("again", [False, True])
def test_another_with_a_refresh_is_a_switch(company: Company, again: bool) -> None:
    """OpenID allows both."""
    company.state.set_behaviour(id_token_on_refresh=again)
    tokens = ask(company, grant_type="refresh_token", refresh_token=company.access["refresh_token"]).json()

    assert ("id_token" in tokens) is again


def test_one_seed_signs_the_same(open_company: Any) -> None:
    """Byte for byte."""
    first, second = (first_tokens(open_company(), "openid")["id_token"] for _ in range(2))

    assert first == second


@pytest.fixture
def auth(company: Company, hosts: dict[str, Any]) -> Iterator[AuthClient]:
    """intuit-oauth, at the hosts that its own settings name."""
    keys = (company.access["client_id"], company.access["client_secret"])
    with mounted(hosts):
        yield AuthClient(*keys, CALLBACK, "sandbox")


def test_intuits_own_client_validates_it(company: Company, auth: AuthClient) -> None:
    """It keeps a token only if audience, issuer, end and signature are right."""
    url = auth.get_authorization_url([Scopes.OPENID], state_token="s-1")
    back = answered(auth.post(url, data={"decision": "allow"}, allow_redirects=False))
    with freeze_time(company.state.universe.clock.now()):
        auth.get_bearer_token(back["code"], realm_id=back["realmId"])

    assert auth.id_token is not None
    assert auth.id_token.count(".") == 2
