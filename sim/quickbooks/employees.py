"""What becomes of an employee or a vendor when it is written."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec.structs import replace

from sim.physics.provenance import documented
from sim.quickbooks import errors, names
from sim.quickbooks.records import Employee, Vendor
from sim.quickbooks.rules import Rules

if TYPE_CHECKING:
    from sim.quickbooks.state import QuickBooksState


class EmployeeRules(Rules):
    """Rules of the Employee entity."""

    @documented("contract 3.2: one place of the docs asks for either name, another for both")
    def completed(
        self,
        company: QuickBooksState,
        before: Employee | None,
        draft: Employee,
        given: frozenset[str],  # noqa: ARG002 - what was not given has its default by now
    ) -> Employee:
        """The employee with its names, checked; Refusal when it cannot be."""
        missing = not (draft.given_name or draft.family_name)
        if missing or (company.behaviour.employees_need_both_names and not draft.given_name):
            raise errors.required("GivenName")
        if company.behaviour.employees_need_both_names and not draft.family_name:
            raise errors.required("FamilyName")
        name = names.settled(company, before, draft, draft.display_name or names.built_from_parts(draft))
        return replace(
            draft,
            display_name=name,
            print_on_check_name=draft.print_on_check_name or _plain(draft, name)[:110],
            bill_rate=draft.bill_rate if draft.billable_time else Decimal(0),  # docs: only when BillableTime
        )


class VendorRules(Rules):
    """Rules of the Vendor entity."""

    @documented("contract 3.3: as Customer; what refuses a vendor without any name is inferred from there")
    def completed(
        self,
        company: QuickBooksState,
        before: Vendor | None,
        draft: Vendor,
        given: frozenset[str],  # noqa: ARG002
    ) -> Vendor:
        """The vendor with its names, checked; Refusal when it cannot be."""
        wanted = draft.display_name or names.built_from_parts(draft)
        if not wanted:
            raise errors.required("DisplayName")
        name = names.settled(company, before, draft, wanted)
        on_check = draft.print_on_check_name or draft.company_name or _plain(draft, name)
        return replace(draft, display_name=name, print_on_check_name=on_check[:110])


def _plain(draft: Employee | Vendor, name: str) -> str:
    return name if draft.active else names.plain(name)
