"""What Karbon's AccountingDetail holds about a client. Kept and given back; nothing acts on it.

A word that a choice does not have is a value of the wrong type: Karbon's framework sees no body then.
"""

from __future__ import annotations

from typing import Annotated

import msgspec

from sim.karbon import accounting_words as words


class RegistrationNumber(msgspec.Struct, frozen=True, gc=False, rename="pascal"):
    """A number that an authority knows the client by. Sent as null, it deletes the entry of its type."""

    registration_number: Annotated[str, msgspec.Meta(max_length=50)] | None
    type: words.NumberType


class Firm(msgspec.Struct, frozen=True, gc=False, rename="pascal"):
    """Another firm that works for the client."""

    name: str
    organization_key: str | None = None


class AccountingNote(msgspec.Struct, frozen=True, gc=False, rename="pascal"):
    """A remark on the client's accounting."""

    body: str
    type: words.NoteType


class AccountingDetail(
    msgspec.Struct, frozen=True, gc=False, kw_only=True, rename="pascal", forbid_unknown_fields=True
):
    """The fields of DetailsOfAccounting, in Karbon's order and under Karbon's names on the wire."""

    contact_perma_key: str | None = None
    organization_perma_key: str | None = None
    birth_date: str | None = None
    death_date: str | None = None
    salutation: words.Salutation | None = None
    sex: words.Sex | None = None
    financial_year_end_day: int | None = None
    financial_year_end_month: Annotated[int, msgspec.Meta(ge=0, le=11)] | None = None  # counts from 0
    incorporation_date: str | None = None
    incorporation_state: str | None = None
    legal_name: str | None = None
    line_of_business: str | None = None
    entity_type: words.EntityType | None = None
    tax_country_code: words.Country | None = None
    trading_name: str | None = None
    annual_revenue: float | None = None
    base_currency: str | None = None
    gst_basis: words.TaxBasis | None = None
    gst_period: str | None = None
    income_tax_installment_period: words.InstallmentPeriod | None = None
    is_vat_registered: bool | None = msgspec.field(default=None, name="IsVATRegistered")
    organization_valuation: float | None = None
    pays_tax: bool | None = None
    prepare_gst: bool | None = msgspec.field(default=None, name="PrepareGST")
    provisional_tax_basic: str | None = None
    provisional_tax_ratio: str | None = None
    revenue_model: words.RevenueModel | None = None
    sales_tax_basis: words.TaxBasis | None = None
    sales_tax_period: str | None = None
    sells: words.Sells | None = None
    date_signed_engagement: str | None = None
    bank: tuple[str, ...] = ()
    payroll: tuple[str, ...] = ()
    bill_pay: tuple[str, ...] = ()
    benefits: tuple[str, ...] = ()
    revenue: tuple[str, ...] = ()
    expenses: tuple[str, ...] = ()
    file_management: tuple[str, ...] = ()
    accounting: tuple[str, ...] = ()
    registration_numbers: tuple[RegistrationNumber, ...] = ()
    legal_firm: Firm | None = None
    tax_provider: Firm | None = None
    notes: tuple[AccountingNote, ...] = ()
