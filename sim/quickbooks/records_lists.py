"""What a QuickBooks company keeps in lists of its own: products and services, classes, locations, accounts."""

from __future__ import annotations

from decimal import Decimal

from sim.quickbooks.records import Entity, PhysicalAddress


class ListEntry(Entity, frozen=True, gc=False, kw_only=True):
    """An entry of a list that may stand below another one. `name` ends in " (deleted)" once inactive."""

    name: str
    active: bool = True
    parent_id: str = ""
    fully_qualified_name: str = ""  # "Parent:Child"; `load` fills it in


class Item(ListEntry, frozen=True, gc=False, kw_only=True):
    """A product or service that time can be billed as."""

    type: str = "Service"
    sku: str = ""
    description: str = ""
    sub_item: bool = False
    taxable: bool = False
    sales_tax_included: bool = False
    unit_price: Decimal = Decimal(0)
    income_account_id: str = ""
    purchase_desc: str = ""
    purchase_tax_included: bool = False
    purchase_cost: Decimal = Decimal(0)
    expense_account_id: str = ""
    asset_account_id: str = ""
    pref_vendor_id: str = ""
    track_qty_on_hand: bool = False
    qty_on_hand: Decimal = Decimal(0)
    reorder_point: Decimal = Decimal(0)
    sales_tax_code_id: str = ""
    purchase_tax_code_id: str = ""
    inv_start_date: str = ""
    class_id: str = ""
    source: str = ""


class Class(ListEntry, frozen=True, gc=False, kw_only=True):
    """A segment of the business that work is tracked by."""

    sub_class: bool = False


class Department(ListEntry, frozen=True, gc=False, kw_only=True):
    """A location of the business."""

    sub_department: bool = False
    address: PhysicalAddress | None = None


class Account(ListEntry, frozen=True, gc=False, kw_only=True):
    """An account of the ledger."""

    acct_num: str = ""
    sub_account: bool = False
    description: str = ""
    classification: str = ""
    account_type: str = ""
    account_sub_type: str = ""
    current_balance: Decimal = Decimal(0)
    currency: str = "USD"
    tax_code_id: str = ""
