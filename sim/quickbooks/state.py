"""One QuickBooks company: its tables, its switches, its credentials, and how a firm moves in. No HTTP."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from hashlib import blake2b
from itertools import groupby
from typing import Any, Final

from immutables import Map

from sim.physics.switches import switched
from sim.physics.tables import Table
from sim.physics.universe import Cell, Universe
from sim.quickbooks.behaviour import Behaviour
from sim.quickbooks.credentials import Credentials
from sim.quickbooks.entities import ENTITIES
from sim.quickbooks.entities.company_info import COMPANY_INFO
from sim.quickbooks.entities.customer import CUSTOMER
from sim.quickbooks.entities.employee import EMPLOYEE
from sim.quickbooks.entities.time_activity import TIME_ACTIVITY
from sim.quickbooks.moving_in import with_paths
from sim.quickbooks.records import (
    CompanyInfo,
    Customer,
    Employee,
    Item,
    Owner,
    PhysicalAddress,
    Record,
    TimeActivity,
    Vendor,
)
from sim.quickbooks.replies import Replies
from sim.quickbooks.schema import EntityType
from sim.quickbooks.throttle import Windows

COMPANY_ID: Final = "1"
COUNTERS: Final[dict[type[Any], str]] = {
    Customer: "Names",
    Employee: "Names",
    Vendor: "Names",
    Item: "Item",
    TimeActivity: "TimeActivity",
    CompanyInfo: "CompanyInfo",
}


class QuickBooksState:
    """Everything that QuickBooks knows about one company."""

    def __init__(self, universe: Universe) -> None:
        self.universe = universe
        self.customers: Table[Customer] = self._described(CUSTOMER)
        self.employees: Table[Employee] = self._described(EMPLOYEE)
        self.time_activities: Table[TimeActivity] = self._described(TIME_ACTIVITY)
        self.company_info: Table[CompanyInfo] = self._described(COMPANY_INFO)
        self.vendors: Table[Vendor] = universe.table(
            "quickbooks.vendors",
            key=lambda vendor: vendor.id,
            indexes={"DisplayName>": lambda vendor: (vendor.display_name.casefold(),)},
        )
        self.items: Table[Item] = universe.table("quickbooks.items", key=lambda item: item.id)
        self.credentials = universe.part(
            "quickbooks.credentials", Credentials(self.universe.clock.now, self._announce)
        )
        self.replies = universe.part("quickbooks.replies", Replies())
        self.windows = Windows(universe)
        self._behaviour = universe.part("quickbooks.behaviour", Cell(Behaviour()))
        self._owner = universe.part("quickbooks.owner", Cell(None))
        self._counters = universe.part("quickbooks.counters", Cell(Map()))
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
        self.load([company, Item(id="1", name="Services"), Item(id="2", name="Hours")])

    def open_access(self, world_name: str) -> dict[str, str]:
        """Void what was handed out before, and hand out new keys and tokens."""
        opening = self.universe.chance.number("quickbooks.openings")
        return self.credentials.open(f"{self.universe.chance.seed}|{world_name}|quickbooks|{opening}")

    def load(self, records: Iterable[Record]) -> None:
        """Move many records in at once, without a history. Paths and names on cheques are filled in."""
        ordered = sorted(records, key=lambda record: COUNTERS[type(record)] + type(record).__name__)
        for kind, group in groupby(ordered, key=type):
            found: list[Any] = list(group)
            if kind is Customer:
                found = with_paths(found, self.customers)
            self._table_of(kind).load(found)
            self._count_from(COUNTERS[kind], found)

    def now(self) -> datetime:
        """The present second; QuickBooks keeps no fractions."""
        return self.universe.clock.now().replace(microsecond=0)

    def next_id(self, counter: str) -> str:
        """The next number; customers, vendors and employees share one row of them (vcr)."""
        number = self._counters.root.get(counter, 0) + 1
        self._counters.root = self._counters.root.set(counter, number)
        return str(number)

    def table(self, entity: EntityType) -> Table[Any]:
        """Where the records of this entity are."""
        found: Table[Any] = getattr(self, entity.table)
        return found

    def children(self, customer_id: str) -> list[Customer]:
        """The sub-customers right below, active or not."""
        return self.customers.page("ParentRef>FullyQualifiedName", customer_id)

    def balance_with_jobs(self, customer: Customer) -> Decimal:
        """What the customer and everybody below owes."""
        below = (self.balance_with_jobs(job) for job in self.children(customer.id))
        return sum(below, customer.balance)

    def referenced(self, attribute: str, record_id: str) -> Any:
        """What a reference of this attribute leads to, or None."""
        if attribute == "employee_id":
            return self.employees.get(record_id)
        if attribute == "vendor_id":
            return self.vendors.get(record_id)
        if attribute == "item_id":
            return self.items.get(record_id)
        if attribute == "customer_id":
            return self.customers.get(record_id)
        return self.customers.get(record_id) or self.employees.get(record_id) or self.vendors.get(record_id)

    def reference_name(self, space: str, record_id: str) -> str:
        """The name that goes with a reference in an answer."""
        found = self.referenced(space, record_id)
        if found is None:
            return ""
        if isinstance(found, Item):
            return found.name
        if isinstance(found, Customer) and self.behaviour.job_reference_name == "FullyQualifiedName":
            return found.fully_qualified_name
        name: str = found.display_name
        return name

    def _described(self, entity: EntityType) -> Table[Any]:
        indexes = {index.label: entity.index_key(index, self) for index in entity.indexes}
        return self.universe.table(
            f"quickbooks.{entity.table}", key=lambda record: record.id, indexes=indexes
        )

    def _table_of(self, kind: type[Any]) -> Table[Any]:
        if kind is Vendor:
            return self.vendors
        return self.items if kind is Item else self.table(ENTITIES[kind.__name__.lower()])

    def _count_from(self, counter: str, records: list[Any]) -> None:
        counters = self._counters.root
        highest = max(int(record.id) for record in records)
        self._counters.root = counters.set(counter, max(counters.get(counter, 0), highest))
        addresses = [
            int(value.id)
            for record in records
            for value in (getattr(record, name, None) for name in ("bill_addr", "ship_addr", "primary_addr"))
            if isinstance(value, PhysicalAddress) and value.id.isdigit()
        ]
        if addresses:
            last = max(self._counters.root.get("Address", 0), *addresses)
            self._counters.root = self._counters.root.set("Address", last)

    def _announce(self, credential: str) -> None:
        self.universe.announce(credential)
