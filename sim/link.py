"""QuickBooks as QuickBooks Time's own connection finds it: what it reads and writes there, by QuickBooks' own rules."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from sim.physics.refusal import Refusal
from sim.quickbooks import names, writing
from sim.quickbooks.entities.customer import CUSTOMER
from sim.quickbooks.entities.time_activity import TIME_ACTIVITY
from sim.quickbooks.records import Customer, Employee, Vendor
from sim.quickbooks.schema import EntityType
from sim.quickbooks.state import QuickBooksState
from sim.quickbooks_time.link.books import BooksCustomer, BooksPerson, BooksRefusedError, BooksTime

CHANGED: Final = ">MetaData.LastUpdatedTime"
LATEST: Final = datetime.max.replace(tzinfo=UTC)
SMALL_PLANS: Final = ("Simple Start", "Self-Employed")


class CompanyBooks:
    """The company of one world."""

    def __init__(self, company: QuickBooksState) -> None:
        self._company = company

    def refusal(self) -> str:
        """The connection wants Essentials or above [contract 5]."""
        plans = [info.offering_sku for info in self._company.company_info]
        for plan in plans:
            if any(small in plan for small in SMALL_PLANS):
                return f"{plan} cannot be connected to QuickBooks Time; it takes Essentials or above"
        return ""

    def customers(self, since: str) -> Sequence[BooksCustomer]:
        """Customers and jobs that changed since a stamp, or all; those above come before those below."""
        table = self._company.customers
        found: Iterable[Customer] = (
            table.between(CHANGED, (datetime.fromisoformat(since),), (LATEST,)) if since else table
        )
        shown = [_customer(customer) for customer in found]
        return sorted(shown, key=lambda one: (one.path.count(":"), one.path, int(one.id)))

    def jobs(self, customer_id: str) -> Sequence[BooksCustomer]:
        """The jobs right below a customer."""
        return [_customer(job) for job in self._company.children(customer_id)]

    def save_customer(self, customer_id: str, name: str, parent_id: str, *, active: bool) -> tuple[str, str]:
        """Write a new customer or job, or the one of this id; its id and version."""
        existing = self._company.customers.get(customer_id) if customer_id else None
        body: dict[str, Any] = {"DisplayName": name, "Active": active}
        if parent_id:
            body |= {"Job": True, "ParentRef": {"value": parent_id}}
        elif existing is not None:
            body |= {"Job": False, "ParentRef": None}
        if existing is not None:
            body |= {"Id": existing.id, "SyncToken": str(existing.sync_token), "sparse": True}
        saved = _customer(self._written(CUSTOMER, body))
        return saved.id, saved.version

    def people(self) -> Sequence[BooksPerson]:
        """Active employees, and contractors who have a name of their own; suppliers are companies."""
        company = self._company
        employees = [_person(one, "Employee") for one in company.employees if one.active]
        vendors = [
            _person(one, "Vendor")
            for one in company.vendors
            if one.active and one.given_name and one.family_name
        ]
        return sorted([*employees, *vendors], key=lambda one: int(one.id))

    def items(self) -> Sequence[str]:
        """The names of active service items."""
        return sorted(item.name for item in self._company.items if item.active)

    def save_time(self, activity_id: str, time: BooksTime) -> str:
        """Write time as a new time activity, or over the one of this id while it is there; its id."""
        role, _, person_id = time.person.partition(" ")
        body: dict[str, Any] = {
            "TxnDate": time.date,
            "NameOf": role,
            f"{role}Ref": {"value": person_id},
            "Hours": time.minutes // 60,
            "Minutes": time.minutes % 60,
            "BillableStatus": "Billable" if time.billable else "NotBillable",
            "Description": time.description,
        }
        if time.customer_id:
            body["CustomerRef"] = {"value": time.customer_id}
        if time.hourly_rate:
            body["HourlyRate"] = time.hourly_rate
        item = self._item(time.item)
        if item:
            body["ItemRef"] = {"value": item}
        return str(self._written(TIME_ACTIVITY, {**body, **self._existing(activity_id)}).id)

    def drop_time(self, activity_id: str) -> None:
        """Take a time activity away, if it is there and QuickBooks lets it go."""
        existing = self._existing(activity_id)
        if not existing:
            return
        try:
            writing.delete(self._company, TIME_ACTIVITY, existing)
        except Refusal:
            return  # billed time is QuickBooks' own

    def _existing(self, activity_id: str) -> dict[str, Any]:
        found = self._company.time_activities.get(activity_id) if activity_id else None
        return {} if found is None else {"Id": found.id, "SyncToken": str(found.sync_token)}

    def _item(self, name: str) -> str:
        return next((item.id for item in self._company.items if item.name == name), "") if name else ""

    def _written(self, entity: EntityType, body: dict[str, Any]) -> Any:
        try:
            return writing.save(self._company, entity, body)
        except Refusal as refusal:
            error = refusal.body["Fault"]["Error"][0]
            raise BooksRefusedError(f"QuickBooks says {error['Message']}: {error['Detail']}") from None


def _customer(customer: Customer) -> BooksCustomer:
    return BooksCustomer(
        id=customer.id,
        name=names.plain(customer.display_name),
        path=customer.fully_qualified_name,
        parent_id=customer.parent_id,
        active=customer.active,
        version=f"{customer.last_updated_time.isoformat()} {customer.sync_token}",
    )


def _person(person: Employee | Vendor, role: str) -> BooksPerson:
    return BooksPerson(
        id=person.id,
        role=role,
        first_name=person.given_name,
        last_name=person.family_name,
        email=person.primary_email_addr,
    )
