"""Reports: the documented frame, around rows where what is kept tells them (contract 3.14).

There is no ledger here. A report that would need one is answered while it would be empty, and refused from then on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from sim.physics.provenance import documented, inferred, seen
from sim.quickbooks import errors, reports_rows
from sim.quickbooks.reports_rows import Asked, Row
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

TOLD: Final[dict[str, Callable[[Any, Asked], list[Row]]]] = {
    "CustomerBalance": lambda company, _asked: reports_rows.of_balances(
        company.customers.page(">FullyQualifiedName")
    ),
    "VendorBalance": lambda company, _asked: reports_rows.of_balances(company.vendors.page(">DisplayName")),
    "TransactionList": reports_rows.of_transactions,
    "ProfitAndLoss": reports_rows.of_profit,
}


@seen(
    "vcr/reports: header, columns and rows; a report that is not in the documented list is refused (inferred)"
)
def answer(company: QuickBooksState, name: str, asked: Mapping[str, str]) -> dict[str, Any]:
    """The report, which has no envelope of its own."""
    columns = COLUMNS.get(name)
    if columns is None:
        raise errors.unsupported(f"report {name[:100]}")
    header = _header(company, name, asked)
    rows = _rows(company, name, header, asked)
    header["Option"] = [{"Name": "NoReportData", "Value": "false" if rows else "true"}]
    return {
        "Header": header,
        "Columns": {
            "Column": [
                {"ColTitle": title, "ColType": kind, "MetaData": [{"Name": "ColKey", "Value": kind.lower()}]}
                for title, kind in columns
            ]
        },
        "Rows": {"Row": rows},
    }


@inferred("a report that this fake cannot tell truly is refused in the words for what is not there")
def _rows(company: QuickBooksState, name: str, header: dict[str, Any], asked: Mapping[str, str]) -> list[Row]:
    """The rows of the period; Refusal for a report that is not empty and that nothing here can tell."""
    about = Asked(
        header["StartPeriod"], header["EndPeriod"], asked.get("customer", ""), asked.get("vendor", "")
    )
    told = TOLD.get(name)
    if told is not None and (header["ReportBasis"] == "Accrual" or name != "ProfitAndLoss"):
        return told(company, about)
    if any(len(company.tables[kind]) for kind in reports_rows.DOCUMENTS):
        note = f"only these are told once there are transactions: {', '.join(TOLD)} (accrual)"
        raise errors.unsupported(f"report {name}", note)
    return []


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
    }
    return {key: value for key, value in header.items() if value}


@documented("contract 3.14: start_date and end_date; the words for what is no date are inferred")
def _day(asked: Mapping[str, str], name: str, default: str) -> str:
    try:
        return parse_date(asked[name]) if asked.get(name) else default
    except ValueError:
        raise errors.invalid_body(f"{name} takes a date as YYYY-MM-DD") from None
