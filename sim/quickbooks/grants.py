"""Tokens for a code, fresh ones for a refresh token, and the end of a connection (contract 1.5). No HTTP."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from sim.physics.provenance import documented, inferred, seen
from sim.physics.refusal import Refusal
from sim.quickbooks import identity
from sim.quickbooks.credentials import ACCESS_S, REFRESH_S, Credentials, Token
from sim.quickbooks.state import QuickBooksState

HARD_LIMIT_S: Final = 157_680_000  # five years from consent, since late 2025 (docs)
WRONG_KIND: Final = "Incorrect Token type or clientID"


class Asked(NamedTuple):
    """What the call for tokens says besides the grant itself."""

    issuer: str
    hard_limit: bool  # whether it wants to be told


@documented(
    "contract 1.5: a code is good once, for the redirect_uri it was asked for with; id_token with `openid`"
)
def redeem(company: QuickBooksState, code: str, redirect_uri: str, asked: Asked) -> dict[str, Any]:
    """Tokens of a new connection for the code that consent led back with."""
    credentials = company.credentials
    found = credentials.find(code, "code")
    standing = credentials.standing(code, "code")
    if found is None or standing != "good":
        raise invalid_grant("Token invalid", f"the code is {standing}")
    if found.redirect_uri != redirect_uri:
        raise invalid_grant(
            "Token invalid", "the redirect_uri is not the one that the code was asked for with"
        )
    credentials.end(code, "replaced")
    refresh_token = credentials.issue("refresh", credentials.connect(), REFRESH_S, found.scope)
    granted = _granted(credentials, refresh_token, asked)
    if "openid" in found.scope.split():
        granted["id_token"] = _id_token(company, asked)
    return granted


@documented(
    "contract 1.5: the value of a refresh token changes about every 24 hours; the old one's end is a switch"
)
def refresh(company: QuickBooksState, text: str, asked: Asked) -> dict[str, Any]:
    """A fresh access token, and after a day a new refresh token in place of the old."""
    credentials, behaviour = company.credentials, company.behaviour
    found = _refreshable(company, text)
    if credentials.age_s(found) >= behaviour.rotate_refresh_token_after_s:
        if not behaviour.replaced_refresh_token_works:
            credentials.end(text, "replaced")
        text = credentials.issue("refresh", found.connection, REFRESH_S, found.scope)
    granted = _granted(credentials, text, asked)
    if behaviour.id_token_on_refresh and "openid" in found.scope.split():
        granted["id_token"] = _id_token(company, asked)
    return granted


@documented("contract 1.5: either token ends the connection; an unknown one is a 400, whose body is inferred")
def revoke(credentials: Credentials, text: str) -> None:
    """End the connection that either of its tokens names."""
    found = credentials.find(text, "refresh") or credentials.find(text, "access")
    if found is None:
        raise Refusal(400, {"error": "invalid_request"}, note="this token was never handed out")
    credentials.revoke(found.connection)


@seen("oauth-js and oauth-py issues")
def invalid_grant(wording: str, note: str) -> Refusal:
    """A code or refresh token that buys nothing."""
    return Refusal(400, {"error_description": wording, "error": "invalid_grant"}, note=note)


@inferred("both other wordings are seen, and not when each is used: ours is by whether it is a refresh token")
def _refreshable(company: QuickBooksState, text: str) -> Token:
    """The refresh token, if it is good; Refusal otherwise."""
    credentials = company.credentials
    found = credentials.find(text, "refresh")
    standing = credentials.standing(text, "refresh")
    if found is None:
        other = credentials.find(text, "access") or credentials.find(text, "code")
        wording = WRONG_KIND if other else company.behaviour.refresh_refusal
        raise invalid_grant(wording, "this is no refresh token" if other else "the refresh token is unknown")
    if standing != "good":
        raise invalid_grant(company.behaviour.refresh_refusal, f"the refresh token is {standing}")
    if _hard_limit_s(credentials, found) <= 0:
        raise invalid_grant(company.behaviour.refresh_refusal, "consent was given five years ago")
    return found


def _hard_limit_s(credentials: Credentials, token: Token) -> int:
    return HARD_LIMIT_S - int(credentials.connected_for_s(token.connection))


def _id_token(company: QuickBooksState, asked: Asked) -> str:
    now = company.universe.clock.now()
    return identity.id_token(
        company.owner, company.credentials.root.client_id, company.realm_id, asked.issuer, now
    )


@seen("contract 1.5: keys of the answer in this order")
def _granted(credentials: Credentials, refresh_token: str, asked: Asked) -> dict[str, Any]:
    token = credentials.find(refresh_token, "refresh")
    assert isinstance(token, Token)
    body: dict[str, Any] = {
        "token_type": "bearer",
        "expires_in": ACCESS_S,
        "refresh_token": refresh_token,
        "x_refresh_token_expires_in": token.life_s - int(credentials.age_s(token)),
        "access_token": credentials.issue("access", token.connection, ACCESS_S, token.scope),
    }
    if asked.hard_limit:
        body["x_refresh_token_hard_expires_in"] = _hard_limit_s(credentials, token)
    return body
