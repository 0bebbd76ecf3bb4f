"""One QuickBooks company: its tables, its switches, its credentials, and how a firm moves in. No HTTP."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from hashlib import blake2b
from itertools import groupby
from typing import Any, Final

import msgspec
from immutables import Map

from sim.physics.switches import switched
from sim.physics.tables import Table
from sim.physics.universe import Cell, Universe
from sim.quickbooks import references
from sim.quickbooks.behaviour import Behaviour
from sim.quickbooks.credentials import Credentials
from sim.quickbooks.entities import BY_RECORD
from sim.quickbooks.moving_in import STARTING_ENTRIES, ready
from sim.quickbooks.preferences import Preferences, of_a_new_company, tracked
from sim.quickbooks.records import (
    CompanyInfo,
    Customer,
    Deleted,
    Employee,
    Owner,
    PhysicalAddress,
    TimeActivity,
    Vendor,
)
from sim.quickbooks.records_lists import Account, Item
from sim.quickbooks.replies import Replies
from sim.quickbooks.schema import EntityType
from sim.quickbooks.throttle import Windows
from sim.quickbooks.webhooks.records import Endpoint
from sim.quickbooks.webhooks.sending import QuickBooksWebhooks

COMPANY_ID: Final = "1"
ADDRESSES: Final = ("bill_addr", "ship_addr", "primary_addr", "address", "company_addr", "legal_addr")
Record = msgspec.Struct  # of any entity


class QuickBooksState:
    """Everything that QuickBooks knows about one company."""

    def __init__(self, universe: Universe) -> None:
        self.universe = universe
        self.tables: dict[str, Table[Any]] = {
            entity.name: self._described(entity) for entity in BY_RECORD.values()
        }
        self.customers: Table[Customer] = self.tables["Customer"]
        self.employees: Table[Employee] = self.tables["Employee"]
        self.vendors: Table[Vendor] = self.tables["Vendor"]
        self.time_activities: Table[TimeActivity] = self.tables["TimeActivity"]
        self.items: Table[Item] = self.tables["Item"]
        self.accounts: Table[Account] = self.tables["Account"]
        self.company_info: Table[CompanyInfo] = self.tables["CompanyInfo"]
        self.preferences: Table[Preferences] = self.tables["Preferences"]
        self.deleted: Table[Deleted] = universe.table(
            "quickbooks.deleted",
            key=lambda gone: f"{gone.entity} {gone.id}",
            indexes={"when": lambda gone: (gone.entity, gone.last_updated_time)},
        )
        self.credentials = universe.part(
            "quickbooks.credentials", Credentials(self.universe.clock.now, self._announce)
        )
        self.replies = universe.part("quickbooks.replies", Replies())
        self.windows = Windows(universe)
        self._behaviour = universe.part("quickbooks.behaviour", Cell(Behaviour()))
        self.files = universe.part(
            "quickbooks.files", Cell(Map())
        )  # what was uploaded, by the attachable's id
        self._owner = universe.part("quickbooks.owner", Cell(None))
        self._counters = universe.part("quickbooks.counters", Cell(Map()))
        self._endpoint = universe.part("quickbooks.webhooks", Cell(None))
        universe.deliveries.join(QuickBooksWebhooks(self))
        self.found_account("Sandbox Company_US_1")

    @property
    def behaviour(self) -> Behaviour:
        """The switches as they are set."""
        found: Behaviour = self._behaviour.root
        return found

    def set_behaviour(self, **changes: Any) -> Behaviour:
        """Set some switches; ValueError for one that there is not."""
        self._behaviour.root = switched("QuickBooks", self.behaviour, changes)
        return self.behaviour

    @property
    def owner(self) -> Owner:
        """Who signed the company up."""
        found: Owner = self._owner.root
        return found

    @property
    def user_name(self) -> str:
        """The person in whose name the app works."""
        return f"{self.owner.given_name} {self.owner.family_name}"

    @property
    def endpoint(self) -> Endpoint | None:
        """Where the app receives webhooks, if it does."""
        found: Endpoint | None = self._endpoint.root
        return found

    def set_endpoint(self, endpoint: Endpoint | None) -> None:
        """Let the app receive webhooks there, or none."""
        self._endpoint.root = endpoint

    @property
    def realm_id(self) -> str:
        """The company's number in every path."""
        return self.credentials.root.realm_id

    def found_account(
        self, company_name: str, *, given_name: str = "Olivia", family_name: str = "Owner"
    ) -> None:
        """Be a fresh company of this name, with its owner and the two services that every company begins with."""
        email = f"{given_name}.{family_name}@example.com".lower()
        self._owner.root = Owner(
            sub=blake2b(f"{company_name}|{email}".encode(), digest_size=16).hexdigest(),
            given_name=given_name,
            family_name=family_name,
            email=email,
            phone_number="+1 6505550100",
        )
        now = self.now()
        company = CompanyInfo(
            id=COMPANY_ID,
            company_name=company_name,
            legal_name=company_name,
            company_start_date=now.date().isoformat(),
            email=email,
            create_time=now,
            last_updated_time=now,
        )
        self.load([company, of_a_new_company(now), *STARTING_ENTRIES])

    def open_access(self, world_name: str) -> dict[str, str]:
        """Void what was handed out before, and hand out new keys and tokens."""
        opening = self.universe.chance.number("quickbooks.openings")
        return self.credentials.open(f"{self.universe.chance.seed}|{world_name}|quickbooks|{opening}")

    def load(self, records: Iterable[Record]) -> None:
        """Move many records in at once, without a history. Paths and names on cheques are filled in."""
        ordered = sorted(records, key=lambda record: BY_RECORD[type(record)].name)
        for kind, group in groupby(ordered, key=type):
            found: list[Any] = list(group)
            entity = BY_RECORD[kind]
            self.tables[entity.name].load(ready(found, self.tables[entity.name]))
            self._count_from(entity.counter, found)

    def now(self) -> datetime:
        """The present second; QuickBooks keeps no fractions."""
        return self.universe.clock.now().replace(microsecond=0)

    def next_id(self, counter: str, first: int = 1) -> str:
        """The next number; customers, vendors and employees share one row of them (vcr)."""
        number = self._counters.root.get(counter, first - 1) + 1
        self._counters.root = self._counters.root.set(counter, number)
        return str(number)

    def table(self, entity: EntityType) -> Table[Any]:
        """Where the records of this entity are."""
        return self.tables[entity.name]

    def table_of(self, record: Any) -> Table[Any]:
        """Where this record is, or would be."""
        return self.tables[BY_RECORD[type(record)].name]

    def forget(self, entity: EntityType, record: Any, merged_into: str = "") -> None:
        """Remove a record, and remember that it was there: change data capture and webhooks tell of it."""
        self.table(entity).remove(record.id)
        gone = Deleted(
            id=record.id, entity=entity.name, last_updated_time=self.now(), merged_into=merged_into
        )
        self.deleted.put(gone)

    def children(self, customer_id: str) -> list[Customer]:
        """The sub-customers right below, active or not."""
        return self.customers.page("ParentRef>FullyQualifiedName", customer_id)

    def balance_with_jobs(self, customer: Customer) -> Decimal:
        """What the customer and everybody below owes."""
        below = (self.balance_with_jobs(job) for job in self.children(customer.id))
        return sum(below, customer.balance)

    def account_balance(self, account: Account) -> Decimal:
        """What an account and everything below it hold."""
        below = self.accounts.page("ParentRef>FullyQualifiedName", account.id)
        return sum((self.account_balance(child) for child in below), account.current_balance)

    def reference_name(self, space: str, record_id: str) -> str:
        """The name that goes with a reference in an answer."""
        return references.name_of(self, space, record_id)

    def tracks(self) -> frozenset[str]:
        """Which of Class and Department time may carry, by the preferences."""
        return tracked(self.preferences.get(COMPANY_ID))

    def _described(self, entity: EntityType) -> Table[Any]:
        indexes = {index.label: entity.index_key(index, self) for index in entity.indexes}
        return self.universe.table(
            f"quickbooks.{entity.table}", key=lambda record: record.id, indexes=indexes
        )

    def _count_from(self, counter: str, records: list[Any]) -> None:
        counters = self._counters.root
        highest = max(int(record.id) for record in records)
        self._counters.root = counters.set(counter, max(counters.get(counter, 0), highest))
        addresses = [
            int(value.id)
            for record in records
            for value in (getattr(record, name, None) for name in ADDRESSES)
            if isinstance(value, PhysicalAddress) and value.id.isdigit()
        ]
        if addresses:
            last = max(self._counters.root.get("Address", 0), *addresses)
            self._counters.root = self._counters.root.set("Address", last)

    def _announce(self, credential: str) -> None:
        self.universe.announce(credential)
