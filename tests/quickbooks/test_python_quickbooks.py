"""python-quickbooks with intuit-oauth, unmodified and as documented, cannot tell the fake from the service."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from intuitlib.client import AuthClient
from intuitlib.enums import Scopes
from intuitlib.exceptions import AuthClientError
from quickbooks import QuickBooks
from quickbooks.exceptions import AuthorizationException, ObjectNotFoundException, QuickbooksException
from quickbooks.objects.company_info import CompanyInfo
from quickbooks.objects.customer import Customer
from quickbooks.objects.employee import Employee
from quickbooks.objects.timeactivity import TimeActivity

from sim.http.inprocess import mounted
from tests.quickbooks.conftest import Company

BACK = "https://app.example.com/callback"


@pytest.fixture(autouse=True)
def _mounted(hosts: dict[str, Any]) -> Iterator[None]:
    with mounted(hosts):
        yield


@pytest.fixture
def auth(company: Company) -> AuthClient:
    keys = (company.access["client_id"], company.access["client_secret"])
    return AuthClient(*keys, BACK, "sandbox", refresh_token=company.access["refresh_token"])


@pytest.fixture
def client(company: Company, auth: AuthClient) -> QuickBooks:
    refresh_token = company.access["refresh_token"]
    realm_id = company.access["realm_id"]
    return QuickBooks(auth_client=auth, refresh_token=refresh_token, company_id=realm_id, minorversion=75)


def customer(name: str, **fields: Any) -> Customer:
    made = Customer()
    made.DisplayName = name
    for field, value in fields.items():
        setattr(made, field, value)
    return made


def test_customers_are_created_listed_and_counted(client: QuickBooks) -> None:
    """What is saved comes back by id, in lists and in counts."""
    saved = customer("Acme Dental").save(qb=client)
    customer("Birch").save(qb=client)

    assert Customer.get(saved.Id, qb=client).FullyQualifiedName == "Acme Dental"
    assert [found.DisplayName for found in Customer.all(qb=client)] == ["Acme Dental", "Birch"]
    assert Customer.count(qb=client) == 2
    assert Customer.count("DisplayName LIKE 'A%'", qb=client) == 1


def test_a_sub_customer_stands_below_its_parent(client: QuickBooks) -> None:
    """Job and ParentRef make a path."""
    parent = customer("Acme Dental").save(qb=client)
    job = customer("2026 Tax", Job=True, ParentRef=parent.to_ref()).save(qb=client)

    assert job.FullyQualifiedName == "Acme Dental:2026 Tax"
    assert job.Level == 1


def test_apostrophes_are_found(client: QuickBooks) -> None:
    """The client escapes them with a backslash."""
    customer("Amy's Bird Sanctuary").save(qb=client)

    (found,) = Customer.filter(DisplayName="Amy's Bird Sanctuary", qb=client)
    (chosen,) = Customer.choose(["Amy's Bird Sanctuary"], field="DisplayName", qb=client)

    assert found.Id == chosen.Id


def test_a_full_update_of_what_was_read_is_accepted(client: QuickBooks) -> None:
    """The client sends everything back, read-only fields too."""
    saved = customer("Acme Dental").save(qb=client)
    read = Customer.get(saved.Id, qb=client)
    read.DisplayName = "Acme Dentists"
    read.PrintOnCheckName = ""
    updated = read.save(qb=client)

    assert (updated.DisplayName, updated.SyncToken) == ("Acme Dentists", "1")
    assert updated.PrintOnCheckName == "Acme Dentists"


def test_pages_cover_everything_once(company: Company, client: QuickBooks) -> None:
    """Start position and page size walk through all rows; past the end comes an empty list."""
    for number in range(25):
        company.screens.add_customer(f"Client {number:02}")
    pages = [
        Customer.all(order_by="DisplayName", start_position=start, max_results=10, qb=client)
        for start in (1, 11, 21, 31)
    ]

    assert [len(page) for page in pages] == [10, 10, 5, 0]
    assert [found.DisplayName for page in pages for found in page] == [f"Client {n:02}" for n in range(25)]


def test_a_repeated_create_with_one_request_id_makes_one(client: QuickBooks) -> None:
    """The second answer is the first one again."""
    first = customer("Acme Dental").save(qb=client, request_id="r-1")
    second = customer("Acme Dental").save(qb=client, request_id="r-1")

    assert first.Id == second.Id
    assert Customer.count(qb=client) == 1


def test_time_is_created_from_start_to_end_and_deleted(company: Company, client: QuickBooks) -> None:
    """The client sends no date, no hours and no billable status."""
    employee = Employee.get(company.screens.add_employee("Emily", "Platt"), qb=client)
    activity = TimeActivity()
    activity.NameOf = "Employee"
    activity.EmployeeRef = employee.to_ref()
    activity.StartTime = "2016-07-22T10:00:00-07:00"
    activity.EndTime = "2016-07-22T11:00:00-07:00"
    activity.CostRate = 50.0
    saved = activity.save(qb=client)

    assert saved.TxnDate == "2026-03-02"
    assert saved.EmployeeRef.name == "Emily Platt"
    assert [found.Id for found in TimeActivity.all(qb=client)] == [saved.Id]

    saved.delete(qb=client)

    assert TimeActivity.all(qb=client) == []
    with pytest.raises(ObjectNotFoundException):
        TimeActivity.get(saved.Id, qb=client)


def test_an_employee_is_renamed_with_the_old_display_name(client: QuickBooks) -> None:
    """The client's own suite sends an empty DisplayName first and the old one with a new family name later."""
    employee = Employee()
    employee.GivenName = "Emily"
    employee.FamilyName = "Platt"
    saved = employee.save(qb=client)
    saved.FamilyName = "Stone"
    updated = saved.save(qb=client)

    assert (updated.FamilyName, updated.DisplayName) == ("Stone", "Emily Platt")


def test_a_duplicate_name_is_the_clients_plain_exception(client: QuickBooks) -> None:
    """6240 falls outside the client's numbered classes."""
    customer("Acme Dental").save(qb=client)
    with pytest.raises(QuickbooksException) as refused:
        customer("ACME dental").save(qb=client)

    assert refused.value.error_code == 6240


def test_company_info_is_found_by_one_and_by_query(company: Company, client: QuickBooks) -> None:
    """The client parses QueryResponse.CompanyInfo[0]."""
    company.state.found_account("Larch & Fern")

    assert CompanyInfo.get(1, qb=client).CompanyName == "Larch & Fern"
    assert [found.CompanyName for found in CompanyInfo.all(qb=client)] == ["Larch & Fern"]


def test_an_expired_token_is_refreshed(company: Company, auth: AuthClient, client: QuickBooks) -> None:
    """After an hour the client is refused until it refreshes; within a day the refresh token stays."""
    company.state.universe.clock.advance(3600)
    with pytest.raises(AuthorizationException):
        Customer.all(qb=client)
    auth.refresh()
    fresh = QuickBooks(auth_client=auth, company_id=company.access["realm_id"], minorversion=75)

    assert Customer.all(qb=fresh) == []
    assert auth.refresh_token == company.access["refresh_token"]


def test_a_refresh_token_changes_after_a_day(company: Company, auth: AuthClient) -> None:
    """The value is replaced, and the replaced one is dead."""
    company.state.universe.clock.advance(timedelta(days=1).total_seconds())
    auth.refresh()

    assert auth.refresh_token != company.access["refresh_token"]
    with pytest.raises(AuthClientError) as refused:
        auth.refresh(refresh_token=company.access["refresh_token"])
    assert refused.value.status_code == 400


def test_a_person_lets_the_app_in(company: Company, auth: AuthClient) -> None:
    """Consent leads back with a code, the state and the realm, and the code buys tokens."""
    url = auth.get_authorization_url([Scopes.ACCOUNTING, Scopes.OPENID, Scopes.EMAIL], state_token="s-1")
    page = auth.get(url)
    back = auth.post(url, data={"decision": "allow"}, allow_redirects=False).headers["Location"]
    answered = dict(part.split("=") for part in back.partition("?")[2].split("&"))

    assert "Connect" in page.text
    assert back.startswith(f"{BACK}?")
    assert (answered["state"], answered["realmId"]) == ("s-1", company.access["realm_id"])

    auth.get_bearer_token(answered["code"], realm_id=answered["realmId"])

    assert auth.x_refresh_token_expires_in == 8726400
    assert auth.get_user_info().json()["email"] == "olivia.owner@example.com"


def test_revoking_ends_both_tokens(company: Company, auth: AuthClient, client: QuickBooks) -> None:
    """After it neither a call nor a refresh works."""
    auth.revoke(token=company.access["refresh_token"])

    with pytest.raises(AuthorizationException):
        Customer.all(qb=client)
    with pytest.raises(AuthClientError):
        auth.refresh()
