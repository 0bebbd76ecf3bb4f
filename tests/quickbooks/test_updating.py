"""A full update resets what it leaves out, a sparse one does not, and nothing changed changes nothing."""

import pytest

from tests.quickbooks.conftest import Company


@pytest.fixture
def acme(company: Company) -> dict[str, object]:
    return company.save(
        "Customer",
        DisplayName="Acme",
        GivenName="Amy",
        Notes="old",
        Taxable=False,
        BillAddr={"Line1": "1 Main St"},
        PrimaryPhone={"FreeFormNumber": "555"},
    )


def test_a_full_update_resets_what_is_left_out(company: Company, acme: dict[str, object]) -> None:
    """vcr/update/customer: only name and phone were sent, and the name on cheques was made anew."""
    saved = company.save(
        "Customer", Id="1", SyncToken="0", DisplayName="Acme 2", PrimaryPhone={"FreeFormNumber": "6"}
    )

    assert acme["PrintOnCheckName"] == "Acme"
    assert saved["PrintOnCheckName"] == saved["FullyQualifiedName"] == "Acme 2"
    assert (saved["Taxable"], saved["Active"], saved["SyncToken"]) == (True, True, "1")
    assert not saved.keys() & {"GivenName", "Notes", "BillAddr"}


@pytest.mark.usefixtures("acme")
def test_a_sparse_update_changes_only_what_it_names(company: Company) -> None:
    """The rest stays."""
    saved = company.save("Customer", Id="1", SyncToken="0", sparse=True, Notes="new")

    assert (saved["Notes"], saved["GivenName"], saved["Taxable"], saved["sparse"]) == (
        "new",
        "Amy",
        False,
        False,
    )


@pytest.mark.usefixtures("acme")
def test_an_address_keeps_its_number(company: Company) -> None:
    """The server numbers addresses, and a changed one is the same address."""
    saved = company.save("Customer", Id="1", SyncToken="0", sparse=True, BillAddr={"Line1": "2 Main St"})

    assert saved["BillAddr"] == {"Id": "1", "Line1": "2 Main St"}


@pytest.mark.usefixtures("acme")
def test_a_sparse_update_cannot_clear_the_name(company: Company) -> None:
    """docs."""
    saved = company.save("Customer", Id="1", SyncToken="0", sparse=True, DisplayName="", Notes="")

    assert saved["DisplayName"] == "Acme"
    assert "Notes" not in saved


@pytest.mark.usefixtures("acme")
def test_an_update_without_a_change_keeps_version_and_time(company: Company) -> None:
    """vcr/deactivate: deactivating what is inactive."""
    first = company.save("Customer", Id="1", SyncToken="0", sparse=True, Active=False)
    company.state.universe.clock.advance(60)
    second = company.save("Customer", Id="1", SyncToken="1", sparse=True, Active=False)

    assert first == second


@pytest.mark.usefixtures("acme")
@pytest.mark.parametrize("token", ["0", 0])
def test_the_sync_token_may_be_a_number(company: Company, token: object) -> None:
    """Clients send both."""
    assert company.save("Customer", Id="1", SyncToken=token, sparse=True, Notes="n")["SyncToken"] == "1"


@pytest.mark.usefixtures("acme")
def test_a_missing_sync_token_is_a_switch(company: Company) -> None:
    """2020 by default; unknown in the real service."""
    refused = company.refused("Customer", Id="1", sparse=True, Notes="n")
    company.state.set_behaviour(sync_token_required=False)

    assert (refused["code"], refused["element"]) == ("2020", "SyncToken")
    assert company.save("Customer", Id="1", sparse=True, Notes="n")["Notes"] == "n"


@pytest.mark.usefixtures("acme")
def test_read_only_fields_are_ignored(company: Company) -> None:
    """Clients send back what they read."""
    saved = company.save(
        "Customer",
        Id="1",
        SyncToken="0",
        sparse=True,
        FullyQualifiedName="Other",
        Level=3,
        Balance=5,
        MetaData={"CreateTime": "2001-01-01"},
        CurrencyRef={"value": "EUR"},
        V4IDPseudonym="x",
        IsProject=True,
    )

    assert (saved["FullyQualifiedName"], saved["Balance"], saved["IsProject"]) == ("Acme", 0, False)
    assert saved["CurrencyRef"]["value"] == "USD"
    assert saved["SyncToken"] == "0"


def test_a_mask_sent_back_does_not_overwrite(company: Company) -> None:
    """docs: a social security number is always read masked."""
    saved = company.save("Employee", GivenName="Emily", SSN="123-45-6789")
    company.save("Employee", Id=saved["Id"], SyncToken="0", GivenName="Em", SSN=saved["SSN"])
    kept = company.state.employees.get(saved["Id"])

    assert saved["SSN"] == "XXX-XX-XXXX"
    assert kept is not None
    assert kept.ssn == "123-45-6789"


def test_tax_identifiers_show_their_last_digits(company: Company) -> None:
    """docs: XXXXXX5555."""
    saved = company.save("Customer", DisplayName="Acme", PrimaryTaxIdentifier="99-5555")

    assert saved["PrimaryTaxIdentifier"] == "XXXXXX5555"


def test_empty_strings_count_as_not_sent(company: Company) -> None:
    """python-quickbooks sends every unset string."""
    saved = company.save(
        "Customer",
        DisplayName="Acme",
        GivenName="",
        OpenBalanceDate="",
        PreferredDeliveryMethod="",
        SyncToken=0,
        Level=0,
        BillAddr={"Line1": "", "Lat": "", "Note": ""},
    )

    assert not saved.keys() & {"GivenName", "OpenBalanceDate", "BillAddr"}


def test_the_lines_of_an_address_share_2000_characters(company: Company) -> None:
    """Docs: 500 each, 2000 together; the city does not count."""
    four = {f"Line{number}": "x" * 500 for number in range(1, 5)}

    refused = company.refused("Customer", DisplayName="Long", BillAddr={**four, "Line5": "y"})

    assert (refused["code"], refused["element"]) == ("2050", "BillAddr")
    assert refused["Detail"].endswith("Min:0 Max:2000 supported. Supplied length:2001")
    assert company.save("Customer", DisplayName="Long", BillAddr={**four, "City": "Bayshore"})["Id"]


def test_operation_update_needs_an_id(company: Company) -> None:
    """Some SDKs say so in the query string."""
    refused = company.refusal(company.post("customer", {"DisplayName": "x"}, operation="update"))

    assert refused["element"] == "Id"
    assert company.refusal(company.post("customer", {}, operation="merge"))["code"] == "500"
