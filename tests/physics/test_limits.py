"""Callers may make so many calls in a window of the world's time, each caller for himself."""

from datetime import timedelta

import pytest

from sim.physics.clock import Clock
from sim.physics.limits import FixedWindow, SlidingWindow

KINDS = pytest.mark.parametrize("kind", [FixedWindow, SlidingWindow])


@KINDS
def test_up_to_the_limit(kind):
    """The last allowed call passes and the next is told how long to wait."""
    clock = Clock()
    window = kind(clock, calls=3, window_s=60)

    assert [window.take("ann") for _ in range(4)] == [0.0, 0.0, 0.0, 60.0]


@KINDS
def test_the_wait_is_enough_and_not_too_long(kind):
    """A caller who waits as told passes; one who comes a moment earlier does not."""
    clock = Clock()
    window = kind(clock, calls=1, window_s=60)
    window.take("ann")
    clock.advance(12.5)
    wait_s = window.take("ann")
    clock.advance(wait_s - 0.000001)

    assert wait_s == 47.5
    assert window.take("ann") == pytest.approx(0.000001)
    clock.advance(0.000001)
    assert window.take("ann") == 0.0


@KINDS
def test_refused_calls_do_not_count(kind):
    """Asking too often does not make the wait longer."""
    clock = Clock()
    window = kind(clock, calls=1, window_s=60)
    waits = [window.take("ann") for _ in range(5)]
    clock.advance(60)

    assert waits == [0.0, 60.0, 60.0, 60.0, 60.0]
    assert window.take("ann") == 0.0


@KINDS
def test_callers_do_not_share(kind):
    """One caller's calls are not another's."""
    window = kind(Clock(), calls=1, window_s=60)

    assert [window.take(name) for name in ("ann", "bob", "ann")] == [0.0, 0.0, 60.0]


def test_a_fixed_window_begins_anew():
    """After its end all calls are free again, however late in it they were made."""
    clock = Clock()
    window = FixedWindow(clock, calls=2, window_s=60)
    window.take("ann")
    clock.advance(59)
    window.take("ann")
    clock.advance(1)

    assert [window.take("ann") for _ in range(3)] == [0.0, 0.0, 60.0]


def test_a_sliding_window_never_holds_more():
    """Any stretch of the window's length holds at most so many calls."""
    clock = Clock()
    window = SlidingWindow(clock, calls=2, window_s=60)
    window.take("ann")
    clock.advance(59)
    window.take("ann")
    clock.advance(1)

    assert [window.take("ann") for _ in range(2)] == [0.0, 59.0]


@KINDS
def test_time_that_goes_back(kind):
    """Calls of a future that was taken back do not hold anybody up."""
    clock = Clock()
    window = kind(clock, calls=1, window_s=60)
    window.take("ann")
    clock.set(clock.now() - timedelta(days=1))

    assert window.take("ann") == 0.0


@KINDS
def test_root_brings_back_the_count(kind):
    """A restored window has counted what it had counted."""
    window = kind(Clock(), calls=1, window_s=60)
    root = window.root
    window.take("ann")
    window.root = root

    assert window.take("ann") == 0.0
