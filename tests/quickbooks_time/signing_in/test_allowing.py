"""Contract 1.2: the page in the browser, what it says and where its buttons lead."""

import re

import pytest

from tests.quickbooks_time.signing_in.conftest import (
    CALLBACK,
    asked,
    brought,
    browse,
    me,
    notes,
    url,
    with_code,
)


def test_the_page_names_the_firm_the_person_and_where_it_leads(api, screens):
    """Escaped, whatever they are called."""
    api.state.found_account("Larch & <Fern>", "larch", "Ola", "O'Neil", "ola@example.test")
    page = browse(api, "GET", params=asked(api, state='"><script>alert(1)</script>'))

    assert page.status_code == 200
    assert page.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "Larch &amp; &lt;Fern&gt;</strong> (larch)" in page.text
    assert "Ola O&#x27;Neil" in page.text
    assert "go back to app.example.test" in page.text
    assert "<script>" not in page.text


def test_the_page_is_plain_and_fetches_nothing(api):
    """A language, a title, a heading, a phone's width; no address but its own."""
    text = browse(api, "GET", params=asked(api)).text

    assert '<html lang="en">' in text
    assert "<title>Let this app into your account? - QuickBooks Time</title>" in text
    assert "<h1>Let this app into your account?</h1>" in text
    assert 'content="width=device-width, initial-scale=1"' in text
    assert re.findall(r'(?:src|href|action)="([^"]*)"', text) == ["/api/v1/authorize"]


def test_nobody_else_keeps_or_frames_it(api):
    """Headers that a page with a decision on it needs."""
    headers = browse(api, "GET", params=asked(api)).headers

    assert headers["Cache-Control"] == "no-store"
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]


def clicked(api, decision, **changes):
    page = browse(api, "GET", params=asked(api, **changes)).text
    kept = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page))
    form = {name: value.replace("&amp;", "&") for name, value in kept.items()}
    return browse(api, "POST", data=form | {"decision": decision})


def test_allow_leads_back_with_a_code_and_the_state(api):
    """In this order; the code becomes a token."""
    response = clicked(api, "allow")
    back = brought(response.headers["Location"])

    assert response.status_code == 302
    assert list(back) == ["code", "state"]
    assert re.fullmatch("[0-9a-f]{40}", back["code"])
    assert back["state"] == "s 1&2"
    assert me(api, with_code(api, back["code"]).json()["access_token"]).status_code == 200


def test_deny_leads_back_with_the_refusal(api):
    """error and error_description."""
    response = clicked(api, "deny")

    assert response.status_code == 302
    assert brought(response.headers["Location"]) == {
        "error": "access_denied",
        "error_description": "The user denied access to your application",
        "state": "s 1&2",
    }


def test_an_address_decides_nothing(api):
    """Only the button on the page does: whoever follows a link has allowed nothing."""
    page = browse(api, "GET", params=asked(api) | {"decision": "allow"})

    assert page.status_code == 200
    assert not api.state.access.now.codes


def test_a_button_that_there_is_not(api):
    """The page again."""
    assert browse(api, "POST", data=asked(api) | {"decision": "perhaps"}).status_code == 200


def test_what_the_vendor_does_not_read(api):
    """scope, display_mode and others change nothing."""
    more = {"scope": "everything", "display_mode": "sideways", "prompt": "none"}

    assert browse(api, "GET", params=asked(api, **more)).status_code == 200


@pytest.mark.parametrize(
    ("changes", "error", "description"),
    [
        ({"response_type": ""}, "invalid_request", "Invalid or missing response type"),
        ({"response_type": "both"}, "invalid_request", "Invalid or missing response type"),
        ({"response_type": "token"}, "unsupported_response_type", "implicit grant type not supported"),
        ({"state": ""}, "invalid_request", "The state parameter is required"),
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_malformed_call_is_sent_back_at_once(api, method, changes, error, description):
    """Nobody is asked, whatever button was pressed."""
    sent = asked(api, **changes)
    how = {"params": sent} if method == "GET" else {"data": sent | {"decision": "allow"}}
    back = brought(browse(api, method, **how).headers["Location"])

    assert (back["error"], back["error_description"]) == (error, description)
    assert "code" not in back


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"client_id": ""}, "No client id supplied"),
        ({"client_id": "nobody"}, "The client id supplied is invalid"),
        ({"redirect_uri": ""}, "No redirect URI was supplied or stored"),
        ({"redirect_uri": "https://evil.example/"}, "The redirect URI provided is missing or does not match"),
        ({"redirect_uri": f"{CALLBACK}/more"}, "The redirect URI provided is missing or does not match"),
        ({"redirect_uri": f"{CALLBACK}?x=1"}, "The redirect URI provided is missing or does not match"),
        ({"redirect_uri": "javascript:alert(1)"}, "The redirect URI provided is missing or does not match"),
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_call_that_cannot_be_sent_back_safely(api, method, changes, reason):
    """A page that says so, with both ways of asking for it."""
    sent = asked(api, **changes)
    response = browse(api, method, **({"params": sent} if method == "GET" else {"data": sent}))

    assert response.status_code == 400
    assert f"{reason}." in response.text
    assert "Location" not in response.headers


def test_the_journal_says_which_addresses_would_do(api, screens):
    """The page does not: whoever opened it may be anybody."""
    screens.register_redirect_uri("https://two.example/back")
    page = browse(api, "GET", params=asked(api, redirect_uri="https://evil.example/"))

    assert notes(api)[0] == f"registered is {CALLBACK}, https://two.example/back"
    assert "two.example" not in page.text


def test_a_state_comes_back_whole_or_not_at_all(api):
    """Four thousand characters do; more are refused on a page."""
    whole = brought(clicked(api, "allow", state="x" * 4_000).headers["Location"])["state"]
    page = browse(api, "POST", data=asked(api, state="x" * 4_001) | {"decision": "allow"})

    assert whole == "x" * 4_000
    assert page.status_code == 400
    assert "No parameter may be longer than 4,000 characters." in page.text


def test_a_token_is_no_client_id(api):
    """A credential of the same world, of another kind."""
    response = browse(api, "GET", params=asked(api, client_id=api.access["access_token"]))

    assert response.status_code == 400


def test_who_is_signed_in(api, screens, ada):
    """The owner, unless somebody else signed in; an archived person cannot allow anything."""
    screens.sign_in("ada@example.test")
    body = with_code(api, brought(clicked(api, "allow").headers["Location"])["code"]).json()
    screens.archive_user("ada@example.test")
    page = browse(api, "GET", params=asked(api))

    assert body["user_id"] == str(ada)
    assert page.status_code == 400
    assert "Nobody who may sign in" in page.text


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
def test_nothing_but_looking_and_clicking(api, method):
    """405, with a world and without one."""
    assert browse(api, method, params=asked(api)).status_code == 405
    assert browse(api, method).status_code == 405


def test_with_a_slash_at_its_end(api):
    """The same page."""
    response = api.session.get(url(api).replace("authorize?", "authorize/?"), headers={"Authorization": None})

    assert response.status_code == 200
