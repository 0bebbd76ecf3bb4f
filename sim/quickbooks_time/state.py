"""One firm's QuickBooks Time account: what it keeps, who may call, how it behaves. The rules are with their nouns."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import msgspec

from sim.physics.limits import FixedWindow, SlidingWindow
from sim.physics.switches import switched
from sim.physics.universe import Cell, Universe
from sim.quickbooks_time import settings
from sim.quickbooks_time.access import AccessDesk
from sim.quickbooks_time.access_records import Access
from sim.quickbooks_time.behaviour import Behaviour
from sim.quickbooks_time.link.books import Books, NoBooks
from sim.quickbooks_time.others import attachments, founding
from sim.quickbooks_time.others import tables as others
from sim.quickbooks_time.records import (
    ADVANCED_TRACKING,
    CUSTOM_FIELDS,
    Account,
    CustomField,
    CustomFieldItem,
    DeletedTimesheet,
    Jobcode,
    JobcodeAssignment,
    ManagedClient,
    Permissions,
    Timesheet,
    User,
)
from sim.quickbooks_time.records_link import Bond, Link
from sim.quickbooks_time.records_lists import Group, ItemFilter
from sim.quickbooks_time.selection import Selections
from sim.quickbooks_time.tables import Tables
from sim.quickbooks_time.timesheets_moving_in import sharing

CALLS_A_WINDOW: Final = 300  # [contract 4]
WINDOW_S: Final = 300
FRESH_PTO: Final = ("Sick", "Vacation", "Holiday")  # of a new account [A1, a 2017 client's fixture]

Record = (
    Account
    | User
    | Jobcode
    | JobcodeAssignment
    | Timesheet
    | DeletedTimesheet
    | CustomField
    | CustomFieldItem
    | ManagedClient
    | Group
    | ItemFilter
    | Bond
    | others.Record
)
FIELD_ADDONS: Final = frozenset({CUSTOM_FIELDS, ADVANCED_TRACKING})
KINDS: Final[dict[type[Any], str]] = {
    User: "users",
    Jobcode: "jobcodes",
    JobcodeAssignment: "jobcode_assignments",
    Timesheet: "timesheets",
    DeletedTimesheet: "timesheets_deleted",
    CustomField: "customfields",
    CustomFieldItem: "customfielditems",
    ManagedClient: "managed_clients",
    Group: "groups",
    ItemFilter: "customfielditem_filters",
    Bond: "bonds",
    **others.KINDS,
}


class QuickBooksTimeState:
    """The account of one world."""

    def __init__(self, universe: Universe) -> None:
        self.universe = universe
        self.tables = Tables(universe)
        self.selections = Selections()
        self.books: Books = NoBooks()  # the world that has QuickBooks hands it in
        self._behaviour = universe.part("quickbooks_time.behaviour", Cell(Behaviour()))
        self._account = universe.part("quickbooks_time.account", Cell(None))
        self._link = universe.part("quickbooks_time.link", Cell(Link()))
        cell = universe.part("quickbooks_time.access", Cell(Access(label="closed")))
        self.access = AccessDesk(universe, cell, lambda: self.behaviour)
        self._sliding = universe.part(
            "quickbooks_time.window", SlidingWindow(universe.clock, CALLS_A_WINDOW, WINDOW_S)
        )
        self._fixed = universe.part(
            "quickbooks_time.fixed_window", FixedWindow(universe.clock, CALLS_A_WINDOW, WINDOW_S)
        )
        self._found()

    @property
    def behaviour(self) -> Behaviour:
        """The switches as they are set."""
        found: Behaviour = self._behaviour.root
        return found

    def set_behaviour(self, **changes: Any) -> None:
        """Set switches by name."""
        self._behaviour.root = switched("QuickBooks Time", self.behaviour, changes)

    @property
    def window(self) -> SlidingWindow | FixedWindow:
        """Where calls are counted."""
        return self._sliding if self.behaviour.throttle_window == "sliding" else self._fixed

    @property
    def account(self) -> Account:
        """The subscription."""
        found: Account = self._account.root
        return found

    def set_account(self, **changes: Any) -> None:
        """Change the subscription or its settings."""
        self._account.root = settings.changed(self.account, changes, self.stamp())

    @property
    def link(self) -> Link:
        """How QuickBooks Time's own connection to QuickBooks is set up."""
        found: Link = self._link.root
        return found

    def set_link(self, **changes: Any) -> None:
        """Change how the connection to QuickBooks is set up, or what it remembers."""
        self._link.root = msgspec.structs.replace(self.link, **changes)

    @property
    def owner(self) -> User:
        """The admin who owns the account."""
        found = self.tables.users.get(self.account.owner_id)
        assert found is not None, "an account has its owner among its users"
        return found

    def stamp(self) -> str:
        """Now, as the API writes it."""
        return self.universe.clock.now().isoformat(timespec="seconds")

    def has_custom_fields(self) -> bool:
        """Whether the add-on that brings custom fields is installed, under either of its names."""
        return not FIELD_ADDONS.isdisjoint(self.account.addons)

    def same_name(self, one: str, other: str) -> bool:
        """Whether two names that differ in letter case at most are one."""
        return one == other or self.behaviour.other_names == "case_insensitive"

    def open_access(self, world_name: str) -> dict[str, str]:
        """Void every credential and hand out new ones, in the name of the owner."""
        return self.access.open(world_name, self.account.owner_id)

    def let_in_again(self) -> dict[str, str]:
        """Another pair of tokens for the app, in the name of the owner."""
        app = self.access.now
        pair = self.access.new_pair(self.account.owner_id)
        return {**pair, "client_id": app.client_id, "client_secret": app.client_secret}

    def found_account(
        self, company_name: str, client_url: str, owner_first: str, owner_last: str, owner_email: str
    ) -> None:
        """Name the firm and the person who owns its subscription."""
        self.set_account(company_name=company_name, client_url=client_url)
        self.tables.users.put(
            msgspec.structs.replace(
                self.owner,
                first_name=owner_first,
                last_name=owner_last,
                email=owner_email,
                username=owner_email,
                last_modified=self.stamp(),
            )
        )

    def close_account(self) -> None:
        """The account is no more; whoever calls belongs to none, and is told that the token is not valid."""
        for kind in KINDS.values():
            table = self.tables.of(kind)
            for record in sorted(table, key=lambda one: one.id):
                table.remove(record.id)

    def open_account(self) -> None:
        """A new account begins with nothing but its owner, whom the credentials handed out belong to from now on."""
        self._link.root = Link()
        self._found()
        self.access.hand_over(self.account.owner_id)

    def load(self, records: Iterable[Record]) -> None:
        """A firm moves in: many records at once, without a history."""
        sorted_out: dict[str, list[Any]] = {}
        for record in records:
            if isinstance(record, Account):
                self._account.root = record
            else:
                sorted_out.setdefault(KINDS[type(record)], []).append(record)
        if "timesheets" in sorted_out:
            sorted_out["timesheets"] = list(sharing(sorted_out["timesheets"]))
        for kind, found in sorted_out.items():
            self.tables.of(kind).load(found)
            self.tables.keep_clear_of(kind, (record.id for record in found))
        self.tables.keep_clear_of(
            "timesheets", (gone.id for gone in sorted_out.get("timesheets_deleted", ()))
        )
        self._assign_everyone(sorted_out.get("jobcodes", ()))
        attachments.load(self, sorted_out.get("timesheets", ()))

    def _assign_everyone(self, jobcodes: Iterable[Jobcode]) -> None:
        """A jobcode assigned to all has an assignment of user 0, whether or not the firm brought it along."""
        assignments = self.tables.jobcode_assignments
        self.tables.jobcode_assignments.load(
            [
                JobcodeAssignment(
                    id=self.tables.next_id("jobcode_assignments"),
                    user_id=0,
                    jobcode_id=jobcode.id,
                    jobcode_type=jobcode.type,
                    created=jobcode.created,
                    last_modified=jobcode.last_modified,
                )
                for jobcode in jobcodes
                if jobcode.assigned_to_all
                and jobcode.active
                and not assignments.count("jobcode", jobcode.id, 0)
            ]
        )

    def _found(self) -> None:
        now = self.stamp()
        owner = User(
            id=self.tables.next_id("users"),
            first_name="Olive",
            last_name="Owner",
            username="owner@example.test",
            email="owner@example.test",
            permissions=Permissions(admin=True, time_tracking=True),
            created=now,
            last_modified=now,
        )
        account = Account(
            company_id=4001,
            company_name="Example Firm",
            client_url="examplefirm",
            owner_id=owner.id,
            opened=now,
            last_modified=now,
        )
        pto = [
            Jobcode(
                id=self.tables.next_id("jobcodes"),
                name=name,
                type="pto",
                assigned_to_all=True,
                created=now,
                last_modified=now,
            )
            for name in FRESH_PTO
        ]
        self.tables.keep_clear_of("jobcodes", (9000,))
        self.load([account, owner, *pto, founding.first_calendar(self)])
