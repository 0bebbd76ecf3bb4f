"""What a page of time and the rules for new time look at is the same among much time as among little."""

import pytest

from sim.physics.tables import Table
from tests.benchmarks.quickbooks_time_of_size import account, batch_of, page_of


@pytest.fixture(scope="module", params=[1, 3], ids=["a month", "three months"])
def state(request):
    """Every month has ten thousand timesheets."""
    return account(request.param, 1_000)


@pytest.fixture
def looks(monkeypatch):
    """For each table how many records were found through its indexes."""
    found = {}
    between = Table.between

    def counted(self, *args, **kwargs):
        records = between(self, *args, **kwargs)
        kind = self.name.rpartition(".")[2]
        found[kind] = found.get(kind, 0) + len(records)
        return records

    monkeypatch.setattr(Table, "between", counted)
    return found


def test_a_page_of_a_persons_month(state, looks):
    """The 250 timesheets of that person and month, to give 200 of them."""
    page_of(state)()

    assert looks["timesheets"] == 250


def test_the_rules_for_fifty_rows(state, looks):
    """For each the last two of the person's that begin before it ends, and no jobcode through an index."""
    batch_of(state)()

    assert looks["timesheets"] == 100
    assert looks.get("jobcodes", 0) == 0
