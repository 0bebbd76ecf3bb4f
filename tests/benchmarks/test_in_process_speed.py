"""A call to a fake in process costs little more than a call to a route that returns a constant."""

from types import SimpleNamespace

import pytest
import requests

from sim.apps import apps_by_service
from sim.firms import furnish, load
from sim.http.inprocess import WorldAdapter
from sim.worlds import Worlds
from tests.benchmarks.timing import best_us, say
from tests.benchmarks.worlds_for_speed import bare, karbon, unlimited

PAGE = "https://fake/v3/Contacts?$filter=ContactType%20eq%20'Type%207'&$top=10"
ONE = {
    "karbon": "/v3/Contacts/{id}",
    "quickbooks_time": "/api/v1/jobcodes?ids={id}",
    "quickbooks": "/v3/company/{realm_id}/customer/{id}",
}
TABLES = {
    "karbon": "karbon.contacts",
    "quickbooks_time": "quickbooks_time.jobcodes",
    "quickbooks": "quickbooks.customers",
}

TARGET = 1.3


def asking(app, url, headers=None):
    """A call by a session that reads no proxy settings, as the integration's do."""
    session = requests.Session()
    session.trust_env = False
    session.headers.update(headers or {})
    session.mount("https://", WorldAdapter({"fake": app}))

    def ask():
        answer = session.get(url)
        assert answer.status_code == 200
        return answer

    return ask


@pytest.fixture(scope="module")
def sample():
    worlds = Worlds()
    firm = load("sample")
    world = worlds.create("one", 7, furnish=lambda made: furnish(made, firm))
    unlimited(world.universe)
    return SimpleNamespace(world=world, access=worlds.access("one"), apps=apps_by_service(worlds.directory))


def one_record(sample, service):
    """A call that reads one record of this service, and the same call to a route that returns those bytes."""
    access = sample.access[service]
    token = access.get("bearer") or access["access_token"]
    headers = {"Authorization": f"Bearer {token}", "Accept": "application/json"}
    headers["AccessKey"] = access.get("access_key", "")
    (table,) = (found for found in sample.world.universe.tables() if found.name == TABLES[service])
    path = ONE[service].format(id=min(table.root[0]), realm_id=access.get("realm_id"))
    url = f"https://fake{path}"
    one = asking(sample.apps[service], url, headers)
    sent = one()
    # The vendor's headers are part of the answer: `requests` reads each of them, whoever sends them.
    return asking(bare(sent.content, dict(sent.headers)), url, headers), one


@pytest.mark.parametrize("service", ONE)
def test_one_record(benchmark, sample, service):
    """Reading one record costs little more than the same call to a route that returns a constant."""
    constant, one = one_record(sample, service)
    floor, cost = best_us(constant, one, rounds=150)
    benchmark(one)
    say(f"{service} in process, us (target {TARGET} x)", constant=floor, one=cost, ratio=cost / floor)

    assert cost < TARGET * floor


def test_a_filtered_page(benchmark):
    """A page filtered by an indexed field costs at most twice as much among 100,000 as among 1,000."""
    of_small, of_large = (
        asking(world.app, PAGE, world.headers) for world in (karbon(1_000), karbon(100_000))
    )
    few, many = best_us(of_small, of_large)
    benchmark(of_large)
    say("page of 10, us (target 2 x)", among_1_000=few, among_100_000=many, ratio=many / few)

    assert len(of_small().json()["value"]) == len(of_large().json()["value"]) == 10
    assert many < 2 * few
