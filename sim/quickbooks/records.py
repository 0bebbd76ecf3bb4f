"""What a QuickBooks company keeps: people, customers with their jobs, and time.

An unset text, date or reference is an empty string; references hold the id of what they point to. Answers leave
out what is unset (wire.py). Times are aware UTC instants of whole seconds.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import msgspec

from sim.physics.clock import WORLD_START


class Entity(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """What every record has: a number of its own, a version and two times."""

    id: str
    sync_token: int = 0
    create_time: datetime = WORLD_START
    last_updated_time: datetime = WORLD_START


class PhysicalAddress(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A postal address; the server numbers it."""

    id: str = ""
    line1: str = ""
    line2: str = ""
    line3: str = ""
    line4: str = ""
    line5: str = ""
    city: str = ""
    country: str = ""
    country_sub_division_code: str = ""
    postal_code: str = ""
    lat: str = ""
    long: str = ""
    note: str = ""


class NameBase(Entity, frozen=True, gc=False, kw_only=True):
    """What customers, vendors and employees share. `display_name` ends in " (deleted)" once inactive."""

    title: str = ""
    given_name: str = ""
    middle_name: str = ""
    family_name: str = ""
    suffix: str = ""
    display_name: str = ""
    print_on_check_name: str = ""
    active: bool = True
    primary_phone: str = ""
    mobile: str = ""
    primary_email_addr: str = ""


class Customer(NameBase, frozen=True, gc=False, kw_only=True):
    """A customer, or with `job` and `parent_id` a sub-customer of one."""

    company_name: str = ""
    fully_qualified_name: str = ""  # "Parent:Child"; `load` fills it in
    parent_id: str = ""
    job: bool = False
    bill_with_parent: bool = False
    taxable: bool = True
    balance: Decimal = Decimal(0)
    open_balance_date: str = ""
    currency: str = "USD"
    preferred_delivery_method: str = ""  # empty: the company's default
    notes: str = ""
    alternate_phone: str = ""
    fax: str = ""
    web_addr: str = ""
    bill_addr: PhysicalAddress | None = None
    ship_addr: PhysicalAddress | None = None
    default_tax_code_id: str = ""
    customer_type_id: str = ""
    sales_term_id: str = ""
    payment_method_id: str = ""
    ar_account_id: str = ""
    resale_num: str = ""
    tax_exemption_reason_id: str = ""
    primary_tax_identifier: str = ""
    secondary_tax_identifier: str = ""
    business_number: str = ""
    gstin: str = ""
    gst_registration_type: str = ""
    source: str = ""


class Employee(NameBase, frozen=True, gc=False, kw_only=True):
    """A person on the payroll."""

    employee_number: str = ""
    ssn: str = ""
    primary_addr: PhysicalAddress | None = None
    billable_time: bool = False
    bill_rate: Decimal = Decimal(0)
    cost_rate: Decimal = Decimal(0)
    birth_date: str = ""
    hired_date: str = ""
    released_date: str = ""
    gender: str = ""


class Vendor(NameBase, frozen=True, gc=False, kw_only=True):
    """A supplier or contractor; shares its name space and its numbers with customers and employees."""

    company_name: str = ""
    alternate_phone: str = ""
    fax: str = ""
    web_addr: str = ""
    bill_addr: PhysicalAddress | None = None
    tax_identifier: str = ""
    acct_num: str = ""
    vendor_1099: bool = False
    term_id: str = ""
    ap_account_id: str = ""
    parent_id: str = ""
    balance: Decimal = Decimal(0)
    bill_rate: Decimal = Decimal(0)
    cost_rate: Decimal = Decimal(0)
    currency: str = "USD"
    business_number: str = ""
    gstin: str = ""
    gst_registration_type: str = ""
    has_tpar: bool = False
    tax_reporting_basis: str = ""
    source: str = ""


class TimeActivity(Entity, frozen=True, gc=False, kw_only=True):
    """Time that one person worked on one day, either hours and minutes or from a start to an end."""

    txn_date: str  # YYYY-MM-DD
    name_of: str = "Employee"  # or Vendor, Other
    employee_id: str = ""
    vendor_id: str = ""
    other_name_id: str = ""
    customer_id: str = ""
    department_id: str = ""
    item_id: str = ""
    class_id: str = ""
    project_id: str = ""
    time_charge_id: int = 0  # only of billable or billed time
    billable_status: str = "NotBillable"  # Billable, HasBeenBilled
    taxable: bool = False
    hourly_rate: Decimal = Decimal(0)
    cost_rate: Decimal = Decimal(0)
    hours: int = 0
    minutes: int = 0
    seconds: int = 0
    break_hours: int = 0
    break_minutes: int = 0
    break_seconds: int = 0
    start_time: datetime | None = None
    end_time: datetime | None = None
    description: str = ""


class CompanyInfo(Entity, frozen=True, gc=False, kw_only=True):
    """The company itself; its record has the id "1"."""

    company_name: str
    legal_name: str = ""
    company_start_date: str = ""
    company_addr: PhysicalAddress | None = None
    customer_communication_addr: PhysicalAddress | None = None
    legal_addr: PhysicalAddress | None = None
    primary_phone: str = ""
    employer_id: str = ""
    fiscal_year_start_month: str = "January"
    country: str = "US"
    email: str = ""
    web_addr: str = ""
    offering_sku: str = "QuickBooks Online Plus"
    subscription_status: str = "PAID"


class Deleted(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """That a record was there once."""

    id: str
    entity: str
    last_updated_time: datetime
    merged_into: str = ""  # the survivor of a merge


class Owner(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """The person who signed up, as the userinfo endpoint shows them."""

    sub: str
    given_name: str
    family_name: str
    email: str
    phone_number: str
