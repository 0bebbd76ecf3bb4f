"""A new account, opened on the sign-up page: empty, with an owner whom the app acts for."""

import pytest

from sim.quickbooks_time.screens import QuickBooksTimeScreens, ScreenRefused

NINA = ("Nina & Co", "Nina", "Novak", "nina@new.example")


@pytest.fixture
def screens(api):
    found = QuickBooksTimeScreens(api.state)
    found.add_job("Old job")
    found.install_addon("Custom Fields")
    return found


def test_while_the_page_is_open(api, screens):
    """There is no account, and no token leads to one."""
    screens.begin_sign_up()

    assert api.call("GET", "jobcodes").status_code == 401
    assert api.call("GET", "current_user").status_code == 401


def test_a_new_account(api, screens):
    """Its owner is an administrator and alone; there is no job and no add-on."""
    screens.begin_sign_up()
    screens.finish_sign_up(*NINA)

    (owner,) = api.rows("users")
    assert (owner["email"], owner["company_name"]) == ("nina@new.example", "Nina & Co")
    assert list(api.get("current_user")["results"]["users"]) == [str(owner["id"])]
    assert owner["permissions"]["admin"] is True
    assert screens.jobs() == []
    assert not api.state.has_custom_fields()


def test_it_is_another_account(api, screens):
    """Whoever knew the one before can tell them apart."""
    before = api.state.account.client_url
    screens.begin_sign_up()
    screens.finish_sign_up(*NINA)

    assert api.state.account.client_url != before


def test_jobs_of_a_new_account(api, screens):
    """It can be worked with at once."""
    screens.begin_sign_up()
    screens.finish_sign_up(*NINA)

    assert api.post("jobcodes", {"name": "Acme", "assigned_to_all": True})[0]["_status_code"] == 200


def test_a_renewed_token(api, screens):
    """A refresh token goes over to the new owner, too."""
    screens.begin_sign_up()
    screens.finish_sign_up(*NINA)
    form = {"grant_type": "refresh_token", **{key: api.access[key] for key in KEYS}}
    pair = api.call("POST", "grant", data=form).json()

    headers = {"Authorization": f"Bearer {pair['access_token']}"}
    assert api.call("GET", "users", headers=headers).status_code == 200


KEYS = ("client_id", "client_secret", "refresh_token")


@pytest.mark.parametrize("page", [NINA, ("", "N", "N", "n@new.example"), ("Co", "N", "N", " ")])
def test_a_page_that_is_not_taken(screens, page):
    """Nobody signs up over an account, or without a name and an address."""
    if page is not NINA:
        screens.begin_sign_up()

    with pytest.raises(ScreenRefused):
        screens.finish_sign_up(*page)
