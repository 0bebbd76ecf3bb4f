"""Vendors share names and numbers with customers and employees, and have fields of their own."""

from tests.quickbooks.conftest import Company


def test_a_vendor_row_has_the_recorded_order(company: Company) -> None:
    """Own fields, the envelope, then names; no FullyQualifiedName."""
    company.state.set_behaviour(fields_since_2022=False)
    saved = company.save(
        "Vendor",
        DisplayName="Bob's Burger Joint",
        GivenName="Bob",
        AcctNum="1345",
        TaxIdentifier="99-9875",
        BillAddr={"Line1": "1 Main St"},
        PrimaryPhone={"FreeFormNumber": "(650) 555-1111"},
        PrimaryEmailAddr={"Address": "bob@burgers.com"},
        WebAddr={"URI": "http://burgers.com"},
    )

    assert list(saved) == [
        *("BillAddr", "TaxIdentifier", "Balance", "AcctNum", "Vendor1099", "CurrencyRef", "domain", "sparse"),
        *("Id", "SyncToken", "MetaData", "GivenName", "DisplayName", "PrintOnCheckName", "Active"),
        *("PrimaryPhone", "PrimaryEmailAddr", "WebAddr"),
    ]
    assert (saved["TaxIdentifier"], saved["Vendor1099"]) == ("XXXXXX9875", False)


def test_a_vendor_takes_the_next_number_of_the_names(company: Company) -> None:
    """One counter for customers, vendors and employees."""
    company.screens.add_customer("Acme")
    vendor = company.save("Vendor", DisplayName="Norton Lumber")
    company.screens.add_employee("Emily", "Platt")

    assert vendor["Id"] == "2"
    assert company.rows("select Id from Employee")[0]["Id"] == "3"


def test_a_vendor_is_named_after_its_parts_or_its_company(company: Company) -> None:
    """The cheque is made out to the company."""
    saved = company.save("Vendor", GivenName="Bob", FamilyName="Ruth", CompanyName="Burgers Inc")

    assert (saved["DisplayName"], saved["PrintOnCheckName"]) == ("Bob Ruth", "Burgers Inc")


def test_a_vendor_without_any_name(company: Company) -> None:
    """2020."""
    assert company.refused("Vendor", AcctNum="1")["element"] == "DisplayName"


def test_a_vendor_cannot_have_a_customers_name(company: Company) -> None:
    """Although no vendor is called so (PHP SDK issue 241)."""
    company.screens.add_customer("Acme")

    assert company.refused("Vendor", DisplayName="acme")["code"] == "6240"


def test_a_retired_vendor_is_renamed_and_leaves_the_default_list(company: Company) -> None:
    """Its cheque name stays (vcr: United States Treasury)."""
    saved = company.save("Vendor", DisplayName="United States Treasury")
    retired = company.save("Vendor", Id=saved["Id"], SyncToken="0", sparse=True, Active=False)

    assert retired["DisplayName"] == "United States Treasury (deleted)"
    assert retired["PrintOnCheckName"] == "United States Treasury"
    assert company.names("select * from Vendor") == []
    assert company.names("select * from Vendor where Active = false") == ["United States Treasury (deleted)"]


def test_vendors_come_by_name_and_code_point(company: Company) -> None:
    """`PG&E` before `Pam Seitz`."""
    for name in ("Pam Seitz", "PG&E", "Books by Bessie"):
        company.save("Vendor", DisplayName=name)

    assert company.names("select * from Vendor") == ["Books by Bessie", "PG&E", "Pam Seitz"]


def test_a_masked_number_that_comes_back_changes_nothing(company: Company) -> None:
    """What was shown is no new value."""
    saved = company.save("Vendor", DisplayName="Bob", TaxIdentifier="123459875")
    company.save("Vendor", **{**saved, "Notes": "x"})

    assert company.state.vendors.get(saved["Id"]).tax_identifier == "123459875"


def test_time_of_a_vendor(company: Company) -> None:
    """VendorRef and no EmployeeRef (airbyte issue 58150)."""
    vendor = company.save("Vendor", DisplayName="Bob")["Id"]
    saved = company.save(
        "TimeActivity", NameOf="Vendor", VendorRef={"value": vendor, "type": "Vendor"}, Hours=1
    )

    assert saved["VendorRef"] == {"value": vendor, "name": "Bob"}
    assert "EmployeeRef" not in saved
    assert company.rows(f"select * from TimeActivity where VendorRef = '{vendor}'") == [saved]
