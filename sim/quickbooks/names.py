"""The name space that customers, vendors and employees share, and what becomes of a name when it is retired."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from sim.physics.provenance import inferred, seen
from sim.quickbooks import errors
from sim.quickbooks.records import Customer, Employee, Vendor

if TYPE_CHECKING:
    from sim.quickbooks.state import QuickBooksState

RETIRED: Final = re.compile(r" \(deleted(?:-\d+)?\)$")
TWINS_MAX: Final = 10_000

Named = Customer | Employee | Vendor


def plain(display_name: str) -> str:
    """The name without the suffix of a retired one."""
    return RETIRED.sub("", display_name)


def built_from_parts(draft: Named) -> str:
    """Title, given, middle and family name and suffix joined by blanks (docs)."""
    parts = (draft.title, draft.given_name, draft.middle_name, draft.family_name, draft.suffix)
    return " ".join(part.strip() for part in parts if part.strip())


def path_of(company: QuickBooksState, parent_id: str, name: str) -> str:
    """`Parent:Child`, or just the name at the top."""
    parent = company.customers.get(parent_id) if parent_id else None
    return name if parent is None else f"{parent.fully_qualified_name}:{name}"


@seen("vcr/deactivate: the first suffix; numbering a second one is inferred")
def retired_name(company: QuickBooksState, record: Named, name: str) -> str:
    """The name that an inactive record gets: `X (deleted)`, then `X (deleted-1)`, ..."""
    for twin in range(TWINS_MAX):
        candidate = f"{name} (deleted{f'-{twin}' if twin else ''})"
        if not any(_is_other(found, record) for found in _homonyms(company, record, candidate)):
            return candidate
    raise errors.business_validation(f"more than {TWINS_MAX} inactive names are called {name}.")


@inferred(
    "vcr/all/customers.yml has one name at the top and below a parent; the rest of the rule follows docs"
)
def claim(company: QuickBooksState, record: Named, name: str) -> None:
    """Refuses a name that another active customer, vendor or employee has (6240)."""
    holders = list(_homonyms(company, record, name))
    if not company.behaviour.plain_name_free_after_deactivation:
        holders += _homonyms(company, record, f"{name} (deleted)")
    else:
        holders = [holder for holder in holders if holder.active]
    for holder in holders:
        if _is_other(holder, record):
            note = f"{type(holder).__name__} {holder.id} is called {holder.display_name!r} already"
            raise errors.duplicate_name(company.behaviour.duplicate_detail, note)


def _is_other(found: Named, record: Named) -> bool:
    return found.id != record.id


def _homonyms(company: QuickBooksState, record: Named, name: str) -> list[Any]:
    """Records whose names are in one space with this one, were it called so; case does not count."""
    folded = name.casefold()
    strict = company.behaviour.display_names_unique
    found: list[Any] = []
    if strict:
        found += company.customers.page("DisplayName>FullyQualifiedName", folded)
    elif isinstance(record, Customer):
        path = path_of(company, record.parent_id, name).casefold()
        found += company.customers.page("FullyQualifiedName>", path)
    else:
        found += company.customers.page("FullyQualifiedName>", folded)
    if strict or not isinstance(record, Customer) or not record.parent_id:
        found += company.vendors.page("DisplayName>", folded)
        found += company.employees.page("DisplayName>", folded)
    return found
