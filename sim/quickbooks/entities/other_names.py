"""The allow-lists of the entities that are only kept: which properties each has and what may be done with it.

Names and their order are those of the schema that Intuit's Java SDK ships (xsd, newest of 2026). Beyond it are
Payment's TaxExemptionRef, VendorCredit's two accounts and all of RecurringTransaction, which python-quickbooks has.
What an entity needs is in the schema's remarks for few of them; the rest is as python-quickbooks' own tests send it.
"""

from __future__ import annotations

from typing import Final, NamedTuple

CREATED: Final = "create update delete"
VOIDED: Final = "create update delete void"
LISTED: Final = "create update"
COMMON: Final = (  # every transaction, after the envelope
    "DocNumber TxnDate DepartmentRef CurrencyRef ExchangeRate PrivateNote TxnStatus LinkedTxn Line TxnTaxDetail "
    "TxnSource TaxFormType TaxFormNum TransactionLocationType Tag TxnApprovalInfo RecurDataRef RecurringInfo "
    "ProjectRef TotalCostAmount HomeTotalCostAmount "
)
SALES: Final = (  # and then what is sold
    "AutoDocNumber CustomerRef CustomerMemo BillAddr ShipAddr FreeFormAddress ShipFromAddr RemitToRef ClassRef "
    "SalesTermRef DueDate SalesRepRef PONumber FOB ShipMethodRef ShipDate TrackingNum GlobalTaxCalculation TotalAmt "
    "HomeTotalAmt ApplyTaxAfterDiscount ShippingTaxIncludedInTotalTax TemplateRef PrintStatus EmailStatus BillEmail "
    "BillEmailCc BillEmailBcc ARAccountRef Balance HomeBalance FinanceCharge PaymentMethodRef PaymentRefNum "
    "PaymentType CheckPayment CreditCardPayment DepositToAccountRef DeliveryInfo DiscountRate DiscountAmt "
    "GovtTxnRefIdentifier TaxExemptionRef"
)
BOUGHT: Final = (  # or what is bought of a vendor
    "VendorRef APAccountRef TotalAmt BillEmail ReplyEmail Memo GlobalTaxCalculation"
)


class Named(NamedTuple):
    """One entity."""

    name: str
    table: str
    own: str  # what the concrete type has, in answers before the envelope
    tail: str = ""  # what it inherits, after the envelope and the properties of every transaction
    needed: str = ""  # without these it is refused
    operations: str = CREATED
    sales: bool = False
    total_count: bool = False  # whether lists of it carry `totalCount` (contract 2.1)


DOCUMENTS: Final = [
    Named(
        "Invoice",
        "invoices",
        "Deposit AllowIPNPayment AllowOnlinePayment AllowOnlineCreditCardPayment AllowOnlineACHPayment "
        "AllowOnlinePayPalPayment EInvoiceStatus ECloudStatusTimeStamp CfdiUse Exportation GlobalInfo "
        "invoiceStatus callToAction invoiceStatusLog InvoiceEx LessCIS InvoiceLink PaymentDetailsMessage "
        "ConvenienceFeeDetail EnabledSurchargeInfo InvoiceLinkSecurityCode InvoiceLinkExpiryDate "
        "AutoPayEligible SchedulePayEligible ScheduledPaymentId GratuityEnabled FinancingProductType "
        "SubscriptionPaymentsSetting",
        needed="CustomerRef Line",
        operations=VOIDED,
        sales=True,
        total_count=True,
    ),
    Named(
        "SalesReceipt",
        "sales_receipts",
        "SalesReceiptEx LessCIS",
        needed="Line",
        operations=VOIDED,
        sales=True,
    ),
    Named(
        "Estimate",
        "estimates",
        "ExpirationDate AcceptedBy AcceptedDate EstimateEx",
        needed="CustomerRef Line",
        sales=True,
        total_count=True,
    ),
    Named(
        "CreditMemo",
        "credit_memos",
        "RemainingCredit InvoiceRef CreditMemoEx",
        needed="CustomerRef Line",
        sales=True,
        total_count=True,
    ),
    Named(
        "RefundReceipt",
        "refund_receipts",
        "RemainingCredit RefundReceiptEx",
        needed="Line DepositToAccountRef",
        sales=True,
        total_count=True,
    ),
    Named(
        "Bill",
        "bills",
        "PayerRef SalesTermRef DueDate RemitToAddr ShipAddr VendorAddr Balance HomeBalance BillEx "
        "LessCIS IncludeInAnnualTPAR",
        BOUGHT,
        needed="VendorRef Line",
        total_count=True,
    ),
    Named(
        "VendorCredit",
        "vendor_credits",
        "VendorAddr VendorCreditEx Balance IncludeInAnnualTPAR FromAccountRef ToAccountRef",
        BOUGHT,
        needed="VendorRef Line",
        total_count=True,
    ),
    Named(
        "PurchaseOrder",
        "purchase_orders",
        "TaxCodeRef ClassRef ReimbursableInfoRef SalesTermRef DueDate ExpectedDate VendorAddr ShipTo "
        "DropShipToEntity InventorySiteRef ShipAddr ShipMethodRef FOB POEmail TemplateRef PrintStatus "
        "EmailStatus ManuallyClosed POStatus PurchaseOrderEx",
        BOUGHT,
        needed="VendorRef Line",
        total_count=True,
    ),
    Named(
        "Purchase",
        "purchases",
        "AccountRef PaymentMethodRef PaymentRefNum PaymentType CheckPayment CreditCardPayment EntityRef "
        "Credit RemitToAddr TotalAmt TxnId TxnNum Memo PrintStatus GlobalTaxCalculation PurchaseEx "
        "LessCIS IncludeInAnnualTPAR",
        needed="PaymentType AccountRef Line",
        total_count=True,
    ),
    Named(
        "Payment",
        "payments",
        "CustomerRef RemitToRef ARAccountRef DepositToAccountRef PaymentMethodRef PaymentRefNum "
        "PaymentType CheckPayment CreditCardPayment TotalAmt UnappliedAmt ProcessPayment "
        "PaymentExtendedType PaymentEx TaxExemptionRef",
        needed="CustomerRef",
        operations=VOIDED,
        total_count=True,
    ),
    Named(
        "BillPayment",
        "bill_payments",
        "VendorRef VendorAddr APAccountRef PayType CheckPayment CreditCardPayment TotalAmt BillPaymentEx",
        needed="VendorRef PayType Line",
        operations=VOIDED,
        total_count=True,
    ),
    Named(
        "Deposit",
        "deposits",
        "DepositToAccountRef CashBack GlobalTaxCalculation TotalAmt HomeTotalAmt DepositEx",
        needed="DepositToAccountRef Line",
        total_count=True,
    ),
    Named(
        "JournalEntry",
        "journal_entries",
        "Adjustment HomeCurrencyAdjustment EnteredInHomeCurrency GlobalTaxCalculation TotalAmt "
        "HomeTotalAmt JournalEntryEx",
        needed="Line",
        total_count=True,
    ),
    Named(
        "Transfer",
        "transfers",
        "FromAccountRef ToAccountRef Amount ClassRef TransferEx",
        needed="FromAccountRef ToAccountRef Amount",
        total_count=True,
    ),
    Named(
        "CreditCardPaymentTxn",
        "credit_card_payments",
        "CreditCardAccountRef BankAccountRef Amount VendorRef CheckNum PrintStatus Memo CreditCardPaymentEx",
        needed="CreditCardAccountRef BankAccountRef Amount",
    ),
    Named(
        "InventoryAdjustment",
        "inventory_adjustments",
        "ShippingAdjustment AdjustAccountRef CustomerRef",
        needed="Line",
    ),
]
LISTS: Final = [
    Named(
        "Term",
        "terms",
        "Name Active Type DiscountPercent DueDays DiscountDays DayOfMonthDue DueNextMonthDays DiscountDayOfMonth "
        "SalesTermEx",
        needed="Name",
        operations=LISTED,
    ),
    Named(
        "PaymentMethod",
        "payment_methods",
        "Name Active Type PaymentMethodEx",
        needed="Name",
        operations=LISTED,
    ),
    Named("CustomerType", "customer_types", "Name ParentRef FullyQualifiedName Active", operations=""),
    Named(
        "CompanyCurrency",
        "company_currencies",
        "Code Name Active CompanyCurrencyEx",
        needed="Code",
        operations=LISTED,
    ),
    Named(
        "JournalCode",
        "journal_codes",
        "Name Type Description Active JournalCodeEx",
        needed="Name",
        operations=LISTED,
    ),
    Named(
        "TaxAgency",
        "tax_agencies",
        "SalesTaxCodeRef SalesTaxCountry SalesTaxReturnRef TaxRegistrationNumber ReportingPeriod "
        "TaxTrackedOnPurchases TaxOnPurchasesAccountRef TaxTrackedOnSales TaxTrackedOnSalesAccountRef "
        "TaxOnTax LastFileDate TaxAgencyExt TaxAgencyConfig",
        "DisplayName",
        needed="DisplayName",
        operations="create",
    ),
    Named(
        "TaxCode",
        "tax_codes",
        "Name Description Active Hidden Taxable TaxGroup SalesTaxRateList PurchaseTaxRateList "
        "AdjustmentTaxRateList TaxCodeEx TaxCodeConfigType",
        operations="",
    ),
    Named(
        "TaxRate",
        "tax_rates",
        "Name Description Active RateValue AgencyRef TaxReturnLineRef EffectiveTaxRate SpecialTaxType "
        "DisplayType TaxRateEx OriginalTaxRate",
        operations="",
    ),
    Named(
        "Budget",
        "budgets",
        "Name StartDate EndDate BudgetType BudgetEntryType Active BudgetDetail",
        operations="",
        total_count=True,
    ),
    Named(
        "ExchangeRate",
        "exchange_rates",
        "SourceCurrencyCode TargetCurrencyCode Rate AsOfDate ExchangeRateEx",
        needed="SourceCurrencyCode Rate",
        operations=LISTED,
    ),
    Named(
        "RecurringTransaction",
        "recurring_transactions",
        "Bill CreditMemo Deposit Estimate Invoice JournalEntry Purchase PurchaseOrder RefundReceipt SalesReceipt "
        "Transfer VendorCredit",
        operations=CREATED,
    ),
    Named(
        "Attachable",
        "attachables",
        "FileName FileAccessUri TempDownloadUri Size ContentType Category Lat Long PlaceName Note Tag "
        "ThumbnailFileAccessUri ThumbnailTempDownloadUri AttachableEx documentId",
        "AttachableRef",
    ),
]
