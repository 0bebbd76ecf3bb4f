"""What a query looks at does not grow with what it leaves out."""

from datetime import timedelta

import pytest

from sim.physics.clock import WORLD_START
from sim.quickbooks.query_comparisons import Comparison
from sim.quickbooks.records import Customer, Employee, TimeActivity
from tests.quickbooks.conftest import Company

ROWS = 3000


@pytest.mark.parametrize(
    ("statement", "tried_max"),
    [
        ("select * from Customer", 0),
        ("select * from Customer startposition 2900", 0),
        ("select count(*) from Customer", 0),
        ("select * from Customer where DisplayName = 'C0007'", 2),
        ("select * from Customer where FullyQualifiedName = 'C0007'", 2),
        ("select * from Customer where Id in ('1','2')", 8),
        ("select * from Customer where MetaData.LastUpdatedTime > '2026-03-02T10:59:00+00:00'", 120),
        ("select * from Customer where MetaData.LastUpdatedTime > '2026-01-01' maxresults 10", 500),
        ("select * from Customer where Active in (true,false) orderby MetaData.LastUpdatedTime desc", 0),
        ("select * from TimeActivity where CustomerRef = '7'", 0),
        ("select * from TimeActivity where TxnDate = '2026-03-05'", 0),
        ("select * from TimeActivity where TxnDate >= '2026-03-27' and BillableStatus = 'NotBillable'", 400),
        ("select * from TimeActivity where Id > '2990'", 15),
    ],
)
def test_rows_that_are_tried_one_by_one(
    company: Company, monkeypatch: pytest.MonkeyPatch, statement: str, tried_max: int
) -> None:
    """Out of three thousand."""
    company.state.load([Employee(id="9000", given_name="Em", display_name="Em")])
    company.state.load(
        Customer(
            id=str(number),
            display_name=f"C{number:04}",
            last_updated_time=WORLD_START + timedelta(minutes=number % 121),
        )
        for number in range(1, ROWS + 1)
    )
    company.state.load(
        TimeActivity(
            id=str(number),
            txn_date=f"2026-03-{1 + number % 28:02}",
            employee_id="9000",
            customer_id=str(number),
            hours=1,
        )
        for number in range(1, ROWS + 1)
    )
    tried = []
    passes = Comparison.passes
    monkeypatch.setattr(Comparison, "passes", lambda *given: tried.append(1) or passes(*given))
    response = company.query(statement)

    assert response.status_code == 200
    assert len(tried) <= tried_max
