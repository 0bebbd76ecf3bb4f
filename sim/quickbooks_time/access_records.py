"""Everything that was handed out to whoever calls, and what the account decided about it, as records."""

from __future__ import annotations

from datetime import datetime
from typing import Final, NamedTuple

import msgspec
from immutables import Map

REDIRECT_URI: Final = "https://app.example.test/callback"


class Token(NamedTuple):
    """An access token is good until an instant. `name` is of those that a person made by hand."""

    user_id: int
    expires: datetime | None  # None is a record that lost its end
    name: str = ""
    ended: str = ""  # why it is good no longer; for the journal only


class RefreshToken(NamedTuple):
    """What an app gets a new pair for, once."""

    user_id: int
    issued: datetime
    ended: str = ""


class Code(NamedTuple):
    """What the browser brought back after a person allowed the app."""

    user_id: int
    redirect_uri: str
    expires: datetime
    ended: str = ""


class Access(msgspec.Struct, frozen=True, kw_only=True):
    """Everything handed out. `label` is part of each credential, so that no two worlds share one."""

    label: str
    issued: int = 0
    made_by_hand: int = 0
    client_id: str = ""
    client_secret: str = ""
    tokens: Map[str, Token] = Map()
    refresh_tokens: Map[str, RefreshToken] = Map()
    codes: Map[str, Code] = Map()
    redirect_uris: tuple[str, ...] = (
        REDIRECT_URI,
    )  # where the app's add-on page says to send people back to
    signed_in: int = 0  # whose browser it is; 0 is the owner's
    billing_current: bool = True
    addresses_blocked: bool = False  # the account answers to none of the callers' IP addresses
    accounts_elsewhere: int | None = None  # of an app of another account: how many others it is connected to
    managed_as: int = 0  # the number under which another firm may work in this account
