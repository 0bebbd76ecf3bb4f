"""Who may call: client, tokens and codes of one account, and how a refresh rotates them."""

from __future__ import annotations

from datetime import datetime, timedelta
from hashlib import blake2b
from typing import Any, Final, NamedTuple

import msgspec
from immutables import Map

from sim.physics.universe import Cell, Universe
from sim.quickbooks_time import errors

TOKEN_LIFETIME_S: Final = 864_000  # ten days [contract 1.3]
REDIRECT_URI: Final = "https://app.example.test/callback"


class Token(NamedTuple):
    """An access token is good until an instant."""

    user_id: int
    expires: datetime


class Code(NamedTuple):
    """What the browser brought back after a person allowed the app."""

    user_id: int
    redirect_uri: str
    expires: datetime


class Access(msgspec.Struct, frozen=True, kw_only=True):
    """Everything handed out. `label` is part of each credential, so that no two worlds share one."""

    label: str
    issued: int = 0
    client_id: str = ""
    client_secret: str = ""
    tokens: Map[str, Token] = Map()
    refresh_tokens: Map[str, int] = Map()  # to the user
    codes: Map[str, Code] = Map()


class AccessDesk:
    """Hands out credentials, takes them back, and says whose one is."""

    def __init__(self, universe: Universe, cell: Cell) -> None:
        self._universe = universe
        self._cell = cell

    @property
    def now(self) -> Access:
        """What is handed out at present."""
        found: Access = self._cell.root
        return found

    def open(self, world_name: str, user_id: int) -> dict[str, str]:
        """Void everything and hand out a new client with one pair of tokens."""
        self._cell.root = Access(label=f"{self._universe.chance.seed}|{world_name}")
        client_id, client_secret = self._issue("client"), self._issue("secret")
        self._set(client_id=client_id, client_secret=client_secret)
        pair = self.new_pair(user_id)
        return {**pair, "client_id": client_id, "client_secret": client_secret}

    def new_pair(self, user_id: int) -> dict[str, str]:
        """A new access token and its refresh token."""
        access_token, refresh_token = self._issue("access"), self._issue("refresh")
        expires = self._universe.clock.now() + timedelta(seconds=TOKEN_LIFETIME_S)
        self._set(
            tokens=self.now.tokens.set(access_token, Token(user_id, expires)),
            refresh_tokens=self.now.refresh_tokens.set(refresh_token, user_id),
        )
        return {"access_token": access_token, "refresh_token": refresh_token}

    def new_code(self, user_id: int, redirect_uri: str, lifetime_s: int) -> str:
        """A code for a person who allowed the app."""
        code = self._issue("code")
        expires = self._universe.clock.now() + timedelta(seconds=lifetime_s)
        self._set(codes=self.now.codes.set(code, Code(user_id, redirect_uri, expires)))
        return code

    def user_of(self, token: str) -> int:
        """Whose access token this is."""
        found = self.now.tokens.get(token)
        if found is None:
            raise errors.oauth(401, "invalid_grant", "The access token provided is invalid")
        if found.expires <= self._universe.clock.now():
            raise errors.oauth(401, "invalid_grant", "The access token provided has expired")
        return found.user_id

    def check_client(self, client_id: str, client_secret: str) -> None:
        """The app must be the one that was registered."""
        if (client_id, client_secret) != (self.now.client_id, self.now.client_secret):
            raise errors.oauth(400, "invalid_client", "The client credentials are invalid")

    def redeem_code(self, code: str, redirect_uri: str) -> int:
        """Whose code it is; it works once."""
        found = self.now.codes.get(code)
        if found is None:
            raise errors.oauth(
                400, "invalid_grant", "Authorization code doesn't exist or is invalid for the client"
            )
        if found.redirect_uri != redirect_uri:
            raise errors.oauth(400, "redirect_uri_mismatch", "The redirect URI is missing or do not match")
        if found.expires <= self._universe.clock.now():
            raise errors.oauth(400, "invalid_grant", "The authorization code has expired")
        self._set(codes=self.now.codes.delete(code))
        return found.user_id

    def redeem_refresh(self, refresh_token: str, dead_status: int) -> int:
        """Whose refresh token it is; it works once. Access tokens in use stay good until they expire."""
        user_id = self.now.refresh_tokens.get(refresh_token)
        if user_id is None:
            raise errors.oauth(dead_status, "invalid_grant", "Invalid refresh token")
        self._set(refresh_tokens=self.now.refresh_tokens.delete(refresh_token))
        return user_id

    def hand_over(self, user_id: int) -> None:
        """Everything handed out is this person's now."""
        access = self.now
        self._set(
            tokens=Map({key: token._replace(user_id=user_id) for key, token in access.tokens.items()}),
            refresh_tokens=Map(dict.fromkeys(access.refresh_tokens, user_id)),
            codes=Map(),
        )

    def revoke(self, user_id: int) -> None:
        """Everything this person allowed ends at once."""
        access = self.now
        self._set(
            tokens=Map({key: token for key, token in access.tokens.items() if token.user_id != user_id}),
            refresh_tokens=Map(
                {key: owner for key, owner in access.refresh_tokens.items() if owner != user_id}
            ),
            codes=Map({key: code for key, code in access.codes.items() if code.user_id != user_id}),
        )

    def _issue(self, kind: str) -> str:
        count = self.now.issued + 1
        self._set(issued=count)
        credential = blake2b(f"{self.now.label}|{kind}|{count}".encode(), digest_size=20).hexdigest()
        self._universe.announce(credential)
        return credential

    def _set(self, **changes: Any) -> None:
        self._cell.root = msgspec.structs.replace(self.now, **changes)
