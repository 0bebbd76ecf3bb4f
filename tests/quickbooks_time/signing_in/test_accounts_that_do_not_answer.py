"""Contract 2.3: 402 when billing is not current, 499 when the account blocks the address."""

from tests.quickbooks_time.signing_in.conftest import asked, browse


def test_billing_is_not_current(api, screens):
    """402 in the API's envelope, until the bill is paid."""
    screens.let_billing_lapse()
    response = api.call("GET", "users")
    screens.pay_the_bill()

    assert response.status_code == response.json()["error"]["code"] == 402
    assert list(response.json()["error"]) == ["code", "message"]
    assert api.call("GET", "users").status_code == 200


def test_the_address_is_blocked(api, screens):
    """499, until the account answers to all again."""
    screens.block_unauthorized_addresses()
    response = api.call("GET", "users")
    screens.allow_all_addresses()

    assert response.status_code == response.json()["error"]["code"] == 499
    assert api.call("GET", "users").status_code == 200


def test_the_token_is_looked_at_first(api, screens):
    """Whoever has none learns nothing about the account; the address comes before the bill."""
    screens.let_billing_lapse()
    screens.block_unauthorized_addresses()

    assert api.call("GET", "users", headers={"Authorization": "Bearer nobody"}).status_code == 401
    assert api.call("GET", "users").status_code == 499


def test_nothing_is_written_meanwhile(api, screens):
    """A refused call leaves no trace."""
    screens.let_billing_lapse()
    api.call("POST", "jobcodes", json={"data": [{"name": "Acme"}]})
    screens.pay_the_bill()

    assert "Acme" not in [row["name"] for row in api.rows("jobcodes")]


def test_the_page_in_the_browser_is_there_all_the_same(api, screens):
    """What is refused are calls."""
    screens.let_billing_lapse()

    assert browse(api, "GET", params=asked(api)).status_code == 200
