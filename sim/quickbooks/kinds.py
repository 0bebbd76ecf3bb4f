"""Kinds of plain values: how each is read from a request, shown in an answer and compared in a query."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any, Final, Protocol

import msgspec

from sim.physics.provenance import documented, inferred, seen
from sim.quickbooks import errors
from sim.quickbooks.times import parse_clock, parse_date, parse_instant, seconds_text

ABSENT: Final = msgspec.UNSET  # an answer leaves this out
AMOUNT_MAX: Final = Decimal(99_999_999_999)
WHOLE_MAX: Final = 2**31 - 1
NUMBER_LENGTH_MAX: Final = 40
FORBIDDEN_IN_NAMES: Final = ":\t\n"


class Company(Protocol):
    """What a value may ask of the company it is shown for."""

    def reference_name(self, space: str, record_id: str) -> str:
        """The name that goes with a reference; empty when there is none."""


class Kind:
    """A value as it is; the other kinds say what is different about them."""

    many = False  # whether it is a list, which XML writes as an element that repeats
    hides_unset = False  # whether an answer leaves it out when it is empty or None

    def read(self, value: Any, field: str) -> Any:  # noqa: ARG002 - the field names itself in a refusal
        """The record's value for a JSON value; Refusal when it cannot be one."""
        return value

    def show(self, value: Any, company: Company) -> Any:  # noqa: ARG002 - references ask the company
        """The JSON value for the record's value, or ABSENT."""
        return value

    def literal(self, text: str) -> Any:
        """The record's value for what stands in a query; ValueError when it cannot be one."""
        return text

    def fold(self, value: Any) -> Any:
        """What `=`, IN and LIKE compare."""
        return value

    def sort(self, value: Any) -> Any:
        """What ORDERBY, < and > compare."""
        return value


class Text(Kind):
    """A string; empty when unset. Equal whatever the case (seen), ordered by code point (vcr/all/customers)."""

    hides_unset = True

    def __init__(self, longest: int, shortest: int = 0) -> None:
        self._longest = longest
        self._shortest = shortest

    @seen("contract 2.2: 2050 with the lengths of the docs")
    def read(self, value: Any, field: str) -> str:
        """Numbers are taken for their text, as the real parser does."""
        text = scalar_text(value, field)
        if not self._shortest <= len(text) <= self._longest:
            raise errors.wrong_length(field, self._shortest, self._longest, len(text))
        return text

    def show(self, value: Any, company: Company) -> Any:  # noqa: ARG002
        """Left out when empty."""
        return value or ABSENT

    def fold(self, value: Any) -> Any:
        """Without regard to case."""
        return value.casefold()


class Name(Text):
    """A name that paths are made of: blanks around it go, and colon, tab and newline are refused."""

    @documented("contract 3.1: no colon, tab or newline; the code is inferred")
    def read(self, value: Any, field: str) -> str:
        """Refuses what would break `Parent:Child` (documented; the code is inferred)."""
        text = super().read(value, field).strip()
        if any(mark in text for mark in FORBIDDEN_IN_NAMES):
            raise errors.business_validation(f"{field} cannot hold a colon, a tab or a new line.")
        return text


class Masked(Text):
    """A number of state that is never shown whole; sending back what was shown changes nothing."""

    def __init__(self, longest: int, mask: str, tail: int) -> None:
        super().__init__(longest)
        self._mask = mask
        self._tail = tail

    def show(self, value: Any, company: Company) -> Any:  # noqa: ARG002
        """Only its last digits, if any."""
        return self._mask + value[len(value) - self._tail :] if value else ABSENT

    def is_mask(self, value: Any) -> bool:
        """Whether this is what we showed rather than a new value."""
        return isinstance(value, str) and value.startswith(self._mask)


class Flag(Kind):
    """True or false."""

    @inferred("contract 2.2 shows the frame of 2010; the parser's words about a boolean are not recorded")
    def read(self, value: Any, field: str) -> bool:
        """Also the words for it."""
        text = str(value).lower()
        if isinstance(value, bool | str) and text in {"true", "false"}:
            return text == "true"
        raise errors.invalid_body(f"{field} takes true or false")

    def literal(self, text: str) -> bool:
        """The words for it, in any case."""
        if text.lower() not in {"true", "false"}:
            raise ValueError(text)
        return text.lower() == "true"


class Whole(Kind):
    """A whole number."""

    @inferred("contract 2.2 shows the frame of 2010; the parser's words about a number are not recorded")
    def read(self, value: Any, field: str) -> int:
        """Also as text."""
        number = _decimal(value, field)
        if number != number.to_integral_value() or abs(number) > WHOLE_MAX:
            raise errors.invalid_body(f"{field} takes a whole number")
        return int(number)

    def literal(self, text: str) -> int:
        """Digits."""
        return int(text[:NUMBER_LENGTH_MAX])


class Rate(Kind):
    """An amount an hour, shown bare: `15`, `22.5` (ta2025)."""

    lowest = Decimal(0)

    def __init__(self, *, hide_zero: bool = False) -> None:
        self._hide_zero = hide_zero

    @documented("contract 3.4: 0 to 99999999999; the text of a refusal is not recorded")
    def read(self, value: Any, field: str) -> Decimal:
        """Also as text."""
        number = _decimal(value, field)
        if not self.lowest <= number <= AMOUNT_MAX:
            raise errors.business_validation(f"{field} must be from {self.lowest} to {AMOUNT_MAX}.")
        return number

    def show(self, value: Any, company: Company) -> Any:  # noqa: ARG002
        """Without trailing zeros."""
        if not value:
            return ABSENT if self._hide_zero else 0
        return msgspec.Raw(f"{value.normalize():f}".encode())

    def literal(self, text: str) -> Decimal:
        """A number."""
        return _finite(text)


class Money(Rate):
    """An amount: `0` when zero, else two decimals (vcr: `639.00`). Unlike a rate it may be owed the other way."""

    lowest = -AMOUNT_MAX
    nothing: Final = Decimal(0)

    def show(self, value: Any, company: Company) -> Any:  # noqa: ARG002
        """Two decimals."""
        return msgspec.Raw(f"{value:.2f}".encode()) if value else 0


class Day(Kind):
    """A date; an empty string when unset."""

    hides_unset = True

    @inferred("contract 2.2 shows the frame of 2010; the parser's words about a date are not recorded")
    def read(self, value: Any, field: str) -> str:
        """A date, or the date of a dateTime."""
        try:
            return parse_date(scalar_text(value, field))
        except ValueError:
            raise errors.invalid_body(f"{field} takes a date as YYYY-MM-DD") from None

    def show(self, value: Any, company: Company) -> Any:  # noqa: ARG002
        """Left out when empty."""
        return value or ABSENT

    def literal(self, text: str) -> str:
        """A date."""
        return parse_date(text)


class Instant(Kind):
    """A moment in the company's zone. A request gives a clock time; the rules put it on its day."""

    hides_unset = True

    @inferred("contract 2.2 shows the frame of 2010; the parser's words about a dateTime are not recorded")
    def read(self, value: Any, field: str) -> Any:
        """A clock time with or without offset; what date it stands in does not count (contract 3.4)."""
        try:
            return parse_clock(scalar_text(value, field))
        except ValueError:
            raise errors.invalid_body(f"{field} takes a dateTime") from None

    def show(self, value: Any, company: Company) -> Any:  # noqa: ARG002
        """Seconds and the offset of that day."""
        return ABSENT if value is None else seconds_text(value)

    def literal(self, text: str) -> Any:
        """A dateTime or a date."""
        return parse_instant(text)


class Choice(Kind):
    """One of a list of words; an empty string when unset."""

    hides_unset = True

    def __init__(self, *words: str) -> None:
        self._words = words

    @seen("contract 2.2: 2170 with the word that was sent")
    def read(self, value: Any, field: str) -> str:
        """Exactly one of the words."""
        text = scalar_text(value, field)
        if text not in self._words:
            raise errors.invalid_enumeration(text, field)
        return text

    def show(self, value: Any, company: Company) -> Any:  # noqa: ARG002
        """Left out when empty."""
        return value or ABSENT


def is_unset(value: Any) -> bool:
    """Whether a request says nothing here: clients send null or an empty string for what they do not set."""
    return value is None or (isinstance(value, str) and not value)


@seen("quickbooks-online-mcp-server pull 81: 2010 for a value of another shape; the words are inferred")
def scalar_text(value: Any, field: str) -> str:
    """A JSON scalar as text; an object or a list is no scalar."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict | list):
        raise errors.invalid_body(f"{field} takes a single value, not an object or a list")
    return str(value).lower() if isinstance(value, bool) else str(value)


@inferred("contract 2.2 shows the frame of 2010; the parser's words about a number are not recorded")
def _decimal(value: Any, field: str) -> Decimal:
    if not isinstance(value, bool):
        try:
            return _finite(scalar_text(value, field))
        except ValueError:
            pass
    raise errors.invalid_body(f"{field} takes a number")


def _finite(text: str) -> Decimal:
    """A number of sensible length."""
    try:
        number = Decimal(text[: NUMBER_LENGTH_MAX + 1])
    except InvalidOperation:
        raise ValueError(text) from None
    if len(text) > NUMBER_LENGTH_MAX or not number.is_finite() or abs(number.adjusted()) > NUMBER_LENGTH_MAX:
        raise ValueError(text)
    return number
