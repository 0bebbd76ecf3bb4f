"""POST /grant: a code or a refresh token becomes a new pair of tokens."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

import msgspec

from sim.physics.provenance import documented, inferred
from sim.quickbooks_time import errors
from sim.quickbooks_time.access import TOKEN_LIFETIME_S
from sim.quickbooks_time.query import PARAMETERS_MAX
from sim.quickbooks_time.wire import Row

if TYPE_CHECKING:
    from sim.quickbooks_time.state import QuickBooksTimeState


@documented("contract 1.3: form-urlencoded; some clients send JSON, both are taken")
def parameters(body: bytes) -> dict[str, str]:
    """What a grant asks, from a form or from JSON. Nothing readable is an empty form."""
    try:
        if body.lstrip()[:1] == b"{":
            found = msgspec.json.decode(body)
            pairs = [(name, value) for name, value in found.items() if isinstance(value, str)]
        else:
            pairs = parse_qsl(body.decode(), max_num_fields=PARAMETERS_MAX)
    except (ValueError, RecursionError):
        return {}
    return dict(pairs)


@inferred("contract 1.4: order and texts of bshaffer/oauth2-server-php, whose shapes the vendor's are")
def check(asked: Mapping[str, str]) -> None:
    """What a grant must carry, before anybody's world is looked at."""
    grant_type = asked.get("grant_type", "")
    if not grant_type:
        text = "The grant type was not specified in the request"
        raise errors.oauth(HTTPStatus.BAD_REQUEST, "invalid_request", text)
    if grant_type not in {"authorization_code", "refresh_token"}:
        text = f'Grant type "{grant_type[:80]}" not supported'
        raise errors.oauth(HTTPStatus.BAD_REQUEST, "unsupported_grant_type", text)
    if not asked.get("client_id") or not asked.get("client_secret"):
        text = "Client credentials were not found in the headers or body"
        raise errors.oauth(HTTPStatus.BAD_REQUEST, "invalid_client", text)


def answer(state: QuickBooksTimeState, asked: Mapping[str, str]) -> Row:
    """The new pair. What was redeemed is dead afterwards."""
    desk = state.access
    desk.check_client(asked["client_id"], asked["client_secret"])
    if asked["grant_type"] == "authorization_code":
        user_id = desk.redeem_code(_required(asked, "code"), asked.get("redirect_uri", ""))
    else:
        dead = state.behaviour.dead_refresh_status
        user_id = desk.redeem_refresh(_required(asked, "refresh_token"), dead)
    pair = desk.new_pair(user_id)
    return {
        "access_token": pair["access_token"],
        "expires_in": TOKEN_LIFETIME_S,
        "token_type": "bearer",
        "scope": "",
        "refresh_token": pair["refresh_token"],
        "user_id": str(user_id),
        "company_id": str(state.account.company_id),
        "client_url": state.account.client_url,
    }


def _required(asked: Mapping[str, str], name: str) -> str:
    if not asked.get(name):
        text = f'Missing parameter: "{name}" is required'
        raise errors.oauth(HTTPStatus.BAD_REQUEST, "invalid_request", text)
    return asked[name]
