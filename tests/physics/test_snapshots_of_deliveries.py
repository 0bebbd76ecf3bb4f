"""What waits to go out belongs to the world: it is put back with it, and goes along into a fork."""

from tests.physics.bulletin import make_office


def failing():
    office = make_office(waits=(10, 20, 30))
    office.status = 500
    office.write(1)
    office.clock.advance(25)
    return office


def test_a_snapshot_in_the_middle_of_retries():
    """The same retries at the same times, as often as the world is put back; putting it back sends nothing."""
    office = failing()
    middle = office.universe.snapshot()
    sent = len(office.out)
    runs = []
    for _ in range(2):
        office.universe.restore(middle)
        assert len(office.out) == sent
        office.clock.advance(3600)
        runs.append(office.out[sent:])
        del office.out[sent:]

    assert runs[0] == runs[1] == [(40, "1:1", "bulletin"), (70, "1:1", "bulletin")]


def test_going_forward_to_a_later_snapshot_sends_nothing():
    """What happened in between happened in that world."""
    office = failing()
    before = office.universe.snapshot()
    office.clock.advance(3600)
    after, sent = office.universe.snapshot(), len(office.out)
    office.universe.restore(before)
    office.universe.restore(after)

    assert len(office.out) == sent
    assert office.deliveries.since(0, 10)[0].outcome == "given_up"


def test_a_fork_goes_its_own_way():
    """With the attempts made so far."""
    office, twin = failing(), make_office(waits=(10, 20, 30))
    twin.universe.restore(office.universe.snapshot())
    twin.clock.advance(3600)

    assert [seconds for seconds, _, _ in twin.out] == [40]
    assert [attempt.status for attempt in twin.deliveries.since(0, 1)[0].attempts] == [500, 500, 200]
    assert office.deliveries.since(0, 1)[0].outcome == "waiting"


def test_the_same_seed_the_same_bytes():
    """Two offices in which the same happens send the same."""
    offices = [failing(), failing()]
    for office in offices:
        office.clock.advance(3600)

    assert offices[0].out == offices[1].out
    assert offices[0].deliveries.since(0, 10) == offices[1].deliveries.since(0, 10)
