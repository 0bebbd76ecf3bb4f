"""An unmodified public client reads over sockets what the integration wrote."""

import pytest
from intuitlib.client import AuthClient
from quickbooks import QuickBooks
from quickbooks.objects.customer import Customer
from quickbooks.objects.employee import Employee
from quickbooks.objects.timeactivity import TimeActivity

from integration.port import open_port
from tests.http.serving import serving

ADMIN = "priya@baseline.example"
ANN = "ann@baseline.example"


def ask(port, operation, **arguments):
    """The result of an operation that has to work."""
    answer = port.call(operation, arguments)
    assert "ok" in answer, answer
    return answer["ok"]


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """A served baseline firm whose time the integration has brought to QuickBooks."""
    folder = tmp_path_factory.mktemp("served")
    with serving(folder) as server:
        port = open_port(connections=server.found, store=f"sqlite:///{folder / 'timebridge.db'}")
        ask(port, "connect", by=ADMIN)
        ask(port, "save_and_sync", by=ADMIN, contact_types=["Client"], track_work=True)
        rows = {
            row["Karbon name"]: row["Karbon key"]
            for row in ask(port, "export_synced_items", by=ADMIN)["items"]
        }
        day = "2026-03-02"
        ask(port, "track_time", by=ANN, key=rows["2026 Tax"], day=day, minutes=90, notes="It's done")
        ask(port, "track_time", by=ANN, key=rows["Acme"], day=day, minutes=30)
        ask(port, "sync")
        yield server.found["quickbooks"]


@pytest.fixture
def client(found, monkeypatch):
    """python-quickbooks as documented: its addresses are settings of the two classes."""
    monkeypatch.setenv(
        "OAUTHLIB_INSECURE_TRANSPORT", "1"
    )  # its OAuth library asks for this where there is no TLS
    monkeypatch.setattr(QuickBooks, "api_url_v3", f"{found['base_url']}/v3")
    auth = AuthClient(
        found["client_id"],
        found["client_secret"],
        "https://app.example.com/callback",
        f"{found['base_url']}/.well-known/openid_sandbox_configuration/",
        refresh_token=found["refresh_token"],
    )
    keys = {"refresh_token": found["refresh_token"], "company_id": found["realm_id"]}
    return QuickBooks(auth_client=auth, minorversion=75, **keys)


def test_customers_and_jobs(client):
    """The client and its job stand there, one below the other."""
    customers = {one.FullyQualifiedName: one for one in Customer.all(qb=client)}

    assert sorted(customers) == ["Acme", "Acme:2026 Tax"]
    assert customers["Acme:2026 Tax"].Job is True
    assert customers["Acme:2026 Tax"].ParentRef.value == customers["Acme"].Id


def test_time_activities(client):
    """Each timesheet is one time activity of the right person, day, length and customer."""
    people = {one.Id: one.DisplayName for one in Employee.all(qb=client)}
    paths = {one.Id: one.FullyQualifiedName for one in Customer.all(qb=client)}
    read = {
        (
            people[one.EmployeeRef.value],
            str(one.TxnDate),
            paths[one.CustomerRef.value],
            one.Hours * 60 + one.Minutes,
            one.Description or "",
        )
        for one in TimeActivity.all(qb=client)
    }

    assert read == {
        ("Ann Lee", "2026-03-02", "Acme:2026 Tax", 90, "It's done"),
        ("Ann Lee", "2026-03-02", "Acme", 30, ""),
    }


def test_a_name_with_an_apostrophe_is_found(client):
    """Searching with the client's own escaping works."""
    assert Customer.filter(DisplayName="O'Brien", qb=client) == []
    assert [one.DisplayName for one in Customer.filter(DisplayName="Acme", qb=client)] == ["Acme"]
