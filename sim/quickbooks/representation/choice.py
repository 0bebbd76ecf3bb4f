"""Which representation a call asked for, and which one its body is in (contract 1.3)."""

from __future__ import annotations

from typing import Final

from flask import request

from sim.physics.provenance import documented, seen
from sim.quickbooks import errors

JSON_SUCCESS: Final = "application/json;charset=utf-8"
JSON_ERROR: Final = "application/json"  # no charset on errors (vcr)
XML: Final = "application/xml;charset=UTF-8"
STATEMENTS: Final = frozenset({"application/text", "text/plain", "application/x-www-form-urlencoded"})


@seen("PHP SDK: queries with `Accept: */*` are answered in XML; node: `format=json` on every call")
def wants_json() -> bool:
    """JSON only if the call says so; XML for everybody else."""
    environ = request.environ
    return "json" in environ.get("HTTP_ACCEPT", "") or (
        "format=" in environ["QUERY_STRING"] and request.args.get("format", "").lower() == "json"
    )


@seen("PHP, Ruby and .NET SDKs send XML; without a type the first character tells")
def sends_xml(raw: bytes) -> bool:
    """Whether this body is XML; Refusal when its type is neither that nor JSON."""
    kind = request.mimetype
    if not kind:
        return raw.lstrip()[:1] == b"<"
    if "xml" not in kind and "json" not in kind:
        raise errors.unreadable_type()
    return "xml" in kind


@documented("contract 1.3: a statement is posted as text or in a form; that JSON is refused has been seen")
def expect_statement() -> bool:
    """Whether the statement is in a form; Refusal when the body's type is none for statements."""
    kind = request.mimetype
    if kind and kind not in STATEMENTS:
        raise errors.unreadable_type()
    return kind == "application/x-www-form-urlencoded"
