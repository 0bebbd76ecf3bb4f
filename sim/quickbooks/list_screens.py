"""What a bookkeeper does with the other lists: people, products and services, classes, locations."""

from __future__ import annotations

from typing import Any, Final

from sim.quickbooks import names
from sim.quickbooks.entities.employee import EMPLOYEE
from sim.quickbooks.entities.item import ITEM
from sim.quickbooks.entities.preferences import PREFERENCES
from sim.quickbooks.entities.tracked import CLASS, DEPARTMENT
from sim.quickbooks.entities.vendor import VENDOR
from sim.quickbooks.schema import EntityType
from sim.quickbooks.screen import Screen
from sim.quickbooks.state import COMPANY_ID

PEOPLE: Final = ("Employee", "Vendor")
LISTS: Final = (*PEOPLE, "Item", "Class", "Department")
INCOME_ACCOUNT: Final = "1"  # Services, which every company begins with
TRACKED: Final = {"Class": "ClassTrackingPerTxn", "Department": "TrackDepartments"}


class ListScreens(Screen):
    """The lists of a company but that of its customers."""

    def add_employee(self, first_name: str, last_name: str, email: str = "") -> str:
        """Add an employee; returns the id."""
        return self._saved(EMPLOYEE, {"GivenName": first_name, "FamilyName": last_name, **_mail(email)})

    def employees(self) -> list[dict[str, Any]]:
        """All employees, inactive ones too, by name."""
        return self._people(EMPLOYEE)

    def add_vendor(self, name: str, first_name: str = "", last_name: str = "", email: str = "") -> str:
        """Add a vendor, whose name no customer or employee can have then; returns the id."""
        body = {"DisplayName": name, "GivenName": first_name, "FamilyName": last_name, **_mail(email)}
        return self._saved(VENDOR, body)

    def vendors(self) -> list[dict[str, Any]]:
        """All vendors, inactive ones too, by name."""
        return self._people(VENDOR)

    def add_item(self, name: str, parent_id: str = "", rate: float = 0) -> str:
        """Add a service with the rate that it is sold at; returns the id."""
        account = {"IncomeAccountRef": {"value": INCOME_ACCOUNT}}
        body = {"Name": name, "Type": "Service", "UnitPrice": rate, **account, **_below(parent_id)}
        return self._saved(ITEM, body | ({"SubItem": True} if parent_id else {}))

    def add_class(self, name: str, parent_id: str = "") -> str:
        """Add a class; returns the id."""
        return self._saved(CLASS, {"Name": name, **_below(parent_id)})

    def add_department(self, name: str, parent_id: str = "") -> str:
        """Add a location, which the API calls a Department; returns the id."""
        return self._saved(DEPARTMENT, {"Name": name, **_below(parent_id)})

    def entries(self, entity: str) -> list[dict[str, Any]]:
        """The entries of a list (Employee, Vendor, Item, Class, Department), inactive ones too, by name."""
        found = self.state.table(self._entity(entity, LISTS))
        shown = [
            {
                "id": entry.id,
                "name": names.called(entry),
                "path": getattr(entry, "fully_qualified_name", "") or names.called(entry),
                "active": entry.active,
            }
            for entry in found
        ]
        return sorted(shown, key=lambda entry: (entry["path"], int(entry["id"])))

    def rename_entry(self, entity: str, entry_id: str, name: str) -> None:
        """Give an entry of a list another name; the paths of those below follow."""
        field = "DisplayName" if entity in PEOPLE else "Name"
        self._change_entry(entity, entry_id, **{field: name})

    def deactivate_entry(self, entity: str, entry_id: str) -> None:
        """Make an entry of a list inactive, and those below it."""
        self._change_entry(entity, entry_id, Active=False)

    def reactivate_entry(self, entity: str, entry_id: str) -> None:
        """Make an entry of a list active again, under its plain name."""
        self._change_entry(entity, entry_id, Active=True)

    def track(self, entity: str, on: bool = True) -> None:
        """Let time carry a Class or a Department, or let it carry none any more."""
        self._entity(entity, tuple(TRACKED))
        preferences = self._found(PREFERENCES, COMPANY_ID)
        self._changed(PREFERENCES, preferences, AccountingInfoPrefs={TRACKED[entity]: on})

    def _change_entry(self, entity: str, entry_id: str, **fields: Any) -> None:
        described = self._entity(entity, LISTS)
        self._changed(described, self._found(described, entry_id), **fields)

    def _people(self, entity: EntityType) -> list[dict[str, Any]]:
        return [
            {
                "id": person.id,
                "name": person.display_name,
                "email": person.primary_email_addr,
                "active": person.active,
            }
            for person in self.state.table(entity).page(">DisplayName")
        ]


def _below(parent_id: str) -> dict[str, Any]:
    return {"ParentRef": {"value": parent_id}} if parent_id else {}


def _mail(email: str) -> dict[str, Any]:
    return {"PrimaryEmailAddr": {"Address": email}} if email else {}
