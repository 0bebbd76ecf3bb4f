"""Snapshots cost the same in small worlds and large ones; a write stays cheap among 100,000 records."""

import msgspec

from sim.physics.universe import Universe
from tests.benchmarks.timing import best_us, say


class Job(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A record with two indexes."""

    id: int
    name: str
    modified: int


def jobs(count):
    universe = Universe(seed=7)
    table = universe.table(
        "jobs",
        key=lambda job: job.id,
        indexes={"name": lambda job: (job.name,), "modified": lambda job: (job.modified,)},
    )
    table.load(Job(id=n, name=f"{n * 7919 % count:06}", modified=n) for n in range(count))
    return universe, table


def test_restore(benchmark):
    """Going back costs the same whether there are 100 records or 10,000."""
    small, large = jobs(100)[0], jobs(10_000)[0]
    of_small, of_large = small.snapshot(), large.snapshot()
    few, many = best_us(lambda: small.restore(of_small), lambda: large.restore(of_large))
    benchmark(lambda: large.restore(of_large))
    say("restore, us", small=few, large=many)

    assert many < 2 * few


def test_put(benchmark):
    """A write into 100,000 records costs at most ten times the same write into 1,000."""
    small, large = jobs(1_000)[1], jobs(100_000)[1]
    numbers = iter(range(10**6, 10**9))

    def put(table):
        number = next(numbers)
        table.put(Job(id=number, name=f"{number * 7919 % 10**6:06}", modified=number))

    few, many = best_us(lambda: put(small), lambda: put(large))
    benchmark.pedantic(lambda: put(large), rounds=200, iterations=10)
    say("put with two indexes, us (target 40 among 100,000)", small=few, large=many)

    assert many < 10 * few


def test_page(benchmark):
    """A page out of 100,000 costs at most twice the same page out of 1,000."""
    small, large = jobs(1_000)[1], jobs(100_000)[1]
    few, many = best_us(lambda: small.page("name", limit=50), lambda: large.page("name", limit=50))
    benchmark(lambda: large.page("name", limit=50))
    say("page of 50, us", small=few, large=many)

    assert many < 2 * few
