"""Names: the space that customers, vendors and employees share, those of the lists, and what retiring does to one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import replace

from sim.physics.provenance import inferred, seen
from sim.quickbooks import errors
from sim.quickbooks.records import Customer, Employee, Vendor
from sim.quickbooks.records_lists import Account, Class, Department, Item, ListEntry

if TYPE_CHECKING:
    from sim.quickbooks.state import QuickBooksState

RETIRED: Final = re.compile(r" \(deleted(?:-\d+)?\)$")
TWINS_MAX: Final = 10_000
SHARED: Final = "customer, vendor or employee"  # whoever else may have the name, as error 6240 says it
NOUNS: Final[dict[type[Any], str]] = {
    Customer: "customer",
    Vendor: "vendor",
    Employee: "employee",
    Item: "product or service",
    Class: "class",
    Department: "location",
    Account: "account",
}

Named = Customer | Employee | Vendor | ListEntry


def called(record: Any) -> str:
    """What the record is called, without those above it."""
    name: str = record.name if isinstance(record, ListEntry) else record.display_name
    return name


def renamed(record: Any, name: str) -> Any:
    """The record under this name."""
    return replace(record, **{"name" if isinstance(record, ListEntry) else "display_name": name})


def plain(name: str) -> str:
    """The name without the suffix of a retired one."""
    return RETIRED.sub("", name)


def built_from_parts(draft: Customer | Employee | Vendor) -> str:
    """Title, given, middle and family name and suffix joined by blanks (docs)."""
    parts = (draft.title, draft.given_name, draft.middle_name, draft.family_name, draft.suffix)
    return " ".join(part.strip() for part in parts if part.strip())


def path_of(company: QuickBooksState, record: Any, name: str) -> str:
    """`Parent:Child`, or just the name at the top."""
    parent = company.table_of(record).get(record.parent_id) if record.parent_id else None
    return name if parent is None else f"{parent.fully_qualified_name}:{name}"


def settled(company: QuickBooksState, before: Any, draft: Any, wanted: str) -> str:
    """The name to keep: suffixed once retired, plain again when it is back, and not another's."""
    was_active = before is None or before.active
    if not (was_active and draft.active):
        wanted = plain(wanted)
    moved = before is None or _parent(before) != _parent(draft)
    if not draft.active:
        if not (was_active or moved) and wanted == plain(called(before)):
            return called(before)
        return retired_name(company, draft, wanted)
    if moved or not was_active or wanted != called(before):
        claim(company, draft, wanted)
    return wanted


@seen("vcr/deactivate: the first suffix; numbering a second one is inferred")
def retired_name(company: QuickBooksState, record: Named, name: str) -> str:
    """The name that an inactive record gets: `X (deleted)`, then `X (deleted-1)`, ..."""
    if not company.behaviour.retired_twins_are_numbered:
        return f"{name} (deleted)"
    for twin in range(TWINS_MAX):
        candidate = f"{name} (deleted{f'-{twin}' if twin else ''})"
        if not any(_is_other(found, record) for found in _homonyms(company, record, candidate)):
            return candidate
    raise errors.business_validation(f"more than {TWINS_MAX} inactive names are called {name}.")


@inferred(
    "vcr/all/customers.yml has one name at the top and below a parent; the rest of the rule follows docs"
)
def claim(company: QuickBooksState, record: Named, name: str) -> None:
    """Refuses a name that another active record of its space has (6240)."""
    holders = list(_homonyms(company, record, name))
    if not company.behaviour.plain_name_free_after_deactivation:
        holders += _homonyms(company, record, f"{name} (deleted)")
    else:
        holders = [holder for holder in holders if holder.active]
    for holder in holders:
        if _is_other(holder, record):
            note = f"{type(holder).__name__} {holder.id} is called {called(holder)!r} already"
            others = NOUNS[type(record)] if isinstance(record, ListEntry) else SHARED
            raise errors.duplicate_name(company.behaviour.duplicate_detail, others, note)


def _parent(record: Any) -> str:
    return "" if isinstance(record, Employee) else record.parent_id


def _is_other(found: Any, record: Any) -> bool:
    return bool(found.id != record.id)


def _homonyms(company: QuickBooksState, record: Any, name: str) -> list[Any]:
    """Records whose names are in one space with this one, were it called so; case does not count."""
    if isinstance(record, ListEntry):
        return company.table_of(record).page("FullyQualifiedName>", path_of(company, record, name).casefold())
    folded = name.casefold()
    behaviour = company.behaviour
    found: list[Any] = []
    if behaviour.display_names_unique:
        found += company.customers.page("DisplayName>FullyQualifiedName", folded)
    elif isinstance(record, Customer):
        found += company.customers.page("FullyQualifiedName>", path_of(company, record, name).casefold())
    else:
        found += _customers_called(company, folded)
    if _shares(company, record):
        found += company.vendors.page("DisplayName>", folded)
        found += company.employees.page("DisplayName>", folded)
    return found


def _customers_called(company: QuickBooksState, folded: str) -> list[Customer]:
    """Those whose name an employee or vendor cannot have: at the top, and by a switch the jobs as well."""
    if company.behaviour.job_names_clash_with_people:
        return company.customers.page("DisplayName>FullyQualifiedName", folded)
    return company.customers.page("FullyQualifiedName>", folded)


def _shares(company: QuickBooksState, record: Any) -> bool:
    """Whether vendors and employees count; for a sub-customer nobody knows (contract 3.1)."""
    if not isinstance(record, Customer) or not record.parent_id:
        return True
    return company.behaviour.display_names_unique or company.behaviour.job_names_clash_with_people
