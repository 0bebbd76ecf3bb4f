"""The Customer entity, jobs included (contract 3.1)."""

from __future__ import annotations

from typing import Any, Final

from sim.quickbooks.customers import CustomerRules
from sim.quickbooks.entities.name_base import NAME_BASE, currency, name_fields
from sim.quickbooks.kinds import ABSENT, Choice, Day, Flag, Masked, Money, Text, Whole
from sim.quickbooks.kinds_nested import Address, Reference, telephone, web_site
from sim.quickbooks.records import Customer
from sim.quickbooks.schema import EntityType, Field, Index, Write, in_schema_order

OWN: Final = (  # xsd
    "Taxable BillAddr ShipAddr OtherAddr ContactName AltContactName Notes Job BillWithParent RootCustomerRef "
    "ParentRef Level CustomerTypeRef SalesTermRef SalesRepRef TaxGroupCodeRef TaxRateRef PaymentMethodRef CCDetail "
    "PriceLevelRef Balance OpenBalanceDate BalanceWithJobs CreditLimit AcctNum CurrencyRef OverDueBalance "
    "TotalRevenue TotalExpense PreferredDeliveryMethod ResaleNum JobInfo TDSEnabled CustomerEx "
    "SecondaryTaxIdentifier ARAccountRef PrimaryTaxIdentifier TaxExemptionReasonId IsProject BusinessNumber GSTIN "
    "GSTRegistrationType IsCISContractor ClientCompanyId ClientEntityId Source TaxRegime"
)
TAX_MASK: Final = "XXXXXX"
DEFAULT_TAX_CODE: Final = "2"  # in answers about one customer even when never set (vcr)


def _level(_company: Any, record: Customer) -> int:
    return record.fully_qualified_name.count(":")


def _since_2022(value: Any) -> Any:
    return lambda company, _record: value if company.behaviour.fields_since_2022 else ABSENT


def _balance_with_jobs(company: Any, record: Customer) -> Any:
    return Money().show(company.balance_with_jobs(record), company)


class TaxCode(Reference):
    """A reference shown without a name."""

    def show(self, value: Any, company: Any) -> Any:  # noqa: ARG002
        """Also in lists where it was really set."""
        return {"value": value} if value else ABSENT


FIELDS: Final = [
    Field("Taxable", Flag(), "taxable"),
    Field("BillAddr", Address(), "bill_addr"),
    Field("ShipAddr", Address(), "ship_addr"),
    Field("Notes", Text(2000), "notes"),
    Field("Job", Flag(), "job"),
    Field("BillWithParent", Flag(), "bill_with_parent"),
    Field("ParentRef", Reference(), "parent_id"),
    Field(
        "Level",
        Whole(),
        write=Write.NEVER,
        filterable=True,
        sortable=True,
        show=lambda company, record: _level(company, record) or ABSENT,
        get=_level,
    ),
    Field("CustomerTypeRef", Reference(), "customer_type_id"),
    Field("SalesTermRef", Reference("Term"), "sales_term_id"),
    Field("PaymentMethodRef", Reference("PaymentMethod"), "payment_method_id"),
    Field("Balance", Money(), "balance", Write.ONCE, filterable=True, sortable=True),
    # Asked for on create and not in any recorded answer.
    Field(
        "OpenBalanceDate",
        Day(),
        "open_balance_date",
        Write.ONCE,
        filterable=True,
        sortable=True,
        show=lambda _company, _record: ABSENT,
    ),
    Field(
        "BalanceWithJobs",
        Money(),
        write=Write.NEVER,
        sortable=True,
        show=_balance_with_jobs,
        get=lambda company, record: company.balance_with_jobs(record),
    ),
    Field("CurrencyRef", Reference(), "currency", Write.ONCE, show=currency),
    Field(
        "PreferredDeliveryMethod",
        Choice("Print", "Email", "None"),
        "preferred_delivery_method",
        show=lambda company, record: (
            record.preferred_delivery_method or company.behaviour.preferred_delivery_method
        ),
    ),
    Field("ResaleNum", Text(16), "resale_num"),
    Field("SecondaryTaxIdentifier", Masked(30, TAX_MASK, 4), "secondary_tax_identifier"),
    Field("ARAccountRef", Reference("Account"), "ar_account_id"),
    Field("PrimaryTaxIdentifier", Masked(30, TAX_MASK, 4), "primary_tax_identifier"),
    Field("TaxExemptionReasonId", Text(2), "tax_exemption_reason_id"),
    Field("IsProject", write=Write.NEVER, show=_since_2022(False)),
    Field("BusinessNumber", Text(10), "business_number"),
    Field("GSTIN", Text(15), "gstin"),
    Field("GSTRegistrationType", Text(15), "gst_registration_type"),
    Field("ClientEntityId", write=Write.NEVER, show=_since_2022("0")),
    Field("Source", Text(16), "source"),
]
NAME_FIELDS: Final = [
    *name_fields(30),
    Field(
        "FullyQualifiedName", Text(2600), "fully_qualified_name", Write.NEVER, filterable=True, sortable=True
    ),
    Field("CompanyName", Text(100), "company_name", filterable=True, sortable=True),
    Field("AlternatePhone", telephone(30), "alternate_phone"),
    Field("Fax", telephone(30), "fax"),
    Field("WebAddr", web_site(), "web_addr"),
    Field("DefaultTaxCodeRef", TaxCode(), "default_tax_code_id"),
]


class CustomerType(EntityType):
    """Customers, whose answers about one hold a tax code that lists leave out (vcr: customer 70)."""

    def show(self, company: Any, record: Any, *, single: bool) -> dict[str, Any]:
        """The row, and the default tax code when it is about one customer."""
        shown = super().show(company, record, single=single)
        if single:
            shown.setdefault("DefaultTaxCodeRef", {"value": DEFAULT_TAX_CODE})
        return shown


CUSTOMER: Final = CustomerType(
    "Customer",
    Customer,
    "customers",
    own=in_schema_order(OWN, FIELDS),
    tail=in_schema_order(NAME_BASE, NAME_FIELDS),
    indexes=[
        Index(("Active",), ("FullyQualifiedName",)),  # the default list
        Index((), ("FullyQualifiedName",)),
        Index(("FullyQualifiedName",), ()),
        Index(("DisplayName",), ("FullyQualifiedName",)),
        Index(("PrimaryEmailAddr",), ("FullyQualifiedName",)),
        Index(("ParentRef",), ("FullyQualifiedName",)),
        Index(("Active",), ("DisplayName",)),
        Index(("Active",), ()),
        Index((), ()),
        Index(("Active",), ("MetaData.LastUpdatedTime",)),
        Index((), ("MetaData.LastUpdatedTime",)),
        Index(("Active",), ("MetaData.CreateTime",)),
    ],
    order=[("FullyQualifiedName", False)],  # by code point (vcr: all 41 rows)
    operations=frozenset({"create", "update"}),
    rules=CustomerRules(),
    counter="Names",
)
