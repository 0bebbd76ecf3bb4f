"""Contract 1.3, 1.4: what the browser brought back becomes tokens, once and soon."""

from tests.quickbooks_time.signing_in.conftest import CALLBACK, brought, me, notes, url, with_code

UNKNOWN = (
    '{"error":"invalid_grant",'
    '"error_description":"Authorization code doesn\'t exist or is invalid for the client"}'
)


def code(api, screens):
    return brought(screens.allow(url(api)))["code"]


def test_the_token_acts_as_whoever_allowed_the_app(api, screens, ada):
    """From Allow to the first call."""
    body = with_code(api, screens.authorize_app("ada@example.test")).json()

    assert body["user_id"] == str(ada)
    assert list(me(api, body["access_token"]).json()["results"]["users"]) == [str(ada)]


def test_a_code_works_once(api, screens):
    """The second use is refused."""
    bought = code(api, screens)
    first, again = with_code(api, bought), with_code(api, bought)

    assert (first.status_code, again.status_code) == (200, 400)
    assert again.text == UNKNOWN
    assert notes(api)[0] == "the code was used"


def test_a_code_is_bound_to_its_redirect(api, screens):
    """Another address is refused, and so is none; the right one is good after that."""
    bought = code(api, screens)
    elsewhere = with_code(api, bought, "https://evil.example/")
    nowhere = with_code(api, bought, "")

    assert elsewhere.status_code == 400
    assert elsewhere.text == nowhere.text
    assert elsewhere.text == (
        '{"error":"redirect_uri_mismatch","error_description":"The redirect URI is missing or do not match"}'
    )
    assert with_code(api, bought, CALLBACK).status_code == 200


def test_a_code_lives_ten_minutes(api, screens):
    """The last second, then too late."""
    bought, late = code(api, screens), code(api, screens)
    api.state.universe.clock.advance(599)
    in_time = with_code(api, bought)
    api.state.universe.clock.advance(1)
    too_late = with_code(api, late)

    assert (in_time.status_code, too_late.status_code) == (200, 400)
    assert too_late.text == (
        '{"error":"invalid_grant","error_description":"The authorization code has expired"}'
    )


def test_a_code_of_nobody(api):
    """Never handed out."""
    assert with_code(api, "0" * 40).text == UNKNOWN


def test_what_a_person_took_back(api, screens):
    """A code that was not exchanged yet is dead, too."""
    bought = code(api, screens)
    screens.revoke_app(api.state.owner.email)

    assert with_code(api, bought).text == UNKNOWN
