"""What QuickBooks Time keeps of its own connection to QuickBooks: how it is set up, and what belongs to what."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

import msgspec

TROUBLE_MAX: Final = 200  # sentences that are kept


class Kind(StrEnum):
    """What of QuickBooks Time belongs to something in QuickBooks."""

    CUSTOMER = "customer"  # a jobcode, to a customer or a job
    PERSON = "person"  # a team member, to an employee or a contractor
    TIME = "time"  # a timesheet, to a time activity


class Link(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """How the connection is set up and what its last run had to say. Stamps are "" for never."""

    assign_to_all: bool = True  # imported customers are everyone's
    export_from: str = ""  # time before this date is not exported
    fields: tuple[str, ...] = ()  # which of QuickBooks' lists timesheets ask for
    last_import: str = ""
    last_export: str = ""
    trouble: tuple[str, ...] = ()


class Bond(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One record here and the one in QuickBooks that it belongs to.

    `theirs` is "" for time that could not be exported yet. `version` is theirs when it was last looked at.
    """

    id: int
    kind: Kind
    ours: int
    theirs: str = ""
    version: str = ""
