"""What the rows of customers, vendors and employees end with."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from typing import Any, Final

from sim.quickbooks.kinds import ABSENT, Flag, Name, Text
from sim.quickbooks.kinds_nested import Email, telephone
from sim.quickbooks.schema import Field, Index, Write

NAME_BASE: Final = (  # xsd
    "IntuitId Organization Title GivenName MiddleName FamilyName Suffix FullyQualifiedName CompanyName "
    "DisplayName PrintOnCheckName UserId Active V4IDPseudonym PrimaryPhone AlternatePhone Mobile Fax "
    "PrimaryEmailAddr WebAddr OtherContactInfo DefaultTaxCodeRef"
)
INDEXES_BY_NAME: Final = [  # of vendors and employees, which have no paths
    Index(("Active",), ("DisplayName",)),  # the default list
    Index((), ("DisplayName",)),
    Index(("DisplayName",), ()),
    Index(("PrimaryEmailAddr",), ()),
    Index(("Active",), ()),
    Index((), ()),
    Index(("Active",), ("MetaData.LastUpdatedTime",)),
    Index((), ("MetaData.LastUpdatedTime",)),
]
CURRENCIES: Final = {
    "USD": "United States Dollar",
    "AUD": "Australian Dollar",
    "GBP": "British Pound Sterling",
}


def pseudonym(company: Any, record: Any) -> Any:
    """`0020` and 34 more digits; stands for the record in another of Intuit's services."""
    if not company.behaviour.fields_since_2022:
        return ABSENT
    return _pseudonym(company.realm_id, record.id)


@lru_cache(maxsize=8192)
def _pseudonym(realm_id: str, record_id: str) -> str:
    return "0020" + blake2b(f"{realm_id}|{record_id}".encode(), digest_size=17).hexdigest()


def name_fields(phone_length: int) -> list[Field]:
    """The fields that all three of them have."""
    return [
        Field("Title", Text(16), "title"),
        Field("GivenName", Name(100), "given_name", filterable=True, sortable=True),
        Field("MiddleName", Name(100), "middle_name", filterable=True, sortable=True),
        Field("FamilyName", Name(100), "family_name", filterable=True, sortable=True),
        Field("Suffix", Text(16), "suffix"),
        Field("DisplayName", Name(500), "display_name", filterable=True, sortable=True),
        Field("PrintOnCheckName", Text(110), "print_on_check_name", filterable=True, sortable=True),
        Field("Active", Flag(), "active", filterable=True, sortable=True),
        Field("V4IDPseudonym", write=Write.NEVER, show=pseudonym),
        Field("PrimaryPhone", telephone(phone_length), "primary_phone"),
        Field("Mobile", telephone(phone_length), "mobile"),
        Field("PrimaryEmailAddr", Email(), "primary_email_addr", filterable=True),
    ]


def currency(_company: Any, record: Any) -> Any:
    """The currency that the record is kept in, with its name."""
    return {"value": record.currency, "name": CURRENCIES.get(record.currency, record.currency)}
