"""Intuit's OAuth 2 hosts: discovery, consent, tokens, revocation and userinfo (contract 1.5).

No id_token is issued yet, and so the published key set is empty.
"""

from __future__ import annotations

from typing import Any, Final
from urllib.parse import urlencode, urlsplit, urlunsplit

import msgspec
from flask import Blueprint, Response, g, redirect, request

from sim.http.service import answer, current_world
from sim.physics.provenance import documented, inferred, seen
from sim.physics.refusal import Refusal
from sim.quickbooks import HOSTS, wire
from sim.quickbooks.consent import consent_page, refusal_page
from sim.quickbooks.credentials import ACCESS_S, CODE_S, REFRESH_S, Credentials, Token
from sim.quickbooks.gate import form_fields
from sim.quickbooks.representation import choice
from sim.quickbooks.state import QuickBooksState

HARD_LIMIT_S: Final = 157_680_000  # five years, since late 2025 (docs)
HARD_LIMIT_HEADER: Final = "x-include-refresh-token-hard-expires-in"
oauth = Blueprint("oauth", __name__)


@oauth.get("/.well-known/openid_configuration")
def discovery() -> Response:
    """Where the production endpoints are."""
    return _plain(_endpoints("accounts.platform.intuit.com"))


@oauth.get("/.well-known/openid_sandbox_configuration")
def sandbox_discovery() -> Response:
    """Where the sandbox endpoints are."""
    return _plain(_endpoints("sandbox-accounts.platform.intuit.com"))


@oauth.get("/op/v1/jwks")
def keys() -> Response:
    """The keys that id_tokens are signed with: none, as none is issued."""
    return _plain({"keys": []})


@oauth.route("/connect/oauth2", methods=["GET", "POST"])
def authorize() -> Any:
    """The consent page, and where its buttons lead: back to the app with a code, or with a refusal."""
    asked = {**request.args.to_dict(), **(form_fields() if request.method == "POST" else {})}
    back = asked.get("redirect_uri", "")
    if g.world is None:
        return refusal_page("No company knows the app with this client_id.")
    if urlsplit_safe(back).scheme not in {"http", "https"}:
        return refusal_page("The redirect_uri is missing or not an absolute http address.")
    state = {"state": asked["state"]} if asked.get("state") else {}
    if asked.get("response_type") != "code" or not asked.get("scope"):
        return _back(back, {"error": "invalid_request", **state})
    decision = asked.pop("decision", "")
    if decision == "allow":
        return _back(back, {"code": _code(asked), **state, "realmId": _company().realm_id})
    if decision == "deny":
        return _back(back, {"error": "access_denied", **state})
    return consent_page(_company(), asked)


@oauth.post("/oauth2/v1/tokens/bearer")
def tokens() -> Response:
    """Tokens for a code, or fresh ones for a refresh token."""
    fields = form_fields()
    grant = fields.get("grant_type", "")
    if grant == "authorization_code":
        return _redeemed(_required(fields, "code"), fields.get("redirect_uri", ""))
    if grant == "refresh_token":
        return _refreshed(_required(fields, "refresh_token"))
    raise Refusal(400, {"error": "unsupported_grant_type" if grant else "invalid_request"})


@oauth.post("/v2/oauth2/tokens/revoke")
def revoke() -> Response:
    """End the connection that either of its tokens names."""
    token = _token_to_revoke()
    credentials = _company().credentials
    found = credentials.find(token, "refresh") or credentials.find(token, "access")
    if found is None:
        raise Refusal(400, {"error": "invalid_request"}, note="this token was never handed out")
    credentials.revoke(found.connection)
    return answer(b"", content_type=choice.JSON_SUCCESS)


@oauth.get("/v1/openid_connect/userinfo")
def userinfo() -> Response:
    """The person who allowed the app in."""
    owner = _company().owner
    shown = {
        "sub": owner.sub,
        "email": owner.email,
        "emailVerified": True,
        "givenName": owner.given_name,
        "familyName": owner.family_name,
        "phoneNumber": owner.phone_number,
        "phoneNumberVerified": True,
        "address": {
            "streetAddress": "2632 Marine Way",
            "locality": "Mountain View",
            "region": "CA",
            "postalCode": "94043",
            "country": "US",
        },
    }
    return _plain(shown)


@documented("both discovery documents; over sockets every endpoint is where the document was asked for")
def _endpoints(accounts_host: str) -> dict[str, Any]:
    def at(host: str) -> str:
        return f"https://{host}" if request.host in HOSTS else request.host_url.rstrip("/")

    return {
        "issuer": f"{at('oauth.platform.intuit.com')}/op/v1",
        "authorization_endpoint": f"{at('appcenter.intuit.com')}/connect/oauth2",
        "token_endpoint": f"{at('oauth.platform.intuit.com')}/oauth2/v1/tokens/bearer",
        "userinfo_endpoint": f"{at(accounts_host)}/v1/openid_connect/userinfo",
        "revocation_endpoint": f"{at('developer.api.intuit.com')}/v2/oauth2/tokens/revoke",
        "jwks_uri": f"{at('oauth.platform.intuit.com')}/op/v1/jwks",
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256"],
        "scopes_supported": ["openid", "email", "profile", "address", "phone"],
        "token_endpoint_auth_methods_supported": ["client_secret_post", "client_secret_basic"],
        "claims_supported": ["aud", "exp", "iat", "iss", "realmid", "sub"],
    }


def _plain(body: dict[str, Any]) -> Response:
    encoded = wire.plain(body)
    return answer(encoded.body, content_type=encoded.content_type)


def _company() -> QuickBooksState:
    company: QuickBooksState = current_world().quickbooks
    return company


def _code(asked: dict[str, str]) -> str:
    credentials = _company().credentials
    return credentials.issue("code", 0, CODE_S, asked["scope"][:1000], asked["redirect_uri"])


def _redeemed(code: str, redirect_uri: str) -> Response:
    credentials = _company().credentials
    found = credentials.find(code, "code")
    standing = credentials.standing(code, "code")
    if found is None or standing != "good":
        raise _invalid_grant(f"the code is {standing}")
    if found.redirect_uri != redirect_uri:
        raise _invalid_grant("the redirect_uri is not the one that the code was asked for with")
    credentials.end(code, "replaced")
    connection = credentials.connect()
    refresh = credentials.issue("refresh", connection, REFRESH_S, found.scope)
    return _granted(credentials, refresh)


@documented(
    "the value of a refresh token changes about every 24 hours; what becomes of the old one is a switch"
)
def _refreshed(text: str) -> Response:
    credentials = _company().credentials
    behaviour = _company().behaviour
    standing = credentials.standing(text, "refresh")
    found = credentials.find(text, "refresh")
    if found is None or standing != "good":
        raise _invalid_grant(f"the refresh token is {standing}")
    if credentials.age_s(found) >= behaviour.rotate_refresh_token_after_s:
        if not behaviour.replaced_refresh_token_works:
            credentials.end(text, "replaced")
        text = credentials.issue("refresh", found.connection, REFRESH_S, found.scope)
    return _granted(credentials, text)


@seen("contract 1.5: keys of the answer in this order")
def _granted(credentials: Credentials, refresh: str) -> Response:
    token = credentials.find(refresh, "refresh")
    assert isinstance(token, Token)
    body: dict[str, Any] = {
        "token_type": "bearer",
        "expires_in": ACCESS_S,
        "refresh_token": refresh,
        "x_refresh_token_expires_in": token.life_s - int(credentials.age_s(token)),
        "access_token": credentials.issue("access", token.connection, ACCESS_S, token.scope),
    }
    if request.headers.get(HARD_LIMIT_HEADER, "").lower() == "true":
        body["x_refresh_token_hard_expires_in"] = HARD_LIMIT_S
    return _plain(body)


@seen("oauth-js and oauth-py issues")
def _invalid_grant(note: str) -> Refusal:
    return Refusal(400, {"error_description": "Token invalid", "error": "invalid_grant"}, note=note)


def _required(fields: dict[str, str], name: str) -> str:
    value = fields.get(name, "")
    if not value:
        raise Refusal(400, {"error": "invalid_request"}, note=f"{name} is missing")
    return value


@seen("oauth-py and oauth-js send JSON, node-quickbooks a form")
def _token_to_revoke() -> str:
    if request.mimetype != "application/json":
        return _required(form_fields(), "token")
    try:
        body = msgspec.json.decode(request.get_data()[:65_536])
    except (msgspec.DecodeError, RecursionError):
        body = None
    token = body.get("token") if isinstance(body, dict) else None
    return _required({"token": token if isinstance(token, str) else ""}, "token")


@inferred("a query that the app's own address has already is kept, as OAuth 2 asks")
def _back(address: str, answers: dict[str, str]) -> Any:
    parts = urlsplit(address)
    query = "&".join(part for part in (parts.query, urlencode(answers)) if part)
    return redirect(urlunsplit((parts.scheme, parts.netloc, parts.path, query, "")))


def urlsplit_safe(address: str) -> Any:
    """The parts of an address; empty ones for what is none."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return urlsplit("")
    return parts if parts.netloc else urlsplit("")
