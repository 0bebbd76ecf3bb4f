"""The types of an account, what each is classified as, and which subtype it has when none is named (docs)."""

from __future__ import annotations

from typing import Final

CLASSIFICATIONS: Final = {
    "Bank": "Asset",
    "Accounts Receivable": "Asset",
    "Other Current Asset": "Asset",
    "Fixed Asset": "Asset",
    "Other Asset": "Asset",
    "Accounts Payable": "Liability",
    "Credit Card": "Liability",
    "Other Current Liability": "Liability",
    "Long Term Liability": "Liability",
    "Equity": "Equity",
    "Income": "Revenue",
    "Other Income": "Revenue",
    "Cost of Goods Sold": "Expense",
    "Expense": "Expense",
    "Other Expense": "Expense",
    "Non-Posting": "Expense",  # xsd only
}
DEFAULT_SUB_TYPES: Final = {
    "Bank": "Checking",
    "Accounts Receivable": "AccountsReceivable",
    "Other Current Asset": "OtherCurrentAssets",
    "Fixed Asset": "OtherFixedAssets",
    "Other Asset": "OtherLongTermAssets",
    "Accounts Payable": "AccountsPayable",
    "Credit Card": "CreditCard",
    "Other Current Liability": "OtherCurrentLiabilities",
    "Long Term Liability": "OtherLongTermLiabilities",
    "Equity": "OpeningBalanceEquity",
    "Income": "ServiceFeeIncome",
    "Other Income": "OtherMiscellaneousIncome",
    "Cost of Goods Sold": "SuppliesMaterialsCogs",
    "Expense": "OtherMiscellaneousServiceCost",
    "Other Expense": "OtherMiscellaneousExpense",
    "Non-Posting": "",
}
# Subtypes that people name without the type.
TYPES_BY_SUB_TYPE: Final = {
    **{sub_type: kind for kind, sub_type in DEFAULT_SUB_TYPES.items() if sub_type},
    "SalesOfProductIncome": "Income",
    "NonProfitIncome": "Income",
    "DiscountsRefundsGiven": "Income",
    "OtherPrimaryIncome": "Income",
    "Savings": "Bank",
    "CashOnHand": "Bank",
    "MoneyMarket": "Bank",
    "Inventory": "Other Current Asset",
    "UndepositedFunds": "Other Current Asset",
    "PrepaidExpenses": "Other Current Asset",
    "AdvertisingPromotional": "Expense",
    "LegalProfessionalFees": "Expense",
    "OfficeGeneralAdministrativeExpenses": "Expense",
    "PayrollExpenses": "Expense",
    "RentOrLeaseOfBuildings": "Expense",
    "Travel": "Expense",
    "RetainedEarnings": "Equity",
    "OwnersEquity": "Equity",
}


def type_of(sub_type: str) -> str:
    """The type that a subtype belongs to; empty for one that we do not know."""
    return TYPES_BY_SUB_TYPE.get(sub_type, "")
