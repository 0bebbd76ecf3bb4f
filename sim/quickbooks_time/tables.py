"""The tables of one account, with an index for each order and each cheap filter that the API documents."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from immutables import Map

from sim.physics.tables import Table
from sim.physics.universe import Cell, Universe
from sim.quickbooks_time.others import tables as others
from sim.quickbooks_time.records import (
    LONG_AGO,
    CustomField,
    CustomFieldItem,
    DeletedTimesheet,
    Jobcode,
    JobcodeAssignment,
    ManagedClient,
    Timesheet,
    User,
)
from sim.quickbooks_time.records_link import Bond
from sim.quickbooks_time.records_lists import Group, ItemFilter

FIRST_IDS = {"users": 501, "jobcodes": 71, "timesheets": 70_001, "customfields": 19_142}


def fold(name: str) -> str:
    """A name as the vendor's filters compare it."""
    return name.casefold()


class Tables:
    """Records by their plural name in the API, and the next free id of each kind."""

    def __init__(self, universe: Universe) -> None:
        self._ids = universe.part("quickbooks_time.ids", Cell(Map()))
        self.users = _users(universe)
        self.jobcodes = _jobcodes(universe)
        self.jobcode_assignments = _jobcode_assignments(universe)
        self.timesheets = _timesheets(universe)
        self.timesheets_deleted = _timesheets_deleted(universe)
        self.customfields = _customfields(universe)
        self.customfielditems = _customfielditems(universe)
        self.managed_clients = _managed_clients(universe)
        self.groups = _groups(universe)
        self.customfielditem_filters = _customfielditem_filters(universe)
        self.bonds = _bonds(universe)
        self._others = others.tables(universe)

    def next_id(self, kind: str) -> int:
        """A fresh id for a record of this kind."""
        found = self._ids.root.get(kind, FIRST_IDS.get(kind, 1001) - 1) + 1
        self._ids.root = self._ids.root.set(kind, found)
        return int(found)

    def keep_clear_of(self, kind: str, ids: Iterable[int]) -> None:
        """Never hand out an id that one of these records brought along."""
        highest = max(ids, default=0)
        if highest > self._ids.root.get(kind, FIRST_IDS.get(kind, 1001) - 1):
            self._ids.root = self._ids.root.set(kind, highest)

    def newest(self, kind: str) -> str:
        """The stamp of the latest change among records of this kind."""
        found = self.of(kind).page("modified", limit=1, descending=True)
        return str(found[0].last_modified) if found else LONG_AGO

    def of(self, kind: str) -> Table[Any]:
        """The table of this plural name."""
        table: Table[Any] = self._others[kind] if kind in self._others else getattr(self, kind)
        return table


def instant(stamp: str) -> float:
    """Seconds since 1970 of an ISO stamp with an offset."""
    return datetime.fromisoformat(stamp).timestamp()


def _users(universe: Universe) -> Table[User]:
    return universe.table(
        "quickbooks_time.users",
        key=lambda user: user.id,
        indexes={
            "all": lambda _: (),
            "active": lambda user: (user.active,),
            "username": lambda user: (fold(user.username),),
            "email": lambda user: (fold(user.email),) if user.email else None,
            "employee_number": lambda user: (user.employee_number,) if user.employee_number else None,
            "payroll_id": lambda user: (fold(user.payroll_id),) if user.payroll_id else None,
            "group": lambda user: (user.group_id,),
            "first_name": lambda user: (fold(user.first_name),),
            "last_name": lambda user: (fold(user.last_name),),
            "modified": lambda user: (user.last_modified,),
        },
    )


def _jobcodes(universe: Universe) -> Table[Jobcode]:
    return universe.table(
        "quickbooks_time.jobcodes",
        key=lambda jobcode: jobcode.id,
        indexes={
            "named": lambda jobcode: (fold(jobcode.name),),
            "active": lambda jobcode: (jobcode.active, fold(jobcode.name)),
            "typed": lambda jobcode: (jobcode.type, fold(jobcode.name)),
            "typed_active": lambda jobcode: (jobcode.type, jobcode.active, fold(jobcode.name)),
            "children": lambda jobcode: (jobcode.parent_id, jobcode.active, fold(jobcode.name)),
            "short_code": lambda jobcode: (
                (jobcode.parent_id, fold(jobcode.short_code)) if jobcode.short_code else None
            ),
            "modified": lambda jobcode: (jobcode.last_modified,),
        },
    )


def _jobcode_assignments(universe: Universe) -> Table[JobcodeAssignment]:
    return universe.table(
        "quickbooks_time.jobcode_assignments",
        key=lambda assignment: assignment.id,
        indexes={
            "all": lambda _: (),
            "typed": lambda assignment: (assignment.jobcode_type,),
            "typed_active": lambda assignment: (assignment.jobcode_type, assignment.active),
            "user": lambda assignment: (assignment.user_id, assignment.jobcode_id),
            "jobcode": lambda assignment: (assignment.jobcode_id, assignment.user_id),
            "modified": lambda assignment: (assignment.last_modified,),
        },
    )


def _timesheets(universe: Universe) -> Table[Timesheet]:
    return universe.table(
        "quickbooks_time.timesheets",
        key=lambda timesheet: timesheet.id,
        indexes={
            "dated": lambda sheet: (sheet.date, sheet.start),
            "listed": lambda sheet: (sheet.on_the_clock, sheet.date, sheet.start),
            "user": lambda sheet: (sheet.user_id, sheet.date, sheet.start),
            "jobcode": lambda sheet: (sheet.jobcode_id, sheet.date),
            "span": lambda sheet: (sheet.user_id, instant(sheet.start)) if sheet.start else None,
            "modified": lambda sheet: (sheet.last_modified,),
        },
    )


def _timesheets_deleted(universe: Universe) -> Table[DeletedTimesheet]:
    return universe.table(
        "quickbooks_time.timesheets_deleted",
        key=lambda deleted: deleted.id,
        indexes={
            "dated": lambda deleted: (deleted.timesheet.date, deleted.timesheet.start),
            "user": lambda deleted: (deleted.timesheet.user_id, deleted.timesheet.date),
            "jobcode": lambda deleted: (deleted.timesheet.jobcode_id, deleted.timesheet.date),
            "modified": lambda deleted: (deleted.last_modified,),
        },
    )


def _customfields(universe: Universe) -> Table[CustomField]:
    return universe.table(
        "quickbooks_time.customfields",
        key=lambda field: field.id,
        indexes={
            "named": lambda field: (fold(field.name),),
            "modified": lambda field: (field.last_modified,),
        },
    )


def _customfielditems(universe: Universe) -> Table[CustomFieldItem]:
    return universe.table(
        "quickbooks_time.customfielditems",
        key=lambda item: item.id,
        indexes={
            "named": lambda item: (item.customfield_id, fold(item.name)),
            "active": lambda item: (item.customfield_id, item.active, fold(item.name)),
            "short_code": lambda item: (fold(item.short_code),) if item.short_code else None,
            "modified": lambda item: (item.last_modified,),
        },
    )


def _managed_clients(universe: Universe) -> Table[ManagedClient]:
    return universe.table(
        "quickbooks_time.managed_clients",
        key=lambda client: client.id,
        indexes={
            "all": lambda _: (),
            "active": lambda client: (client.active,),
            "url": lambda client: (fold(client.company_url),),
            "modified": lambda client: (client.last_modified,),
        },
    )


def _groups(universe: Universe) -> Table[Group]:
    return universe.table(
        "quickbooks_time.groups",
        key=lambda group: group.id,
        indexes={
            "all": lambda _: (),
            "named": lambda group: (fold(group.name),),
            "active": lambda group: (group.active, fold(group.name)),
            "modified": lambda group: (group.last_modified,),
        },
    )


def _customfielditem_filters(universe: Universe) -> Table[ItemFilter]:
    return universe.table(
        "quickbooks_time.customfielditem_filters",
        key=lambda rule: rule.id,
        indexes={
            "all": lambda _: (),
            "active": lambda rule: (rule.active,),
            "target": lambda rule: (
                rule.applies_to,
                rule.applies_to_id,
                rule.customfield_id,
                rule.customfielditem_id,
            ),
            "modified": lambda rule: (rule.last_modified,),
        },
    )


def _bonds(universe: Universe) -> Table[Bond]:
    return universe.table(
        "quickbooks_time.bonds",
        key=lambda bond: bond.id,
        indexes={
            "ours": lambda bond: (bond.kind, bond.ours),
            "theirs": lambda bond: (bond.kind, bond.theirs),
        },
    )
