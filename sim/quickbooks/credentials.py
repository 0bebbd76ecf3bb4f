"""Who may call: the app's keys, the company's number, and the tokens of each connection (contract 1.5, 1.6)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final, Literal

import msgspec
from immutables import Map

from sim.physics.chance import Chance

ACCESS_S: Final = 3600
REFRESH_S: Final = 8_726_400  # 101 days, always described as about 100
CODE_S: Final = 300  # of an authorization code; not public
TOKENS_KEPT: Final = 5_000
ACCOUNTING: Final = "com.intuit.quickbooks.accounting"
OPENID: Final = "openid"
SCOPES: Final = f"{ACCOUNTING} {OPENID} profile email phone address"

Kind = Literal["code", "access", "refresh"]
Standing = Literal["good", "expired", "revoked", "replaced", "unknown"]


class Token(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A code, an access token or a refresh token of one connection."""

    kind: Kind
    connection: int
    issued: datetime
    life_s: int
    scope: str = SCOPES
    redirect_uri: str = ""  # of a code
    standing: Standing = "good"


class Keys(msgspec.Struct, frozen=True, kw_only=True):
    """All credentials of a company. `seed` names the world, so that no two worlds draw one token."""

    seed: str = ""
    drawn: int = 0
    client_id: str = ""
    client_secret: str = ""
    realm_id: str = ""
    connections: tuple[datetime, ...] = ()  # when each was made
    tokens: Map[str, Token] = Map()


class Credentials:
    """The credentials as they stand; whole state in `root`."""

    def __init__(self, now: Callable[[], datetime], announce: Callable[[str], object]) -> None:
        self._now = now
        self._announce = announce
        self.root = Keys()

    def open(self, seed: str) -> dict[str, str]:
        """New keys and one connection; everything handed out before is void."""
        chance = Chance(seed)
        self.root = Keys(
            seed=seed,
            client_id="AB" + chance.hex("client_id", 48),
            client_secret=chance.hex("client_secret", 40),
            realm_id=f"9341{chance.below('realm_id', 10**12):012d}",
        )
        self._announce(self.root.client_id)
        return self.let_in_again()

    def let_in_again(self) -> dict[str, str]:
        """A new connection between the app and the company, with tokens of its own."""
        connection = self.connect()
        return {
            "realm_id": self.root.realm_id,
            "access_token": self.issue("access", connection, ACCESS_S),
            "refresh_token": self.issue("refresh", connection, REFRESH_S),
            "client_id": self.root.client_id,
            "client_secret": self.root.client_secret,
        }

    def connect(self) -> int:
        """The number of a new connection between the app and the company."""
        made = (*self.root.connections, self._now())
        self.root = msgspec.structs.replace(self.root, connections=made)
        return len(made)

    def issue(
        self, kind: Kind, connection: int, life_s: int, scope: str = SCOPES, redirect_uri: str = ""
    ) -> str:
        """A new token."""
        text = self._drawn_text(kind)
        token = Token(
            kind=kind,
            connection=connection,
            issued=self._now(),
            life_s=life_s,
            scope=scope,
            redirect_uri=redirect_uri,
        )
        self._forget_expired()
        self.root = msgspec.structs.replace(self.root, tokens=self.root.tokens.set(text, token))
        self._announce(text)
        return text

    def find(self, text: str, kind: Kind) -> Token | None:
        """The token, whatever its standing."""
        token = self.root.tokens.get(text)
        return token if token is not None and token.kind == kind else None

    def standing(self, text: str, kind: Kind) -> Standing:
        """Whether it is good now, or why not."""
        token = self.find(text, kind)
        if token is None:
            return "unknown"
        if token.standing != "good":
            return token.standing
        return "expired" if self.age_s(token) >= token.life_s else "good"

    def age_s(self, token: Token) -> float:
        """How long ago it was issued."""
        return (self._now() - token.issued) / timedelta(seconds=1)

    def connected_for_s(self, connection: int) -> float:
        """How long ago the person allowed this connection."""
        return (self._now() - self.root.connections[connection - 1]) / timedelta(seconds=1)

    def end(self, text: str, standing: Standing) -> None:
        """One token is good no longer."""
        token = msgspec.structs.replace(self.root.tokens[text], standing=standing)
        self.root = msgspec.structs.replace(self.root, tokens=self.root.tokens.set(text, token))

    def revoke(self, connection: int) -> None:
        """Every token of the connection is good no longer."""
        for text, token in self.root.tokens.items():
            if token.connection == connection and token.standing == "good":
                self.end(text, "revoked")

    def rotate(self, text: str) -> None:
        """Somebody else uses a refresh token first, if it is still good, and gets a new one in its place."""
        found = self.find(text, "refresh")
        if found is not None and self.standing(text, "refresh") == "good":
            self.end(text, "replaced")
            self.issue("refresh", found.connection, REFRESH_S, found.scope)

    @property
    def connected(self) -> bool:
        """Whether any token of the app still is good, or was until its time was over."""
        return any(token.standing == "good" for token in self.root.tokens.values())

    def disconnect(self) -> None:
        """Every connection ends."""
        for connection in range(len(self.root.connections)):
            self.revoke(connection + 1)

    def _drawn_text(self, kind: Kind) -> str:
        count = self.root.drawn + 1
        self.root = msgspec.structs.replace(self.root, drawn=count)
        chance = Chance(f"{self.root.seed}|{count}")
        if kind == "access":
            return "eyJ" + chance.hex(kind, 128) + chance.hex(kind, 128)
        return "AB11" + chance.hex(kind, 46)

    def _forget_expired(self) -> None:
        if len(self.root.tokens) < TOKENS_KEPT:
            return
        live = Map(
            {text: token for text, token in self.root.tokens.items() if self.age_s(token) < token.life_s}
        )
        self.root = msgspec.structs.replace(self.root, tokens=live)
