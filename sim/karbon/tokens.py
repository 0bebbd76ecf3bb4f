"""JSON Web Tokens as Karbon hands them out: three base64url segments, signed with HMAC-SHA256."""

from __future__ import annotations

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256
from typing import Any, Final

import msgspec

HEADER: Final = b'{"typ":"JWT","alg":"HS256"}'


def segment(content: bytes) -> str:
    """Bytes as a segment of a token."""
    return urlsafe_b64encode(content).decode().rstrip("=")


def signed(claims: Any, secret: str) -> str:
    """A token that says this."""
    said = f"{segment(HEADER)}.{segment(msgspec.json.encode(claims))}"
    return f"{said}.{_signature(said, secret)}"


def said_by(token: str, secret: str) -> bytes | None:
    """The claims of a token, as JSON; None where its signature is another's."""
    said, _, signature = token.rpartition(".")
    if not hmac.compare_digest(signature.encode(errors="replace"), _signature(said, secret).encode()):
        return None
    claims = said.rpartition(".")[2]
    return urlsafe_b64decode(claims + "=" * (-len(claims) % 4))


def _signature(said: str, secret: str) -> str:
    return segment(hmac.digest(secret.encode(), said.encode(errors="replace"), sha256))
