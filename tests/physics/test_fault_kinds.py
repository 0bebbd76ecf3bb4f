"""Which calls each kind of fault can befall, and what it does to rows and pages while one strikes."""

import pytest

from sim.physics import befallen
from sim.physics.fault_kinds import OF_CALLS, OF_ROWS, OF_WRITES, FaultKind, Nature, befalls
from sim.physics.faults import Deed, Fault, FaultPlan

READ = Nature(credential="access")
LATER = Nature(credential="access", later_page=True)
WRITE = Nature(credential="access", writes=True)
ONE_ROW = Nature(credential="access", writes=True, rows=1)
BATCH = Nature(credential="access", writes=True, rows=4)
REFRESH = Nature(credential="refresh", writes=True)
KEYLESS = Nature()

ANY = {
    FaultKind.REFUSED,
    FaultKind.THROTTLED,
    FaultKind.REQUEST_LOST,
    FaultKind.LOST,
    FaultKind.SLOW,
    FaultKind.GARBLED,
    FaultKind.TRUNCATED,
    FaultKind.WRONG_TYPE,
    FaultKind.MEANWHILE,
    FaultKind.SKEWED,
}
WRITES = {FaultKind.FAILED_AFTER, FaultKind.LATE_COMMIT, FaultKind.DOUBLED}
KEYED = {FaultKind.TOKEN_EXPIRED, FaultKind.REVOKED}


@pytest.mark.parametrize(
    ("nature", "kinds"),
    [
        (KEYLESS, ANY | {FaultKind.STALE}),
        (READ, ANY | KEYED | {FaultKind.STALE}),
        (LATER, ANY | KEYED | {FaultKind.STALE, FaultKind.DRIFTED}),
        (WRITE, ANY | KEYED | WRITES),
        (ONE_ROW, ANY | KEYED | WRITES | {FaultKind.ROW_REFUSED}),
        (BATCH, ANY | KEYED | WRITES | OF_ROWS),
        (REFRESH, ANY | WRITES | {FaultKind.ROTATED, FaultKind.REVOKED}),
    ],
)
def test_what_makes_sense(nature, kinds):
    """Of every kind it is known which calls it can befall."""
    assert {kind for kind in OF_CALLS if befalls(kind, nature, None)} == kinds


@pytest.mark.parametrize(("rows", "fits"), [(0, True), (3, True), (4, False)])
@pytest.mark.parametrize("kind", sorted(OF_ROWS))
def test_rows_that_pass(kind, rows, fits):
    """A batch that is done before it goes wrong has nothing left that could."""
    assert befalls(kind, BATCH, rows) is fits


@pytest.mark.parametrize("kind", sorted(OF_WRITES))
def test_a_call_that_it_makes_no_sense_of_is_not_counted(kind):
    """Neither is a skip used up by it, nor does it strike."""
    plan = FaultPlan()
    plan.arm(Fault(kind=kind, skip=1))
    calls = [READ, BATCH, READ, BATCH]
    struck = [plan.next("karbon", "POST", "/", nature=nature) is not None for nature in calls]

    assert struck == [False, False, False, True]


def test_a_fault_that_is_spared_can_strike_again():
    """It did not befall the call after all."""
    plan = FaultPlan()
    plan.arm(Fault(kind=FaultKind.REFUSED))
    plan.arm(Fault(kind=FaultKind.GARBLED))
    plan.next("karbon", "GET", "/")
    plan.spare(plan.next("karbon", "GET", "/"))

    assert [fault.kind for fault in plan.unfired()] == [FaultKind.GARBLED]
    assert plan.next("karbon", "GET", "/").kind is FaultKind.GARBLED


def test_a_deed_belongs_to_meanwhile():
    """To that kind, and to no other."""
    deed = Deed(service="karbon", action="add_person")
    for fault in (Fault(kind=FaultKind.MEANWHILE), Fault(kind=FaultKind.LOST, deed=deed)):
        with pytest.raises(ValueError, match="needs a deed"):
            FaultPlan().arm(fault)


def statuses(count, **fault):
    end = befallen.strike(Fault(status=417, **fault))
    try:
        return [befallen.row_status(at, count) for at in range(count)]
    finally:
        end()


@pytest.mark.parametrize(
    ("kind", "rows", "refused"),
    [
        (FaultKind.ROW_REFUSED, None, [0, 0, 417, 0]),
        (FaultKind.ROW_REFUSED, 0, [417, 0, 0, 0]),
        (FaultKind.PARTIAL, None, [0, 0, 417, 417]),
        (FaultKind.PARTIAL_LOST, 1, [0, 417, 417, 417]),
        (FaultKind.LOST, None, [0, 0, 0, 0]),
    ],
)
def test_rows(kind, rows, refused):
    """One row, or all from one on; only as long as the fault strikes."""
    assert statuses(4, kind=kind, rows=rows) == refused
    assert befallen.row_status(3, 4) == 0


@pytest.mark.parametrize(("shift", "found"), [(1, [0, 2, 101]), (-1, [0, 0, 99]), (-5, [0, 0, 95])])
def test_pages(shift, found):
    """A page that begins further on moves, never before the first row; the first page stays."""
    end = befallen.strike(Fault(kind=FaultKind.DRIFTED, shift=shift))
    moved = [befallen.offset(asked) for asked in (0, 1, 100)]
    end()

    assert moved == found
    assert befallen.offset(100) == 100
