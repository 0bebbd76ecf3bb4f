"""What becomes of a customer when it is written: its name, its place below a parent, its jobs."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec.structs import replace

from sim.physics.provenance import seen
from sim.quickbooks import errors, hierarchy, names
from sim.quickbooks.records import Customer
from sim.quickbooks.rules import Rules

if TYPE_CHECKING:
    from sim.quickbooks.state import QuickBooksState


class CustomerRules(Rules):
    """Rules of the Customer entity."""

    def completed(
        self,
        company: QuickBooksState,
        before: Customer | None,
        draft: Customer,
        given: frozenset[str],  # noqa: ARG002 - what was not given has its default by now
    ) -> Customer:
        """The customer with its names, checked; Refusal when it cannot be."""
        _check_place(company, before, draft)
        _check_balance(company, before, draft)
        name = names.settled(company, before, draft, _wanted(draft))
        plain = name if draft.active else names.plain(name)
        return replace(
            draft,
            display_name=name,
            fully_qualified_name=names.path_of(company, draft, name),
            print_on_check_name=draft.print_on_check_name or (draft.company_name or plain)[:110],
            balance=draft.balance if before is not None or draft.open_balance_date else Decimal(0),
            currency=draft.currency or "USD",
        )

    def kept(self, company: QuickBooksState, before: Customer | None, after: Customer) -> None:
        """A new job touches its parent; a rename and a retirement reach the jobs below."""
        if before is None:
            hierarchy.touch_parent(company, after)
            return
        retired = before.active and not after.active and company.behaviour.deactivation_reaches_jobs
        if retired or before.fully_qualified_name != after.fully_qualified_name:
            hierarchy.settle_below(company, after, retired=retired)


@seen("contract 3.1 and 2.2: one of six names is needed")
def _wanted(draft: Customer) -> str:
    """The display name as given, or built from the parts."""
    name = draft.display_name or names.built_from_parts(draft)
    if not name:
        raise errors.required("DisplayName")
    return name


@seen("quickbooks-ruby issue 390")
def _check_balance(company: QuickBooksState, before: Customer | None, draft: Customer) -> None:
    """Who owes, or whose jobs owe, stays active."""
    if before is not None and before.active and not draft.active and company.balance_with_jobs(before):
        raise errors.open_balance()


@seen(
    "PHP SDK issue 71; routablehq/python-quickbooks 139; a full update without either moves to the top (inferred)"
)
def _check_place(company: QuickBooksState, before: Customer | None, draft: Customer) -> None:
    if draft.job is not bool(draft.parent_id):
        raise errors.parent_ref_required()
    leaves = before is not None and before.parent_id and not draft.parent_id
    if leaves and not company.behaviour.jobs_can_move_to_the_top:
        raise errors.parent_ref_required()
    hierarchy.check_place(company, before, draft, "Names")
