"""The vendor's filters: comma lists, PHP arrays, yes/no/both, wildcards, stamps, and pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from typing import Final, NamedTuple
from urllib.parse import parse_qsl

from sim.physics import befallen
from sim.physics.provenance import documented, inferred, seen
from sim.quickbooks_time import errors
from sim.quickbooks_time.behaviour import Behaviour
from sim.quickbooks_time.tables import fold

PARAMETERS_MAX: Final = 2_000
LIMIT_MAX: Final = 200  # [contract 2.4]
PER_PAGE_MAX: Final = 50
PAGING: Final = frozenset({"page", "limit", "per_page", "supplemental_data"})
YES: Final = frozenset({"yes", "true", "1"})
NO: Final = frozenset({"no", "false", "0"})
FOREVER: Final = "9999-12-31T23:59:59+00:00"
LAST: Final = "\U0010ffff"  # sorts after every other character of a name
_ARRAY: Final = re.compile(r"([^\[]+)\[[^\]]*\]")
_DIGITS_MAX: Final = 18


class Page(NamedTuple):
    """Which slice of the answer is asked for."""

    offset: int
    limit: int


class Changes(NamedTuple):
    """From when to when something must have changed last."""

    since: str
    before: str
    since_included: bool

    def hold(self, stamp: str) -> bool:
        """Whether a change at this instant is meant; `before` is included."""
        return self.since <= stamp <= self.before and (self.since_included or stamp != self.since)


class Filters:
    """The parameters of one call, read as the vendor reads them. Unknown ones are never looked at."""

    def __init__(self, resource: str, query_string: str, behaviour: Behaviour) -> None:
        self.resource = resource
        self.behaviour = behaviour
        self._values = _read(query_string, keep_first=behaviour.repeated_parameter == "first")

    def question(self) -> tuple[object, ...]:
        """What is asked, whichever page of the answer it is."""
        asked = sorted((name, *values) for name, values in self._values.items() if name not in PAGING)
        return (self.resource, *asked)

    def has(self, name: str) -> bool:
        """Whether a filter is given and not empty."""
        return self.text(name) is not None

    def text(self, name: str) -> str | None:
        """The value as it stands."""
        values = self._values.get(name)
        return values[-1] if values and values[-1] else None

    def words(self, name: str) -> tuple[str, ...] | None:
        """A comma list, or a PHP array."""
        values = [word.strip() for value in self._values.get(name, ()) for word in value.split(",")]
        found = tuple(word for word in values if word)
        return found or None

    def numbers(self, name: str) -> tuple[int, ...] | None:
        """A list of ids."""
        words = self.words(name)
        return None if words is None else tuple(self._number(name, word) for word in words)

    def number(self, name: str) -> int | None:
        """One id."""
        found = self.text(name)
        return None if found is None else self._number(name, found)

    @inferred("contract 2.3: the level of a bad filter is seen, its text is ours")
    def choice(self, name: str, options: Iterable[str], default: str) -> str:
        """One of the vendor's words."""
        found = (self.text(name) or default).lower()
        if found not in options:
            raise self.bad(name)
        return found

    @seen("clients send true, True and 1 for yes (contract 2.5)")
    def yes_no_both(self, name: str, default: bool | None) -> bool | None:
        """True for yes, False for no, None for both."""
        found = self.text(name)
        if found is None:
            return default
        if found.lower() == "both":
            return None
        return self._yes_no(name, found)

    def yes_no(self, name: str, default: bool) -> bool:
        """True for yes."""
        found = self.text(name)
        return default if found is None else self._yes_no(name, found)

    @documented("contract 2.5: ISO 8601; an unencoded + arrives as a blank, both are accepted")
    def stamp(self, name: str) -> str | None:
        """An instant, as the API writes it in UTC."""
        found = self.text(name)
        if found is None:
            return None
        try:
            instant = datetime.fromisoformat(re.sub(r" (\d\d:?\d\d)$", r"+\1", found.strip()))
            aware = instant if instant.tzinfo else instant.replace(tzinfo=UTC)
            return aware.astimezone(UTC).isoformat(timespec="seconds")
        except (ValueError, OverflowError):
            raise self.bad(name) from None

    @inferred("contract 2.5: since is taken to mean its own second, too; a switch")
    def changes(self) -> Changes:
        """What modified_since and modified_before ask for; everything when neither is given."""
        included = self.behaviour.modified_since == "inclusive"
        return Changes(self.stamp("modified_since") or "", self.stamp("modified_before") or FOREVER, included)

    @inferred("contract 2.5: * is anything, anchored at the start; letter case is a switch")
    def fits(self, pattern: str) -> Callable[[str], bool]:
        """Whether a name fits a pattern."""
        exact = self.behaviour.name_filters == "exact"
        return wildcard(pattern, str if exact else fold)

    @documented("contract 2.5: YYYY-MM-DD; the refusal is inferred")
    def date(self, name: str) -> str | None:
        """A date, YYYY-MM-DD."""
        found = self.text(name)
        if found is not None and not is_date(found):
            raise self.bad(name)
        return found

    @documented("contract 2.4: limit up to 200; the deprecated per_page clamps to 50; page 0 is page 1")
    def page(self) -> Page:
        """The slice that page, limit and per_page ask for."""
        number = max(1, self._whole("page", 1))
        limit = self._whole("limit", LIMIT_MAX)
        if not 1 <= limit <= LIMIT_MAX:
            raise self.bad("limit")
        wins = self.behaviour.limit_beside_per_page == "limit"
        if self.has("per_page") and not (wins and self.has("limit")):
            limit = min(PER_PAGE_MAX, max(1, self._whole("per_page", PER_PAGE_MAX)))
        return Page(befallen.offset((number - 1) * limit), limit)

    @seen("contract 2.3: ids=invalid and page=INVALID refuse the whole call (WSO2's live tests)")
    def bad(self, name: str) -> Exception:
        """The refusal of a value that cannot be read."""
        code = self.behaviour.bad_limit_code if name == "limit" else 417
        return errors.bad_filter(self.resource, name, self.text(name) or "", code)

    def _whole(self, name: str, default: int) -> int:
        found = self.number(name)
        return default if found is None else found

    @seen("contract 2.3: ids=invalid refuses the whole call")
    def _number(self, name: str, word: str) -> int:
        if len(word) > _DIGITS_MAX or not re.fullmatch(r"-?[0-9]+", word):
            raise self.bad(name)
        return int(word)

    @seen("contract 2.5: true, True and 1 act like yes")
    def _yes_no(self, name: str, value: str) -> bool:
        word = value.lower()
        if word not in YES | NO:
            raise self.bad(name)
        return word in YES


def is_date(text: str) -> bool:
    """Whether this is a day of the calendar, written YYYY-MM-DD."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def wildcard(pattern: str, spelt: Callable[[str], str]) -> Callable[[str], bool]:
    """Whether a name fits a pattern in which * stands for anything, both as they are `spelt`."""
    first, *parts = spelt(pattern).split("*")

    def fits(name: str) -> bool:
        folded = spelt(name)
        if not parts:
            return folded == first
        if not folded.startswith(first):
            return False
        at = len(first)
        for part in parts[:-1]:
            found = folded.find(part, at)
            if found < 0:
                return False
            at = found + len(part)
        return len(folded) - at >= len(parts[-1]) and folded.endswith(parts[-1])

    return fits


def wildcard_range(pattern: str) -> tuple[str, str]:
    """The first and the last folded name that can fit a pattern."""
    literal = fold(pattern).split("*", 1)[0]
    return (literal, literal + LAST) if "*" in pattern else (literal, literal)


@inferred("contract 2.3, 2.5: 400 for what is wrong with the request; which repeated name counts is a switch")
def _read(query_string: str, *, keep_first: bool) -> dict[str, list[str]]:
    values: dict[str, list[str]] = {}
    if not query_string:
        return values
    try:
        pairs = parse_qsl(query_string, keep_blank_values=True, max_num_fields=PARAMETERS_MAX)
    except ValueError:
        raise errors.refused(400, "too many parameters") from None
    for name, value in pairs:
        array = _ARRAY.fullmatch(name) if "[" in name else None
        if array:
            values.setdefault(array[1], []).append(value)
        elif not (keep_first and name in values):
            values[name] = [value]
    return values
