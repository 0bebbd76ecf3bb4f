"""QuickBooks among many: a page of time costs what it costs among few, and a batch is done in no time."""

import json
from datetime import timedelta
from time import process_time
from types import SimpleNamespace

import pytest

from sim.http.directory import Directory
from sim.physics.clock import WORLD_START
from sim.physics.universe import Universe
from sim.quickbooks.records import Customer, Employee, TimeActivity
from sim.quickbooks.routes import create_app
from sim.quickbooks.state import QuickBooksState
from tests.benchmarks.test_in_process_speed import asking
from tests.benchmarks.timing import best_us, say
from tests.benchmarks.worlds_for_speed import bare, unlimited

FEW, MANY = 2_000, 200_000
PAGE = 1_000
BATCH_US = 6_000
PAGES = {
    "by date": "where TxnDate >= '2026-02-01' orderby TxnDate",
    "by change": "where MetaData.LastUpdatedTime >= '2026-02-01' orderby MetaData.LastUpdatedTime",
    "by id": "where Id > '900' orderby Id",
}


def company(count):
    """A company with so much time in it: its app, the headers of its calls, its address."""
    universe = Universe(seed=7)
    state = QuickBooksState(universe)
    world = SimpleNamespace(universe=universe, quickbooks=state)
    directory = Directory()
    universe.announce = lambda credential: directory.enter(credential, world)
    state.load([Employee(id="1", given_name="Em", display_name="Em")])
    state.load(Customer(id=str(number), display_name=f"C{number:04}") for number in range(2, 502))
    state.load(
        TimeActivity(
            id=str(number),
            txn_date=f"2026-02-{1 + number % 28:02}",
            employee_id="1",
            customer_id=str(2 + number % 500),
            hours=1,
            last_updated_time=WORLD_START + timedelta(seconds=number),
        )
        for number in range(1, count + 1)
    )
    access = state.open_access("speed")
    unlimited(universe)
    headers = {"Authorization": f"Bearer {access['access_token']}", "Accept": "application/json"}
    base = f"https://fake/v3/company/{access['realm_id']}"
    return SimpleNamespace(app=create_app(directory), headers=headers, base=base, state=state)


@pytest.fixture(scope="module")
def companies():
    return company(FEW), company(MANY)


@pytest.mark.parametrize("way", PAGES)
def test_a_page_of_time(benchmark, companies, way):
    """1,000 filtered, ordered rows cost at most twice as much among 200,000 as among 2,000."""
    query = f"select * from TimeActivity {PAGES[way]} startposition 101 maxresults {PAGE}"
    of_few, of_many = (
        asking(each.app, f"{each.base}/query?query={query}", each.headers) for each in companies
    )
    few, many = best_us(of_few, of_many, rounds=8, calls=2, clock=process_time)
    benchmark(of_many)
    say(f"page of 1,000 {way}, us (target 2 x)", among_2_000=few, among_200_000=many, ratio=many / few)

    assert len(of_few().json()["QueryResponse"]["TimeActivity"]) == PAGE
    assert len(of_many().json()["QueryResponse"]["TimeActivity"]) == PAGE
    assert many < 2 * few


def test_a_batch_of_thirty_creates(benchmark, companies):
    """Under 6 ms, among 200,000 activities."""
    _, world = companies
    time = {
        "NameOf": "Employee",
        "EmployeeRef": {"value": "1"},
        "CustomerRef": {"value": "7"},
        "TxnDate": "2026-02-05",
        "Hours": 1,
        "Minutes": 30,
        "Description": "Review of the quarter",
    }
    items = [{"bId": str(number), "operation": "create", "TimeActivity": time} for number in range(30)]
    client = world.app.test_client()
    path = world.base.removeprefix("https://fake")
    body = json.dumps({"BatchItemRequest": items})
    constant = bare().test_client()

    def send():
        answer = client.post(
            f"{path}/batch", data=body, headers=world.headers, content_type="application/json"
        )
        assert answer.data.count(b'"SyncToken"') == 30

    floor, cost = best_us(lambda: constant.get("/x"), send, rounds=20, calls=3, clock=process_time)
    benchmark(send)
    say("batch of 30 creates, us (target 6,000)", constant=floor, batch=cost, ratio=cost / floor)

    assert cost < BATCH_US
