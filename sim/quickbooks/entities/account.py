"""The Account entity: what items need of the ledger (contract 3.8)."""

from __future__ import annotations

from typing import Any, Final

from sim.physics.provenance import documented
from sim.quickbooks import errors
from sim.quickbooks.account_types import CLASSIFICATIONS
from sim.quickbooks.entities.list_base import INDEXES, list_fields
from sim.quickbooks.entities.name_base import currency
from sim.quickbooks.kinds import Choice, Money, Name, Text
from sim.quickbooks.kinds_nested import Reference
from sim.quickbooks.lists import AccountRules
from sim.quickbooks.records_lists import Account
from sim.quickbooks.schema import EntityType, Field, Index, Write, in_schema_order

OWN: Final = (  # xsd
    "Name SubAccount ParentRef Description FullyQualifiedName AccountAlias TxnLocationType Active Classification "
    "AccountType AccountSubType AccountPurposes AcctNum AcctNumExtn BankNum OpeningBalance OpeningBalanceDate "
    "CurrentBalance CurrentBalanceWithSubAccounts CurrencyRef TaxAccount TaxCodeRef OnlineBankingEnabled FIName "
    "JournalCodeRef AccountEx"
)


class AccountName(Name):
    """The name of an account: no quotation mark either."""

    @documented("contract 3.8: no quotation mark and no colon; the code is inferred")
    def read(self, value: Any, field: str) -> str:
        """Refuses the mark that other names may hold."""
        text = super().read(value, field)
        if '"' in text:
            raise errors.business_validation(f"{field} cannot hold a colon or a quotation mark.")
        return text


def _with_sub_accounts(company: Any, record: Account) -> Any:
    return Money().show(company.account_balance(record), company)


FIELDS: Final = [
    *[field for field in list_fields("SubAccount", "sub_account") if field.name != "Name"],
    Field("Name", AccountName(100), "name", filterable=True, sortable=True),
    Field("Description", Text(100), "description"),
    Field("Classification", Text(20), "classification", Write.NEVER, filterable=True, sortable=True),
    Field("AccountType", Choice(*CLASSIFICATIONS), "account_type", filterable=True, sortable=True),
    Field("AccountSubType", Text(60), "account_sub_type", filterable=True, sortable=True),
    Field("AcctNum", Text(20), "acct_num"),  # docs: 7 or 20 by country; py's live suite writes 11
    Field("CurrentBalance", Money(), "current_balance", Write.NEVER, filterable=True, sortable=True),
    Field("CurrentBalanceWithSubAccounts", Money(), write=Write.NEVER, show=_with_sub_accounts),
    Field("CurrencyRef", Reference(), "currency", Write.ONCE, show=currency),
    Field("TaxCodeRef", Reference("TaxCode"), "tax_code_id"),
]

ACCOUNT: Final = EntityType(
    "Account",
    Account,
    "accounts",
    own=in_schema_order(OWN, FIELDS),
    indexes=[*INDEXES, Index(("Active", "AccountType"), ("FullyQualifiedName",))],
    order=[("FullyQualifiedName", False)],
    operations=frozenset({"create", "update"}),
    rules=AccountRules(),
)
