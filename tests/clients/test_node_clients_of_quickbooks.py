"""intuit-oauth and node-quickbooks, unmodified, at the addresses that are wired into them."""

import pytest

from tests.clients.installing import HERE, node_packages


@pytest.fixture(scope="module")
def modules():
    return node_packages("node_quickbooks")


@pytest.fixture
def found(modules, books):
    """Runs a script for the company, and returns what it found."""

    def run(script):
        return books.answered("node", HERE / "node_quickbooks" / script, NODE_PATH=str(modules))

    return run


def test_from_authorize_to_revoke(found, books):
    """A person refuses and then allows; tokens are bought, proven, refreshed and ended."""
    seen = found("authorize_to_revoke.js")
    realm = books.found["realm_id"]

    assert ">Connect</button>" in seen["page"]
    assert seen["refused"] == "https://app.example.com/callback?error=access_denied&state=s-1"
    assert seen["back"].startswith("https://app.example.com/callback?code=")
    assert seen["back"].endswith(f"&state=s-1&realmId={realm}")
    assert seen["realm"] == realm
    assert (seen["token"]["expires_in"], seen["token"]["x_refresh_token_expires_in"]) == (3600, 8726400)
    assert seen["valid"] is True
    assert "@" in seen["email"]
    assert seen["company"] == "Baseline Accounting"
    assert seen["refreshed"]["refresh_token"] == seen["token"]["refresh_token"]
    assert seen["refreshed"]["x_refresh_token_hard_expires_in"] <= 157680000
    assert seen["twice"] == seen["wrong"] == seen["again"] == ["invalid_grant", "Token invalid"]
    assert seen["revoked"] == 200
    assert seen["afterwards"][1] == "401"


def test_customers_and_time_are_kept(found):
    """With `format=json`, lower-case names in queries and a last page that is full."""
    seen = found("keep_books.js")
    status, fault = seen["duplicate"]

    assert seen["idempotent"] is True
    assert (status, fault["Error"][0]["code"]) == (400, "6240")
    assert seen["path"] == "Amy's Bird Sanctuary:2026 Tax"
    assert seen["changed"] == ["1", "by node", "2026 Tax"]
    assert seen["named"] == 1
    assert seen["all"] == sorted(seen["all"])
    assert len(set(seen["all"])) == seen["count"] == len(seen["all"])
    assert seen["time"] == ["Emily Platt", "Amy's Bird Sanctuary:2026 Tax", 90]
    assert (seen["deleted"], seen["left"]) == ("Deleted", {})
