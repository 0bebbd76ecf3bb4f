"""Bodies in XML, turned into the JSON values that the declarations read.

Anybody may send anything here, so the parser is a hardened one: no document type, no entities, no depth that the
schema does not have.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, Final
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import XMLParser

from sim.physics.provenance import inferred, seen
from sim.quickbooks import errors
from sim.quickbooks.kinds import Flag, Kind, Text
from sim.quickbooks.representation.as_xml import NAMESPACE
from sim.quickbooks.representation.untyped import IN_OBJECTS, NUMBERS, REPEATED, TEXTS
from sim.quickbooks.schema import EntityType

DEPTH_MAX: Final = 32  # the schema's deepest element is at 8
OURS: Final = f"{{{NAMESPACE}}}"
HARDENED: Final[Any] = XMLParser  # has no types
NIL: Final = "{http://www.w3.org/2001/XMLSchema-instance}nil"


class _Bounded(TreeBuilder):
    """Builds the tree and gives up on one that is deeper than any request."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0

    def start(self, tag: Any, attrs: Any, /) -> Element:
        """One level further down."""
        self._depth += 1
        if self._depth > DEPTH_MAX:
            raise ParseError("elements are nested too deep")
        return super().start(tag, attrs)

    def end(self, tag: Any, /) -> Element:
        """One level up again."""
        self._depth -= 1
        return super().end(tag)


@inferred("contract 2.1: the root is the entity itself; how another one is refused is not recorded")
def decode(text: str, root: str, entities: Mapping[str, EntityType]) -> dict[str, Any]:
    """The members of the one element that the body is; Refusal (2010) when it is another or no XML at all."""
    found = _parsed(text)
    name = _local(found.tag)
    if name != root:
        raise errors.invalid_body(f'Unexpected element "{name[:100]}"; expected "{root}"')
    return _members(found, entities)


@inferred(
    "DTDs, entities and what is not well formed get the parser's fault, 2010; its words are not recorded"
)
def _parsed(text: str) -> Element:
    parser = HARDENED(target=_Bounded(), forbid_dtd=True)
    try:
        parser.feed(text)
        found: Element = parser.close()
    except DefusedXmlException as error:
        raise errors.invalid_body(f"{type(error).__name__} in the XML") from None
    except (ParseError, ValueError, LookupError) as error:
        raise errors.invalid_body(f"Unexpected content: {str(error)[:200]}") from None
    return found


def _members(
    element: Element, entities: Mapping[str, EntityType], within: EntityType | None = None
) -> dict[str, Any]:
    """Attributes and children, whatever their order; an element that repeats is a list, or its last one counts."""
    entity = entities.get(_local(element.tag).lower()) or within
    members: dict[str, Any] = {name: value for name, value in element.attrib.items() if name[0] != "{"}
    for child in element:
        name = _local(child.tag)
        kind = _kind(entity, name)
        value = _value(child, name, kind, entities)
        if name in REPEATED or (kind is not None and kind.many):
            members.setdefault(name, []).append(value)
        else:
            members[name] = value
    return members


@seen("PHP SDK issue 71: `<Job/>` is false; ruby and PHP: a reference is its text, with `name` beside it")
def _value(child: Element, name: str, kind: Kind | None, entities: Mapping[str, EntityType]) -> Any:
    if child.get(NIL) in {"true", "1"}:
        return None
    if len(child):
        return _members(child, entities)
    text = child.text or ""
    if isinstance(kind, Text):
        return text
    text = text.strip()
    if name.endswith("Ref") or name in IN_OBJECTS:
        return {**_members(child, entities), "value": text} if text else None
    if isinstance(kind, Flag):
        return {"": False, "0": False, "1": True}.get(text, text)
    return _scalar(name, text)


@inferred(
    "XML has no types: what JSON would have had for a value that is kept as it came follows from the schema"
)
def _scalar(name: str, text: str) -> Any:
    if text in {"true", "false"} and name not in TEXTS:
        return text == "true"
    try:
        return Decimal(text) if name in NUMBERS else text
    except InvalidOperation:
        return text


def _kind(entity: EntityType | None, name: str) -> Kind | None:
    field = entity.fields.get(name) if entity is not None else None
    return None if field is None else field.kind


def _local(tag: str) -> str:
    """The name without our namespace; one of another namespace stays whole, and so is known to nobody."""
    return tag.removeprefix(OURS)
