"""What goes over the wire: envelopes around records, and bodies as values, in the representation that was asked for."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final
from urllib.parse import parse_qs

from flask import request

from sim.http.service import Encoded
from sim.physics.provenance import seen
from sim.physics.refusal import Refusal
from sim.quickbooks import errors, gateway
from sim.quickbooks.representation import as_json, as_xml, choice, from_xml
from sim.quickbooks.schema import EntityType

BODY_BYTES_MAX: Final = 4 * 1024 * 1024  # unpacked; the real limit is not public


def enveloped(body: dict[str, Any], now: datetime) -> Encoded:
    """An answer with its `time`."""
    if choice.wants_json():
        return Encoded(as_json.enveloped(body, now), choice.JSON_SUCCESS)
    return Encoded(as_xml.enveloped(body, now), choice.XML)


def report(body: dict[str, Any]) -> Encoded:
    """A report, which has no envelope."""
    if choice.wants_json():
        return Encoded(as_json.encode(body), choice.JSON_SUCCESS)
    return Encoded(as_xml.report(body), choice.XML)


def plain(body: dict[str, Any]) -> Encoded:
    """What the OAuth hosts answer: JSON, whatever was asked for."""
    return Encoded(as_json.encode(body), choice.JSON_SUCCESS)


def refused(body: dict[str, Any], now: datetime) -> Encoded:
    """A fault with its `time`; the one about ids goes without (vcr error/500), and the gateway has its own."""
    if "fault" in body:
        return _from_gateway(body, now)
    if "Fault" not in body:
        return Encoded(as_json.encode(body), choice.JSON_ERROR)
    dated = body["Fault"]["Error"][0]["code"] != "2030"
    if not choice.wants_json():
        return Encoded(as_xml.enveloped(body, now if dated else None), choice.XML)
    return Encoded(as_json.enveloped(body, now) if dated else as_json.encode(body), choice.JSON_ERROR)


def members(root: str, entities: Mapping[str, EntityType]) -> Any:
    """The values of this call's body, whose root in XML has this name; Refusal when it cannot be read."""
    raw = _unpacked()
    if choice.sends_xml(raw):
        return from_xml.decode(_text(raw, errors.invalid_utf8_in_xml), root, entities)
    return as_json.decode(_text(raw, errors.invalid_utf8))


def statement() -> str:
    """The query that was posted, as the body or in a form."""
    in_form = choice.expect_statement()
    text = _text(_unpacked(), errors.invalid_utf8)
    if not in_form:
        return text
    try:
        fields = parse_qs(text, keep_blank_values=True, max_num_fields=50)
    except ValueError:
        return ""
    return fields.get("query", [""])[0]


def _from_gateway(body: dict[str, Any], now: datetime) -> Encoded:
    if choice.wants_json():
        return Encoded(as_json.encode(body), choice.JSON_ERROR)
    return Encoded(as_xml.from_gateway(gateway.fault_in_xml(body), now), choice.XML)


@seen("contract 1.3: the Java SDK packs every request unless it is told not to")
def _unpacked() -> bytes:
    raw = request.get_data()
    if request.headers.get("Content-Encoding", "").strip().lower() == "gzip":
        unpacker = zlib.decompressobj(wbits=31)
        try:
            raw = unpacker.decompress(raw, BODY_BYTES_MAX + 1)  # a bomb costs no more than that
        except zlib.error:
            raise errors.invalid_body("Not in GZIP format") from None
        if not unpacker.eof and len(raw) <= BODY_BYTES_MAX:
            raise errors.invalid_body("Unexpected end of ZLIB input stream")
    if len(raw) > BODY_BYTES_MAX:
        raise errors.invalid_body(f"Body is longer than {BODY_BYTES_MAX} bytes")
    return raw


@seen("Java SDK issue 181: bytes of another encoding are refused, whatever encoding the body says it has")
def _text(raw: bytes, refusal: Any) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        found: Refusal = refusal(error)
    raise found
