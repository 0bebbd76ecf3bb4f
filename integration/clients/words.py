"""A vendor's own words about a refusal, made fit for people: short, on one line, without names and secrets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple

import msgspec

LENGTH_MAX: Final = 300
HIDDEN: Final = "..."
_QUOTED: Final = re.compile(r'"[^"]*"')
_LITERAL: Final = re.compile(r"'((?:[^'\\]|\\.)+)'")  # of a query that we sent
_NESTED: Final = (
    "error",
    "Error",
    "fault",
    "Fault",
)  # the three vendors' envelopes, and their gateways' ones


class Words(NamedTuple):
    """A vendor's code and sentence."""

    code: str = ""
    message: str = ""


def refusal_words(body: bytes, sent: Iterable[str] = ()) -> Words:
    """What an error body says, whichever of the vendors' envelopes it is in; nothing if it is in none.

    Karbon `{"error":{"code","message"}}` or flat `{"statusCode","message"}` (contract 1.3, 1.4); QuickBooks Time
    `{"error":{"code","message"}}` or `{"error":str,"error_description"}` (1.4, 2.3); QuickBooks
    `{"Fault":{"Error":[{"Message","Detail","code"}]}}`, or the same in lower case from its gateway, where the
    detail quotes the token (1.6, 2.2) and so stays out.
    """
    try:
        found = msgspec.json.decode(body)
    except (msgspec.DecodeError, RecursionError):
        return Words()
    code, message = _dig(found)
    return Words(code, presentable(message, sent))


def presentable(message: str, sent: Iterable[str] = ()) -> str:
    """One short line without what we sent and without what stands in quotation marks: both may be a client."""
    for text in sorted({text for text in sent if len(text) > 1}, key=len, reverse=True):
        message = message.replace(text, HIDDEN)
    message = _QUOTED.sub(f'"{HIDDEN}"', message)
    message = " ".join("".join(sign if sign.isprintable() else " " for sign in message).split())
    return message if len(message) <= LENGTH_MAX else message[: LENGTH_MAX - len(HIDDEN)] + HIDDEN


def texts_in(value: Any) -> Iterator[str]:
    """Every text in something that is about to be sent, and every literal in a query."""
    if isinstance(value, str):
        yield value
        yield from _LITERAL.findall(value)
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts_in(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from texts_in(inner)


def _dig(found: Any) -> Words:
    while isinstance(found, dict | list) and (inner := _inner(found)) is not None:
        found = inner
    if not isinstance(found, dict):
        return Words()
    if isinstance(code := found.get("error"), str):
        return Words(code, str(found.get("error_description") or ""))
    code = found.get("code", found.get("Code", found.get("statusCode", "")))
    message = str(found.get("message") or found.get("Message") or "")
    detail = found.get("Detail") or _detail_of_karbon(found.get("details"))
    if detail and str(detail) not in message:
        message = f"{message.rstrip('.')}. {detail}" if message else str(detail)
    return Words(str(code), message)


def _inner(found: Any) -> Any:
    if isinstance(found, list):
        return found[0] if found else None
    return next((found[key] for key in _NESTED if isinstance(found.get(key), dict | list)), None)


def _detail_of_karbon(details: Any) -> str:
    """`details` is printed as an object and described as a list (contract 1.4): take either."""
    if isinstance(details, list):
        details = details[0] if details else None
    return str(details.get("message") or "") if isinstance(details, dict) else ""
