"""Who is calling: the world that a token or an app belongs to, and whether its account answers at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from flask import Request, g, request

from sim.http.directory import Directory
from sim.http.service import Caller
from sim.physics.provenance import documented, inferred
from sim.physics.refusal import Refusal
from sim.quickbooks_time import authorize, errors, errors_access, grant, users
from sim.quickbooks_time.access import managed_client
from sim.quickbooks_time.authorize import AUTHORIZE_PATH
from sim.quickbooks_time.records import User

GRANT_PATH: Final = "/api/v1/grant"
ALL_METHODS: Final = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]
MANAGED_CLIENT: Final = "HTTP_VND.TSHEETS.MANAGEDCLIENTID"  # vnd.tsheets.ManagedClientId, as WSGI spells it


@documented("contract 1.4: a bearer token on every call; 1.3: none on /grant")
def identify(directory: Directory[Any]) -> Caller | None:
    """The world of the token or, for a grant and for the page in the browser, of the app."""
    environ = request.environ
    path = request.path.rstrip("/")
    if path == GRANT_PATH:
        return _app(directory, request, "grant")
    if path == AUTHORIZE_PATH:
        return _app(directory, request, "browser")
    token = _bearer(environ.get("HTTP_AUTHORIZATION"))
    world = directory.find(token)
    if world is None:
        raise errors_access.token_unknown("no world handed out this access token")
    state = world.quickbooks_time
    with _challenged(state):
        user = _user_of(state, token)
    counts = token if state.behaviour.throttle else ""
    number = environ.get(MANAGED_CLIENT, "").strip()
    if number:
        if counts and (wait_s := state.window.take(counts)):  # the token is of the one who manages
            raise errors.throttled(wait_s)
        world, user = _managed(directory, state, user, number)
        state, counts = world.quickbooks_time, ""
    _check_account(state)
    g.caller = user
    return Caller(world, user.username, counts)


@documented("contract 1.3: credentials in the form, no HTTP Basic; an Authorization header is not looked at")
def _app(directory: Directory[Any], asked: Request, who: str) -> Caller | None:
    if asked.method == "POST" and asked.mimetype == "multipart/form-data":
        g.asked = asked.form.to_dict()
    elif who == "browser" and asked.method != "POST":
        g.asked = authorize.fields(asked.environ["QUERY_STRING"])
    else:
        g.asked = grant.parameters(asked.get_data())
    world = directory.find(g.asked.get("client_id", ""))
    return None if world is None else Caller(world, who)


@documented("contract 1.4: Authorization: Bearer <token> on every call")
def _bearer(header: str | None) -> str:
    if not header:
        raise errors_access.token_missing()
    kind, _, token = header.partition(" ")
    if kind.lower() != "bearer" or not token.strip():
        raise errors_access.header_malformed()
    return token.strip()


@inferred("an archived user's token is no longer good")
def _user_of(state: Any, token: str) -> User:
    user: User | None = state.tables.users.get(state.access.user_of(token))
    if user is None:
        raise errors_access.token_unknown("the account that this access token was for is closed")
    if not user.active:
        raise errors_access.token_unknown(f"{user.username} is archived")
    return user


@inferred("contract 1.4: WWW-Authenticate is the library's; a switch, where a token has told which account's")
@contextmanager
def _challenged(state: Any) -> Iterator[None]:
    try:
        yield
    except Refusal as refusal:
        if not state.behaviour.bearer_challenge:
            refusal.headers.clear()
        raise


@documented("contract 2.3: 402 and 499; that the token is looked at first is inferred")
def _check_account(state: Any) -> None:
    if state.access.now.addresses_blocked:
        raise errors_access.address_blocked()
    if not state.access.now.billing_current:
        raise errors_access.billing_not_current()


@documented("contract 1.4: the header makes a call act on a managed account; as its owner is inferred")
def _managed(directory: Directory[Any], state: Any, user: User, number: str) -> tuple[Any, User]:
    client = state.tables.managed_clients.get(int(number)) if _is_id(number) else None
    if client is None or not client.active:
        raise errors_access.client_not_managed(f"this account manages no client {number[:40]}")
    if not users.may(user, "external_access"):
        raise errors_access.client_not_managed(f"{user.username} does not have external access")
    world = directory.find(managed_client(client.id))
    if world is None or world.quickbooks_time.access.now.managed_as != client.id:
        raise errors_access.client_not_managed(f"the account of client {number} lets nobody manage it")
    owner: User | None = world.quickbooks_time.tables.users.get(world.quickbooks_time.account.owner_id)
    if owner is None:
        raise errors_access.client_not_managed(f"the account of client {number} is closed")
    return world, owner


def _is_id(number: str) -> bool:
    return number.isascii() and number.isdigit() and len(number) < len(str(2**63))
