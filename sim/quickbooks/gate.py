"""Who is calling: the world that a bearer token or an app's keys belong to, and whether they are good."""

from __future__ import annotations

import base64
import binascii
from typing import Any, Final
from urllib.parse import parse_qs

from flask import request

from sim.http.directory import Directory
from sim.http.service import Caller
from sim.physics.clock import WORLD_START
from sim.physics.provenance import inferred, seen
from sim.physics.refusal import Refusal
from sim.quickbooks import HOSTS, PATHS_BY_HOST, errors, errors_access, gateway
from sim.quickbooks.credentials import ACCOUNTING, OPENID
from sim.quickbooks.state import QuickBooksState

TOKEN_LENGTH_MIN: Final = 40
TOKEN_LENGTH_MAX: Final = 4096
FORM_BYTES_MAX: Final = 65_536
API: Final = "/v3/company/"
USERINFO: Final = "/v1/openid_connect/userinfo"
TOKENS: Final = ("/oauth2/v1/tokens/bearer", "/v2/oauth2/tokens/revoke")
AUTHORIZE: Final = "/connect/oauth2"


def identify(directory: Directory[Any]) -> Caller | None:
    """The caller by what the path asks for: a bearer token, the app's keys, or nothing."""
    path = request.path
    _check_host(path)
    if path.startswith(("/v3", USERINFO)):
        return _bearer(directory, path)
    if path.rstrip("/") in TOKENS:
        return _app(directory)
    if path.rstrip("/") == AUTHORIZE:
        asked = form_fields() if request.method == "POST" else request.args
        world = directory.find(asked.get("client_id", "") or request.args.get("client_id", ""))
        return None if world is None else Caller(world, "browser")
    return None


@inferred(
    "contract 1.1 and 1.5 have each path at one host; how another one says that it has none is 2.3's 404"
)
def _check_host(path: str) -> None:
    """Intuit's hosts answer their own paths only; over sockets one address answers all."""
    paths = PATHS_BY_HOST.get(request.environ.get("HTTP_HOST", ""))
    if paths is not None and not path.startswith(paths):
        raise no_such_path(404)


def app_keys() -> tuple[str, str]:
    """Client id and secret: HTTP Basic, or in the body as quickbooks-ruby sends them."""
    scheme, _, encoded = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() == "basic":
        try:
            client_id, _, secret = base64.b64decode(encoded.strip(), validate=True).decode().partition(":")
        except (binascii.Error, UnicodeDecodeError):
            return "", ""
        return client_id, secret
    form = form_fields()
    return form.get("client_id", ""), form.get("client_secret", "")


def form_fields() -> dict[str, str]:
    """The first value of each field of a form body; bytes that are no UTF-8 become question marks."""
    try:
        fields = parse_qs(form_body().decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=50)
    except ValueError:
        return {}
    return {name: values[0] for name, values in fields.items()}


@inferred("OAuth 2 has invalid_request for a body that cannot be read; the limit is ours")
def form_body() -> bytes:
    """The body of a call that is no call to the API; one that is longer than any is refused, not cut."""
    raw = request.get_data(cache=True, parse_form_data=False)
    if len(raw) > FORM_BYTES_MAX:
        raise Refusal(400, {"error": "invalid_request"}, note=f"the body has over {FORM_BYTES_MAX} bytes")
    return raw


@seen("contract 1.5: 401 and invalid_client, sometimes with 400 instead")
def _app(directory: Directory[Any]) -> Caller:
    client_id, secret = app_keys()
    world = directory.find(client_id) if client_id else None
    if world is None:
        raise Refusal(401, {"error": "invalid_client"}, note="no world has this client_id")
    keys = world.quickbooks.credentials.root
    if (client_id, secret) != (keys.client_id, keys.client_secret):
        status = world.quickbooks.behaviour.bad_client_status
        note = "the client_id or its secret is not the current one"
        raise Refusal(status, {"error": "invalid_client"}, note=note)
    return Caller(world, f"app {client_id[:8]}")


@seen("vcr error/401 and contract 1.6: who is sent away, and in what order is ours")
def _bearer(directory: Directory[Any], path: str) -> Caller:
    scheme, _, token = request.environ.get("HTTP_AUTHORIZATION", "").partition(" ")
    token = token.strip()
    world = directory.find(token) if token else None
    if world is None:
        raise _unknown(scheme, token)
    company: QuickBooksState = world.quickbooks
    now = company.universe.clock.now()
    standing = company.credentials.standing(token, "access")
    if standing != "good":
        word = "expired" if standing == "expired" else "revoked"
        raise gateway.unauthorized(f"Token {word}: {token}", now, f"the access token is {standing}")
    _check_environment(company)
    _check_scope(company, token, path)
    _check_realm(company, path)
    return Caller(world, f"app of {company.realm_id}", company.realm_id)


@seen("contract 1.6: a malformed token, and no token at all; that a stranger's is expired is inferred")
def _unknown(scheme: str, token: str) -> Refusal:
    # No world, so no clock: a world's first instant stands in.
    if scheme.lower() != "bearer" or not token:
        return gateway.unauthorized(None, WORLD_START)
    if not TOKEN_LENGTH_MIN <= len(token) <= TOKEN_LENGTH_MAX:
        return gateway.unauthorized(gateway.MALFORMED, WORLD_START)
    return gateway.unauthorized(f"Token expired: {token}", WORLD_START)


@inferred(
    "contract 1.6: 403 and 3100 when the app is not allowed; that a scope which was not asked for is such"
)
def _check_scope(company: QuickBooksState, token: str, path: str) -> None:
    """A token opens what its person allowed: the books, or who they are."""
    found = company.credentials.find(token, "access")
    needed = OPENID if path == USERINFO else ACCOUNTING
    if found is None or needed not in found.scope:
        raise gateway.not_allowed(company.universe.clock.now(), f"the token lacks the scope {needed}")


@inferred("contract 2.3: an unknown path of a host gets a 404 from the gateway; its body is not recorded")
def no_such_path(status: int) -> Refusal:
    """A plain 404 or 405 of the gateway."""
    return Refusal(status, {"error": "not_found" if status == 404 else "method_not_allowed"})


@seen("contract 1.6: 403 and 3100 for a production token at a sandbox host, or the reverse")
def _check_environment(company: QuickBooksState) -> None:
    ours = company.behaviour.environment
    if ours == "any":
        return
    host = request.host
    if host not in HOSTS:
        return
    theirs = "sandbox" if host.startswith("sandbox-") else "production"
    if theirs != ours:
        raise gateway.not_allowed(company.universe.clock.now(), f"the token is one of {ours}")


@seen("node-quickbooks issue 48: -30000 when the realm is missing from the address")
def _check_realm(company: QuickBooksState, path: str) -> None:
    """A good token opens its own company only."""
    if not path.startswith(API):
        return
    realm = path[len(API) :].partition("/")[0]
    if not realm:
        raise errors.business_validation("Unexpected Internal Error. (-30000)", "no realm in the address")
    if realm != company.realm_id:
        raise errors_access.other_realm(company.behaviour.other_realm_status)
    if not company.behaviour.user_has_access:
        raise errors_access.no_access()
    if (
        request.method == "POST"
        and not company.behaviour.subscription_is_good
        and not path.endswith("/query")
    ):
        raise errors_access.company_closed()
