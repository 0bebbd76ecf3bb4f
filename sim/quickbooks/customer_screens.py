"""What a bookkeeper does with customers: add, rename, retire, merge."""

from __future__ import annotations

from typing import Any

from sim.physics.refusal import Refusal
from sim.quickbooks import merging
from sim.quickbooks.entities.customer import CUSTOMER
from sim.quickbooks.records import Customer
from sim.quickbooks.screen import Screen, ScreenRefused, refused
from sim.quickbooks.time_activities import length_minutes


class CustomerScreens(Screen):
    """The list of customers, and the card of each."""

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
        """Make a customer inactive, and its jobs with it; refused while somebody of them owes."""
        self._changed(CUSTOMER, self._customer(customer_id), Active=False)

    def reactivate_customer(self, customer_id: str) -> None:
        """Make an inactive customer active again, under its plain name."""
        self._changed(CUSTOMER, self._customer(customer_id), Active=True)

    def merge_customers(self, survivor_id: str, loser_id: str) -> None:
        """Make two customers one: the survivor gets the loser's jobs, time and invoices, and the loser is gone."""
        survivor, loser = self._customer(survivor_id), self._customer(loser_id)
        if survivor.id == loser.id:
            raise ScreenRefused(f"customer {survivor_id} cannot be merged with itself")
        try:
            merging.merge(self.state, survivor, loser)
        except Refusal as refusal:
            raise refused(refusal) from None

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

    def report_by_customer(self, customer_id: str) -> int:
        """The minutes worked for a customer and for every job below it."""
        customer = self._customer(customer_id)
        time = self.state.time_activities.page("CustomerRef>", customer.id)
        own = sum(length_minutes(activity) for activity in time)
        return own + sum(self.report_by_customer(job.id) for job in self.state.children(customer.id))

    def _customer(self, customer_id: str) -> Customer:
        found: Customer = self._found(CUSTOMER, customer_id)
        return found
