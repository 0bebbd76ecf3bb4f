"""Karbon, QuickBooks Time and QuickBooks answer the same bytes in process, under the process and over sockets."""

from contextlib import ExitStack

import pytest
import requests

from sim import karbon, quickbooks, quickbooks_time
from sim.apps import apps_by_service
from sim.firms import furnish, load
from sim.http.inprocess import WorldAdapter, mounted
from sim.physics.faults import Fault, FaultKind
from sim.worlds import Worlds
from tests.http.conftest import WAYS, served

HOSTS = {
    "karbon": karbon.HOSTS[0],
    "quickbooks_time": quickbooks_time.HOSTS[0],
    "quickbooks": quickbooks.HOSTS[0],
}
OUTSIDE = {
    "content-type",
    "location",
    "retry-after",
    "intuit_tid",
}  # headers that are the vendor's, not the server's

# By service: method, path, JSON body. Good calls and bad ones, reads and writes.
CALLS = {
    "karbon": [
        ("GET", "/v3/Users", None),
        ("GET", "/v3/Contacts?$filter=contains(FullName,%20'a')&$top=5&$orderby=FullName", None),
        ("GET", "/v3/Contacts?$filter=FullName%20eq%20'O''Brien'", None),
        ("GET", "/v3/Contacts?$filter=nonsense", None),
        ("GET", "/v3/Organizations/none", None),
        ("GET", "/v3/Nothing", None),
        (
            "POST",
            "/v3/Contacts",
            {"FirstName": "Zoë", "LastName": "Núñez \U0001f600", "ContactType": "Client"},
        ),
        ("POST", "/v3/Contacts", {"Unknown": 1}),
        ("POST", "/v3/Contacts", b"{not json"),
        ("DELETE", "/v3/Contacts", None),
    ],
    "quickbooks_time": [
        ("GET", "/api/v1/current_user", None),
        ("GET", "/api/v1/jobcodes?per_page=2&page=2", None),
        ("GET", "/api/v1/jobcodes?ids=1,2,x&active=both", None),
        ("GET", "/api/v1/nothing", None),
        ("POST", "/api/v1/jobcodes", {"data": [{"name": "Zoë & Co ½"}, {"name": ""}]}),
        ("POST", "/api/v1/jobcodes", b"{not json"),
        ("PUT", "/api/v1/jobcodes", {"data": [{"id": 1, "name": "x"}]}),
        ("DELETE", "/api/v1/timesheets?ids=1", None),
    ],
    "quickbooks": [
        ("GET", "/v3/company/{realm}/companyinfo/{realm}", None),
        ("GET", "/v3/company/{realm}/query?query=select%20count(*)%20from%20Customer", None),
        (
            "GET",
            "/v3/company/{realm}/query?query=select%20*%20from%20Customer%20where%20DisplayName%20%3D%20'O\\'Neil'",
            None,
        ),
        ("GET", "/v3/company/{realm}/query?query=selec", None),
        ("GET", "/v3/company/{realm}/customer/99999", None),
        ("POST", "/v3/company/{realm}/customer?requestid=one", {"DisplayName": "Zoë Núñez"}),
        ("POST", "/v3/company/{realm}/customer?requestid=one", {"DisplayName": "Zoë Núñez"}),
        ("POST", "/v3/company/{realm}/customer", {"DisplayName": "Zoë Núñez"}),
        ("POST", "/v3/company/{realm}/customer", b"{not json"),
        ("GET", "/v3/company/1/companyinfo/1", None),
    ],
}


@pytest.fixture(scope="module")
def firm():
    return load("sample")


@pytest.fixture
def worlds(firm):
    found = Worlds()
    found.create("one", 7, furnish=lambda world: furnish(world, firm))
    return found


def answers(way, worlds, service):
    """What the service of this world answers to each of its calls, in this way in."""
    access = worlds.access("one")[service]
    app, host = apps_by_service(worlds.directory)[service], HOSTS[service]
    with ExitStack() as stack:
        session = stack.enter_context(requests.Session())
        session.trust_env = False
        session.headers.update({"Authorization": f"Bearer {access.get('bearer') or access['access_token']}"})
        session.headers.update({"AccessKey": access.get("access_key", ""), "Accept": "application/json"})
        url = f"https://{host}"
        if way == "adapter":
            session.mount("https://", WorldAdapter({host: app}))
        elif way == "mounted":
            stack.enter_context(mounted({host: app}))
        else:
            (url,) = stack.enter_context(served(app))
        return [
            seen(session, method, url, path.format(realm=access.get("realm_id")), body)
            for method, path, body in CALLS[service]
        ]


def seen(session, method, url, path, body):
    """Status, bytes and the vendor's headers; where a service writes its own address stands SELF."""
    given = {"data": body} if isinstance(body, bytes) else {"json": body}
    more = {"headers": {"Content-Type": "application/json"}} if isinstance(body, bytes) else {}
    answer = session.request(method, url + path, timeout=10, **given, **more)
    headers = {name.lower(): value.replace(url, "SELF") for name, value in answer.headers.items()}
    return (
        answer.status_code,
        answer.content.replace(url.encode(), b"SELF"),
        {name: value for name, value in headers.items() if name in OUTSIDE},
    )


@pytest.mark.parametrize("way", WAYS[1:])
@pytest.mark.parametrize("service", CALLS)
def test_same_status_and_bytes(worlds, service, way):
    """Whatever is asked, the way in makes no difference, and neither does it in the journal."""
    start = worlds.get("one").snapshot()
    wanted = answers("adapter", worlds, service)
    journal = worlds.get("one").universe.calls.since(0)
    worlds.get("one").restore(start)
    found = answers(way, worlds, service)

    assert found == wanted
    assert worlds.get("one").universe.calls.since(0) == journal
    assert len({status for status, _, _ in wanted}) >= 2


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("service", CALLS)
def test_faults(worlds, service, way):
    """Each service loses and refuses answers in every way in."""
    world = worlds.get("one")
    world.universe.faults.arm(Fault(kind=FaultKind.REFUSED, status=503))
    first, *rest = answers(way, worlds, service)
    world.universe.faults.arm(Fault(kind=FaultKind.LOST))
    with pytest.raises(requests.ConnectionError):
        answers(way, worlds, service)

    assert first[0] == 503
    assert first[1] != b""
    assert all(status < 500 or body for status, body, _ in rest)
