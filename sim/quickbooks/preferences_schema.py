"""Which settings each group of the preferences may have, in the order of answers (xsd, newest of 2026)."""

from __future__ import annotations

from typing import Final

MEMBERS: Final = {
    "AccountingInfoPrefs": (
        "UseAccountNumbers DefaultARAccount DefaultAPAccount RequiresAccounts TrackDepartments DepartmentTerminology "
        "ClassTrackingPerTxn ClassTrackingPerTxnLine AutoJournalEntryNumber FirstMonthOfFiscalYear TaxYearMonth "
        "TaxForm BookCloseDate OtherContactInfo CustomerTerminology"
    ),
    "ProductAndServicesPrefs": (
        "ForSales ForPurchase InventoryAndPurchaseOrder QuantityWithPriceAndRate QuantityOnHand UOM RevenueRecognition "
        "RevenueRecognitionFrequency"
    ),
    "SalesFormsPrefs": (
        "UsingProgressInvoicing CustomField CustomTxnNumbers DelayedCharges SalesEmailCc SalesEmailBcc "
        "EmailCopyToCompany AllowDeposit AllowDiscount DefaultDiscountAccount AllowEstimates EstimateMessage "
        "ETransactionEnabledStatus ETransactionAttachPDF ETransactionPaymentEnabled IPNSupportEnabled InvoiceMessage "
        "AllowServiceDate AllowShipping DefaultShippingAccount DefaultItem DefaultTerms DefaultDeliveryMethod "
        "AutoApplyCredit AutoApplyPayments PrintItemWithZeroAmount DefaultShipMethodRef DefaultMarkup "
        "TrackReimbursableExpensesAsIncome UsingSalesOrders UsingPriceLevels DefaultFOB DefaultCustomerMessage"
    ),
    "EmailMessagesPrefs": "NameValue InvoiceMessage EstimateMessage SalesReceiptMessage StatementMessage",
    "VendorAndPurchasesPrefs": (
        "EnableBills TrackingByCustomer BillableExpenseTracking DefaultTerms DefaultMarkup DefaultMarkupAccount "
        "AutomaticBillPayment TPAREnabled POCustomField MsgToVendors UsingInventory UsingMultiLocationInventory "
        "DaysBillsAreDue DiscountAccountRef"
    ),
    "TimeTrackingPrefs": (
        "UseServices DefaultTimeItem BillCustomers ShowBillRateToAll WorkWeekStartDate TimeTrackingEnabled "
        "MarkTimeEntriesBillable MarkExpensesAsBillable"
    ),
    "TaxPrefs": (
        "UsingSalesTax PartnerTaxEnabled HideTaxManagement TaxGroupCodeRef TaxRateRef PaySalesTax "
        "NonTaxableSalesTaxCodeRef TaxableSalesTaxCodeRef"
    ),
    "CurrencyPrefs": "MultiCurrencyEnabled HomeCurrency",
    "ReportPrefs": "ReportBasis CalcAgingReportFromTxnDate",
    "OtherPrefs": "NameValue",
}
# The groups of the desktop's product stand between them, and are taken and not kept.
GROUPS: Final = (
    "AccountingInfoPrefs AdvancedInventoryPrefs ProductAndServicesPrefs SalesFormsPrefs EmailMessagesPrefs "
    "PrintDocumentPrefs VendorAndPurchasesPrefs TimeTrackingPrefs TaxPrefs FinanceChargesPrefs CurrencyPrefs "
    "ReportPrefs OtherPrefs"
)
KNOWN: Final = {name: tuple(members.split()) for name, members in MEMBERS.items()}
