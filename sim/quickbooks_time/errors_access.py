"""The vendor's refusals of tokens, grants and whole accounts. One constructor each.

Their shapes are those of the PHP library bshaffer/oauth2-server-php in its 0.x days: the one body that a client
recorded is that library's, and so the others are taken from it (contract 1.4).
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Final

from sim.physics.provenance import documented, inferred, seen
from sim.physics.refusal import Refusal
from sim.quickbooks_time.errors import refused

TOKEN_NOT_FOUND: Final = "The access token was not found"  # noqa: S105 - a sentence
IP_NOT_ALLOWED: Final = 499  # the vendor's own


@inferred("contract 1.4: 401s of bshaffer/oauth2-server-php name the error in WWW-Authenticate, too")
def oauth(status: int, error: str, description: str, note: str = "") -> Refusal:
    """A token or a grant is refused, in the OAuth envelope."""
    headers = {}
    if status == HTTPStatus.UNAUTHORIZED:
        quoted = description.replace('"', '\\"')
        headers["WWW-Authenticate"] = f'bearer realm="Service", error="{error}", error_description="{quoted}"'
    return Refusal(status, {"error": error, "error_description": description}, headers, note)


@seen("consensusnetworks/tsheets-cli lib/helpers.js: the body of an expired token, byte for byte")
def token_expired(note: str = "") -> Refusal:
    """The access token's time is over."""
    return oauth(401, "invalid_grant", "The access token provided has expired", note)


@inferred(
    "contract 1.4: bshaffer/oauth2-server-php; the status is documented and seen in api_dotnet's live test"
)
def token_unknown(note: str = "") -> Refusal:
    """Nobody was ever given this access token, or it was taken back."""
    return oauth(401, "invalid_grant", "The access token provided is invalid", note)


@inferred("contract 1.4: bshaffer/oauth2-server-php")
def token_broken() -> Refusal:
    """The vendor's record of the token lost its end."""
    return oauth(401, "invalid_grant", 'Malformed token (missing "expires" or "client_id")')


@inferred("contract 1.4: bshaffer/oauth2-server-php")
def header_malformed() -> Refusal:
    """There is an Authorization header, and no bearer token in it."""
    return oauth(400, "invalid_request", "Malformed auth header")


@documented("contract 1.4: no token is 401; the library that the text is of says 400")
def token_missing() -> Refusal:
    """A call without any token."""
    return oauth(401, "invalid_request", TOKEN_NOT_FOUND)


@inferred("contract 1.4: bshaffer/oauth2-server-php")
def grant_type_missing() -> Refusal:
    """A grant that does not say what it is."""
    return oauth(400, "invalid_request", "The grant type was not specified in the request")


@inferred("contract 1.4: bshaffer/oauth2-server-php")
def grant_type_unknown(grant_type: str) -> Refusal:
    """A grant of a kind that the vendor does not have."""
    return oauth(400, "unsupported_grant_type", f'Grant type "{grant_type[:80]}" not supported')


@inferred("contract 1.4: bshaffer/oauth2-server-php")
def client_missing() -> Refusal:
    """A grant without the app's own credentials."""
    return oauth(400, "invalid_client", "Client credentials were not found in the headers or body")


@inferred("contract 1.4: bshaffer/oauth2-server-php")
def client_wrong(note: str = "") -> Refusal:
    """The app is none that the account knows, or its secret is wrong."""
    return oauth(400, "invalid_client", "The client credentials are invalid", note)


@inferred("contract 1.4: bshaffer/oauth2-server-php")
def parameter_missing(name: str) -> Refusal:
    """A grant that lacks what its kind needs."""
    return oauth(400, "invalid_request", f'Missing parameter: "{name}" is required')


@inferred("contract 1.4: bshaffer/oauth2-server-php")
def code_unknown(note: str = "") -> Refusal:
    """A code that nobody was given, or that was used."""
    text = "Authorization code doesn't exist or is invalid for the client"
    return oauth(400, "invalid_grant", text, note)


@inferred("contract 1.4: bshaffer/oauth2-server-php")
def code_expired() -> Refusal:
    """A code that was brought too late."""
    return oauth(400, "invalid_grant", "The authorization code has expired")


@inferred("contract 1.4: bshaffer/oauth2-server-php")
def redirect_differs(note: str = "") -> Refusal:
    """The grant names another address than the person was sent back to."""
    return oauth(400, "redirect_uri_mismatch", "The redirect URI is missing or do not match", note)


@inferred("contract 1.4: bshaffer/oauth2-server-php; 404 is what the vendor's old C# library takes it for")
def refresh_unknown(status: int, note: str = "") -> Refusal:
    """A refresh token that nobody was given, or that was used."""
    return oauth(status, "invalid_grant", "Invalid refresh token", note)


@inferred("contract 1.4: bshaffer/oauth2-server-php")
def refresh_expired(status: int) -> Refusal:
    """A refresh token whose time is over."""
    return oauth(status, "invalid_grant", "Refresh token has expired")


@documented("contract 2.3: 402 when billing is not current; the text is ours")
def billing_not_current() -> Refusal:
    """The firm has not paid."""
    return refused(HTTPStatus.PAYMENT_REQUIRED, "Billing is not current for this account.")


@documented("contract 2.3: 499 when the account blocks unauthorised IP addresses; the text is ours")
def address_blocked() -> Refusal:
    """The account answers to other addresses only."""
    return refused(IP_NOT_ALLOWED, "Requests from this IP address are blocked by the account.")


@inferred("contract 2.3: 401 stands for not permitted, too; what a wrong managed client gets is not public")
def client_not_managed(note: str) -> Refusal:
    """The caller does not manage the account that the call is for."""
    return refused(HTTPStatus.UNAUTHORIZED, "You do not have access to that client.", note)
