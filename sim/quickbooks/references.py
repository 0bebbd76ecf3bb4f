"""Where a reference leads, what it is called there, and when one is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sim.physics.provenance import seen
from sim.quickbooks import errors
from sim.quickbooks.records import Customer
from sim.quickbooks.records_lists import Account, Class, Department

if TYPE_CHECKING:
    from sim.quickbooks.state import QuickBooksState

NAMES: Final = ("Customer", "Employee", "Vendor")
# What error 2500 calls the elements of an entity (contract 2.2; Departments and the rest are inferred).
SPACES: Final = {
    **dict.fromkeys((*NAMES, "Names"), "Names"),
    "Account": "Accounts",
    "Class": "Klasses",
    "Department": "Departments",
    "Item": "Items",
}
BY_PATH: Final = (Account, Class, Department)  # references to these carry the whole path


def referenced(company: QuickBooksState, entity: str, record_id: str) -> Any:
    """What a reference to this entity, or to any of the `Names`, leads to; or None."""
    if entity != "Names":
        return company.tables[entity].get(record_id)
    found = (company.tables[name].get(record_id) for name in NAMES)
    return next((record for record in found if record is not None), None)


def name_of(company: QuickBooksState, entity: str, record_id: str) -> str:
    """The name that goes with a reference in an answer; empty when it leads nowhere."""
    found = referenced(company, entity, record_id)
    if isinstance(found, Customer) and company.behaviour.job_reference_name == "FullyQualifiedName":
        return found.fully_qualified_name
    if isinstance(found, BY_PATH):
        return found.fully_qualified_name or found.name
    for attribute in ("display_name", "name", "Name", "DisplayName"):
        name = getattr(found, attribute, "")
        if name:
            return str(name)
    return ""


@seen("contract 3.4 and 2.2: 2500 with Names or Items; inactive ones by its second variant")
def check(company: QuickBooksState, entity: str, attribute: str, before: Any, draft: Any) -> None:
    """A reference that is new has to lead to something active; one that stays may have retired meanwhile."""
    record_id = getattr(draft, attribute)
    if not record_id or (before is not None and getattr(before, attribute) == record_id):
        return
    found = referenced(company, entity, record_id)
    if found is None:
        raise errors.unknown_reference(SPACES.get(entity, f"{entity}s"), record_id)
    if not getattr(found, "active", True):
        raise errors.inactive_reference(company.behaviour.inactive_reference_code)
