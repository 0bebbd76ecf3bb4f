"""What a record needs before it can be kept that whoever brings it need not know: its path and its cheque name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from msgspec.structs import replace

from sim.physics.tables import Table
from sim.quickbooks import names
from sim.quickbooks.account_types import CLASSIFICATIONS
from sim.quickbooks.records import Customer
from sim.quickbooks.records_lists import Account, Item, ListEntry

# The ids are those of the sandbox where a recording shows them (vcr: 5 is Fees Billed).
STARTING_ENTRIES: Final[list[ListEntry]] = [
    Account(id="1", name="Services", account_type="Income", account_sub_type="ServiceFeeIncome"),
    Account(id="5", name="Fees Billed", account_type="Income", account_sub_type="ServiceFeeIncome"),
    Account(id="7", name="Advertising", account_type="Expense", account_sub_type="AdvertisingPromotional"),
    Account(id="30", name="Uncategorized Income", account_type="Income", account_sub_type="ServiceFeeIncome"),
    Account(
        id="31",
        name="Uncategorized Expense",
        account_type="Expense",
        account_sub_type="OtherMiscellaneousServiceCost",
    ),
    Account(
        id="32",
        name="Uncategorized Asset",
        account_type="Other Current Asset",
        account_sub_type="OtherCurrentAssets",
    ),
    Account(
        id="33",
        name="Accounts Payable (A/P)",
        account_type="Accounts Payable",
        account_sub_type="AccountsPayable",
    ),
    Account(id="35", name="Checking", account_type="Bank", account_sub_type="Checking"),
    Account(id="41", name="Mastercard", account_type="Credit Card", account_sub_type="CreditCard"),
    Account(
        id="79",
        name="Sales of Product Income",
        account_type="Income",
        account_sub_type="SalesOfProductIncome",
    ),
    Account(
        id="80",
        name="Cost of Goods Sold",
        account_type="Cost of Goods Sold",
        account_sub_type="SuppliesMaterialsCogs",
    ),
    Account(
        id="81", name="Inventory Asset", account_type="Other Current Asset", account_sub_type="Inventory"
    ),
    Account(
        id="84",
        name="Accounts Receivable (A/R)",
        account_type="Accounts Receivable",
        account_sub_type="AccountsReceivable",
    ),
    Item(id="1", name="Services", income_account_id="1"),
    Item(id="2", name="Hours", income_account_id="1"),
]


def ready(records: Sequence[Any], there: Table[Any]) -> list[Any]:
    """The records as they are kept; ValueError for a parent that is nowhere, or a circle of parents."""
    if not isinstance(records[0], Customer | ListEntry):
        return list(records)
    moving = {record.id: record for record in records}
    paths: dict[str, str] = {}
    for record in records:
        _settle(record, moving, there, paths)
    return [_placed(record, paths[record.id]) for record in records]


def _placed(record: Any, path: str) -> Any:
    if isinstance(record, Account):
        record = replace(
            record,
            sub_account=bool(record.parent_id),
            classification=CLASSIFICATIONS.get(record.account_type, ""),
        )
    if isinstance(record, Customer):
        on_check = record.print_on_check_name or record.company_name or names.plain(record.display_name)
        record = replace(record, job=bool(record.parent_id), print_on_check_name=on_check)
    return replace(record, fully_qualified_name=path)


def _settle(record: Any, moving: dict[str, Any], there: Table[Any], paths: dict[str, str]) -> None:
    """Write down the path of this record and of all above it that have none yet."""
    chain = [record]
    while (parent_id := chain[-1].parent_id) and parent_id not in paths and len(chain) <= len(moving):
        parent = moving.get(parent_id)
        if parent is None:
            found = there.get(parent_id)
            if found is None:
                raise ValueError(
                    f"{names.NOUNS[type(record)]} {chain[-1].id} has the parent {parent_id}, who is not there"
                )
            paths[parent_id] = found.fully_qualified_name
            break
        chain.append(parent)
    if len(chain) > len(moving):
        raise ValueError(f"{names.NOUNS[type(record)]} {record.id} is its own ancestor")
    for member in reversed(chain):
        above = f"{paths[member.parent_id]}:" if member.parent_id else ""
        paths[member.id] = above + names.called(member)
