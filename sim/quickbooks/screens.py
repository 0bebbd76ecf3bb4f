"""What people do in QuickBooks' own screens. Every public method is one act of a person."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from sim.physics.refusal import Refusal
from sim.quickbooks import writing
from sim.quickbooks.entities.customer import CUSTOMER
from sim.quickbooks.entities.employee import EMPLOYEE
from sim.quickbooks.entities.vendor import VENDOR
from sim.quickbooks.records import Customer, TimeActivity
from sim.quickbooks.schema import EntityType
from sim.quickbooks.state import QuickBooksState
from sim.quickbooks.time_activities import length_minutes


class ScreenRefused(ValueError):
    """The screen does not let a person do that; the text is what it shows."""


class QuickBooksScreens:
    """The product as an admin sees it."""

    def __init__(self, state: QuickBooksState) -> None:
        self.state = state

    def add_customer(self, name: str, parent_id: str = "", active: bool = True) -> str:
        """Add a customer, or a sub-customer of one; returns its id."""
        body: dict[str, Any] = {"DisplayName": name, "Active": active}
        if parent_id:
            body |= {"Job": True, "ParentRef": {"value": parent_id}}
        return self._saved(CUSTOMER, body)

    def rename_customer(self, customer_id: str, name: str) -> None:
        """Give a customer another name; the paths of its jobs follow."""
        self._changed(CUSTOMER, self._customer(customer_id), DisplayName=name)

    def deactivate_customer(self, customer_id: str) -> None:
        """Make a customer inactive."""
        self._changed(CUSTOMER, self._customer(customer_id), Active=False)

    def reactivate_customer(self, customer_id: str) -> None:
        """Make an inactive customer active again, under its plain name."""
        self._changed(CUSTOMER, self._customer(customer_id), Active=True)

    def merge_customers(self, survivor_id: str, loser_id: str) -> None:
        """Make two customers one: the survivor gets the loser's time, and the loser is gone."""
        survivor, loser = self._customer(survivor_id), self._customer(loser_id)
        if survivor.id == loser.id:
            raise ScreenRefused(f"customer {survivor_id} cannot be merged with itself")
        if self.state.children(loser.id):
            raise ScreenRefused(f"customer {loser_id} has sub-customers; merge or move them first")
        for activity in self._time_of(loser.id):
            self._touched(replace(activity, customer_id=survivor.id))
        self.state.customers.remove(loser.id)
        self.state.customers.put(replace(survivor, last_updated_time=self.state.now()))

    def customers(self) -> list[dict[str, Any]]:
        """All customers and jobs, inactive ones too, by path."""
        found = self.state.customers.page(">FullyQualifiedName")
        return [
            {
                "id": customer.id,
                "name": customer.display_name,
                "path": customer.fully_qualified_name,
                "active": customer.active,
                "parent_id": customer.parent_id,
            }
            for customer in found
        ]

    def add_employee(self, first_name: str, last_name: str, email: str = "") -> str:
        """Add an employee; returns the id."""
        body: dict[str, Any] = {"GivenName": first_name, "FamilyName": last_name}
        if email:
            body["PrimaryEmailAddr"] = {"Address": email}
        return self._saved(EMPLOYEE, body)

    def deactivate_employee(self, employee_id: str) -> None:
        """Make an employee inactive."""
        employee = self.state.employees.get(employee_id)
        if employee is None:
            raise ScreenRefused(f"there is no employee {employee_id}")
        self._changed(EMPLOYEE, employee, Active=False)

    def employees(self) -> list[dict[str, Any]]:
        """All employees, inactive ones too, by name."""
        return [
            {
                "id": employee.id,
                "name": employee.display_name,
                "email": employee.primary_email_addr,
                "active": employee.active,
            }
            for employee in self.state.employees.page(">DisplayName")
        ]

    def add_vendor(self, name: str, first_name: str = "", last_name: str = "", email: str = "") -> str:
        """Add a vendor, whose name no customer or employee can have then; returns the id."""
        body: dict[str, Any] = {"DisplayName": name, "GivenName": first_name, "FamilyName": last_name}
        if email:
            body["PrimaryEmailAddr"] = {"Address": email}
        return self._saved(VENDOR, body)

    def time_activities(self) -> list[dict[str, Any]]:
        """All time, oldest entry first."""
        return [self._shown(activity) for activity in self.state.time_activities.page(">")]

    def bill_time(self, activity_ids: list[str]) -> None:
        """Put time on an invoice: it is billed from then on."""
        for activity_id in activity_ids:
            activity = self.state.time_activities.get(activity_id)
            if activity is None:
                raise ScreenRefused(f"there is no time activity {activity_id}")
            if not activity.customer_id:
                raise ScreenRefused(f"time activity {activity_id} has no customer to bill")
            charge = activity.time_charge_id or int(self.state.next_id("TimeCharge"))
            self._touched(replace(activity, billable_status="HasBeenBilled", time_charge_id=charge))

    def report_by_customer(self, customer_id: str) -> int:
        """The minutes worked for a customer and for every job below it."""
        own = sum(length_minutes(activity) for activity in self._time_of(self._customer(customer_id).id))
        return own + sum(self.report_by_customer(job.id) for job in self.state.children(customer_id))

    def disconnect_app(self) -> None:
        """Take back what was allowed to the app: all its tokens end at once."""
        self.state.credentials.disconnect()

    def _customer(self, customer_id: str) -> Customer:
        found = self.state.customers.get(customer_id)
        if found is None:
            raise ScreenRefused(f"there is no customer {customer_id}")
        return found

    def _time_of(self, customer_id: str) -> list[TimeActivity]:
        return self.state.time_activities.page("CustomerRef>", customer_id)

    def _touched(self, activity: TimeActivity) -> None:
        self.state.time_activities.put(replace(activity, last_updated_time=self.state.now()))

    def _shown(self, activity: TimeActivity) -> dict[str, Any]:
        person = activity.employee_id or activity.vendor_id or activity.other_name_id
        customer = self.state.customers.get(activity.customer_id)
        return {
            "id": activity.id,
            "date": activity.txn_date,
            "minutes": length_minutes(activity),
            "person": self.state.reference_name("Names", person),
            "customer": "" if customer is None else customer.fully_qualified_name,
            "billable": activity.billable_status != "NotBillable",
            "description": activity.description,
        }

    def _changed(self, entity: EntityType, record: Any, **fields: Any) -> None:
        body = {"Id": record.id, "SyncToken": str(record.sync_token), "sparse": True, **fields}
        self._saved(entity, body)

    def _saved(self, entity: EntityType, body: dict[str, Any]) -> str:
        try:
            record = writing.save(self.state, entity, body)
        except Refusal as refusal:
            raise _refused(refusal) from None
        return str(record.id)


def _refused(refusal: Refusal) -> ScreenRefused:
    error = refusal.body["Fault"]["Error"][0]
    return ScreenRefused(f"{error['code']} {error['Message']}: {error['Detail']}")
