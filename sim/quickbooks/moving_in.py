"""What a customer needs before it can be kept that whoever brings it need not know: its path and its cheque name."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from sim.physics.tables import Table
from sim.quickbooks.names import plain
from sim.quickbooks.records import Customer


def with_paths(customers: Sequence[Customer], there: Table[Customer]) -> list[Customer]:
    """The customers with their paths; ValueError for a parent that is nowhere, or a circle of parents."""
    moving = {customer.id: customer for customer in customers}
    paths: dict[str, str] = {}
    for customer in customers:
        _settle(customer, moving, there, paths)
    return [
        replace(
            customer,
            fully_qualified_name=paths[customer.id],
            job=bool(customer.parent_id),
            print_on_check_name=customer.print_on_check_name
            or (customer.company_name or plain(customer.display_name)),
        )
        for customer in customers
    ]


def _settle(
    customer: Customer, moving: dict[str, Customer], there: Table[Customer], paths: dict[str, str]
) -> None:
    """Write down the path of this customer and of all above it that have none yet."""
    chain = [customer]
    while (parent_id := chain[-1].parent_id) and parent_id not in paths and len(chain) <= len(moving):
        parent = moving.get(parent_id)
        if parent is None:
            found = there.get(parent_id)
            if found is None:
                raise ValueError(f"customer {chain[-1].id} has the parent {parent_id}, who is not there")
            paths[parent_id] = found.fully_qualified_name
            break
        chain.append(parent)
    if len(chain) > len(moving):
        raise ValueError(f"customer {customer.id} is its own ancestor")
    for member in reversed(chain):
        above = f"{paths[member.parent_id]}:" if member.parent_id else ""
        paths[member.id] = above + member.display_name
