"""The CompanyInfo entity: one record, read only here (contract 3.9)."""

from __future__ import annotations

from typing import Any, Final

from sim.quickbooks.kinds import Day, Text
from sim.quickbooks.records import CompanyInfo
from sim.quickbooks.schema import EntityType, Field, Index, Write, in_schema_order

OWN: Final = (
    "CompanyName LegalName CompanyAddr CustomerCommunicationAddr LegalAddr CompanyEmailAddr "
    "CustomerCommunicationEmailAddr CompanyURL PrimaryPhone CompanyFileName FlavorStratum SampleFile "
    "CompanyUserId CompanyUserAdminEmail CompanyStartDate EmployerId FiscalYearStartMonth TaxYearStartMonth "
    "QBVersion Country ShipAddr OtherAddr Mobile Fax Email WebAddr LastImportedTime LastSyncTime "
    "SupportedLanguages DefaultTimeZone MultiByteCharsSupported NameValue FifoCalculationStatus CompanyInfoEx"
)


def _name_value(_company: Any, record: CompanyInfo) -> Any:
    pairs = {
        "NeoEnabled": "true",
        "IndustryType": "Offices of Certified Public Accountants",
        "IndustryCode": "541211",
        "SubscriptionStatus": record.subscription_status,
        "OfferingSku": record.offering_sku,
        "PayrollFeature": "false",
        "AccountantFeature": "false",
    }
    return [{"Name": name, "Value": value} for name, value in pairs.items()]


def _text(name: str, attribute: str, length: int = 1024, *, compared: bool = False) -> Field:
    return Field(name, Text(length), attribute, Write.NEVER, filterable=compared)


FIELDS: Final = [
    _text("CompanyName", "company_name", compared=True),
    _text("LegalName", "legal_name"),
    Field("CompanyStartDate", Day(), "company_start_date", Write.NEVER),
    _text("FiscalYearStartMonth", "fiscal_year_start_month"),
    _text("Country", "country"),
    Field(
        "Email",
        write=Write.NEVER,
        show=lambda _company, record: {"Address": record.email} if record.email else {},
    ),
    Field("WebAddr", write=Write.NEVER, show=lambda _company, _record: {}),  # empty objects are kept (3.9)
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
    operations=frozenset(),
    list_counters=("maxResults",),  # the docs' answer has no startPosition
)
