"""QuickBooks Time's JSON as it comes, and what it means to us.

PHP wrote it: an empty map is `[]`, a missing text may be null, a number may be a text, an unset date is
`0000-00-00` (contract 2.2, 2.5, 7-12).
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Final, Generic, TypeVar

import msgspec

from integration.model import (
    Assignment,
    DeletedTimesheet,
    ItemResult,
    Jobcode,
    TimeAccount,
    TimeField,
    Timesheet,
    TimeUser,
)

Row = TypeVar("Row")

_NEVER: Final = {"", "0000-00-00", "2000-01-01"}  # the last is what `approved_to` begins with (contract 3.2)


class Listing(msgspec.Struct, Generic[Row]):
    """One page of a resource: its rows by id."""

    results: dict[str, dict[str, Row] | list[Row]]
    more: bool = False

    def rows(self, resource: str) -> list[Row]:
        """The rows, in the vendor's order."""
        found = self.results[resource]
        return list(found.values()) if isinstance(found, dict) else found


class NumberedRow(msgspec.Struct):
    """A row with an id, as all have."""

    id: int


class JobcodeRow(NumberedRow):
    """A jobcode."""

    name: str
    parent_id: int = 0
    active: bool = True
    type: str = "regular"
    assigned_to_all: bool = False
    has_children: bool = False
    required_customfields: tuple[int, ...] | str | None = ()

    def jobcode(self) -> Jobcode:
        """The jobcode in our words, which are the same."""
        shown = self.required_customfields
        named = msgspec.structs.asdict(self) | {
            "required_customfields": shown if isinstance(shown, tuple) else ()
        }
        return Jobcode(**named)


class AssignmentRow(NumberedRow):
    """That somebody may book on a jobcode."""

    user_id: int
    jobcode_id: int

    def assignment(self) -> Assignment:
        """The assignment in our words, which are the same."""
        return Assignment(**msgspec.structs.asdict(self))


class UserRow(NumberedRow):
    """A user. Private fields are left out for callers who may not see them (contract 3.2)."""

    first_name: str | None = None
    last_name: str | None = None
    email: str | None = None
    username: str | None = None
    active: bool = True
    approved_to: str | None = None
    permissions: dict[str, bool] | list[Any] | None = None
    client_url: str | None = None
    company_name: str | None = None

    def user(self) -> TimeUser:
        """The user in our words."""
        given = self.permissions if isinstance(self.permissions, dict) else {}
        return TimeUser(
            id=self.id,
            first_name=self.first_name or "",
            last_name=self.last_name or "",
            email=self.email or "",
            username=self.username or "",
            active=self.active,
            admin=given.get("admin", False),
            approved_to=None
            if (self.approved_to or "") in _NEVER
            else date.fromisoformat(self.approved_to or ""),
            permissions=tuple(sorted(name for name, held in given.items() if held)),
        )

    def account(self) -> TimeAccount:
        """The account that this user, the owner of our token, is in."""
        return TimeAccount(
            user=self.user(), client_url=self.client_url or "", company_name=self.company_name or ""
        )


class DeletedRow(NumberedRow):
    """A timesheet that is no more, as far as anybody asks for it."""

    last_modified: datetime
    notes: str | None = None

    def deleted_timesheet(self) -> DeletedTimesheet:
        """It in our words."""
        return DeletedTimesheet(id=self.id, notes=self.notes or "", at=self.last_modified)


class TimesheetRow(NumberedRow):
    """A timesheet. `customfields` is a map, or an empty text when nothing is set (contract 3.5)."""

    user_id: int
    jobcode_id: int
    date: str
    duration: int = 0
    type: str = "manual"
    notes: str | None = None
    locked: int = 0
    on_the_clock: bool = False
    customfields: dict[str, str | None] | list[Any] | str | None = None
    last_modified: str | None = None

    def timesheet(self) -> Timesheet:
        """The timesheet in our words."""
        fields = self.customfields if isinstance(self.customfields, dict) else {}
        return Timesheet(
            id=self.id,
            user_id=self.user_id,
            jobcode_id=self.jobcode_id,
            date=date.fromisoformat(self.date),
            seconds=self.duration,
            type=self.type,
            notes=self.notes or "",
            locked=self.locked,
            on_the_clock=self.on_the_clock,
            fields=tuple((key, value) for key, value in fields.items() if value),
            last_modified=datetime.fromisoformat(self.last_modified) if self.last_modified else None,
        )


class FieldRow(NumberedRow):
    """A custom field."""

    name: str
    type: str
    required: bool = False
    active: bool = True
    show_to_all: bool = True

    def field(self, items: tuple[tuple[int, str], ...] = ()) -> TimeField:
        """The custom field in our words, with the options that it offers."""
        return TimeField(
            id=self.id,
            name=self.name,
            type=self.type,
            required=self.required,
            active=self.active,
            show_to_all=self.show_to_all,
            items=items,
        )


class ItemRow(NumberedRow):
    """An option of a custom field."""

    name: str


class Section(msgspec.Struct):
    """A section of the effective settings."""

    settings: dict[str, Any] | list[Any] = {}


class EffectiveSettings(msgspec.Struct):
    """What is switched on in the account, by section."""

    results: dict[str, dict[str, Section]]


class LastModified(msgspec.Struct):
    """When each kind of record last changed."""

    results: dict[str, dict[str, str]]


class Outcome(msgspec.Struct):
    """What became of the rows of a write: by number from 1 in the order sent, or by the id sent (contract 2.2)."""

    results: dict[str, dict[str, dict[str, Any]] | list[dict[str, Any]]]

    def of(self, resource: str, keys: list[str]) -> list[ItemResult]:
        """One result for each key, in this order; KeyError if the answer leaves one out."""
        rows = self.results[resource]
        if isinstance(rows, list):
            raise ValueError("rows without numbers")  # noqa: TRY004 - it is the answer that is wrong, not a type of ours
        return [_result(rows[key]) for key in keys]


def _result(row: dict[str, Any]) -> ItemResult:
    record_id = row.get("id")
    return ItemResult(
        status=int(row["_status_code"]),
        message=str(row.get("_status_message") or ""),
        extra=str(row.get("_status_extra") or ""),
        id=int(record_id) if record_id not in {None, ""} else None,
        row={key: value for key, value in row.items() if not key.startswith("_status")},
    )
