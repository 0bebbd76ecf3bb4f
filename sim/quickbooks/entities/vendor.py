"""The Vendor entity: suppliers and contractors (contract 3.3)."""

from __future__ import annotations

from typing import Final

from sim.quickbooks.employees import VendorRules
from sim.quickbooks.entities.name_base import INDEXES_BY_NAME, NAME_BASE, currency, name_fields
from sim.quickbooks.kinds import ABSENT, Flag, Masked, Money, Rate, Text
from sim.quickbooks.kinds_nested import Address, Reference, telephone, web_site
from sim.quickbooks.records import Vendor
from sim.quickbooks.schema import EntityType, Field, Write, in_schema_order

OWN: Final = (  # xsd
    "ContactName AltContactName Notes BillAddr ShipAddr OtherAddr TaxCountry TaxIdentifier TaxIdEffectiveDate "
    "BusinessNumber ParentRef VendorTypeRef TermRef PrefillAccountRef Balance BillRate OpenBalanceDate CreditLimit "
    "AcctNum Vendor1099 T4AEligible T5018Eligible CurrencyRef TDSEnabled TDSEntityTypeId TDSSectionTypeId "
    "TDSOverrideThreshold TaxReportingBasis APAccountRef VendorEx GSTIN GSTRegistrationType IsSubContractor "
    "SubcontractorType CISRate HasTPAR VendorPaymentBankDetail Source CostRate"
)
FIELDS: Final = [
    Field("BillAddr", Address(), "bill_addr"),
    Field("TaxIdentifier", Masked(20, "XXXXXX", 4), "tax_identifier"),
    Field("BusinessNumber", Text(10), "business_number"),
    Field("ParentRef", Reference("Vendor"), "parent_id"),
    Field("TermRef", Reference("Term"), "term_id"),
    Field("Balance", Money(), "balance", Write.ONCE, filterable=True, sortable=True),
    Field("BillRate", Rate(hide_zero=True), "bill_rate"),
    Field("AcctNum", Text(100), "acct_num"),
    Field("Vendor1099", Flag(), "vendor_1099"),
    Field("CurrencyRef", Reference(), "currency", Write.ONCE, show=currency),
    Field("TaxReportingBasis", Text(20), "tax_reporting_basis"),
    Field("APAccountRef", Reference("Account"), "ap_account_id"),
    Field("GSTIN", Text(15), "gstin"),
    Field("GSTRegistrationType", Text(15), "gst_registration_type"),
    Field("HasTPAR", Flag(), "has_tpar", show=lambda _company, record: True if record.has_tpar else ABSENT),
    Field("Source", Text(16), "source"),
    Field("CostRate", Rate(hide_zero=True), "cost_rate"),
]
NAME_FIELDS: Final = [
    *name_fields(30),
    Field("CompanyName", Text(100), "company_name", filterable=True, sortable=True),
    Field("AlternatePhone", telephone(30), "alternate_phone"),
    Field("Fax", telephone(30), "fax"),
    Field("WebAddr", web_site(), "web_addr"),
]

VENDOR: Final = EntityType(
    "Vendor",
    Vendor,
    "vendors",
    own=in_schema_order(OWN, FIELDS),
    tail=in_schema_order(NAME_BASE, NAME_FIELDS),
    indexes=INDEXES_BY_NAME,
    order=[("DisplayName", False)],  # by code point (vcr: `PG&E` before `Pam Seitz`)
    operations=frozenset({"create", "update"}),
    rules=VendorRules(),
    counter="Names",
)
