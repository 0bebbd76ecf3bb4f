"""The words that Karbon takes where an AccountingDetail has a choice, letter by letter."""

from __future__ import annotations

from typing import Literal

Salutation = Literal["Mr", "Mrs", "Ms", "Miss", "Dr", "Prof", "Rev"]
Sex = Literal["M", "F"]
EntityType = Literal[
    "Corporation",
    "Club or Society",
    "Estate or Trust",
    "Exempt Organization",
    "Partnership",
    "Private Foundation",
    "S Corporation",
    "Person",
    "Sole Proprietor",
    "Limited Liability",
    "Charitable Incorporated Organisation",
    "Company Limited by Guarantee",
    "Community Interest Company",
    "Limited Liability Partnership",
    "Local Authority",
    "Non Departmental Public Body",
    "Pension Scheme",
    "Royal Charter",
    "Unincorporated Association",
    "Other/None",
]
Country = Literal[
    "US", "AU", "UK", "NZ", "CA", "ZA", "HK", "FR", "SG", "IE", "SE", "FI", "DK", "NO", "IN", "CH"
]
TaxBasis = Literal["Cash", "Accruals", "None", "Close"]
InstallmentPeriod = Literal["Monthly", "Quarterly", "Yearly"]
RevenueModel = Literal[
    "Advertising",
    "Commission",
    "E-Commerce",
    "Fee for Service",
    "Licensing",
    "Markup",
    "Production",
    "Subscription",
]
Sells = Literal["Services", "Products", "Products and Services", "Other"]
NumberType = Literal[
    "Australian Business Number (ABN)",
    "Australian Company Number (ACN)",
    "Tax File Number (TFN)",
    "Social Security Number (SSN)",
    "Tax ID",
    "VAT Number",
    "Company Registration Number",
    "PAYE Reference Number",
    "PAYE Accounts Office Reference",
    "CT Reference",
    "Unique Taxpayer Reference (UTR)",
    "NZ Business Number",
    "GST Number",
    "IRD Number",
    "Business Number",
    "Social Insurance Number (SIN)",
    "Registration Number",
    "Income Tax Number",
    "PAYE Number",
    "DOL UIF Number",
    "SDL Number",
    "DOL Workman Compensation",
    "Company Number",
    "Business Registration Number",
    "Charity Number",
    "MPF provider",
    "RCS",
    "SIRET",
    "UEN",
    "RCT Reference",
    "Companies Office Number",
    "KUND ID",
    "Organisation Number",
    "Finnish Business ID",
    "CVR Number",
    "GST Identification Number (GSTIN)",
    "Permanent Account Number (PAN)",
]
NoteType = Literal["Basic", "Tax", "System", "Owner", "Officer"]
