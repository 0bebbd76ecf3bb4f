"""A clock with an agenda stops for what is on it."""

from datetime import timedelta

import pytest

from sim.physics.clock import WORLD_START, Clock


class Alarms:
    """Rings at its times, and then does something."""

    def __init__(self, clock, *seconds, then=lambda: None):
        self.clock = clock
        self.times = [WORLD_START + timedelta(seconds=each) for each in seconds]
        self.then = then
        self.rung = []
        clock.keep(self)

    def next_due(self):
        return self.times[0] if self.times else None

    def happen(self):
        self.times.pop(0)
        self.rung.append(seconds(self.clock))
        self.then()


def seconds(clock):
    return (clock.now() - WORLD_START).total_seconds()


def test_it_stops_at_each_time():
    """In order, at that time, and goes on to where it was going."""
    clock = Clock()
    alarms = Alarms(clock, 10, 10, 20, 40)
    clock.advance(30)

    assert (alarms.rung, seconds(clock)) == ([10, 10, 20], 30)


def test_who_watches_sees_every_stop():
    """A wall clock that is to follow is there when something happens."""
    clock = Clock()
    heard = []
    clock.watch(lambda instant: heard.append((instant - WORLD_START).total_seconds()))
    Alarms(clock, 10)
    clock.advance(30)

    assert heard == [10, 30]


def test_what_happens_may_take_time():
    """What was due meanwhile is late by that, and the clock is never put back."""
    clock = Clock()
    alarms = Alarms(clock, 10, 12, then=lambda: clock.advance(25))
    clock.advance(30)

    assert (alarms.rung, seconds(clock)) == ([10, 35], 60)


def test_what_went_wrong_does_not_stop_the_clock_for_good():
    """The next time that is let pass, it stops again."""
    clock = Clock()

    def break_down():
        raise ValueError("stuck")

    alarms = Alarms(clock, 10, 20, then=break_down)
    with pytest.raises(ValueError, match="stuck"):
        clock.advance(30)
    alarms.then = lambda: None
    clock.advance(30)

    assert (alarms.rung, seconds(clock)) == ([10, 20], 40)


def test_putting_it_back_stops_for_nothing():
    """Neither by hand nor by a snapshot."""
    clock = Clock()
    alarms = Alarms(clock)
    before = clock.root
    later = clock.advance(30)
    alarms.times = [WORLD_START + timedelta(seconds=20)]
    clock.set(before)
    clock.root = later

    assert alarms.rung == []


def test_several_agendas_take_their_turns():
    """By their times; at one time the first that was kept comes first."""
    clock = Clock()
    order = []
    Alarms(clock, 10, 30, then=lambda: order.append("one"))
    Alarms(clock, 10, 20, then=lambda: order.append("two"))
    clock.advance(30)

    assert order == ["one", "two", "two", "one"]


def test_what_came_due_by_itself_can_be_caught_up_with():
    """Along with a wall clock time passes without anybody letting it."""
    clock = Clock()
    wall = [WORLD_START]
    clock.follow(lambda: wall[0])
    alarms = Alarms(clock, 10, 20, 40)
    wall[0] += timedelta(seconds=30)
    clock.catch_up()

    assert (alarms.rung, seconds(clock)) == ([30, 30], 30)


def test_catching_up_is_not_done_twice_at_once():
    """Whatever happens may ask for it, too."""
    clock = Clock()
    alarms = Alarms(clock, then=clock.catch_up)
    alarms.times = [WORLD_START, WORLD_START]
    clock.catch_up()

    assert alarms.rung == [0, 0]
