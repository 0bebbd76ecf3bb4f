"""Who let the app in, for apps that asked for `openid`: userinfo, the signed id_token and the keys that check it.

The key is the same for every world and everybody may read it here: it proves nothing, as nothing in a fake should.
"""

from __future__ import annotations

from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Any, Final

import msgspec
from joserfc import jwt
from joserfc.jwk import RSAKey

from sim.physics.provenance import documented, seen
from sim.quickbooks.credentials import ACCESS_S
from sim.quickbooks.records import Owner

KEY_FILE: Final = "identity_key.json"
ADDRESS: Final = {
    "streetAddress": "2632 Marine Way",
    "locality": "Mountain View",
    "region": "CA",
    "postalCode": "94043",
    "country": "US",
}


@documented("contract 1.5: the members and their names; which scope asks for which follows OpenID Connect")
def userinfo(owner: Owner, scope: str) -> dict[str, Any]:
    """What is told about the person who allowed the app in, of what the app asked for."""
    by_scope: dict[str, dict[str, Any]] = {
        "email": {"email": owner.email, "emailVerified": True},
        "profile": {"givenName": owner.given_name, "familyName": owner.family_name},
        "phone": {"phoneNumber": owner.phone_number, "phoneNumberVerified": True},
        "address": {"address": ADDRESS},
    }
    asked = scope.split()
    told = {
        name: value for each, members in by_scope.items() if each in asked for name, value in members.items()
    }
    return {"sub": owner.sub, **told}


@seen("oauth-pythonclient's validator: `aud` is a list, `iss` as in discovery, RS256, `kid` in the key set")
def id_token(owner: Owner, client_id: str, realm_id: str, issuer: str, now: datetime) -> str:
    """A signed statement of who allowed this app into this company."""
    issued = int(now.timestamp())
    claims = {
        "sub": owner.sub,
        "aud": [client_id],
        "realmid": realm_id,
        "auth_time": issued,
        "iss": issuer,
        "exp": issued + ACCESS_S,
        "iat": issued,
    }
    key = _key()
    return jwt.encode({"kid": key.kid, "alg": "RS256"}, claims, key)


def public_keys() -> dict[str, Any]:
    """The key set that a validator fetches."""
    return {"keys": [_key().as_dict(private=False)]}


@cache
def _key() -> RSAKey:
    text = files(__package__).joinpath(KEY_FILE).read_bytes()
    return RSAKey.import_key(msgspec.json.decode(text))
