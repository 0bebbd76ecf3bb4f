"""A credential that is no longer good is refused, and the journal of its world says so."""

import pytest
import requests

from sim import firms
from sim.apps import apps_by_host
from sim.http.inprocess import WorldAdapter
from sim.worlds import Worlds

URLS = {
    "karbon": "https://api.karbonhq.com/v3/Users",
    "quickbooks_time": "https://rest.tsheets.com/api/v1/current_user",
    "quickbooks": "https://quickbooks.api.intuit.com/v3/company/{realm_id}/query?query=select count(*) from Customer",
}


def headers(service, access):
    """The credentials of a service as a client sends them."""
    if service == "karbon":
        return {"Authorization": f"Bearer {access['bearer']}", "AccessKey": access["access_key"]}
    return {"Authorization": f"Bearer {access['access_token']}", "Accept": "application/json"}


@pytest.fixture(scope="module")
def worlds():
    """One world with the baseline firm."""
    found = Worlds()
    firm = firms.load("baseline")
    found.create("main", seed=7, furnish=lambda world: firms.furnish(world, firm))
    return found


@pytest.mark.parametrize("service", ["karbon", "quickbooks_time", "quickbooks"])
def test_a_void_credential_is_journaled(worlds, service):
    """The call stands in the journal with its 401, whoever refused it and when."""
    world = worlds.get("main")
    access = worlds.access("main")[service]
    session = requests.Session()
    session.mount("https://", WorldAdapter(apps_by_host(worlds.directory)))
    before = world.universe.calls.last
    getattr(world, service).open_access("another name")  # voids what was handed out
    answer = session.get(URLS[service].format(**access), headers=headers(service, access))
    calls = [call for _, call in world.universe.calls.since(before)]
    worlds.back("main", "start")

    assert answer.status_code == 401
    assert [(call.service, call.status, call.who) for call in calls] == [(service, 401, "")]


def test_a_foreign_credential_is_nobodys(worlds):
    """A credential that no world handed out leaves no trace in any."""
    world = worlds.get("main")
    session = requests.Session()
    session.mount("https://", WorldAdapter(apps_by_host(worlds.directory)))
    before = world.universe.calls.last
    answer = session.get(URLS["quickbooks_time"], headers={"Authorization": "Bearer " + "0" * 40})

    assert answer.status_code == 401
    assert world.universe.calls.last == before
