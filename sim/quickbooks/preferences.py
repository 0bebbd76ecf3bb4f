"""The preferences of a company: groups of settings, some of which only the screens change (contract 3.10)."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import replace

from sim.physics.provenance import documented
from sim.quickbooks import errors
from sim.quickbooks.preferences_schema import KNOWN
from sim.quickbooks.records import Entity
from sim.quickbooks.rules import Rules

if TYPE_CHECKING:
    from sim.quickbooks.state import QuickBooksState

Group = dict[str, Any]

READ_ONLY: Final = {
    "AccountingInfoPrefs": {"TaxYearMonth", "TaxForm", "FirstMonthOfFiscalYear", "DepartmentTerminology"},
    "TimeTrackingPrefs": {"WorkWeekStartDate", "MarkTimeEntriesBillable"},
    "CurrencyPrefs": {"HomeCurrency"},
    "TaxPrefs": {"UsingSalesTax", "PartnerTaxEnabled"},
    "OtherPrefs": {"NameValue"},
}
OTHER: Final = {  # in this order; the first one is read by position (py)
    "SalesFormsPrefs.DefaultCustomerMessage": "Thank you for your business and have a great day!",
    "SalesFormsPrefs.DefaultItem": "1",
    "DTXCopyMemo": "false",
    "UncategorizedAssetAccountId": "32",
    "UncategorizedIncomeAccountId": "30",
    "UncategorizedExpenseAccountId": "31",
    "SFCEnabled": "true",
    "DataPartner": "false",
    "Vendor1099Enabled": "true",
    "TimeTrackingFeatureEnabled": "true",
    "FDPEnabled": "false",
    "ProjectsEnabled": "false",
    "DateFormat": "Month Date Year separated by a slash",
    "DateFormatMnemonic": "MMDDYYYY_SEP_SLASH",
    "NumberFormat": "US Number Format",
    "NumberFormatMnemonic": "US_NB",
    "WarnDuplicateCheckNumber": "true",
    "WarnDuplicateBillNumber": "false",
    "SignoutInactiveMinutes": "60",
    "AccountingInfoPrefs.ShowAccountNumbers": "false",
}
GROUPS: Final[dict[str, Group]] = {
    "AccountingInfoPrefs": {
        "UseAccountNumbers": False,
        "TrackDepartments": False,
        "ClassTrackingPerTxn": False,
        "ClassTrackingPerTxnLine": False,
        "FirstMonthOfFiscalYear": "January",
        "TaxYearMonth": "January",
        "TaxForm": "6",
        "CustomerTerminology": "Customers",
    },
    "ProductAndServicesPrefs": {
        "ForSales": True,
        "ForPurchase": True,
        "QuantityWithPriceAndRate": True,
        "QuantityOnHand": True,
    },
    "SalesFormsPrefs": {
        "CustomField": [],
        "AllowDeposit": False,
        "AllowDiscount": False,
        "AllowEstimates": True,
        "AllowServiceDate": False,
        "AllowShipping": False,
        "AutoApplyCredit": True,
        "CustomTxnNumbers": False,
        "DefaultTerms": {"value": "3"},
        "IPNSupportEnabled": False,
        "UsingPriceLevels": False,
        "UsingProgressInvoicing": False,
    },
    "EmailMessagesPrefs": {
        "InvoiceMessage": {"Subject": "Invoice", "Message": "Your invoice is attached."},
        "EstimateMessage": {"Subject": "Estimate", "Message": "Please review the estimate."},
    },
    "VendorAndPurchasesPrefs": {
        "TrackingByCustomer": True,
        "BillableExpenseTracking": True,
        "POCustomField": [],
    },
    "TimeTrackingPrefs": {
        "UseServices": True,
        "BillCustomers": True,
        "ShowBillRateToAll": False,
        "WorkWeekStartDate": "Monday",
        "MarkTimeEntriesBillable": True,
    },
    "TaxPrefs": {"UsingSalesTax": True, "PartnerTaxEnabled": False},
    "CurrencyPrefs": {"MultiCurrencyEnabled": False, "HomeCurrency": {"value": "USD"}},
    "ReportPrefs": {"ReportBasis": "Accrual", "CalcAgingReportFromTxnDate": False},
    "OtherPrefs": {"NameValue": [{"Name": name, "Value": value} for name, value in OTHER.items()]},
}


class Preferences(Entity, frozen=True, gc=False, kw_only=True):
    """The settings; one record, with the id "1"."""

    accounting_info: Group
    product_and_services: Group
    sales_forms: Group
    email_messages: Group
    vendor_and_purchases: Group
    time_tracking: Group
    tax: Group
    currency: Group
    report: Group
    other: Group


ATTRIBUTES: Final = {
    "AccountingInfoPrefs": "accounting_info",
    "ProductAndServicesPrefs": "product_and_services",
    "SalesFormsPrefs": "sales_forms",
    "EmailMessagesPrefs": "email_messages",
    "VendorAndPurchasesPrefs": "vendor_and_purchases",
    "TimeTrackingPrefs": "time_tracking",
    "TaxPrefs": "tax",
    "CurrencyPrefs": "currency",
    "ReportPrefs": "report",
    "OtherPrefs": "other",
}


class PreferencesRules(Rules):
    """What may be set, and how."""

    def completed(
        self,
        company: QuickBooksState,  # noqa: ARG002
        before: Preferences | None,
        draft: Preferences,
        given: frozenset[str],
    ) -> Preferences:
        """Members that were sent over those that were there; read-only ones stay."""
        changes = {}
        for name, attribute in ATTRIBUTES.items():
            old = GROUPS[name] if before is None else getattr(before, attribute)
            sent = getattr(draft, attribute) if attribute in given else {}
            kept = READ_ONLY.get(name, set())
            changes[attribute] = {**old, **{key: value for key, value in sent.items() if key not in kept}}
        accounting = changes["accounting_info"]
        _check_classes(accounting)
        accounting.pop("DepartmentTerminology", None)
        if accounting["TrackDepartments"]:
            accounting["DepartmentTerminology"] = "Location"
        return replace(draft, **_in_order(changes))


def of_a_new_company(now: datetime) -> Preferences:
    """As every company begins."""
    groups = {ATTRIBUTES[name]: group for name, group in GROUPS.items()}
    return Preferences(id="1", create_time=now, last_updated_time=now, **_in_order(groups))


def _in_order(groups: dict[str, Group]) -> dict[str, Any]:
    """The groups with their settings in the schema's order."""
    return {
        attribute: {key: groups[attribute][key] for key in KNOWN[name] if key in groups[attribute]}
        for name, attribute in ATTRIBUTES.items()
    }


def tracked(preferences: Preferences | None) -> frozenset[str]:
    """Which of Class and Department transactions may carry."""
    group = GROUPS["AccountingInfoPrefs"] if preferences is None else preferences.accounting_info
    found = {"Department"} if group["TrackDepartments"] is True else set()
    if group["ClassTrackingPerTxn"] is True or group["ClassTrackingPerTxnLine"] is True:
        found.add("Class")
    return frozenset(found)


@documented("contract 3.10: classes by transaction or by line, not both; the code is inferred")
def _check_classes(accounting: Group) -> None:
    if accounting["ClassTrackingPerTxn"] is True and accounting["ClassTrackingPerTxnLine"] is True:
        raise errors.business_validation("Classes are tracked by transaction or by line, not both.")
