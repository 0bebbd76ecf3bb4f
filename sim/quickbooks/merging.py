"""Two customers become one: what was the loser's is the survivor's, and the loser is gone (contract 5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from sim.physics.provenance import inferred
from sim.physics.refusal import Refusal
from sim.quickbooks import errors, writing
from sim.quickbooks.entities import BY_RECORD
from sim.quickbooks.entities.customer import CUSTOMER
from sim.quickbooks.records import Customer
from sim.quickbooks.schema import EntityType

if TYPE_CHECKING:
    from sim.quickbooks.state import QuickBooksState

OWNED: Final[list[EntityType]] = [  # transactions that name a customer
    entity for entity in BY_RECORD.values() if hasattr(entity.record, "CustomerRef")
]


def merge(company: QuickBooksState, survivor: Customer, loser: Customer) -> None:
    """All of it, or a Refusal and nothing."""
    before = company.universe.snapshot()
    try:
        _merge(company, survivor, loser)
    except Refusal:
        company.universe.restore(before)
        raise


@inferred("docs, develop/webhooks: a merge is told with the id that is gone; what moves along nobody says")
def _merge(company: QuickBooksState, survivor: Customer, loser: Customer) -> None:
    _check(company, survivor, loser)
    for job in company.children(loser.id):
        _move_job(company, survivor, job)
    for activity in company.time_activities.page("CustomerRef>", loser.id):
        moved = replace(activity, customer_id=survivor.id, last_updated_time=company.now())
        company.time_activities.put(moved)
    _move_transactions(company, survivor, loser)
    kept = company.customers.get(survivor.id) or survivor
    balance = kept.balance + loser.balance
    company.customers.put(replace(kept, balance=balance, last_updated_time=company.now()))
    company.forget(CUSTOMER, loser, merged_into=survivor.id)


@inferred("the product's help: sub-customers are no part of a merge in some texts, and go along in others")
def _check(company: QuickBooksState, survivor: Customer, loser: Customer) -> None:
    above: Customer | None = survivor
    while above is not None:
        if above.id == loser.id:
            raise errors.business_validation("A customer cannot be merged into itself or one below it.")
        above = company.customers.get(above.parent_id) if above.parent_id else None
    if not (survivor.active and loser.active):
        raise errors.business_validation("Only active customers can be merged.")
    if company.children(loser.id) and not company.behaviour.merge_moves_jobs:
        raise errors.business_validation("Merge or move the sub-customers first.")


def _move_job(company: QuickBooksState, survivor: Customer, job: Customer) -> None:
    """Below the survivor, or into the survivor's own job of that name."""
    wanted = job.display_name.casefold()
    twins = [one for one in company.children(survivor.id) if one.display_name.casefold() == wanted]
    if twins and twins[0].id != job.id and job.active:
        _merge(company, twins[0], job)
        return
    place = {"Job": True, "ParentRef": {"value": survivor.id}}
    token = {"Id": job.id, "SyncToken": str(job.sync_token), "sparse": True}
    writing.save(company, CUSTOMER, {**token, **place})


def _move_transactions(company: QuickBooksState, survivor: Customer, loser: Customer) -> None:
    for entity in OWNED:
        table = company.table(entity)
        for record in [one for one in table if one.CustomerRef == loser.id]:
            table.put(replace(record, CustomerRef=survivor.id, last_updated_time=company.now()))
