"""python-quickbooks goes over all of its entities, in batches and by their changes too, and nothing falls over."""

import importlib
import pkgutil
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from intuitlib.client import AuthClient
from quickbooks import QuickBooks, objects
from quickbooks.batch import batch_create, batch_delete, batch_update
from quickbooks.cdc import change_data_capture
from quickbooks.mixins import DeleteMixin, ListMixin
from quickbooks.objects.account import Account
from quickbooks.objects.attachable import Attachable
from quickbooks.objects.bill import Bill
from quickbooks.objects.creditcardpayment_entity import CreditCardPayment
from quickbooks.objects.customer import Customer
from quickbooks.objects.department import Department
from quickbooks.objects.employee import Employee
from quickbooks.objects.invoice import Invoice
from quickbooks.objects.item import Item
from quickbooks.objects.preferences import Preferences
from quickbooks.objects.taxagency import TaxAgency
from quickbooks.objects.taxcode import TaxCode
from quickbooks.objects.taxrate import TaxRate
from quickbooks.objects.taxservice import TaxRateDetails, TaxService
from quickbooks.objects.timeactivity import TimeActivity
from quickbooks.objects.trackingclass import Class
from quickbooks.objects.vendor import Vendor

from sim.http.inprocess import mounted
from tests.quickbooks.conftest import Company


def _entities() -> list[Any]:
    """Every class of the library that it lists, by the name that it asks for."""
    found: dict[str, Any] = {}
    for module in pkgutil.iter_modules(objects.__path__):
        for kind in vars(importlib.import_module(f"quickbooks.objects.{module.name}")).values():
            if (
                isinstance(kind, type)
                and issubclass(kind, ListMixin)
                and not kind.__name__.startswith("Recurring")
            ):
                found[kind.qbo_object_name] = kind
    return [found[name] for name in sorted(found) if name and not name.startswith("Recurring")]


ENTITIES = _entities()


@pytest.fixture(autouse=True)
def _mounted(hosts: dict[str, Any]) -> Iterator[None]:
    with mounted(hosts):
        yield


@pytest.fixture
def client(company: Company) -> QuickBooks:
    access = company.access
    auth = AuthClient(
        access["client_id"],
        access["client_secret"],
        "https://app.example.com/callback",
        "sandbox",
        refresh_token=access["refresh_token"],
    )
    return QuickBooks(
        auth_client=auth,
        refresh_token=access["refresh_token"],
        company_id=access["realm_id"],
        minorversion=75,
    )


def made(kind: type, **fields: Any) -> Any:
    entity = kind()
    for name, value in fields.items():
        setattr(entity, name, value)
    return entity


def test_there_is_much_to_sweep_over() -> None:
    """All that the library knows."""
    assert len(ENTITIES) >= 30


@pytest.mark.parametrize("kind", ENTITIES, ids=lambda kind: kind.qbo_object_name)
def test_all_and_how_many(client: QuickBooks, kind: Any) -> None:
    """Both calls of the sweep agree."""
    assert len(kind.all(qb=client)) == kind.count(qb=client)
    assert (
        kind.all(order_by="MetaData.LastUpdatedTime", start_position=1, max_results=5, qb=client) is not None
    )


@pytest.mark.parametrize("kind", ENTITIES, ids=lambda kind: kind.qbo_object_name)
def test_every_property_that_the_library_sends_is_known(company: Company, kind: Any) -> None:
    """A blank one of each is saved, or refused for what it lacks or is; never for a property that it has."""
    headers = {"Content-Type": "application/json"}
    response = company.call("POST", kind.qbo_object_name.lower(), data=kind().to_json(), headers=headers)
    errors = response.json().get("Fault", {}).get("Error", [])

    assert {error["code"] for error in errors} <= {"2020", "6000", "500"}


def test_names_items_and_what_work_is_tracked_by(client: QuickBooks) -> None:
    """Saved, read back, changed and retired."""
    account = Account.filter(AccountType="Income", qb=client)[0]
    for entity in (
        made(Vendor, DisplayName='Norton\'s "Lumber"'),
        made(Employee, GivenName="Emily", FamilyName="Platt"),
        made(Item, Name="Design", Type="Service", IncomeAccountRef=account.to_ref()),
        made(Class, Name="Tax"),
        made(Department, Name="North"),
        made(Account, Name="Rent", AccountType="Expense", AccountSubType="RentOrLeaseOfBuildings"),
    ):
        kind = type(entity)
        saved = entity.save(qb=client)
        saved.Active = False
        retired = kind.get(saved.save(qb=client).Id, qb=client)

        assert (str(retired.Active), retired.SyncToken) == ("False", "1")
        assert kind.count("Active = false", qb=client) == 1


def test_preferences_are_saved_as_they_were_read(client: QuickBooks) -> None:
    """Also with a change in them."""
    preferences = Preferences.get(qb=client)
    preferences.TimeTrackingPrefs.BillCustomers = False
    preferences.save(qb=client)

    assert Preferences.get(qb=client).TimeTrackingPrefs.BillCustomers is False


def test_an_invoice_is_saved_changed_voided_and_deleted(client: QuickBooks) -> None:
    """With all that the library sends along."""
    customer = made(Customer, DisplayName="Acme").save(qb=client)
    line = {"Amount": 12.5, "DetailType": "DescriptionOnly", "Description": "Work"}
    invoice = made(Invoice, CustomerRef=customer.to_ref(), Line=[line]).save(qb=client)
    invoice.PrivateNote = "x"
    invoice = invoice.save(qb=client)

    assert (invoice.TotalAmt, invoice.SyncToken) == (12.5, "1")

    invoice.void(qb=client)
    voided = Invoice.get(invoice.Id, qb=client)
    assert (voided.TotalAmt, voided.PrivateNote) == (0, "Voided")
    voided.delete(qb=client)
    assert Invoice.all(qb=client) == []


def test_a_credit_card_is_paid(client: QuickBooks) -> None:
    """Asked for by one name and answered under another."""
    accounts = {"BankAccountRef": {"value": "35"}, "CreditCardAccountRef": {"value": "41"}}
    saved = made(CreditCardPayment, Amount=5, TxnDate="2026-03-01", **accounts).save(qb=client)

    assert [found.Id for found in CreditCardPayment.all(qb=client)] == [saved.Id]


def test_a_bill_is_saved_and_deleted(client: QuickBooks) -> None:
    """Of a vendor."""
    vendor = made(Vendor, DisplayName="Norton Lumber").save(qb=client)
    bill = made(Bill, VendorRef=vendor.to_ref(), Line=[{"Amount": 3}]).save(qb=client)

    assert issubclass(Bill, DeleteMixin)
    assert bill.delete(qb=client)["Bill"]["status"] == "Deleted"


def test_batches(client: QuickBooks) -> None:
    """Created, updated and deleted thirty at a time; faults are handed out with what they belong to."""
    names = [f"Client {number:02}" for number in range(35)]
    created = batch_create([made(Customer, DisplayName=name) for name in [*names, "Client 01"]], qb=client)

    assert [len(created.successes), len(created.faults)] == [35, 1]
    assert created.faults[0].Error[0].code == "6240"
    assert created.faults[0].original_object.DisplayName == "Client 01"

    for customer in created.successes:
        customer.Notes = "x"
    assert len(batch_update(created.successes, qb=client).successes) == 35

    employee = made(Employee, GivenName="Emily").save(qb=client)
    time = [
        made(TimeActivity, NameOf="Employee", EmployeeRef=employee.to_ref(), Hours=1).save(qb=client)
        for _ in "ab"
    ]
    assert len(batch_delete(time, qb=client).successes) == 2
    assert TimeActivity.count(qb=client) == 0


def test_changes_since(company: Company, client: QuickBooks) -> None:
    """By entity; one that has not changed is not there."""
    company.screens.add_customer("Acme")
    since = datetime(2026, 3, 1, tzinfo=UTC)
    changes = change_data_capture([Customer, Invoice], since, qb=client)

    assert [found.DisplayName for found in changes.Customer] == ["Acme"]
    assert not hasattr(changes, "Invoice")


def test_a_tax_code_and_its_rates(client: QuickBooks) -> None:
    """Made by a call of their own; read as any other; a second one uses the rate of the first."""
    agency = made(TaxAgency, DisplayName="Office of Tax").save(qb=client)
    detail = made(TaxRateDetails, TaxRateName="City", RateValue="8.5", TaxAgencyId=agency.Id)
    answer = client.create_object(
        "TaxService/Taxcode", made(TaxService, TaxCode="City tax", TaxRateDetails=[detail]).to_json()
    )
    rate = TaxRate.get(answer["TaxRateDetails"][0]["TaxRateId"], qb=client)
    again = made(TaxService, TaxCode="Town tax", TaxRateDetails=[made(TaxRateDetails, TaxRateId=rate.Id)])
    client.create_object("TaxService/Taxcode", again.to_json())

    assert (rate.Name, float(rate.RateValue)) == ("City", 8.5)
    assert [code.Name for code in TaxCode.all(order_by="Id", qb=client)] == ["City tax", "Town tax"]
    assert TaxRate.count(qb=client) == 1


def test_an_invoice_is_sent(client: QuickBooks) -> None:
    """And remembers it."""
    customer = made(Customer, DisplayName="Acme").save(qb=client)
    invoice = made(Invoice, CustomerRef=customer.to_ref(), Line=[{"Amount": 1}]).save(qb=client)
    invoice.send(qb=client, send_to="ann@example.com")
    sent = Invoice.get(invoice.Id, qb=client)

    assert sent.email_sent
    assert sent.BillEmail.Address == "ann@example.com"


def test_a_note_and_a_file_are_attached(client: QuickBooks) -> None:
    """The file by an upload, the note without."""
    note = made(Attachable, Note="Call Ann").save(qb=client)
    made(Attachable, FileName="a.txt", ContentType="text/plain", _FileBytes=b"four").save(qb=client)
    found = Attachable.all(order_by="Id", qb=client)

    assert [(each.Note, each.FileName, each.Size) for each in found] == [
        ("Call Ann", None, None),
        ("", "a.txt", 4),
    ]
    assert note.delete(qb=client)["Attachable"]["status"] == "Deleted"


def test_a_report(client: QuickBooks) -> None:
    """As the library gets it."""
    assert client.get_report("CustomerIncome")["Header"]["ReportName"] == "CustomerIncome"
