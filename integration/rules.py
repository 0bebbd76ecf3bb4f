"""The rules of names and eligibility. Pure: no clock, no I/O, no chance."""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from hashlib import blake2b
from typing import Final

from integration.model import Client, EntityKind

NAME_LENGTH_MAX: Final = 64  # of a jobcode (QuickBooks Time)
_HASH_LENGTH: Final = 6
_SPACES: Final = re.compile(r"\s+")

KIND_WORDS: Final = {
    EntityKind.CONTACT: "person",
    EntityKind.ORGANIZATION: "organization",
    EntityKind.CLIENT_GROUP: "client group",
    EntityKind.WORK_ITEM: "work item",
}


def code_name(name: str, key: str) -> str:
    """The name a code gets: the Karbon name, cut so that it fits and stays unique (D-02)."""
    if len(name) <= NAME_LENGTH_MAX:
        return name
    mark = blake2b(key.encode(), digest_size=_HASH_LENGTH).hexdigest()[:_HASH_LENGTH]
    return f"{name[: NAME_LENGTH_MAX - _HASH_LENGTH - 1]}~{mark}"


def near(name: str) -> str:
    """Names with the same near form look alike to a person: case, blanks, unicode form and marks apart (D-01)."""
    if name.isascii():  # nothing there but case and blanks; most names are
        return " ".join(name.lower().split())
    folded = unicodedata.normalize("NFKC", name).casefold()
    visible = "".join(letter for letter in folded if unicodedata.category(letter) != "Cf")
    return _SPACES.sub(" ", visible).strip()


def same_email(left: str, right: str) -> bool:
    """Whether two email addresses are one person's (USER-01): case and outer blanks do not matter, dots do."""
    return bool(email_key(left)) and email_key(left) == email_key(right)


def email_key(email: str) -> str:
    """The form in which email addresses are compared; a unicode domain equals its punycode."""
    name, at, domain = email.strip().casefold().rpartition("@")
    if not at:
        return name or domain
    with suppress(UnicodeError):  # a domain that is no domain is compared as it stands
        domain = domain.encode("idna").decode()
    return f"{name}@{domain}"


def type_selected(client: Client, contact_types: tuple[str, ...]) -> bool:
    """Whether the client's contact type takes part (CONTACT-01)."""
    return bool(client.contact_type) and client.contact_type in contact_types


def books_name(name: str) -> str:
    """A name as QuickBooks may hold it: it forbids colons, tabs and newlines (D-06)."""
    return name.replace(":", "-").translate({9: " ", 10: " ", 13: " "}).strip()


def minutes_of(seconds: int) -> int:
    """Whole minutes as a person reads them, and as QuickBooks counts them: the nearest ones.

    QuickBooks Time keeps manual time in hundredths of an hour, up to 18 s off (FLOW-02): the nearest minute is the one
    that was entered, and cutting off would lose it. Of clocks it is off by half a minute at most, and evens out.
    """
    return (seconds + 30) // 60


def seconds_of(minutes: int) -> int:
    """Seconds to send for so many minutes."""
    return minutes * 60
