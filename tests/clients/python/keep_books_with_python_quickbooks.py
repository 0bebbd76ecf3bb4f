"""Keeps a company's books with python-quickbooks and intuit-oauth, as their documentation has it.

The arguments are parts of the work, in the order in which they are done; what each found is printed as JSON.
"""

import json
import os
import sys

from intuitlib.client import AuthClient
from intuitlib.enums import Scopes
from intuitlib.exceptions import AuthClientError
from quickbooks import QuickBooks
from quickbooks.batch import batch_create, batch_update
from quickbooks.cdc import change_data_capture
from quickbooks.exceptions import AuthorizationException, QuickbooksException
from quickbooks.objects import (
    Account,
    Class,
    Customer,
    Department,
    Employee,
    Invoice,
    Item,
    Preferences,
    SalesItemLine,
    SalesItemLineDetail,
    TimeActivity,
    Vendor,
)

KEYS = json.loads(os.environ["QUICKBOOKS"])
CALLBACK = "https://app.example.com/callback"
PARENT = "Amy's Bird Sanctuary"


def auth_client():
    """An app that is connected already."""
    return AuthClient(
        client_id=KEYS["client_id"],
        client_secret=KEYS["client_secret"],
        environment="sandbox",
        redirect_uri=CALLBACK,
    )


def company(auth):
    """The company through a fresh access token."""
    return QuickBooks(auth_client=auth, refresh_token=KEYS["refresh_token"], company_id=KEYS["realm_id"])


def filled(made, **fields):
    """An object with these properties."""
    for name, value in fields.items():
        setattr(made, name, value)
    return made


def customers(client):
    """A customer, its job, the same create twice, a name that is taken, and an update of what was read."""
    parent = filled(Customer(), DisplayName=PARENT).save(qb=client, request_id="once")
    again = filled(Customer(), DisplayName=PARENT).save(qb=client, request_id="once")
    job = filled(Customer(), DisplayName="2026 Tax", Job=True, ParentRef=parent.to_ref()).save(qb=client)
    try:
        filled(Customer(), DisplayName=PARENT).save(qb=client)
        taken = None
    except QuickbooksException as refused:
        taken = refused.error_code
    read = filled(Customer.get(parent.Id, qb=client), Notes="by python").save(qb=client)
    return {
        "idempotent": parent.Id == again.Id,
        "path": job.FullyQualifiedName,
        "taken": taken,
        "updated": [read.SyncToken, read.Notes],
        "chosen": [one.Id == parent.Id for one in Customer.choose([PARENT], field="DisplayName", qb=client)],
        "jobs": Customer.count("FullyQualifiedName LIKE 'Amy%:%'", qb=client),
    }


def pages(client):
    """Twenty-five customers in pages of ten, with one page more."""
    for number in range(25):
        filled(Customer(), DisplayName=f"Page {number:02}").save(qb=client)
    found = [
        Customer.where(
            "DisplayName LIKE 'Page%'",
            order_by="DisplayName",
            start_position=start,
            max_results=10,
            qb=client,
        )
        for start in (1, 11, 21, 31)
    ]
    return {
        "pages": [len(page) for page in found],
        "names": [one.DisplayName for page in found for one in page],
        "count": Customer.count("DisplayName LIKE 'Page%'", qb=client),
    }


def time(client):
    """An employee's time for a job, changed and deleted."""
    employee = filled(Employee(), GivenName="Emily", FamilyName="Platt").save(qb=client)
    (job,) = Customer.filter(FullyQualifiedName=f"{PARENT}:2026 Tax", qb=client)
    made = TimeActivity()
    filled(
        made, NameOf="Employee", EmployeeRef=employee.to_ref(), CustomerRef=job.to_ref(), Hours=1, Minutes=30
    )
    saved = made.save(qb=client)
    changed = filled(saved, Hours=2, Description="It's done").save(qb=client)
    rows = TimeActivity.all(qb=client)
    shown = [
        [row.EmployeeRef.name, row.CustomerRef.name, row.Hours, row.Minutes, row.Description] for row in rows
    ]
    changed.delete(qb=client)
    return {"rows": shown, "left": TimeActivity.count(qb=client)}


def sign_in(client):
    """The address of consent, and an id_token that the client itself finds good."""
    auth = auth_client()
    url = auth.get_authorization_url([Scopes.ACCOUNTING, Scopes.OPENID], state_token="s-1")
    back = auth.post(url, data={"decision": "allow"}, allow_redirects=False).headers["Location"]
    answered = dict(part.split("=") for part in back.partition("?")[2].split("&"))
    auth.get_bearer_token(answered["code"], realm_id=answered["realmId"])
    return {"realm": answered["realmId"], "proven": auth.id_token is not None}


def ending(client):
    """A refresh keeps the refresh token; a revoke ends it, and the access token with it."""
    auth = client.auth_client
    auth.refresh()
    kept = auth.refresh_token == KEYS["refresh_token"]
    auth.revoke(token=auth.refresh_token)
    found = {"kept": kept}
    try:
        Customer.all(qb=client)
    except AuthorizationException as refused:
        found["call"] = type(refused).__name__
    try:
        auth.refresh()
    except AuthClientError as refused:
        found["refresh"] = [refused.status_code, json.loads(refused.content)["error"]]
    return found


def lists(client):
    """A vendor, a class below a class, a location, an account and a service, each found again by its name."""
    vendor = filled(Vendor(), DisplayName="O'Neil & Sons").save(qb=client)
    north = filled(Class(), Name="North").save(qb=client)
    bath = filled(Class(), Name="Bath", SubClass=True, ParentRef=north.to_ref()).save(qb=client)
    location = filled(Department(), Name="Head office").save(qb=client)
    account = filled(Account(), Name="Fees", AccountType="Income", AccountSubType="ServiceFeeIncome").save(
        qb=client
    )
    item = filled(Item(), Name="Audit", Type="Service", UnitPrice=150)
    item.IncomeAccountRef = account.to_ref()
    item.save(qb=client)
    return {
        "vendor": [one.Id == vendor.Id for one in Vendor.filter(DisplayName="O'Neil & Sons", qb=client)],
        "class": [one.FullyQualifiedName for one in Class.filter(Id=bath.Id, qb=client)],
        "location": [one.Id == location.Id for one in Department.all(qb=client)],
        "account": [one.Classification for one in Account.filter(Name="Fees", qb=client)],
        "item": [
            [one.Name, one.UnitPrice, one.IncomeAccountRef.name]
            for one in Item.filter(Name="Audit", qb=client)
        ],
    }


def preferences(client):
    """What is switched on, and a switch that is moved."""
    found = Preferences.get(qb=client)
    found.TimeTrackingPrefs.BillCustomers = not found.TimeTrackingPrefs.BillCustomers
    before = found.TimeTrackingPrefs.BillCustomers
    saved = found.save(qb=client)
    return {
        "kept": saved.TimeTrackingPrefs.BillCustomers == before,
        "first": saved.OtherPrefs.NameValue[0].Name,
        "currency": saved.CurrencyPrefs.HomeCurrency.value,
    }


def batch(client):
    """Thirty-five customers in two calls, one of which is refused; then all are changed."""
    made = [filled(Customer(), DisplayName=f"Batch {number:02}") for number in range(34)]
    done = batch_create([*made, filled(Customer(), DisplayName="batch 00")], qb=client)
    for one in done.successes:
        one.Notes = "in a batch"
    changed = batch_update(done.successes, qb=client)
    return {
        "made": len(done.successes),
        "refused": [error.code for fault in done.faults for error in fault.Error],
        "changed": len(changed.successes),
        "count": Customer.count("DisplayName LIKE 'Batch%'", qb=client),
    }


def changes(client):
    """What was made since a time, and what was deleted."""
    vendor = filled(Vendor(), DisplayName="Changed").save(qb=client)
    invoice = Invoice()
    invoice.CustomerRef = filled(Customer(), DisplayName="Changed too").save(qb=client).to_ref()
    line = filled(SalesItemLine(), Amount=100, SalesItemLineDetail=SalesItemLineDetail())
    line.SalesItemLineDetail.ItemRef = Item.all(qb=client)[0].to_ref()
    invoice.Line.append(line)
    invoice.save(qb=client).delete(qb=client)
    found = change_data_capture([Vendor, Invoice, Employee], vendor.MetaData["CreateTime"], qb=client)
    return {
        "vendors": [one.DisplayName for one in found.Vendor],
        "invoices": [one.status for one in found.Invoice],
        "employees": hasattr(found, "Employee"),
    }


PARTS = {
    part.__name__: part
    for part in (customers, pages, time, lists, preferences, batch, changes, sign_in, ending)
}

if __name__ == "__main__":
    connected = company(auth_client())
    json.dump({name: PARTS[name](connected) for name in sys.argv[1:]}, sys.stdout)
