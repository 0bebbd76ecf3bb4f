"""POST /grant: a code or a refresh token becomes a new pair of tokens."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

import msgspec

from sim.physics.provenance import documented, inferred, seen
from sim.quickbooks_time import errors_access
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


@inferred("contract 1.4: in the order of bshaffer/oauth2-server-php, whose shapes the vendor's are")
def check(asked: Mapping[str, str]) -> None:
    """What a grant must carry, before anybody's world is looked at."""
    grant_type = asked.get("grant_type", "")
    if not grant_type:
        raise errors_access.grant_type_missing()
    if grant_type not in {"authorization_code", "refresh_token"}:
        raise errors_access.grant_type_unknown(grant_type)
    if not asked.get("client_id") or not asked.get("client_secret"):
        raise errors_access.client_missing()


@documented("contract 1.3: the keys in this order, the ids as strings")
def answer(state: QuickBooksTimeState, asked: Mapping[str, str]) -> Row:
    """The new pair. What was redeemed is dead afterwards."""
    desk = state.access
    desk.check_client(asked["client_id"], asked["client_secret"])
    if asked["grant_type"] == "authorization_code":
        user_id = desk.redeem_code(_required(asked, "code"), asked.get("redirect_uri", ""))
    else:
        user_id = desk.redeem_refresh(_required(asked, "refresh_token"))
    pair = desk.new_pair(user_id)
    return {
        "access_token": pair["access_token"],
        "expires_in": state.behaviour.access_lifetime_s,
        "token_type": "bearer",
        "scope": "",
        "refresh_token": pair["refresh_token"],
        "user_id": str(user_id),
        "company_id": str(state.account.company_id),
        "client_url": state.account.client_url,
    } | _client_type(state)


@seen(
    "contract 1.3: tommyhedley/fiberytsheets reads client_type from live answers; its values are not public"
)
def _client_type(state: QuickBooksTimeState) -> Row:
    client_type = state.behaviour.grant_client_type
    return {"client_type": client_type} if client_type else {}


@inferred("contract 1.4: bshaffer/oauth2-server-php names the parameter that is missing")
def _required(asked: Mapping[str, str], name: str) -> str:
    if not asked.get(name):
        raise errors_access.parameter_missing(name)
    return asked[name]
