"""What a service tells goes out when it is due by the world's clock, and is tried again as the service says."""

import pytest

from sim.physics import deliveries, outbox
from sim.physics.deliveries import EndlessDeliveriesError, answered
from sim.physics.news import Answer
from tests.physics.bulletin import make_office


def times(office):
    return [seconds for seconds, _, _ in office.out]


def outcomes(office):
    return [delivery.outcome for delivery in office.deliveries.since(0, 1000)]


def test_it_waits_and_goes_out_once():
    """After its wait, at that very time, however far the clock is moved."""
    office = make_office()
    office.write(1)
    office.clock.advance(3600)

    assert office.out == [(10, "1:1", "bulletin")]
    assert outcomes(office) == ["delivered"]
    assert office.clock.now().hour == 10


def test_each_news_may_start_the_wait_anew():
    """Then the newest of it goes out, once."""
    office = make_office()
    for text in ("a", "b", "c"):
        office.write(1, text)
        office.clock.advance(9)
    office.clock.advance(9)

    assert office.out == [(28, "3:1", "bulletin")]


def test_news_may_be_bundled_from_the_first_on():
    """A service that collects sends all that came within the wait, in the order in which it came."""
    office = make_office(settles=False, bundled=True)
    for number in (1, 2, 3):
        office.write(number)
        office.clock.advance(4)
    office.write(4)
    office.clock.advance(10)

    assert office.out == [(10, "1:1,2:2,3:3", "bulletin"), (22, "4:4", "bulletin")]


def test_the_service_says_when_to_try_again():
    """The waits that it gives, and no more of them."""
    office = make_office(waits=(1, 300, 7200))
    office.status = 500
    office.write(1)
    office.clock.advance(86_400)

    assert times(office) == [10, 11, 311, 7511]
    assert outcomes(office) == ["given_up"]


def test_the_service_says_what_counts_as_taken():
    """204 is a failure to somebody who wants 200."""
    office = make_office()
    office.status = 204
    office.write(1)
    office.clock.advance(15)
    office.status = 200
    office.clock.advance(3600)
    (delivery,) = office.deliveries.since(0, 10)

    assert [(attempt.status, attempt.at.second) for attempt in delivery.attempts] == [(204, 10), (200, 20)]


def test_every_reader_hears():
    """Each in a delivery of its own, in the order in which they are listed."""
    office = make_office(readers=("https://one.example/", "https://two.example/"))
    office.write(1)
    office.clock.advance(10)
    found = office.deliveries.since(0, 10)

    assert [delivery.channel for delivery in found] == ["https://one.example/", "https://two.example/"]
    assert [delivery.attempts[0].target for delivery in found] == [delivery.channel for delivery in found]


def test_nobody_who_came_later_hears_what_was_before():
    """What nobody listened to is passed over."""
    office = make_office(readers=())
    office.write(1)
    office.clock.advance(1)
    office.bulletin.readers = ("https://one.example/",)
    office.write(2)
    office.clock.advance(60)

    assert [body for _, body, _ in office.out] == ["2:2"]


def test_news_for_somebody_who_left_is_dropped():
    """Without a call."""
    office = make_office()
    office.write(1)
    office.clock.advance(1)
    office.bulletin.readers = ()
    office.clock.advance(60)

    assert office.out == []
    assert outcomes(office) == ["dropped"]


def test_a_clock_that_is_put_back_sends_nothing():
    """What is due later is due later."""
    office = make_office()
    office.write(1)
    office.clock.advance(5)
    office.clock.set(office.clock.now().replace(hour=8))
    office.clock.advance(3600)

    assert office.out == []
    assert outcomes(office) == ["waiting"]


def test_they_can_be_hurried():
    """Then they go out at once; their retries wait as always."""
    office = make_office()
    office.status = 500
    office.write(1)
    office.deliveries.hurry()
    office.deliveries.happen()
    office.clock.advance(10)

    assert times(office) == [0, 10]


def test_somebody_else_may_make_the_calls():
    """Then nothing goes out by itself, and only one at a time is at it."""
    office = make_office()
    office.deliveries.post = None
    office.write(1)
    office.clock.advance(3600)
    calls = office.deliveries.calls()
    message = answered(calls, None)
    meanwhile = answered(office.deliveries.calls(), None), office.deliveries.due()
    after = answered(calls, Answer(200))

    assert (message.body, meanwhile, after) == (b"1:1", (None, None), None)
    assert outcomes(office) == ["delivered"]


def test_what_comes_while_a_call_is_out_goes_with_the_next():
    """The delivery under way does not grow, even if the clock is put back; nothing is lost."""
    office = make_office()
    office.deliveries.post = None
    office.write(1, "a")
    start = office.clock.now()
    office.clock.advance(10)
    calls = office.deliveries.calls()
    answered(calls, None)
    office.clock.set(start)
    office.write(1, "b")
    office.deliveries.since(0, 10)
    answered(calls, Answer(200))
    office.clock.advance(10)

    assert answered(office.deliveries.calls(), None).body == b"2:1"


def test_news_of_what_is_tried_again_goes_out_by_itself():
    """What was sent once is not changed any more."""
    office = make_office(waits=(10,))
    office.status = 500
    office.write(1, "a")
    office.clock.advance(12)
    office.status = 200
    office.write(1, "b")
    office.clock.advance(60)

    assert office.out == [(10, "1:1", "bulletin"), (20, "1:1", "bulletin"), (22, "2:1", "bulletin")]


def test_news_after_it_was_due_goes_out_by_itself():
    """Though nobody has made the call yet."""
    office = make_office()
    office.deliveries.post = None
    office.write(1, "a")
    office.clock.advance(20)
    office.write(1, "b")

    assert [len(one.facts) for one in office.deliveries.since(0, 10)] == [1, 1]


def test_an_answer_to_an_attempt_that_was_taken_back():
    """The delivery is there, but this attempt was made in another world."""
    office = make_office()
    office.status = 500
    office.write(1)
    office.clock.advance(9)
    before = office.universe.snapshot()
    office.clock.advance(1)
    office.deliveries.post = None
    office.clock.advance(10)
    calls = office.deliveries.calls()
    answered(calls, None)
    office.universe.restore(before)
    answered(calls, Answer(200))

    assert outcomes(office) == ["waiting"]


def test_a_world_that_became_another_while_a_call_was_out():
    """The answer belongs to nobody: the delivery waits as it did in that world."""
    office = make_office()
    before = office.universe.snapshot()
    office.deliveries.post = None
    office.write(1)
    office.clock.advance(10)
    calls = office.deliveries.calls()
    answered(calls, None)
    office.universe.restore(before)

    assert answered(calls, Answer(200)) is None
    assert outcomes(office) == []


def test_too_many_at_one_instant_is_an_error_with_a_name(monkeypatch):
    """A service whose deliveries make new ones without a wait would never end."""
    monkeypatch.setattr(deliveries, "CALLS_AT_ONCE_MAX", 3)
    office = make_office(wait_s=0)
    post = office.deliveries.post

    def writing(message):
        office.write(1, str(len(office.out)))
        return post(message)

    office.deliveries.post = writing
    office.write(1)
    with pytest.raises(EndlessDeliveriesError, match="3 deliveries at 2026-03-02 09:00:00"):
        office.clock.advance(1)


def test_more_than_can_wait_is_dropped(monkeypatch):
    """And says why."""
    monkeypatch.setattr(outbox, "WAITING_MAX", 2)
    office = make_office()
    for number in (1, 2, 3):
        office.write(number)
    office.clock.advance(10)
    dropped = office.deliveries.since(2, 10)

    assert len(office.out) == 2
    assert [(one.outcome, one.why) for one in dropped] == [("dropped", "2 deliveries wait already")]


def test_the_newest_that_ended_are_kept(monkeypatch):
    """The oldest are forgotten; their numbers are not given again."""
    monkeypatch.setattr(outbox, "ENDED_KEPT", 2)
    office = make_office()
    for number in range(1, 6):
        office.write(number)
    office.clock.advance(10)

    assert [delivery.number for delivery in office.deliveries.since(0, 10)] == [4, 5]
    assert office.deliveries.last == 5


def test_a_service_that_never_gives_up_is_given_up(monkeypatch):
    """There is a limit to the attempts that a delivery keeps."""
    monkeypatch.setattr(deliveries, "ATTEMPTS_MAX", 5)
    office = make_office(waits=(1,) * 1000)
    office.status = 500
    office.write(1)
    office.clock.advance(3600)

    assert len(office.out) == 5
    assert outcomes(office) == ["given_up"]


def test_changes_that_the_log_forgot_are_counted():
    """More at one instant than the change log keeps, and nobody is told of the first."""
    office = make_office()
    office.universe.changes.limit = 3
    for number in range(1, 6):
        office.write(number)
    office.clock.advance(10)

    assert [body for _, body, _ in office.out] == ["3:3", "4:4", "5:5"]
    assert office.deliveries.unheard == 2


def test_what_goes_out_is_no_change_of_the_world():
    """The change log tells of records only."""
    office = make_office()
    office.write(1)
    office.clock.advance(60)

    assert office.universe.changes.last == 1
    assert [table.name for table in office.universe.tables()] == ["lines"]
