"""Values in the bodies of writes, as liberal as the vendor: "yes", "1", 1 and true are one and the same."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Mapping
from typing import Any, Final

from sim.physics.provenance import documented, inferred, seen
from sim.quickbooks_time import errors
from sim.quickbooks_time.query import NO, YES, is_date

Reader = Callable[[str, Any], Any]

TEXT_LENGTH_MAX: Final = 255
NOTES_LENGTH_MAX: Final = 65_535
IDS_MAX: Final = 1_000
NUMBER_MAX: Final = 2**53
WHOLE: Final = re.compile(r"\s*-?[0-9]{1,19}\s*")


@seen("api_ruby spec/result_spec: read-only names are refused by name; unknown ones likewise (inferred)")
def read(
    row: Mapping[str, Any], readers: Mapping[str, Reader], ignored: Collection[str] = ()
) -> dict[str, Any]:
    """The values of a row by field. Null is as if it were not there."""
    given = {name: value for name, value in row.items() if value is not None and name not in ignored}
    unknown = [name for name in given if name not in readers]
    if unknown:
        raise errors.invalid_params(unknown)
    return {name: readers[name](name, value) for name, value in given.items()}


@seen('api_python posts null and "" for what is not set (contract 2.2)')
def without_blanks(row: Mapping[str, Any], kept: Collection[str] = ()) -> dict[str, Any]:
    """A row of a create without the fields that were left blank."""
    return {name: value for name, value in row.items() if name in kept or (value is not None and value != "")}


@seen("contract 2.3: a row 417 names what is missing")
def require(values: Mapping[str, Any], *names: str) -> None:
    """Every one of these fields is there."""
    absent = [name for name in names if name not in values]
    if absent:
        raise errors.missing(absent)


@documented("contract 2.2: ids and numbers come as text, too")
def number(name: str, value: Any) -> int:
    """A whole number, or its text."""
    if isinstance(value, str) and WHOLE.fullmatch(value):
        value = int(value)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if not isinstance(value, int) or abs(value) > NUMBER_MAX:
        raise errors.invalid_value(name, value)
    return int(value)


@documented("contract 3.5: text numbers are accepted")
def seconds(name: str, value: Any) -> int:
    """A length of time; parts of a second are dropped."""
    return int(amount(name, value))


@documented("contract 2.2: numbers come as text, too; that negative ones are refused is inferred")
def amount(name: str, value: Any) -> float:
    """A number that is not negative, or its text."""
    try:
        found = float(value) if isinstance(value, int | float | str) else math.nan
    except (ValueError, OverflowError):
        found = math.nan
    if not 0 <= found <= NUMBER_MAX:
        raise errors.invalid_value(name, value)
    return found


@documented("contract 2.2: true/false, yes/no, 1/0 and their texts")
def yes_no(name: str, value: Any) -> bool:
    """Yes or no."""
    word = str(value).lower() if isinstance(value, str | int) else ""
    if word in YES:
        return True
    if word in NO:
        return False
    raise errors.invalid_value(name, value)


@inferred("contract 2.2: numbers where words are wanted count as their digits")
def text(length_max: int = TEXT_LENGTH_MAX) -> Reader:
    """Words; a number counts as its digits."""

    def read_text(name: str, value: Any) -> str:
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise errors.invalid_value(name, value)
        found = str(value)
        if len(found) > length_max:
            raise errors.oops(f"The {name} must be {length_max} characters or less.")
        return found

    return read_text


@documented("contract 2.5: YYYY-MM-DD")
def date(name: str, value: Any) -> str:
    """A day, YYYY-MM-DD."""
    if not isinstance(value, str) or not is_date(value):
        raise errors.invalid_value(name, value)
    return value


@documented("contract 3: the words of each table")
def choice(*options: str) -> Reader:
    """One of the vendor's words."""

    def read_choice(name: str, value: Any) -> str:
        if value not in options:
            raise errors.invalid_value(name, value)
        return str(value)

    return read_choice


@seen("contract 3.13, 3.10: lists of ids or comma text")
def ids(name: str, value: Any) -> tuple[int, ...]:
    """A list of ids, or a comma list."""
    found = value.split(",") if isinstance(value, str) else value
    if not isinstance(found, list) or len(found) > IDS_MAX:
        raise errors.invalid_value(name, value)
    return tuple(number(name, each) for each in found if each != "")


@documented("contract 2.1: customfields by id, PHP's empties for none")
def values_by_id(name: str, value: Any) -> dict[int, str]:
    """A map from ids to words; PHP's empties are an empty map."""
    if value in ("", []):
        return {}
    if not isinstance(value, dict) or len(value) > IDS_MAX:
        raise errors.invalid_value(name, value)
    read_text = text()
    return {number(name, key): "" if each is None else read_text(name, each) for key, each in value.items()}


@documented("contract 3.2: permissions may be partial; that unknown names are Invalid params is inferred")
def flags(names: Collection[str]) -> Reader:
    """A map from some of these names to yes or no."""

    def read_flags(name: str, value: Any) -> dict[str, bool]:
        if not isinstance(value, dict):
            raise errors.invalid_value(name, value)
        unknown = [each for each in value if each not in names]
        if unknown:
            raise errors.invalid_params(unknown)
        return {each: yes_no(each, flag) for each, flag in value.items()}

    return read_flags
