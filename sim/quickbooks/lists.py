"""What becomes of an item, a class, a location or an account when it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import replace

from sim.physics.provenance import documented, inferred
from sim.quickbooks import errors, hierarchy, names, references
from sim.quickbooks.account_types import CLASSIFICATIONS, DEFAULT_SUB_TYPES, type_of
from sim.quickbooks.records_lists import Account, Item
from sim.quickbooks.rules import Rules

if TYPE_CHECKING:
    from sim.quickbooks.state import QuickBooksState

ACCOUNTS_OF_ITEMS: Final = {  # by type of item: property, attribute (docs)
    "Service": [("IncomeAccountRef", "income_account_id")],
    "Inventory": [
        ("IncomeAccountRef", "income_account_id"),
        ("ExpenseAccountRef", "expense_account_id"),
        ("AssetAccountRef", "asset_account_id"),
    ],
}


class ListRules(Rules):
    """Rules of a list whose entries stand below each other. `flag` says of an entry that it does."""

    def __init__(self, entity: str, flag: str) -> None:
        self._space = references.SPACES[entity]
        self._flag = flag

    def completed(self, company: QuickBooksState, before: Any, draft: Any, given: frozenset[str]) -> Any:  # noqa: ARG002
        """The entry with its name and path, checked; Refusal when it cannot be."""
        _check_name(draft)
        hierarchy.check_place(company, before, draft, self._space)
        name = names.settled(company, before, draft, draft.name)
        return replace(
            draft,
            name=name,
            fully_qualified_name=names.path_of(company, draft, name),
            **{self._flag: bool(draft.parent_id)},
        )

    def kept(self, company: QuickBooksState, before: Any, after: Any) -> None:
        """A rename and a retirement reach those below."""
        if before is None:
            return
        retired = before.active and not after.active and company.behaviour.deactivation_reaches_jobs
        if retired or before.fully_qualified_name != after.fully_qualified_name:
            hierarchy.settle_below(company, after, retired=retired)


class ItemRules(ListRules):
    """Products and services."""

    def __init__(self) -> None:
        super().__init__("Item", "sub_item")

    def completed(
        self, company: QuickBooksState, before: Item | None, draft: Item, given: frozenset[str]
    ) -> Item:
        """An item has a type and the accounts that go with it."""
        _check_item(company, before, draft)
        found: Item = super().completed(company, before, draft, given)
        return found


class AccountRules(ListRules):
    """Accounts of the ledger."""

    def __init__(self) -> None:
        super().__init__("Account", "sub_account")

    def completed(
        self, company: QuickBooksState, before: Account | None, draft: Account, given: frozenset[str]
    ) -> Account:
        """An account has a type and a subtype; either follows from the other."""
        typed = _typed(draft)
        _check_parent_type(company, typed)
        found: Account = super().completed(company, before, typed, given)
        return found


@documented("contract 3.5 to 3.8: Name is required")
def _check_name(draft: Any) -> None:
    if not draft.name:
        raise errors.required("Name")


@documented("contract 3.5: Type, the accounts of each type and the parent of a SubItem; codes by 2.2")
def _check_item(company: QuickBooksState, before: Item | None, draft: Item) -> None:
    if not draft.type:
        raise errors.required("Type")
    if draft.sub_item and not draft.parent_id:
        raise errors.required("ParentRef")
    for name, attribute in ACCOUNTS_OF_ITEMS.get(draft.type, []):
        if not getattr(draft, attribute):
            raise errors.required(name)
    for attribute in ("income_account_id", "expense_account_id", "asset_account_id"):
        references.check(company, "Account", attribute, before, draft)


@documented("contract 3.8: one of AccountType and AccountSubType is required; the code is inferred")
def _typed(draft: Account) -> Account:
    kind = draft.account_type or type_of(draft.account_sub_type)
    if not kind:
        raise errors.required("AccountType")
    return replace(
        draft,
        account_type=kind,
        account_sub_type=draft.account_sub_type or DEFAULT_SUB_TYPES[kind],
        classification=CLASSIFICATIONS[kind],
    )


@inferred(
    "quickbooks-online-mcp-server pull 81: a sub-account has its parent's type; the refusal is not recorded"
)
def _check_parent_type(company: QuickBooksState, draft: Account) -> None:
    parent = company.accounts.get(draft.parent_id) if draft.parent_id else None
    if parent is not None and parent.account_type != draft.account_type:
        raise errors.business_validation(
            f"A sub-account must have the AccountType of its parent, {parent.account_type}."
        )
