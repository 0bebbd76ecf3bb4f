"""A fault that befalls what a service sends strikes once, or counts as one that never struck."""

import pytest

from sim.physics.faults import Fault, FaultKind
from tests.physics.bulletin import make_office


def struck(kind, *, lines=2, **more):
    """An office where the fault was armed, two lines were written a second apart, and a minute passed."""
    office = make_office()
    office.universe.faults.arm(Fault(kind=kind, **more))
    for number in range(1, lines + 1):
        office.write(number)
        office.clock.advance(1)
    office.clock.advance(60)
    return office


@pytest.mark.parametrize(
    ("kind", "out"),
    [
        (FaultKind.WEBHOOK_LOST, [(11, "2:2", "bulletin")]),
        (
            FaultKind.WEBHOOK_DOUBLED,
            [(10, "1:1", "bulletin"), (10, "1:1", "bulletin"), (11, "2:2", "bulletin")],
        ),
        (FaultKind.WEBHOOK_REORDERED, [(11, "2:2", "bulletin"), (11, "1:1", "bulletin")]),
        (
            FaultKind.WEBHOOK_FORGED,
            [(10, "1:1", "somebody"), (10, "1:1", "bulletin"), (11, "2:2", "bulletin")],
        ),
        (FaultKind.WEBHOOK_LATE, [(11, "2:2", "bulletin"), (40, "1:1", "bulletin")]),
    ],
)
def test_what_befalls_it(kind, out):
    """The first of two is lost, doubled, overtaken, forged, or late."""
    office = struck(kind, delay_s=30)

    assert office.out == out
    assert office.universe.faults.unfired() == ()
    assert office.deliveries.since(0, 1)[0].fault == kind


def test_a_lost_one_is_not_tried_again():
    """The service takes it for delivered."""
    office = struck(FaultKind.WEBHOOK_LOST)
    found = office.deliveries.since(0, 10)

    assert [(one.outcome, len(one.attempts)) for one in found] == [("lost", 0), ("delivered", 1)]


def test_a_copy_and_a_forgery_count_for_nothing():
    """Whatever is answered to them: the genuine call alone decides."""
    for kind in (FaultKind.WEBHOOK_DOUBLED, FaultKind.WEBHOOK_FORGED):
        office = make_office(waits=(5,))
        office.universe.faults.arm(Fault(kind=kind))
        office.status = 500
        office.write(1)
        office.clock.advance(60)
        (delivery,) = office.deliveries.since(0, 10)

        assert delivery.failures == 2
        assert [attempt.fault for attempt in delivery.attempts].count(kind) == 1


@pytest.mark.parametrize(
    ("conditions", "lost"),
    [
        ({"path": "/2$"}, "2:2"),
        ({"skip": 1}, "2:2"),
        ({"service": "bulletin", "path": "^https://reader.example//1"}, "1:1"),
    ],
)
def test_which_one_it_befalls(conditions, lost):
    """That of a channel and key in which the pattern is found, after those that are to pass."""
    office = struck(FaultKind.WEBHOOK_LOST, **conditions)

    assert [body for _, body, _ in office.out] == [body for body in ("1:1", "2:2") if body != lost]


@pytest.mark.parametrize("conditions", [{"service": "karbon"}, {"path": "/3$"}, {"skip": 2}])
def test_one_that_never_struck(conditions):
    """Other services, other keys, fewer deliveries: it is found."""
    office = struck(FaultKind.WEBHOOK_DOUBLED, **conditions)

    assert len(office.universe.faults.unfired()) == 1


def test_a_delivery_is_befallen_once():
    """Neither when a late one comes, nor by a retry, is it asked for again."""
    late = struck(FaultKind.WEBHOOK_LATE, lines=1, times=2, delay_s=30)
    retried = make_office()
    retried.universe.faults.arm(Fault(kind=FaultKind.WEBHOOK_LOST, skip=1))
    retried.status = 500
    retried.write(1)
    retried.clock.advance(3600)

    assert [seconds for seconds, _, _ in late.out] == [40]
    assert len(retried.out) == 4
    assert len(retried.universe.faults.unfired()) == 1


def test_nothing_can_overtake_the_only_one():
    """The fault waits for a delivery that another one follows."""
    office = struck(FaultKind.WEBHOOK_REORDERED, lines=1)

    assert [body for _, body, _ in office.out] == ["1:1"]
    assert len(office.universe.faults.unfired()) == 1


def test_faults_of_calls_befall_no_webhook():
    """Nor the other way round."""
    office = struck(FaultKind.REFUSED)
    office.universe.faults.arm(Fault(kind=FaultKind.WEBHOOK_LOST))

    assert len(office.out) == 2
    assert len(office.universe.faults.unfired()) == 2
    assert office.universe.faults.next("karbon", "GET", "/").kind is FaultKind.REFUSED
    assert office.universe.faults.next("karbon", "GET", "/") is None
