"""How a firm's three systems are reached: addresses and credentials, as one JSON object describes them.

A secret shows itself as *** wherever it is printed; only `reveal()` tells it. Knows no HTTP.
"""

from __future__ import annotations

import difflib
import ipaddress
import re
from collections.abc import Callable
from enum import StrEnum
from typing import Any, Final, get_type_hints
from urllib.parse import urlsplit

import msgspec

_VISIBLE: Final = re.compile(r"[!-~]+")  # what may stand in an HTTP header
_SIGNING_KEY: Final = re.compile(r"[A-Za-z0-9_-]{16,}")  # what Karbon takes (contract 4)
_MISSING: Final = re.compile(r"missing required field `(?P<key>[^`]*)`(?: - at `\$\.?(?P<where>[^`]*)`)?")
_PLACE: Final = re.compile(r"^(?P<what>.*?)(?: - at `\$\.?(?P<where>[^`]*)`)?$", re.DOTALL)
_TOKEN_PATH: Final = "/oauth2/v1/tokens/bearer"  # noqa: S105 - a path, no token


class ConnectionsError(Exception):
    """The file of connections cannot be used; the text says which file, which key and what to do."""


class System(StrEnum):
    """The three systems, by the name they have in the file of connections."""

    KARBON = "karbon"
    QUICKBOOKS_TIME = "quickbooks_time"
    QUICKBOOKS = "quickbooks"

    @property
    def title(self) -> str:  # type: ignore[override] # the product's name, not str.title
        """What people call the product."""
        return {"karbon": "Karbon", "quickbooks_time": "QuickBooks Time", "quickbooks": "QuickBooks"}[
            self.value
        ]


class Secret:
    """A credential that does not show itself in a log, an error or a debugger."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """The credential itself."""
        return self._value

    def __repr__(self) -> str:
        return "***"

    def __bool__(self) -> bool:
        return bool(self._value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and other._value == self._value

    def __hash__(self) -> int:
        return hash(self._value)


class Tokens(msgspec.Struct, frozen=True):
    """An access token and the refresh token that buys the next one."""

    access_token: Secret
    refresh_token: Secret

    @property
    def secrets(self) -> tuple[str, ...]:
        """Both, as they are sent."""
        return (self.access_token.reveal(), self.refresh_token.reveal())


OnTokens = Callable[[System, Tokens], object]


class _Connection(msgspec.Struct, frozen=True, kw_only=True):
    base_url: str

    def __post_init__(self) -> None:
        msgspec.structs.force_setattr(self, "base_url", self.base_url.rstrip("/"))
        check_address("base_url", self.base_url)


class KarbonConnection(_Connection, frozen=True, kw_only=True):
    """The two keys of a Karbon API application."""

    bearer: Secret
    access_key: Secret
    base_url: str = "https://api.karbonhq.com"
    signing_key: Secret = Secret("")  # of webhooks; one is drawn when hints are turned on without it

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.signing_key and not _SIGNING_KEY.fullmatch(self.signing_key.reveal()):
            raise ValueError(
                "signing_key must have 16 signs or more: letters, digits, hyphens and underscores"
            )


class _OAuthConnection(_Connection, frozen=True, kw_only=True):
    access_token: Secret
    refresh_token: Secret
    client_id: str
    client_secret: Secret

    @property
    def tokens(self) -> Tokens:
        """The tokens as the file has them."""
        return Tokens(self.access_token, self.refresh_token)


class QuickBooksTimeConnection(_OAuthConnection, frozen=True, kw_only=True):
    """The tokens of an admin of a QuickBooks Time account.

    A token made by hand in the product lasts two months and has no refresh token (contract 1.3): then it stands alone.
    """

    base_url: str = "https://rest.tsheets.com/api/v1"
    refresh_token: Secret = Secret("")
    client_id: str = ""
    client_secret: Secret = Secret("")

    def __post_init__(self) -> None:
        super().__post_init__()
        given = [bool(part) for part in (self.refresh_token, self.client_id, self.client_secret)]
        if any(given) and not all(given):
            raise ValueError(
                "refresh_token, client_id and client_secret belong together: give all three or none"
            )

    @property
    def token_endpoint(self) -> str:
        """Where a refresh token is exchanged; nowhere if there is none."""
        return f"{self.base_url}/grant" if self.refresh_token else ""


class QuickBooksConnection(_OAuthConnection, frozen=True, kw_only=True):
    """The company file in QuickBooks and the tokens for it."""

    realm_id: str
    base_url: str = "https://quickbooks.api.intuit.com"
    token_url: str = ""
    verifier_token: Secret = Secret("")  # of webhooks; Intuit's developer page shows it

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.token_url:
            check_address("token_url", self.token_url)
        if not self.realm_id.isascii() or not self.realm_id.isdigit():
            raise ValueError("realm_id must be the company's number, in digits")

    @property
    def token_endpoint(self) -> str:
        """Where a refresh token is exchanged: Intuit's own place, or beside a stand-in on this machine."""
        if self.token_url:
            return self.token_url
        host = self.base_url if _loopback(self.base_url) else "https://oauth.platform.intuit.com"
        return f"{host}{_TOKEN_PATH}"


class Connections(msgspec.Struct, frozen=True, kw_only=True):
    """Karbon and QuickBooks Time, and QuickBooks if the firm has it."""

    karbon: KarbonConnection
    quickbooks_time: QuickBooksTimeConnection
    quickbooks: QuickBooksConnection | None = None


def tokens_of(connections: Connections, system: System) -> Tokens | None:
    """The tokens of a system; none if the firm does not have it, or if it has keys instead."""
    section = getattr(connections, system.value)
    return section.tokens if isinstance(section, _OAuthConnection) else None


_SHAPES: Final[dict[System, type[_Connection]]] = {
    System.KARBON: KarbonConnection,
    System.QUICKBOOKS_TIME: QuickBooksTimeConnection,
    System.QUICKBOOKS: QuickBooksConnection,
}


def shape_of(system: System) -> dict[str, Any]:
    """The keys that a system has in the file, and what each is."""
    return get_type_hints(_SHAPES[system])


def connections_from(raw: Any, source: str, *, strict: bool = False) -> Connections:
    """The connections that a JSON object describes; `source` is what an error calls it.

    Keys beyond these are left alone, since a file may serve other programs too; `strict` refuses them.
    """
    try:
        found = msgspec.convert(raw, Connections, dec_hook=_secret)
    except msgspec.ValidationError as error:
        raise ConnectionsError(f"{source}: {_sentence(str(error), raw)}.") from None
    if strict and (unknown := _unknown_key(raw)):
        raise ConnectionsError(f"{source}: {unknown}; take it out or correct it.")
    return found


def _unknown_key(raw: dict[str, Any]) -> str | None:
    """The first key that nobody reads: most often one that was mistyped."""
    shapes: dict[str, type[msgspec.Struct]] = {
        "": Connections,
        **{system.value: shape for system, shape in _SHAPES.items()},
    }
    for where, shape in shapes.items():
        known = shape.__struct_fields__
        for key in (raw.get(where) or ()) if where else raw:
            if key not in known:
                near = difflib.get_close_matches(key, known, 1)
                hint = f" ({near[0]!r} is near)" if near else ""
                return f"the key {'.'.join(filter(None, (where, key)))} is unknown{hint}"
    return None


def _secret(expected: type, found: Any) -> Secret:
    if expected is not Secret:
        raise NotImplementedError
    if not isinstance(found, str):
        raise TypeError("expected text")
    if not _VISIBLE.fullmatch(found):
        raise ValueError("empty, or with a blank or other sign that no credential has")
    return Secret(found)


def check_address(key: str, url: str) -> None:
    """Raise ValueError unless this is a plain https address, or one of this machine."""
    parts = urlsplit(url)
    if parts.username or parts.password or parts.query or parts.fragment or not parts.hostname:
        raise ValueError(
            f"{key} must be an address such as https://api.example.com, with no user, ? or # in it"
        )
    if parts.scheme != "https" and not (parts.scheme == "http" and _loopback(url)):
        raise ValueError(f"{key} must begin with https://; http:// is for this machine only (127.0.0.1)")


def _loopback(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _sentence(found: str, raw: Any) -> str:
    """Msgspec's finding in the words of the file: which key, what is wrong, what was near."""
    if missing := _MISSING.search(found):
        where, key = missing["where"] or "", missing["key"]
        present = raw.get(where) if where and isinstance(raw, dict) else raw
        near = difflib.get_close_matches(key, [str(name) for name in present or ()], 1)
        hint = f" ({near[0]!r} is near)" if near else ""
        return f"the key {'.'.join(filter(None, (where, key)))} is missing{hint}; add it"
    place = _PLACE.match(found)
    what, where = (place["what"], place["where"]) if place else (found, None)
    return f"{where or 'the whole file'}: {what[:1].lower()}{what[1:].replace('`', '')}; correct it"
