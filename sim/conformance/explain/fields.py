"""The fields of a record as they are told: minutes instead of seconds, names instead of ids, and nothing secret."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

import msgspec

from sim.conformance.explain.discreet import HIDDEN, is_secret
from sim.conformance.explain.records import NAMED_BY, Names
from sim.conformance.explain.words import cut

# What every write moves along says nothing about why it was written.
BOOKKEEPING: Final = frozenset(
    {
        *("id", "sync_token", "create_time", "last_updated_time", "created", "last_modified", "last_active"),
        *(
            "last_modified_date_time",
            "date_modified",
            "created_by_user_id",
            "print_on_check_name",
            "jobcode_type",
        ),
    }
)
VALUE_MAX: Final = 40
PLAIN: Final = (str, int, float, bool, Decimal, date, datetime, type(None))


class Fields:
    """Tells the fields of the records of one service."""

    def __init__(self, names: Names, service: str) -> None:
        self._names = names
        self._service = service

    def differing(self, before: Any, after: Any) -> list[str]:
        """`field: before -> after`, for each field that says something; whether it is active comes first."""
        return [
            self._pair(name, getattr(before, name, None), getattr(after, name, None))
            for name in sorted(_fields(after), key=lambda name: name != "active")
            if getattr(before, name, None) != getattr(after, name, None)
        ]

    def filled(self, record: Any, own_id: Any) -> list[str]:
        """`field: value`, for each field that was given a value of its own, but for the id and the name."""
        usual = _defaults(record)
        told = []
        for name in _fields(record):
            value = getattr(record, name)
            if value not in (usual.get(name, msgspec.NODEFAULT), own_id) and name not in NAMED_BY:
                told.append(f"{name}: {self._value(name, value)}")
        return told

    def person(self, record: Any) -> str:
        """Who worked, of a record of time."""
        found = (self._names.pointed_to(self._service, name, getattr(record, name, None)) for name in PEOPLE)
        return next((name for name in found if name), "somebody")

    def place(self, record: Any) -> str:
        """What was worked on, of a record of time: a jobcode or a customer."""
        for name in ("jobcode_id", "customer_id"):
            if found := self._names.pointed_to(self._service, name, getattr(record, name, None)):
                return f"“{found}”"
        return "nothing in particular"

    def _pair(self, name: str, before: Any, after: Any) -> str:
        told = self._value(name, before), self._value(name, after)
        return f"{name}: changed" if told[0] == told[1] else f"{name}: {told[0]} -> {told[1]}"

    def _value(self, name: str, value: Any) -> str:
        if is_secret(name):
            return HIDDEN
        if name == "duration" and isinstance(value, int):
            return f"{value / 60:g} min"
        if name == "user_id" and value == 0:
            return "everyone"
        pointed = self._names.pointed_to(self._service, name, value)
        return f"“{pointed}”" if pointed else _plain(value)


PEOPLE: Final = ("user_id", "employee_id", "vendor_id")


def _fields(record: Any) -> Iterator[str]:
    names: tuple[str, ...] = getattr(record, "__struct_fields__", ())
    return (name for name in names if name not in BOOKKEEPING)


def _defaults(record: Any) -> dict[str, Any]:
    return {
        field.name: field.default for field in msgspec.structs.fields(record) if hasattr(record, field.name)
    }


def _plain(value: Any) -> str:
    """A single value in a few words; of what has parts only that it is there."""
    if isinstance(value, bool):
        return str(value).lower()
    if value is None or value in ("", ()):
        return "none"
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, tuple) and all(isinstance(part, PLAIN) for part in value):
        return cut(", ".join(map(_plain, value)), VALUE_MAX)
    return cut(str(value), VALUE_MAX) if isinstance(value, PLAIN) else "…"
