"""What becomes of an employee when it is written."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec.structs import replace

from sim.quickbooks import errors, names
from sim.quickbooks.records import Employee
from sim.quickbooks.rules import Rules

if TYPE_CHECKING:
    from sim.quickbooks.state import QuickBooksState


class EmployeeRules(Rules):
    """Rules of the Employee entity."""

    def completed(
        self,
        company: QuickBooksState,
        before: Employee | None,
        draft: Employee,
        given: frozenset[str],  # noqa: ARG002 - what was not given has its default by now
    ) -> Employee:
        """The employee with its names, checked; Refusal when it cannot be."""
        if not (draft.given_name or draft.family_name):
            # Docs contradict themselves: one place asks for either name, another for both.
            raise errors.required("GivenName")
        name = _called(company, before, draft)
        plain = name if draft.active else names.plain(name)
        return replace(
            draft,
            display_name=name,
            print_on_check_name=draft.print_on_check_name or plain[:110],
            bill_rate=draft.bill_rate if draft.billable_time else Decimal(0),  # docs: only when BillableTime
        )


def _called(company: QuickBooksState, before: Employee | None, draft: Employee) -> str:
    name = draft.display_name or names.built_from_parts(draft)
    was_active = before is None or before.active
    if not (was_active and draft.active):
        name = names.plain(name)
    if not draft.active:
        if before is not None and not was_active and name == names.plain(before.display_name):
            return before.display_name
        return names.retired_name(company, draft, name)
    if before is None or not was_active or name != before.display_name:
        names.claim(company, draft, name)
    return name
