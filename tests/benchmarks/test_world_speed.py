"""Going back to a world's beginning and forking it cost next to nothing, whatever the size of the firm."""

import pytest

from sim.firms import furnish, make
from sim.worlds import Worlds
from tests.benchmarks.timing import best_us, say


@pytest.fixture(scope="module")
def worlds():
    """A small firm, and one with at least 10,000 records."""
    found = Worlds()
    for name, clients in (("small", 50), ("large", 3_000)):
        firm = make(clients, 7)
        found.create(name, 7, furnish=lambda world, firm=firm: furnish(world, firm))
    return found


def records(world):
    return sum(map(len, world.universe.tables()))


def test_restore(benchmark, worlds):
    """A world of 10,000 records is back at its beginning in under a millisecond, as soon as a small one."""
    few, many = best_us(lambda: worlds.back("small", "start"), lambda: worlds.back("large", "start"))
    benchmark(lambda: worlds.back("large", "start"))
    say("restore, us (target 1,000)", records=records(worlds.get("large")), small=few, large=many)

    assert records(worlds.get("large")) >= 10_000
    assert many < 2 * few
    assert many < 1_000


def test_fork(benchmark, worlds):
    """A fork of 10,000 records, open for calls, takes under 20 ms, as long as one of a small world."""
    numbers = iter(range(10**9))

    def fork(parent):
        name = f"fork-{next(numbers)}"
        worlds.fork(parent, name)
        worlds.remove(name)

    few, many = best_us(lambda: fork("small"), lambda: fork("large"), rounds=20, calls=3)
    benchmark.pedantic(lambda: fork("large"), rounds=50)
    say("fork and remove, us (target 20,000)", small=few, large=many)

    assert many < 2 * few
    assert many < 20_000
