"""Intuit's OAuth 2 hosts: discovery, consent, tokens, revocation and userinfo, over HTTP (contract 1.5)."""

from __future__ import annotations

from typing import Any, Final
from urllib.parse import urlencode, urlsplit, urlunsplit

import msgspec
from flask import Blueprint, Response, g, redirect, request

from sim.http.service import answer, current_world
from sim.physics.provenance import documented, inferred, seen
from sim.physics.refusal import Refusal
from sim.quickbooks import HOSTS, grants, identity, wire
from sim.quickbooks.consent import consent_page, refusal_page
from sim.quickbooks.credentials import CODE_S
from sim.quickbooks.gate import form_body, form_fields
from sim.quickbooks.grants import Asked
from sim.quickbooks.representation import choice
from sim.quickbooks.state import QuickBooksState

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
    """The keys that id_tokens are signed with."""
    return _plain(identity.public_keys())


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
@documented("contract 1.5: two grants; that any other is unsupported_grant_type follows OAuth 2")
def tokens() -> Response:
    """Tokens for a code, or fresh ones for a refresh token."""
    fields = form_fields()
    grant = fields.get("grant_type", "")
    if grant == "authorization_code":
        code, redirect_uri = _required(fields, "code"), fields.get("redirect_uri", "")
        return _plain(grants.redeem(_company(), code, redirect_uri, _asked()))
    if grant == "refresh_token":
        return _plain(grants.refresh(_company(), _required(fields, "refresh_token"), _asked()))
    raise Refusal(400, {"error": "unsupported_grant_type" if grant else "invalid_request"})


@oauth.post("/v2/oauth2/tokens/revoke")
def revoke() -> Response:
    """End the connection that either of its tokens names."""
    grants.revoke(_company().credentials, _token_to_revoke())
    return answer(b"", content_type=choice.JSON_SUCCESS)


@oauth.get("/v1/openid_connect/userinfo")
def userinfo() -> Response:
    """The person who allowed the app in."""
    token = request.headers["Authorization"].partition(" ")[2].strip()
    found = _company().credentials.find(token, "access")
    return _plain(identity.userinfo(_company().owner, "" if found is None else found.scope))


@documented(
    "contract 1.5: both discovery documents; over sockets every endpoint is where the document was asked for"
)
def _endpoints(accounts_host: str) -> dict[str, Any]:
    return {
        "issuer": f"{_at('oauth.platform.intuit.com')}/op/v1",
        "authorization_endpoint": f"{_at('appcenter.intuit.com')}/connect/oauth2",
        "token_endpoint": f"{_at('oauth.platform.intuit.com')}/oauth2/v1/tokens/bearer",
        "userinfo_endpoint": f"{_at(accounts_host)}/v1/openid_connect/userinfo",
        "revocation_endpoint": f"{_at('developer.api.intuit.com')}/v2/oauth2/tokens/revoke",
        "jwks_uri": f"{_at('oauth.platform.intuit.com')}/op/v1/jwks",
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256"],
        "scopes_supported": ["openid", "email", "profile", "address", "phone"],
        "token_endpoint_auth_methods_supported": ["client_secret_post", "client_secret_basic"],
        "claims_supported": ["aud", "exp", "iat", "iss", "realmid", "sub"],
    }


def _at(host: str) -> str:
    return f"https://{host}" if request.host in HOSTS else request.host_url.rstrip("/")


def _plain(body: dict[str, Any]) -> Response:
    encoded = wire.plain(body)
    return answer(encoded.body, content_type=encoded.content_type)


def _company() -> QuickBooksState:
    company: QuickBooksState = current_world().quickbooks
    return company


def _code(asked: dict[str, str]) -> str:
    credentials = _company().credentials
    return credentials.issue("code", 0, CODE_S, asked["scope"][:1000], asked["redirect_uri"])


def _asked() -> Asked:
    hard_limit = request.headers.get(HARD_LIMIT_HEADER, "").lower() == "true"
    return Asked(f"{_at('oauth.platform.intuit.com')}/op/v1", hard_limit)


@seen("contract 1.5: invalid_request for a missing field")
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
        body = msgspec.json.decode(form_body())
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
