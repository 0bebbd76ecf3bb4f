"""Contract 1.2, display_mode create: whoever has no account makes one on the page."""

import pytest

from tests.quickbooks_time.signing_in.conftest import asked, brought, browse, with_code

NINA = {"company_name": "Nina & Co", "first_name": "Nina", "last_name": "Novak", "email": "nina@new.example"}


@pytest.fixture
def nobody(api, screens):
    screens.begin_sign_up()
    return asked(api, display_mode="create")


def test_the_page_asks_for_the_firm_and_its_owner(api, nobody):
    """Each question has a label."""
    page = browse(api, "GET", params=nobody)

    assert page.status_code == 200
    for words in ("Company name", "First name", "Last name", "Email address"):
        assert f"<label>{words}<input" in page.text


def test_sending_it_makes_the_account_and_lets_the_app_in(api, nobody):
    """The token is of its owner."""
    back = browse(api, "POST", data=nobody | NINA | {"decision": "create"})
    body = with_code(api, brought(back.headers["Location"])["code"]).json()

    assert api.state.account.company_name == "Nina & Co"
    assert body["user_id"] == str(api.state.owner.id)
    assert api.state.owner.email == "nina@new.example"


def test_what_is_missing_is_said_and_the_rest_kept(api, nobody):
    """Nothing was made."""
    page = browse(api, "POST", data=nobody | NINA | {"email": "", "decision": "create"})

    assert page.status_code == 400
    assert '<p role="alert">The sign-up page wants' in page.text
    assert 'value="Nina &amp; Co"' in page.text
    assert not len(api.state.tables.users)


def test_a_name_without_an_end(api, nobody):
    """The page takes two hundred characters of it."""
    browse(api, "POST", data=nobody | NINA | {"company_name": "N" * 5_000, "decision": "create"})

    assert api.state.account.company_name == "N" * 200


def test_leaving_it(api, nobody):
    """As Deny does, without an account."""
    back = browse(api, "POST", data=nobody | {"decision": "deny"})

    assert brought(back.headers["Location"])["error"] == "access_denied"
    assert not len(api.state.tables.users)


def test_whoever_has_an_account_is_asked_as_usual(api):
    """Its owner is signed in."""
    page = browse(api, "GET", params=asked(api, display_mode="create"))

    assert "Olive Owner" in page.text
    assert browse(api, "POST", data=asked(api) | NINA | {"decision": "create"}).status_code == 200
    assert api.state.account.company_name == "Example Firm"
