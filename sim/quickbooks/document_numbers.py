"""The numbers of sales documents: given by the company, or by whoever makes one, and then no number twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import replace

from sim.physics.provenance import documented, inferred
from sim.quickbooks import errors

if TYPE_CHECKING:
    from sim.quickbooks.state import QuickBooksState

NUMBERED: Final = ("Invoice", "SalesReceipt", "Estimate", "CreditMemo", "RefundReceipt")
FIRST: Final = 1001
BY_REQUEST: Final = "AUTO_GENERATE"
TWICE: Final = "allowduplicatedocnum"  # in `include`, or in a batch's `optionsData`


@documented("xsd: the next in sequence for sales documents while custom numbers are off, or by AUTO_GENERATE")
def numbered(company: QuickBooksState, before: Any, draft: Any) -> Any:
    """The document with its number. One that was sent stays."""
    kind = type(draft).__name__
    if kind not in NUMBERED or (before is not None and not draft.DocNumber):
        return draft
    if draft.DocNumber != BY_REQUEST and (draft.DocNumber or _are_custom(company)):
        return draft
    number = company.next_id("DocNumber", FIRST)
    while _holder(company, number) is not None:
        number = company.next_id("DocNumber", FIRST)
    return replace(draft, DocNumber=number)


@documented("err-docs: 6140 while custom numbers are on; `include` by DotNET SDK issue 175")
def check(company: QuickBooksState, kind: str, body: Any, option: str) -> None:
    """Refuses a number that another sales document has."""
    number = str(body.get("DocNumber") or "") if isinstance(body, dict) else ""
    if kind not in NUMBERED or not number or option.lower() == TWICE or not _are_custom(company):
        return
    holder = _holder(company, number)
    if holder is not None and (type(holder).__name__, holder.id) != (kind, str(body.get("Id") or "")):
        said = f"DocNumber={number} is assigned to TxnType={type(holder).__name__} with TxnId={holder.id}"
        raise errors.duplicate_number(company.behaviour.duplicate_number_code, said)


@inferred("Intuit numbers all sales documents in one row, as its screens show")
def _holder(company: QuickBooksState, number: str) -> Any:
    for kind in NUMBERED:
        held = company.tables[kind].page("DocNumber>", number.casefold(), limit=1)
        if held:
            return held[0]
    return None


def _are_custom(company: QuickBooksState) -> bool:
    found = company.preferences.get("1")
    return found is not None and found.sales_forms.get("CustomTxnNumbers") is True
