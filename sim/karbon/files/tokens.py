"""Downloads: a token says which file, and until when."""

from __future__ import annotations

from typing import Final

import msgspec

from sim.karbon import tokens
from sim.karbon.files.errors import token_invalid
from sim.karbon.state import KarbonState
from sim.physics.provenance import documented

VALID_S: Final = 900


class Claims(msgspec.Struct, frozen=True):
    """What a token says, in seconds since 1970."""

    FileContextPermaKey: str
    iat: float
    exp: float


@documented("Karbon's OpenAPI document: the sample token, taken apart; valid for 15 minutes")
def token_for(state: KarbonState, file_key: str) -> str:
    """A token that is good from now on."""
    now = float(int(state.universe.clock.now().timestamp()))
    return tokens.signed(Claims(file_key, now, now + VALID_S), state.file_secret)


@documented(
    "Karbon's OpenAPI document: 400 for any token that is not good, and for one of a quarter of an hour ago"
)
def file_key_of(state: KarbonState, token: str) -> str:
    """Which file a token is for; a Refusal for one that is not good."""
    said = tokens.said_by(token, state.file_secret)
    if said is None:
        raise token_invalid("no such token was ever issued in this account")
    claims = msgspec.json.decode(said, type=Claims)
    late_s = state.universe.clock.now().timestamp() - claims.exp
    if late_s >= 0:
        raise token_invalid(f"the token for {claims.FileContextPermaKey} expired {late_s:g} s ago")
    return claims.FileContextPermaKey
