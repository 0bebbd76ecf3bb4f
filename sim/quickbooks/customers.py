"""What becomes of a customer when it is written: its name, its place below a parent, its jobs."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from sim.physics.provenance import documented, inferred, seen
from sim.quickbooks import errors, names
from sim.quickbooks.records import Customer
from sim.quickbooks.rules import Rules

if TYPE_CHECKING:
    from sim.quickbooks.state import QuickBooksState

LEVEL_MAX: Final = 4  # below a top-level customer: five levels in all (docs)


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
        name = _called(company, before, draft)
        plain = name if draft.active else names.plain(name)
        return replace(
            draft,
            display_name=name,
            fully_qualified_name=names.path_of(company, draft.parent_id, name),
            print_on_check_name=draft.print_on_check_name or (draft.company_name or plain)[:110],
            balance=draft.balance if before is not None or draft.open_balance_date else Decimal(0),
            currency=draft.currency or "USD",
        )

    def kept(self, company: QuickBooksState, before: Customer | None, after: Customer) -> None:
        """A new job touches its parent; a rename and a retirement reach the jobs below."""
        if before is None:
            _touch_parent(company, after)
            return
        retired = before.active and not after.active and company.behaviour.deactivation_reaches_jobs
        if retired or before.fully_qualified_name != after.fully_qualified_name:
            settle_jobs(company, after, retired=retired)


def settle_jobs(company: QuickBooksState, parent: Customer, *, retired: bool) -> None:
    """Write the jobs' paths anew below a parent that changed, and retire them with it."""
    now = company.now()
    for job in company.children(parent.id):
        after = job
        if retired and job.active:
            name = names.retired_name(company, job, job.display_name)
            after = replace(after, active=False, display_name=name)
            after = replace(after, sync_token=job.sync_token + 1, last_updated_time=now)
        path = f"{parent.fully_qualified_name}:{after.display_name}"
        after = replace(after, fully_qualified_name=path)
        if after == job:
            continue
        if company.behaviour.rename_touches_jobs:
            after = replace(after, last_updated_time=now)
        company.customers.put(after)
        settle_jobs(company, after, retired=retired)


def _called(company: QuickBooksState, before: Customer | None, draft: Customer) -> str:
    """The display name: as given or built, with the suffix of inactive ones, and not another's."""
    name = draft.display_name or names.built_from_parts(draft)
    if not name:
        raise errors.required("DisplayName")
    was_active = before is None or before.active
    if not (was_active and draft.active):
        name = names.plain(name)
    if not draft.active:
        if before is not None and not was_active and name == names.plain(before.display_name):
            return before.display_name
        if before is not None and was_active and company.balance_with_jobs(before):
            raise errors.open_balance()
        return names.retired_name(company, draft, name)
    moved = before is None or not was_active or before.parent_id != draft.parent_id
    if moved or (before is not None and name != before.display_name):
        names.claim(company, draft, name)
    return name


@seen(
    "PHP SDK issue 71; routablehq/python-quickbooks 139; a full update without either moves to the top (inferred)"
)
def _check_place(company: QuickBooksState, before: Customer | None, draft: Customer) -> None:
    if draft.job is not bool(draft.parent_id):
        raise errors.parent_ref_required()
    if not draft.parent_id or not _place_is_new(before, draft):
        return
    parent = company.customers.get(draft.parent_id)
    if parent is None:
        raise errors.unknown_reference("Names", draft.parent_id)
    if not parent.active:
        raise errors.inactive_reference()
    _check_depth(company, parent, draft)


def _place_is_new(before: Customer | None, draft: Customer) -> bool:
    if before is None or before.parent_id != draft.parent_id:
        return True
    return draft.active and not before.active


@documented("five levels; the code and texts for a sixth and for a cycle are inferred")
def _check_depth(company: QuickBooksState, parent: Customer, draft: Customer) -> None:
    above: Customer | None = parent
    while above is not None:
        if above.id == draft.id:
            raise errors.business_validation(
                "A customer cannot be a sub-customer of itself or of one of its own."
            )
        above = company.customers.get(above.parent_id) if above.parent_id else None
    level = parent.fully_qualified_name.count(":") + 1
    if level + _height(company, draft.id) > LEVEL_MAX:
        raise errors.business_validation("A customer can have sub-customers up to four levels below it.")


def _height(company: QuickBooksState, customer_id: str) -> int:
    """How many levels of jobs stand below."""
    below = company.children(customer_id) if customer_id else []
    return max((1 + _height(company, job.id) for job in below), default=0)


@inferred("vcr: 62 and its job 64 share one LastUpdatedTime; no SyncToken moves")
def _touch_parent(company: QuickBooksState, job: Customer) -> None:
    parent = company.customers.get(job.parent_id) if job.parent_id else None
    if parent is not None:
        company.customers.put(replace(parent, last_updated_time=company.now()))
