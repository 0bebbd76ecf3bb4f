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
from quickbooks.exceptions import AuthorizationException, QuickbooksException
from quickbooks.objects import Customer, Employee, TimeActivity

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


PARTS = {part.__name__: part for part in (customers, pages, time, sign_in, ending)}

if __name__ == "__main__":
    connected = company(auth_client())
    json.dump({name: PARTS[name](connected) for name in sys.argv[1:]}, sys.stdout)
