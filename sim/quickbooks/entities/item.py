"""The Item entity: products and services (contract 3.5)."""

from __future__ import annotations

from typing import Final

from sim.quickbooks.entities.list_base import INDEXES, level, list_fields, only_when_set
from sim.quickbooks.kinds import ABSENT, Choice, Day, Flag, Rate, Text
from sim.quickbooks.kinds_nested import Reference
from sim.quickbooks.lists import ItemRules
from sim.quickbooks.records_lists import Item
from sim.quickbooks.schema import EntityType, Field, Index, Show, in_schema_order

OWN: Final = (  # xsd
    "Name Sku Description Active SubItem ParentRef Level FullyQualifiedName Taxable SalesTaxIncluded PercentBased "
    "UnitPrice RatePercent Type PaymentMethodRef UOMSetRef IncomeAccountRef PurchaseDesc PurchaseTaxIncluded "
    "PurchaseCost ExpenseAccountRef COGSAccountRef AssetAccountRef PrefVendorRef AvgCost TrackQtyOnHand QtyOnHand "
    "QtyOnPurchaseOrder QtyOnSalesOrder ReorderPoint ManPartNum DepositToAccountRef SalesTaxCodeRef "
    "PurchaseTaxCodeRef InvStartDate BuildPoint PrintGroupedItems SpecialItem SpecialItemType ItemGroupDetail "
    "ItemAssemblyDetail AbatementRate ReverseChargeRate ServiceType ItemCategoryType ItemEx TaxClassificationRef "
    "UQCDisplayText UQCId ClassRef Source DeferredRevenue CustomExtensions"
)
TYPES: Final = ("Service", "NonInventory", "Inventory", "Category", "Group")


def _of_inventory(attribute: str) -> Show:
    return lambda company, record: (
        Rate().show(getattr(record, attribute), company) if record.track_qty_on_hand else ABSENT
    )


def _below(_company: object, record: Item) -> object:
    return True if record.parent_id else ABSENT


FIELDS: Final = [
    *[field for field in list_fields("SubItem", "sub_item") if field.name != "SubItem"],
    Field("SubItem", Flag(), "sub_item", show=_below),
    level(),
    Field("Sku", Text(100), "sku", filterable=True),
    Field("Description", Text(4000), "description"),
    Field("Taxable", Flag(), "taxable"),
    Field("SalesTaxIncluded", Flag(), "sales_tax_included", show=only_when_set("sales_tax_included")),
    Field("UnitPrice", Rate(), "unit_price", sortable=True),
    Field("Type", Choice(*TYPES), "type", filterable=True, sortable=True),
    Field("IncomeAccountRef", Reference("Account"), "income_account_id"),
    Field("PurchaseDesc", Text(1000), "purchase_desc"),
    Field(
        "PurchaseTaxIncluded", Flag(), "purchase_tax_included", show=only_when_set("purchase_tax_included")
    ),
    Field("PurchaseCost", Rate(), "purchase_cost"),
    Field("ExpenseAccountRef", Reference("Account"), "expense_account_id"),
    Field("AssetAccountRef", Reference("Account"), "asset_account_id"),
    Field("PrefVendorRef", Reference("Vendor"), "pref_vendor_id"),
    Field("TrackQtyOnHand", Flag(), "track_qty_on_hand"),
    Field("QtyOnHand", Rate(), "qty_on_hand", show=_of_inventory("qty_on_hand")),
    Field("ReorderPoint", Rate(hide_zero=True), "reorder_point"),
    Field("SalesTaxCodeRef", Reference("TaxCode"), "sales_tax_code_id"),
    Field("PurchaseTaxCodeRef", Reference("TaxCode"), "purchase_tax_code_id"),
    Field("InvStartDate", Day(), "inv_start_date"),
    Field("ClassRef", Reference("Class"), "class_id"),
    Field("Source", Text(16), "source"),
]

ITEM: Final = EntityType(
    "Item",
    Item,
    "items",
    own=in_schema_order(OWN, FIELDS),
    indexes=[*INDEXES, Index(("Active", "Type"), ("FullyQualifiedName",))],
    order=[("FullyQualifiedName", False)],
    operations=frozenset({"create", "update"}),
    rules=ItemRules(),
    needed=frozenset({"type"}),
)
