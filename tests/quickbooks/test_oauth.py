"""Consent, codes, tokens and their ends, as any OAuth client meets them."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests

from tests.quickbooks.conftest import Company

TOKENS = "https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer"
REVOKE = "https://developer.api.intuit.com/v2/oauth2/tokens/revoke"
AUTHORIZE = "https://appcenter.intuit.com/connect/oauth2"
BACK = "https://app.example.com/callback?tab=1"


def ask(company: Company, **fields: str) -> requests.Response:
    auth = (company.access["client_id"], company.access["client_secret"])
    return company.call("POST", TOKENS, data=fields, auth=auth)


def consent(company: Company, **changes: str) -> dict[str, str]:
    asked = {
        "client_id": company.access["client_id"],
        "response_type": "code",
        "scope": "com.intuit.quickbooks.accounting",
        "redirect_uri": BACK,
        "state": "s1",
    }
    return asked | changes


def answered(response: requests.Response) -> dict[str, str]:
    assert response.status_code == 302, response.text
    return {
        name: values[0] for name, values in parse_qs(urlsplit(response.headers["Location"]).query).items()
    }


def code(company: Company) -> str:
    data = consent(company) | {"decision": "allow"}
    return answered(company.call("POST", AUTHORIZE, data=data, allow_redirects=False))["code"]


def test_the_consent_page_names_the_company_and_keeps_what_was_asked(company: Company) -> None:
    """Escaped."""
    company.state.found_account("Larch & <Fern>")
    page = company.get(AUTHORIZE, params=consent(company, state='"><script>'))

    assert page.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "Larch &amp; &lt;Fern&gt;" in page.text
    assert "<script>" not in page.text
    assert '<button name="decision" value="allow">Connect</button>' in page.text
    assert '<button name="decision" value="deny">No, thanks</button>' in page.text


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_allowing_leads_back_with_code_state_and_realm(company: Company, method: str) -> None:
    """What the address had already is kept."""
    asked = consent(company) | {"decision": "allow"}
    where = {"params": asked} if method == "GET" else {"data": asked}
    back = answered(company.call(method, AUTHORIZE, allow_redirects=False, **where))

    assert back.keys() == {"tab", "code", "state", "realmId"}
    assert (back["state"], back["realmId"]) == ("s1", company.access["realm_id"])


def test_refusing_leads_back_without_a_code(company: Company) -> None:
    """error and state only."""
    asked = consent(company) | {"decision": "deny"}

    assert answered(company.call("POST", AUTHORIZE, data=asked, allow_redirects=False)) == {
        "tab": "1",
        "error": "access_denied",
        "state": "s1",
    }


@pytest.mark.parametrize(
    "changes", [{"client_id": "ABnobody"}, {"redirect_uri": ""}, {"redirect_uri": "javascript:alert(1)"}]
)
def test_a_request_that_cannot_be_sent_back(company: Company, changes: dict[str, str]) -> None:
    """A page that says so."""
    assert company.get(AUTHORIZE, params=consent(company, **changes)).status_code == 400


def test_a_code_buys_tokens_once(company: Company) -> None:
    """Keys of the answer in the recorded order."""
    bought = code(company)
    first = ask(company, grant_type="authorization_code", code=bought, redirect_uri=BACK)
    second = ask(company, grant_type="authorization_code", code=bought, redirect_uri=BACK)
    tokens = first.json()

    assert list(tokens) == [
        "token_type",
        "expires_in",
        "refresh_token",
        "x_refresh_token_expires_in",
        "access_token",
    ]
    assert (tokens["token_type"], tokens["expires_in"], tokens["x_refresh_token_expires_in"]) == (
        "bearer",
        3600,
        8726400,
    )
    bearer = {"Authorization": f"Bearer {tokens['access_token']}"}
    assert company.get("companyinfo/1", headers=bearer).status_code == 200
    assert second.status_code == 400


def test_a_code_is_for_one_address_and_five_minutes(company: Company) -> None:
    """Else invalid_grant."""
    elsewhere = ask(
        company, grant_type="authorization_code", code=code(company), redirect_uri="https://evil.example"
    )
    late = code(company)
    company.state.universe.clock.advance(300)
    too_late = ask(company, grant_type="authorization_code", code=late, redirect_uri=BACK)

    assert elsewhere.text == too_late.text == '{"error_description":"Token invalid","error":"invalid_grant"}'


def test_a_refresh_within_a_day_gives_the_same_refresh_token(company: Company) -> None:
    """With what is left of its 101 days."""
    company.state.universe.clock.advance(7200)
    tokens = ask(company, grant_type="refresh_token", refresh_token=company.access["refresh_token"]).json()

    assert tokens["refresh_token"] == company.access["refresh_token"]
    assert tokens["x_refresh_token_expires_in"] == 8726400 - 7200
    assert tokens["access_token"] != company.access["access_token"]


@pytest.mark.parametrize(("works", "status"), [(False, 400), (True, 200)])
def test_what_becomes_of_a_replaced_refresh_token_is_a_switch(
    company: Company, works: bool, status: int
) -> None:
    """Reports say that it is dead at once."""
    company.state.set_behaviour(rotate_refresh_token_after_s=60, replaced_refresh_token_works=works)
    company.state.universe.clock.advance(60)
    old = company.access["refresh_token"]
    new = ask(company, grant_type="refresh_token", refresh_token=old).json()["refresh_token"]

    assert new != old
    assert ask(company, grant_type="refresh_token", refresh_token=new).status_code == 200
    assert ask(company, grant_type="refresh_token", refresh_token=old).status_code == status


def test_a_refresh_token_ends_after_101_days(company: Company) -> None:
    """invalid_grant."""
    company.state.universe.clock.advance(8726400)
    response = ask(company, grant_type="refresh_token", refresh_token=company.access["refresh_token"])

    assert (response.status_code, response.json()["error"]) == (400, "invalid_grant")


def test_the_hard_limit_is_told_when_asked_for(company: Company) -> None:
    """What is left of five years since consent, however often the token was replaced."""
    company.state.universe.clock.advance(86400)
    fields = {"grant_type": "refresh_token", "refresh_token": company.access["refresh_token"]}
    auth = (company.access["client_id"], company.access["client_secret"])
    asked = {"x-include-refresh-token-hard-expires-in": "true"}
    tokens = company.call("POST", TOKENS, data=fields, auth=auth, headers=asked).json()

    assert tokens["refresh_token"] != company.access["refresh_token"]
    assert tokens["x_refresh_token_hard_expires_in"] == 157680000 - 86400


def test_after_five_years_a_person_has_to_connect_again(company: Company) -> None:
    """Though each refresh came in time."""
    statuses = []
    refresh_token = company.access["refresh_token"]
    for _ in range(19):
        company.state.universe.clock.advance(100 * 86400)
        answer = ask(company, grant_type="refresh_token", refresh_token=refresh_token)
        statuses.append(answer.status_code)
        refresh_token = answer.json().get("refresh_token")

    assert statuses == [200] * 18 + [400]


def test_client_credentials_may_stand_in_the_body(company: Company) -> None:
    """quickbooks-ruby sends them there."""
    fields = {name: company.access[name] for name in ("client_id", "client_secret", "refresh_token")}
    response = requests.Request("POST", TOKENS, data={"grant_type": "refresh_token", **fields})
    del company.session.headers["Authorization"]

    assert company.session.send(company.session.prepare_request(response)).status_code == 200


@pytest.mark.parametrize(
    ("auth", "fields", "status", "error"),
    [
        (("nobody", "x"), {}, 401, "invalid_client"),
        (("", ""), {}, 401, "invalid_client"),
        (None, {"grant_type": "refresh_token"}, 400, "invalid_request"),
        (None, {"grant_type": "authorization_code"}, 400, "invalid_request"),
        (None, {}, 400, "invalid_request"),
        (None, {"grant_type": "password"}, 400, "unsupported_grant_type"),
        (None, {"grant_type": "refresh_token", "refresh_token": "x"}, 400, "invalid_grant"),
    ],
)
def test_requests_for_tokens_that_are_refused(
    company: Company, auth: Any, fields: dict[str, str], status: int, error: str
) -> None:
    """Each with its own word."""
    auth = auth or (company.access["client_id"], company.access["client_secret"])
    response = company.call("POST", TOKENS, data=fields, auth=auth)

    assert (response.status_code, response.json()["error"]) == (status, error)


@pytest.mark.parametrize("status", [401, 400])
@pytest.mark.parametrize("url", [TOKENS, REVOKE])
def test_a_wrong_secret_is_refused(company: Company, url: str, status: int) -> None:
    """401, and 400 by a switch: both are told."""
    company.state.set_behaviour(bad_client_status=status)
    auth = (company.access["client_id"], "wrong")
    response = company.call("POST", url, data={"grant_type": "refresh_token"}, auth=auth)

    assert (response.status_code, response.text) == (status, '{"error":"invalid_client"}')


@pytest.mark.parametrize("wording", ["Token invalid", "Incorrect or invalid refresh token"])
def test_the_words_for_a_bad_refresh_token_are_a_switch(company: Company, wording: str) -> None:
    """Both have been seen."""
    company.state.set_behaviour(refresh_refusal=wording)
    unknown = ask(company, grant_type="refresh_token", refresh_token="x")
    company.state.universe.clock.advance(8726400)
    expired = ask(company, grant_type="refresh_token", refresh_token=company.access["refresh_token"])

    assert unknown.text == f'{{"error_description":"{wording}","error":"invalid_grant"}}'
    assert expired.text == unknown.text


@pytest.mark.parametrize("kind", ["access_token", "code"])
def test_a_token_of_another_kind_refreshes_nothing(company: Company, kind: str) -> None:
    """The third wording."""
    other = company.access[kind] if kind in company.access else code(company)
    refused = ask(company, grant_type="refresh_token", refresh_token=other)

    assert refused.json()["error_description"] == "Incorrect Token type or clientID"


@pytest.mark.parametrize("accept", ["application/xml", "*/*", None])
def test_these_hosts_speak_json_only(company: Company, accept: str | None) -> None:
    """Good or bad."""
    company.session.headers["Accept"] = accept  # type: ignore[assignment]
    good = ask(company, grant_type="refresh_token", refresh_token=company.access["refresh_token"])
    bad = ask(company, grant_type="refresh_token", refresh_token="x")

    assert good.json().keys() > {"access_token"}
    assert bad.json()["error"] == "invalid_grant"


@pytest.mark.parametrize("kind", ["access_token", "refresh_token"])
@pytest.mark.parametrize("form", ["json", "data"])
def test_revoking_either_token_ends_both(company: Company, kind: str, form: str) -> None:
    """200 and an empty body; the access token is told to be revoked."""
    auth = (company.access["client_id"], company.access["client_secret"])
    body: dict[str, Any] = {form: {"token": company.access[kind]}}
    response = company.call("POST", REVOKE, auth=auth, **body)
    refused = company.get("companyinfo/1")
    refreshed = ask(company, grant_type="refresh_token", refresh_token=company.access["refresh_token"])

    assert (response.status_code, response.content) == (200, b"")
    assert refused.json()["fault"]["error"][0]["detail"].startswith("Token revoked: ")
    assert refreshed.status_code == 400


@pytest.mark.parametrize("token", ["unknown", None, 5])
def test_revoking_what_was_never_handed_out(company: Company, token: Any) -> None:
    """400."""
    auth = (company.access["client_id"], company.access["client_secret"])

    assert company.call("POST", REVOKE, auth=auth, json={"token": token}).status_code == 400
