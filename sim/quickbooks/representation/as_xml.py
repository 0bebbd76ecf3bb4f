"""Answers in XML: the JSON values, written as the schema of Intuit's SDKs has them.

In that schema elements begin with a capital and attributes with a small letter, so the names tell one from the other.
A `value` is the text of its element, which is all that a reference in XML is. An entity begins with what it inherits
(Id, SyncToken, MetaData, then names) and ends with its own fields; in JSON it is the other way round.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final
from xml.sax.saxutils import escape

import msgspec

from sim.physics.provenance import inferred, seen
from sim.quickbooks.times import milliseconds_text

NAMESPACE: Final = "http://schema.intuit.com/finance/v3"
DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
ONLY_ATTRIBUTES: Final = frozenset({"ColData"})  # a report's cell has its value in an attribute (ruby)
IN_ATTRIBUTES: Final = {'"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
# What XML 1.0 cannot hold, not even escaped.
UNSPEAKABLE: Final = dict.fromkeys(
    {*range(0x20), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF} - {0x09, 0x0A, 0x0D}, "?"
)


@seen("ruby fixtures: customer, time activity, queries, changes, faults")
def enveloped(body: dict[str, Any], now: datetime | None) -> bytes:
    """An answer inside `IntuitResponse`, with its `time` as an attribute."""
    time = "" if now is None else f' time="{milliseconds_text(now)}"'
    inside = "".join(_members(body))
    return f'{DECLARATION}<IntuitResponse xmlns="{NAMESPACE}"{time}>{inside}</IntuitResponse>'.encode()


@seen("ruby fixture balancesheet: a root of its own, without `time`")
def report(body: dict[str, Any]) -> bytes:
    """A report, which stands in no envelope."""
    return f'{DECLARATION}<Report xmlns="{NAMESPACE}">{"".join(_members(body))}</Report>'.encode()


def from_gateway(fault: dict[str, Any], now: datetime) -> bytes:
    """A fault of the gateway, which writes its `time` first and begins a line after the declaration."""
    time = milliseconds_text(now)
    inside = "".join(_element("Fault", fault))
    return (
        f'{DECLARATION}\n<IntuitResponse time="{time}" xmlns="{NAMESPACE}">{inside}</IntuitResponse>'.encode()
    )


def _members(members: dict[str, Any]) -> Iterable[str]:
    for name, value in _in_xml_order(members):
        if not name[0].islower():
            yield from _element(name, value)


def _element(name: str, value: Any) -> Iterable[str]:
    if isinstance(value, list):
        for each in value:
            yield from _element(name, each)
    elif isinstance(value, dict):
        yield from _structure(name, value)
    elif value is not None:
        text = escape(_speakable(value), {"\r": "&#13;"})
        yield f"<{name}>{text}</{name}>" if text else f"<{name}/>"


def _structure(name: str, members: dict[str, Any]) -> Iterable[str]:
    yield f"<{name}"
    for attribute, value in members.items():
        if attribute[0].islower() and value is not None and _is_attribute(name, attribute):
            yield f' {attribute}="{escape(_speakable(value), IN_ATTRIBUTES)}"'
    text = "" if name in ONLY_ATTRIBUTES else escape(_speakable(members.get("value", "")), {"\r": "&#13;"})
    inside = text or "".join(_members(members))
    yield f">{inside}</{name}>" if inside else "/>"


def _is_attribute(element: str, name: str) -> bool:
    return name != "value" or element in ONLY_ATTRIBUTES


def _in_xml_order(members: dict[str, Any]) -> Iterable[tuple[str, Any]]:
    """The members of an entity from `domain` on, then those before it; anything else as it is."""
    pairs = list(members.items())
    if "domain" not in members:
        return pairs
    at = [name for name, _ in pairs].index("domain")
    return pairs[at:] + pairs[:at]


@inferred("JSON can hold control characters and XML cannot; what the service writes for them is not recorded")
def _speakable(value: Any) -> str:
    if isinstance(value, str):
        return value.translate(UNSPEAKABLE)
    if isinstance(value, bool):
        return "true" if value else "false"
    return bytes(value).decode() if isinstance(value, msgspec.Raw) else str(value)
