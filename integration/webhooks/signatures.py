"""Who sent a webhook: only whoever knows the key can sign its bytes. Looks at the bytes as they came, never at JSON."""

from __future__ import annotations

import base64
import hashlib
import hmac

from integration.connections import Secret


def signed_by_karbon(key: Secret, body: bytes, signature: str) -> bool:
    """Whether the signature is the lower-case hexadecimal HMAC-SHA256 of the body (contract 4)."""
    return _same(key, _digest(key, body).hex(), signature)


def signed_by_quickbooks(key: Secret, body: bytes, signature: str) -> bool:
    """Whether the signature is the HMAC-SHA256 of the body in base64 (contract 5)."""
    return _same(key, base64.b64encode(_digest(key, body)).decode(), signature)


def _digest(key: Secret, body: bytes) -> bytes:
    return hmac.new(key.reveal().encode(), body, hashlib.sha256).digest()


def _same(key: Secret, expected: str, signature: str) -> bool:
    """Without a key nothing is proven: what an empty key signs, everybody can sign."""
    return bool(key) and hmac.compare_digest(expected.encode(), signature.encode("utf-8", "replace"))
