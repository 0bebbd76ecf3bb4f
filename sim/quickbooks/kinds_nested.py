"""Kinds of values that are JSON objects: references, phone numbers and their like, postal addresses."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any, Final

import msgspec

from sim.physics.provenance import documented, seen
from sim.quickbooks import errors
from sim.quickbooks.kinds import ABSENT, Company, Kind, Text, is_unset, scalar_text
from sim.quickbooks.records import PhysicalAddress

TELEPHONE: Final = [  # xsd
    *("Id", "DeviceType", "CountryCode", "AreaCode", "ExchangeCode", "Extension"),
    *("FreeFormNumber", "Default", "Tag"),
]
EMAIL: Final = ["Id", "Address", "Default", "Tag"]  # xsd
WEB_SITE: Final = ["Id", "URI", "Default", "Tag"]  # xsd
REFERENCE: Final = ["value", "name", "type"]
ADDRESS_TEXTS: Final = {  # name in JSON, in answer order: attribute, longest (docs; xsd for the rest)
    "Id": ("id", 30),
    "Line1": ("line1", 500),
    "Line2": ("line2", 500),
    "Line3": ("line3", 500),
    "Line4": ("line4", 500),
    "Line5": ("line5", 500),
    "City": ("city", 255),
    "Country": ("country", 255),
    "CountrySubDivisionCode": ("country_sub_division_code", 255),
    "PostalCode": ("postal_code", 30),
    "Lat": ("lat", 30),
    "Long": ("long", 30),
    "Note": ("note", 4000),
}
LINES_LENGTH_MAX: Final = 2000  # Line1 to Line5 together (docs)
ADDRESS: Final = [*ADDRESS_TEXTS, "CountryCode", "County", "PostalCodeSuffix", "Tag"]


class Reference(Kind):
    """The id of something, shown with its name. `space` is the entity that it leads to, or any of the `Names`."""

    hides_unset = True

    def __init__(self, space: str = "", *, hidden: bool = False) -> None:
        self.space = space
        self._hidden = hidden

    def read(self, value: Any, field: str) -> str:
        """`{"value": "1"}` is enough; any name and type are taken and ignored."""
        members = expect_members(value, field, "ReferenceType", REFERENCE)
        found = members.get("value")
        return "" if found is None else scalar_text(found, field)[:64]

    def show(self, value: Any, company: Company) -> Any:
        """The server's own name, and never a `type`."""
        if not value or self._hidden:
            return ABSENT
        name = company.reference_name(self.space, value) if self.space else ""
        return {"value": value, "name": name} if name else {"value": value}


class Wrapped(Text):
    """A string in an object of its own, such as a phone number."""

    def __init__(self, schema_class: str, member: str, members: Sequence[str], longest: int) -> None:
        super().__init__(longest)
        self._schema_class = schema_class
        self._members = members
        self.member = member

    def read(self, value: Any, field: str) -> str:
        """The one member that counts."""
        members = expect_members(value, field, self._schema_class, self._members)
        found = members.get(self.member)
        return "" if is_unset(found) else super().read(found, f"{field}.{self.member}")

    def show(self, value: Any, company: Company) -> Any:  # noqa: ARG002
        """Left out when empty."""
        return {self.member: value} if value else ABSENT


class Email(Wrapped):
    """An e-mail address."""

    def __init__(self) -> None:
        super().__init__("EmailAddress", "Address", EMAIL, 100)

    @documented("contract 3.1: an at sign and a dot; the code and words are inferred")
    def read(self, value: Any, field: str) -> str:
        """Has to hold an at sign and a dot (docs)."""
        text = super().read(value, field)
        if text and ("@" not in text or "." not in text):
            raise errors.invalid_email(field)
        return text


class Address(Kind):
    """A postal address; None when unset."""

    hides_unset = True

    def read(self, value: Any, field: str) -> PhysicalAddress | None:
        """None when every line is empty."""
        members = expect_members(value, field, "PhysicalAddress", ADDRESS)
        found = {}
        for name, (attribute, longest) in ADDRESS_TEXTS.items():
            if not is_unset(members.get(name)):
                found[attribute] = Text(longest).read(members[name], f"{field}.{name}")
        _check_lines(found, field)
        return PhysicalAddress(**found) if found.keys() - {"id"} else None

    def show(self, value: Any, company: Company) -> Any:  # noqa: ARG002
        """Only the lines that there are."""
        if value is None:
            return ABSENT
        lines = ((name, getattr(value, attribute)) for name, (attribute, _) in ADDRESS_TEXTS.items())
        return {name: text for name, text in lines if text}


@documented("contract 3.1: five lines of 500, 2000 characters together")
def _check_lines(found: dict[str, str], field: str) -> None:
    length = sum(len(text) for attribute, text in found.items() if attribute.startswith("line"))
    if length > LINES_LENGTH_MAX:
        raise errors.wrong_length(field, 0, LINES_LENGTH_MAX, length)


def telephone(longest: int) -> Wrapped:
    """A phone or fax number."""
    return Wrapped("TelephoneNumber", "FreeFormNumber", TELEPHONE, longest)


def web_site() -> Wrapped:
    """A web address."""
    return Wrapped("WebSiteAddress", "URI", WEB_SITE, 1000)


def numbered(new: PhysicalAddress, old: PhysicalAddress | None, next_id: str) -> PhysicalAddress:
    """The address with the number it had, or a new one."""
    return msgspec.structs.replace(new, id=old.id if old is not None and old.id else next_id)


@seen("vcr error/400_json: 2010 names the property, the class and what it knows")
def expect_members(value: Any, field: str, schema_class: str, known: Sequence[str]) -> dict[str, Any]:
    """A JSON object with no member that the schema does not have."""
    if not isinstance(value, dict):
        raise errors.invalid_body(
            f"Can not construct instance of com.intuit.schema.finance.v3.{schema_class}: {field} takes an object"
        )
    for name in value:
        if name not in known:
            raise errors.unknown_property(name, schema_class, known, near_note(name, known))
    return value


def near_note(name: str, known: Sequence[str]) -> str:
    """For the journal: what the caller may have meant."""
    near = get_close_matches(name, known, 1)
    return f"`{name}` is read by nobody" + (f"; near: `{near[0]}`" if near else "")
