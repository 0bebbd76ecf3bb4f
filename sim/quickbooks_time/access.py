"""Who may call: client, tokens and codes of one account, and how a refresh rotates them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Final

import msgspec
from immutables import Map

from sim.physics.provenance import documented, inferred
from sim.physics.universe import Cell, Universe
from sim.quickbooks_time import errors_access as errors
from sim.quickbooks_time.access_records import Access, Code, RefreshToken, Token

if TYPE_CHECKING:
    from sim.quickbooks_time.behaviour import Behaviour

TOKENS_KEPT: Final = 5_000  # then, those that are good no longer are forgotten


class AccessDesk:
    """Hands out credentials, takes them back, and says whose one is."""

    def __init__(self, universe: Universe, cell: Cell, behaviour: Callable[[], Behaviour]) -> None:
        self._universe = universe
        self._cell = cell
        self._behaviour = behaviour

    @property
    def now(self) -> Access:
        """What is handed out at present."""
        found: Access = self._cell.root
        return found

    def set(self, **changes: Any) -> None:
        """What the account decided about those who call."""
        self._cell.root = msgspec.structs.replace(self.now, **changes)

    def open(self, world_name: str, user_id: int) -> dict[str, str]:
        """Void everything and hand out a new client with one pair of tokens. What the account decided stays."""
        label = f"{self._universe.chance.seed}|{world_name}"
        self.set(
            label=label,
            issued=0,
            made_by_hand=0,
            tokens=Map(),
            refresh_tokens=Map(),
            codes=Map(),
            managed_as=0,
        )
        client_id, client_secret = self._issue("client"), self._issue("secret")
        self.set(client_id=client_id, client_secret=client_secret)
        pair = self.new_pair(user_id)
        return {**pair, "client_id": client_id, "client_secret": client_secret}

    def new_pair(self, user_id: int) -> dict[str, str]:
        """A new access token and its refresh token."""
        access_token, refresh_token = self._issue("access"), self._issue("refresh")
        self._keep(access_token, Token(user_id, self._after(self._behaviour().access_lifetime_s)))
        refresh = RefreshToken(user_id, self._now())
        self.set(refresh_tokens=_bounded(self.now.refresh_tokens).set(refresh_token, refresh))
        return {"access_token": access_token, "refresh_token": refresh_token}

    @documented("contract 1.3: S.<n>__<40 hex>, good for two months, without a refresh token")
    def new_by_hand(self, user_id: int, name: str) -> str:
        """A token that a person makes in the product."""
        count = self.now.made_by_hand + 1
        self.set(made_by_hand=count)
        token = f"S.{count}__{self._drawn('by hand')}"
        self._universe.announce(token)
        self._keep(token, Token(user_id, self._after(self._behaviour().hand_made_lifetime_s), name))
        return token

    def extend(self, token: str) -> None:
        """A token made by hand is good for as long again, from now on."""
        expires = self._after(self._behaviour().hand_made_lifetime_s)
        self._keep(token, self.now.tokens[token]._replace(expires=expires))

    def end(self, token: str, why: str) -> None:
        """One access token is good no longer."""
        self._keep(token, self.now.tokens[token]._replace(ended=why))

    def expire(self, token: str) -> None:
        """Let an access token's time be over."""
        self._keep(token, self.now.tokens[token]._replace(expires=self._now()))

    def rotate(self, refresh_token: str) -> None:
        """Somebody else uses a refresh token first, if it is still good."""
        found = self.now.refresh_tokens.get(refresh_token)
        if found is not None and not found.ended:
            self.new_pair(self.redeem_refresh(refresh_token))

    def damage(self, token: str) -> None:
        """Let the vendor's record of a token lose its end, as the library that it is kept by allows for."""
        self._keep(token, self.now.tokens[token]._replace(expires=None))

    def new_code(self, user_id: int, redirect_uri: str) -> str:
        """A code for a person who allowed the app."""
        code = self._issue("code")
        expires = self._after(self._behaviour().code_lifetime_s)
        self.set(codes=_bounded(self.now.codes).set(code, Code(user_id, redirect_uri, expires)))
        return code

    def new_managed_client_number(self) -> int:
        """A number under which another firm can work in this account; one at a time."""
        number = 100_000_000 + int(self._drawn("managed client")[:12], 16) % 900_000_000
        self.set(managed_as=number)
        self._universe.announce(managed_client(number))
        return number

    @documented("contract 1.4: which tokens are refused; each body has its own mark")
    def user_of(self, token: str) -> int:
        """Whose access token this is."""
        found = self.now.tokens.get(token)
        if found is None:
            raise errors.token_unknown("this access token was voided when the world's access was opened anew")
        if found.ended:
            raise errors.token_unknown(f"the access token was {found.ended}")
        if found.expires is None:
            raise errors.token_broken()
        if found.expires <= self._now():
            raise errors.token_expired(f"it was good until {found.expires.isoformat()}")
        return found.user_id

    @inferred("contract 1.4: bshaffer/oauth2-server-php checks id and secret before the grant")
    def check_client(self, client_id: str, client_secret: str) -> None:
        """The app must be the one that was registered."""
        if client_id != self.now.client_id:
            raise errors.client_wrong("the client_id is not the current one")
        if client_secret != self.now.client_secret:
            raise errors.client_wrong("the client_secret is not the current one")

    @inferred("contract 1.4: in the order of bshaffer/oauth2-server-php; a refused code can be used again")
    def redeem_code(self, code: str, redirect_uri: str) -> int:
        """Whose code it is; it works once."""
        found = self.now.codes.get(code)
        if found is None or found.ended:
            raise errors.code_unknown(f"the code was {found.ended}" if found else "")
        if found.redirect_uri != redirect_uri:
            raise errors.redirect_differs(f"the code was asked for with {found.redirect_uri}")
        if found.expires <= self._now():
            raise errors.code_expired()
        self.set(codes=self.now.codes.set(code, found._replace(ended="used")))
        return found.user_id

    @documented(
        "contract 1.3: a refresh rotates; that access tokens in use stay good until they expire is inferred"
    )
    def redeem_refresh(self, refresh_token: str) -> int:
        """Whose refresh token it is; it works once."""
        behaviour = self._behaviour()
        status, lifetime_s = behaviour.dead_refresh_status, behaviour.refresh_lifetime_s
        found = self.now.refresh_tokens.get(refresh_token)
        if found is None or found.ended:
            raise errors.refresh_unknown(status, f"the refresh token was {found.ended}" if found else "")
        if lifetime_s and found.issued + timedelta(seconds=lifetime_s) <= self._now():
            raise errors.refresh_expired(status)
        used = found._replace(ended="used: a refresh gives a new one")
        self.set(refresh_tokens=self.now.refresh_tokens.set(refresh_token, used))
        return found.user_id

    def hand_over(self, user_id: int) -> None:
        """A new account: what the app holds is this person's now, and nothing that was decided before stands."""
        access = self.now
        kept = {key: one._replace(user_id=user_id) for key, one in access.tokens.items() if not one.name}
        refreshed = {key: one._replace(user_id=user_id) for key, one in access.refresh_tokens.items()}
        self.set(
            tokens=Map(kept),
            refresh_tokens=Map(refreshed),
            codes=Map(),
            signed_in=0,
            billing_current=True,
            addresses_blocked=False,
            managed_as=0,
        )

    def revoke(self, user_id: int) -> None:
        """Everything this person allowed ends at once."""
        access = self.now
        self.set(
            tokens=_ended(access.tokens, user_id),
            refresh_tokens=_ended(access.refresh_tokens, user_id),
            codes=_ended(access.codes, user_id),
        )

    def _keep(self, text: str, token: Token) -> None:
        self.set(tokens=_bounded(self.now.tokens, self._now()).set(text, token))

    def _issue(self, kind: str) -> str:
        credential = self._drawn(kind)
        self._universe.announce(credential)
        return credential

    def _drawn(self, kind: str) -> str:
        count = self.now.issued + 1
        self.set(issued=count)
        return blake2b(f"{self.now.label}|{kind}|{count}".encode(), digest_size=20).hexdigest()

    def _now(self) -> datetime:
        return self._universe.clock.now()

    def _after(self, seconds: int) -> datetime:
        return self._now() + timedelta(seconds=seconds)


def managed_client(number: int) -> str:
    """How the directory of all worlds knows an account that another firm may work in."""
    return f"managed client {number}"


def _bounded(found: Map[str, Any], now: datetime | None = None) -> Map[str, Any]:
    """Look through them once in so many, so that handing one out costs the same however many are good."""
    if not found or len(found) % TOKENS_KEPT:
        return found
    return Map(
        {
            key: one
            for key, one in found.items()
            if not one.ended and not (now and one.expires and one.expires <= now)
        }
    )


def _ended(found: Map[str, Any], user_id: int) -> Map[str, Any]:
    revoked = "taken back by the person who had allowed the app"
    return Map(
        {key: one._replace(ended=revoked) if one.user_id == user_id else one for key, one in found.items()}
    )
