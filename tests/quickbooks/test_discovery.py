"""Where the OAuth endpoints are, and who it was that signed in."""

from typing import Any

import pytest

from tests.quickbooks.conftest import Company
from tests.quickbooks.test_oauth import AUTHORIZE, REVOKE, TOKENS


@pytest.mark.parametrize("host", ["developer.intuit.com", "developer.api.intuit.com"])
@pytest.mark.parametrize("slash", ["", "/"])
@pytest.mark.parametrize(
    ("document", "accounts"),
    [
        ("openid_sandbox_configuration", "sandbox-accounts.platform.intuit.com"),
        ("openid_configuration", "accounts.platform.intuit.com"),
    ],
)
def test_discovery_names_the_real_hosts(
    company: Company, document: str, slash: str, accounts: str, host: str
) -> None:
    """Every endpoint that oauth-py requires."""
    found = company.get(f"https://{host}/.well-known/{document}{slash}").json()

    assert found["token_endpoint"] == TOKENS
    assert found["authorization_endpoint"] == AUTHORIZE
    assert found["revocation_endpoint"] == REVOKE
    assert found["userinfo_endpoint"] == f"https://{accounts}/v1/openid_connect/userinfo"
    assert found["issuer"] == "https://oauth.platform.intuit.com/op/v1"
    assert found["jwks_uri"] == "https://oauth.platform.intuit.com/op/v1/jwks"
    assert found["id_token_signing_alg_values_supported"] == ["RS256"]


def test_discovery_over_sockets_names_where_it_was_asked(app: Any) -> None:
    """So that a client needs one address only."""
    found = app.test_client().get("/.well-known/openid_configuration", base_url="http://127.0.0.1:8083").json

    assert {
        address.partition("/")[2].split("/")[1]
        for name, address in found.items()
        if name.endswith("endpoint")
    } == {"127.0.0.1:8083"}


def test_userinfo_needs_a_bearer_token(company: Company) -> None:
    """And shows the owner."""
    url = "https://accounts.platform.intuit.com/v1/openid_connect/userinfo"

    assert company.get(url).json()["givenName"] == "Olivia"
    assert company.get(url, headers={"Authorization": "Bearer x"}).status_code == 401
