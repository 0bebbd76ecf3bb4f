"""Reports: the documented frame around no rows, as this fake keeps no ledger (contract 3.14)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from sim.physics.provenance import documented, seen
from sim.quickbooks import errors
from sim.quickbooks.times import company_date, parse_date, seconds_text

if TYPE_CHECKING:
    from sim.quickbooks.state import QuickBooksState

# Documented reports, and what their columns are about. None of them is about time.
BY_PARTY: Final = ("", "Customer"), ("Total", "Money")
OF_TRANSACTIONS: Final = (
    ("Date", "tx_date"),
    ("Transaction Type", "txn_type"),
    ("Num", "doc_num"),
    ("Name", "name"),
    ("Memo/Description", "memo"),
    ("Amount", "subt_nat_amount"),
)
OF_ACCOUNTS: Final = ("", "Account"), ("Total", "Money")
AGED: Final = (
    ("", "Customer"),
    *((title, "Money") for title in ("Current", "1 - 30", "31 - 60", "61 - 90", "91 and over", "Total")),
)
COLUMNS: Final = {
    **dict.fromkeys(
        (
            *("BalanceSheet", "CashFlow", "ProfitAndLoss", "ProfitAndLossDetail", "TrialBalance"),
            *("GeneralLedger", "AccountList", "TaxSummary", "FECReport", "JournalReport"),
        ),
        OF_ACCOUNTS,
    ),
    **dict.fromkeys(("AgedPayables", "AgedReceivables"), AGED),
    **dict.fromkeys(
        (
            *("TransactionList", "TransactionListByCustomer", "TransactionListByVendor"),
            *("TransactionListWithSplits", "AgedPayableDetail", "AgedReceivableDetail"),
            *("CustomerBalanceDetail", "VendorBalanceDetail", "InventoryValuationDetail"),
        ),
        OF_TRANSACTIONS,
    ),
    **dict.fromkeys(
        (
            *("ClassSales", "CustomerBalance", "CustomerIncome", "CustomerSales", "DepartmentSales"),
            *("InventoryValuationSummary", "ItemSales", "VendorBalance", "VendorExpenses"),
        ),
        BY_PARTY,
    ),
}


@seen(
    "vcr/reports: header, columns and rows; a report that is not in the documented list is refused (inferred)"
)
def answer(company: QuickBooksState, name: str, asked: Mapping[str, str]) -> dict[str, Any]:
    """The report, which has no envelope of its own."""
    columns = COLUMNS.get(name)
    if columns is None:
        raise errors.unsupported(f"report {name[:100]}")
    return {
        "Header": _header(company, name, asked),
        "Columns": {
            "Column": [
                {"ColTitle": title, "ColType": kind, "MetaData": [{"Name": "ColKey", "Value": kind.lower()}]}
                for title, kind in columns
            ]
        },
        "Rows": {"Row": []},
    }


def _header(company: QuickBooksState, name: str, asked: Mapping[str, str]) -> dict[str, Any]:
    today = company_date(company.now())
    header = {
        "Time": seconds_text(company.now()),
        "ReportName": name,
        "DateMacro": asked.get("date_macro", ""),
        "ReportBasis": asked.get("accounting_method", "Accrual"),
        "StartPeriod": _day(asked, "start_date", f"{today[:4]}-01-01"),
        "EndPeriod": _day(asked, "end_date", today),
        "Currency": "USD",
        "Option": [{"Name": "NoReportData", "Value": "true"}],
    }
    return {key: value for key, value in header.items() if value}


@documented("contract 3.14: start_date and end_date; the words for what is no date are inferred")
def _day(asked: Mapping[str, str], name: str, default: str) -> str:
    try:
        return parse_date(asked[name]) if asked.get(name) else default
    except ValueError:
        raise errors.invalid_body(f"{name} takes a date as YYYY-MM-DD") from None
