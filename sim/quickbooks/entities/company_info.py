"""The CompanyInfo entity: one record (contract 3.9)."""

from __future__ import annotations

from typing import Any, Final

from sim.quickbooks.kinds import Day, Text
from sim.quickbooks.kinds_nested import Address, Email, telephone, web_site
from sim.quickbooks.records import CompanyInfo
from sim.quickbooks.schema import EntityType, Field, Index, Write, in_schema_order

OWN: Final = (
    "CompanyName LegalName CompanyAddr CustomerCommunicationAddr LegalAddr CompanyEmailAddr "
    "CustomerCommunicationEmailAddr CompanyURL PrimaryPhone OtherContactInfo CompanyFileName FlavorStratum SampleFile "
    "CompanyUserId CompanyUserAdminEmail CompanyStartDate EmployerId FiscalYearStartMonth TaxYearStartMonth "
    "QBVersion Country ShipAddr OtherAddr Mobile Fax Email WebAddr LastImportedTime LastSyncTime "
    "SupportedLanguages DefaultTimeZone MultiByteCharsSupported NameValue FifoCalculationStatus CompanyInfoEx"
)


def _name_value(company: Any, record: CompanyInfo) -> Any:
    good = company.behaviour.subscription_is_good
    pairs = {
        "NeoEnabled": "true",
        "IndustryType": "Offices of Certified Public Accountants",
        "IndustryCode": "541211",
        "SubscriptionStatus": record.subscription_status if good else "EXPIRED",
        "OfferingSku": record.offering_sku,
        "PayrollFeature": "false",
        "AccountantFeature": "false",
    }
    return [{"Name": name, "Value": value} for name, value in pairs.items()]


FIELDS: Final = [
    Field("CompanyName", Text(1024), "company_name", filterable=True),
    Field("LegalName", Text(1024), "legal_name"),
    Field("CompanyAddr", Address(), "company_addr"),
    Field("CustomerCommunicationAddr", Address(), "customer_communication_addr"),
    Field("LegalAddr", Address(), "legal_addr"),
    Field("PrimaryPhone", telephone(20), "primary_phone"),
    Field("CompanyStartDate", Day(), "company_start_date", Write.NEVER),
    Field("EmployerId", Text(100), "employer_id"),
    Field("FiscalYearStartMonth", Text(20), "fiscal_year_start_month"),
    Field("Country", Text(30), "country", Write.NEVER),
    Field(
        "Email",
        Email(),
        "email",
        show=lambda _company, record: {"Address": record.email} if record.email else {},
    ),
    # Empty objects are kept (3.9).
    Field(
        "WebAddr",
        web_site(),
        "web_addr",
        show=lambda _company, record: {"URI": record.web_addr} if record.web_addr else {},
    ),
    Field("SupportedLanguages", write=Write.NEVER, show=lambda _company, _record: "en"),
    Field("NameValue", write=Write.NEVER, show=_name_value),
]

COMPANY_INFO: Final = EntityType(
    "CompanyInfo",
    CompanyInfo,
    "company_info",
    own=in_schema_order(OWN, FIELDS),
    indexes=[Index((), ())],
    order=[("Id", False)],
    operations=frozenset({"update"}),
    singleton=True,
    list_counters=("maxResults",),  # the docs' answer has no startPosition
)
