"""Names of people and organizations that never repeat by accident; equal and odd ones are made on purpose."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final, NamedTuple

from sim.firms.model import ClientKind, FirmError

if TYPE_CHECKING:
    from faker import Faker

LOCALES: Final = ("en_US", "en_AU", "en_GB")
TRIES_MAX: Final = 50
TRADES: Final = (
    *("Plumbing", "Dental", "Motors", "Bakery", "Architects", "Landscaping", "Electrical", "Physiotherapy"),
    *("Consulting", "Joinery", "Catering", "Logistics", "Veterinary", "Films", "Books", "Engineering"),
)
FORMS: Final = ("Ltd", "Pty Ltd", "LLC", "Inc", "LLP", "Partners")


class OddName(NamedTuple):
    """A name that has made trouble in real firms."""

    kind: ClientKind
    name: str


class Names:
    """A supply of names. The same seed gives the same names in the same order."""

    def __init__(self, seed: int) -> None:
        from faker import Faker

        self._sources = [Faker(locale, use_weighting=False) for locale in LOCALES]
        for locale, source in zip(LOCALES, self._sources, strict=True):
            source.seed_instance(f"{seed}|{locale}")
        self._given = 0
        self._folded: set[str] = set()

    def person(self) -> str:
        """A first and a last name, with a middle name where they alone were given before."""
        source = self._source()
        first, last = source.first_name(), source.last_name()
        for _ in range(TRIES_MAX):
            if self._claim(f"{first} {last}"):
                return f"{first} {last}"
            first = f"{first.split()[0]} {source.first_name()}"
        raise FirmError("There are no more names of people. Ask for fewer clients.")

    def organization(self) -> str:
        """A company, called after its owners or after what it does."""
        for _ in range(TRIES_MAX):
            source = self._source()
            trade = source.random_element(TRADES)
            called_after_trade = f"{source.last_name()} {trade} {source.random_element(FORMS)}"
            name = source.random_element((source.company(), called_after_trade))
            if self._claim(name):
                return name
        raise FirmError("There are no more names of organizations. Ask for fewer clients.")

    def group(self) -> str:
        """A family or a group of companies."""
        for _ in range(TRIES_MAX):
            source = self._source()
            name = (
                f"{source.last_name()} {source.random_element(('Family', 'Group', 'Holdings', 'Household'))}"
            )
            if self._claim(name):
                return name
            name = f"{source.last_name()} and {name}"
            if self._claim(name):
                return name
        raise FirmError("There are no more names of client groups. Ask for fewer clients.")

    def odd(self) -> list[OddName]:
        """One of each kind of trouble: equal names, near-equal ones, odd characters, too many of them."""
        person, organization, group = ClientKind.CONTACT, ClientKind.ORGANIZATION, ClientKind.CLIENT_GROUP
        shared, twin = self.person(), self.person()
        first, last = self.person().split()[0], self.person().split()[-1]
        other = self.person().split()[-1]
        long = f"The Trustees of the {first} {last} and {other} Families' Discretionary Settlement No. 2"
        odd = [
            *(OddName(kind, shared) for kind in ClientKind),  # equal across the kinds: UNIQ-01
            *(OddName(person, twin) for _ in range(2)),
            OddName(person, f"{first} O'{last}"),
            OddName(person, f"Zoë {last}-Núñez"),
            OddName(organization, long),
            OddName(organization, f"{last} Garage {other}"),
            OddName(organization, f"{last} GARAGE {other}"),
            OddName(organization, f"{other} Nursery {last}"),
            OddName(organization, f"{other}  Nursery {last}"),
            OddName(organization, f"{last} & {other}"),
            OddName(organization, f"{last}, {first} & Co"),
            OddName(organization, f"{other}'s Café Zürich"),
            OddName(group, f"{last} & {other} Family"),
        ]
        self._folded.update(folded(name) for _, name in odd)
        return odd

    def _source(self) -> Faker:
        """The locales take turns."""
        self._given += 1
        return self._sources[self._given % len(self._sources)]

    def _claim(self, name: str) -> bool:
        before = len(self._folded)
        self._folded.add(folded(name))
        return len(self._folded) > before


def folded(name: str) -> str:
    """What near-equal names have in common: neither case nor blanks count."""
    return " ".join(name.casefold().split())


def address_of(name: str) -> str:
    """The part of an email address before the @ for this name: ASCII letters, digits and dots."""
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    return ".".join(re.findall(r"[a-z0-9]+", plain.replace("'", "")))[:48].rstrip(".") or "post"
