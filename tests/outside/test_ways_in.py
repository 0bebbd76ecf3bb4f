"""Clients reach the services at the vendors' own addresses, or at sockets; nobody reaches a vendor by accident."""

import json
from urllib.request import Request, urlopen

import pytest
import requests
import responses

from sim.testing.grounds import ELSEWHERE


def test_the_addresses_are_the_vendors_own(karbon, quickbooks_time, quickbooks):
    """A client whose address cannot be changed is tested as it is."""
    assert [karbon.url, quickbooks_time.url, quickbooks.url] == [
        "https://api.karbonhq.com",
        "https://rest.tsheets.com/api/v1",
        "https://quickbooks.api.intuit.com",
    ]


def test_each_service_lets_its_credentials_in(quickbooks_time, quickbooks):
    """What a fixture calls credentials opens the vendor's API."""
    token, books = quickbooks_time.credentials["access_token"], quickbooks.credentials
    company = f"{quickbooks.url}/v3/company/{books['realm_id']}/companyinfo/{books['realm_id']}"

    assert _status(f"{quickbooks_time.url}/users", token) == 200
    assert _status(company, books["access_token"]) == 200
    assert ([call.status for call in quickbooks_time.calls], len(quickbooks.calls)) == ([200], 1)


@pytest.mark.served
@pytest.mark.parametrize("time", ["first", "second"])
def test_a_client_without_requests_comes_in_by_sockets(time, karbon):
    """With the marker `served` the address is one of this machine, and any HTTP client may call it."""
    karbon.add_organization(f"Acme {time}")
    headers = {
        "Authorization": f"Bearer {karbon.credentials['bearer']}",
        "AccessKey": karbon.credentials["access_key"],
    }
    with urlopen(Request(f"{karbon.url}/v3/Organizations", headers=headers), timeout=10) as answer:
        found = json.load(answer)["value"]

    assert karbon.url.startswith("http://127.0.0.1:")
    assert [row["FullName"] for row in found] == [f"Acme {time}"]
    assert len(karbon.calls) == 1


@pytest.mark.served
def test_a_lost_answer_at_a_socket(quickbooks_time):
    """A fault befalls a call over sockets as it does in process."""
    quickbooks_time.arm("lost", "GET", "/users")
    with pytest.raises(requests.ConnectionError):
        _status(f"{quickbooks_time.url}/users", quickbooks_time.credentials["access_token"])


@pytest.mark.parametrize(
    "url",
    [
        "http://api.karbonhq.com/v3/Users",
        "https://api.karbonhq.com:444/v3",
        "https://app2.karbonhq.com/",
        "https://KARBONHQ.com",
        "https://user:secret@accounts.intuit.com/",
        "https://tsheets.com./",
    ],
)
def test_a_vendor_that_is_not_played_is_not_called(karbon, url):
    """What no fake answers goes nowhere, least of all to the vendor."""
    assert ELSEWHERE.match(url) is None
    with pytest.raises(requests.ConnectionError, match="Connection refused by Responses"):
        requests.get(url, timeout=1)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:8000/x",
        "https://example.test/karbonhq.com",
        "https://notintuit.com",
        "http://a@b.test",
    ],
)
def test_other_services_are_their_own_business(url):
    """A test may call whatever else it needs."""
    assert ELSEWHERE.match(url)


def test_their_own_stand_ins_stand_beside_ours(karbon):
    """Somebody who uses `responses` for another service goes on doing so."""
    with responses.RequestsMock() as mock:
        mock.get("https://mail.example.test/sent", json={"sent": 3})

        assert requests.get("https://mail.example.test/sent", timeout=1).json() == {"sent": 3}
    assert requests.get(f"{karbon.url}/v3/Users", timeout=1).status_code == 401


def _status(url, token):
    return requests.get(url, headers={"Authorization": f"Bearer {token}"}, timeout=5).status_code
