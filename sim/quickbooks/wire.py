"""Envelopes and bytes: what goes around a record, and how a request's body becomes values."""

from __future__ import annotations

import zlib
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

import msgspec

from sim.quickbooks import errors
from sim.quickbooks.times import milliseconds_text

SUCCESS_TYPE: Final = "application/json;charset=utf-8"
ERROR_TYPE: Final = "application/json"  # no charset on errors (vcr)
BODY_MAX: Final = 4 * 1024 * 1024  # bytes, unpacked; the real limit is not public
# The gap of this fake: the real service answers XML to every `Accept` without json in it, and reads XML bodies.
# Ours answers JSON with a JSON content type to everybody, and an XML body is error 2010.
XML_IS_MISSING: Final = "XML is not spoken here yet; send and accept application/json"

_DECODER: Final = msgspec.json.Decoder(float_hook=Decimal)
_encode: Final = msgspec.json.Encoder().encode


def encode(body: Any) -> bytes:
    """Compact JSON, keys in the order given."""
    return _encode(body)


def enveloped(body: dict[str, Any], now: datetime) -> bytes:
    """An answer with its `time` at the end."""
    return _encode({**body, "time": milliseconds_text(now)})


def encode_refusal(body: Any, now: datetime) -> bytes:
    """A fault with its `time`; the one about ids goes without (vcr error/500), and the gateway has its own."""
    if "Fault" not in body or body["Fault"]["Error"][0]["code"] == "2030":
        return _encode(body)
    return enveloped(body, now)


def decode(raw: bytes, content_encoding: str) -> Any:
    """The values of a JSON body, numbers exact; Refusal (2010) for anything else."""
    raw = unpacked(raw, content_encoding)
    if raw.lstrip()[:1] == b"<":
        raise errors.invalid_body(
            "Unexpected character ('<' (code 60)): expected a valid value", XML_IS_MISSING
        )
    try:
        return _DECODER.decode(raw)
    except UnicodeDecodeError:
        raise errors.invalid_body("Invalid UTF-8 middle byte") from None
    except (msgspec.DecodeError, RecursionError) as error:
        raise errors.invalid_body(f"Unexpected content: {str(error)[:200]}") from None


def unpacked(raw: bytes, content_encoding: str) -> bytes:
    """The body as it was before gzip, which the Java SDK uses for every request."""
    if content_encoding.strip().lower() == "gzip":
        unpacker = zlib.decompressobj(wbits=31)
        try:
            raw = unpacker.decompress(raw, BODY_MAX + 1)
        except zlib.error:
            raise errors.invalid_body("Not in GZIP format") from None
    if len(raw) > BODY_MAX:
        raise errors.invalid_body(f"Body is longer than {BODY_MAX} bytes")
    return raw
