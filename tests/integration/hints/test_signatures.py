"""Only whoever knows the key can sign, and only the bytes as they came are what was signed."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Callable

import pytest

from integration.connections import Secret
from integration.webhooks.signatures import signed_by_karbon, signed_by_quickbooks

KEY = Secret("a-signing-key-of-the-firm")
BODY = b'{"ResourcePermaKey":"kCsVf7svWQw","ResourceType":"Contact","ActionType":"Updated"}'
DIGEST = hmac.new(KEY.reveal().encode(), BODY, hashlib.sha256).digest()
HEX, BASE64 = DIGEST.hex(), base64.b64encode(DIGEST).decode()
Proof = Callable[[Secret, bytes, str], bool]
BOTH = pytest.mark.parametrize(
    ("proof", "signature"), [(signed_by_karbon, HEX), (signed_by_quickbooks, BASE64)]
)


@BOTH
def test_what_is_signed(proof: Proof, signature: str) -> None:
    """The right key over the right bytes."""
    assert proof(KEY, BODY, signature)


def test_a_known_value() -> None:
    """What Intuit's own test expects of a body and a token (contract 5)."""
    signature = "nfPLN16u3vMvv08ghDs+dOkLuirEVDy5wAeG/lmM2OA="

    assert signed_by_quickbooks(Secret("verify_me"), b'{"stuff":"5"}', signature)


@BOTH
def test_another_body(proof: Proof, signature: str) -> None:
    """One bit anywhere, a blank, or the same JSON written anew is another body."""
    flipped = [BODY[:place] + bytes([BODY[place] ^ 1]) + BODY[place + 1 :] for place in range(len(BODY))]
    others = [*flipped, BODY + b" ", BODY.replace(b":", b": "), b""]

    assert not [body for body in others if proof(KEY, body, signature)]


@BOTH
def test_another_signature(proof: Proof, signature: str) -> None:
    """None, a part, twice, in capitals, with blanks, in the other vendor's letters, huge, or no plain text."""
    other = BASE64 if signature == HEX else HEX
    swapped = signature.swapcase()
    flipped = [signature[:place] + "~" + signature[place + 1 :] for place in range(len(signature))]
    wrong = [
        "",
        signature[:-1],
        signature * 2,
        f" {signature}",
        swapped,
        other,
        "x" * 100_000,
        "é\ud800",
        *flipped,
    ]

    assert not [each for each in wrong if proof(KEY, BODY, each)]


@pytest.mark.parametrize("key", ["", "another-key-of-sixteen"])
@BOTH
def test_another_key(proof: Proof, signature: str, key: str) -> None:
    """Without a key nothing is proven, also not what an empty key signs."""
    signed = hmac.new(key.encode(), BODY, hashlib.sha256).digest()
    with_nothing = signed.hex() if signature == HEX else base64.b64encode(signed).decode()

    assert not proof(Secret(key), BODY, signature)
    assert proof(Secret(key), BODY, with_nothing) is bool(key)
