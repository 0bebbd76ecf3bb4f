"""A call to a fake in process costs little more than a call to a route that returns a constant."""

import pytest
import requests

from sim.http.inprocess import WorldAdapter
from tests.benchmarks.timing import best_us, say
from tests.benchmarks.worlds_for_speed import bare, karbon

PAGE = "https://fake/v3/Contacts?$filter=ContactType%20eq%20'Type%207'&$top=10"
ONE = "https://fake/v3/Contacts/C0000500"


@pytest.fixture(scope="module")
def worlds():
    return karbon(1_000), karbon(100_000)


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


def test_one_record(benchmark, worlds):
    """Reading one record is at most 1.3 times as expensive as reading a constant."""
    small, _ = worlds
    constant, one = asking(bare(), "https://fake/constant"), asking(small.app, ONE, small.headers)
    floor, cost = best_us(constant, one)
    benchmark(one)
    say("in process, us (target 1.3 x)", constant=floor, one=cost, ratio=cost / floor)

    assert cost < 1.3 * floor


def test_a_filtered_page(benchmark, worlds):
    """A page filtered by an indexed field costs at most twice as much among 100,000 as among 1,000."""
    of_small, of_large = (asking(world.app, PAGE, world.headers) for world in worlds)
    few, many = best_us(of_small, of_large)
    benchmark(of_large)
    say("page of 10, us (target 2 x)", among_1_000=few, among_100_000=many, ratio=many / few)

    assert len(of_small().json()["value"]) == len(of_large().json()["value"]) == 10
    assert many < 2 * few
