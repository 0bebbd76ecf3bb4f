"""An append-only log keeps its newest entries, numbers them, and never more than its limit."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.physics import log
from sim.physics.log import Log


@pytest.fixture(autouse=True, scope="module")
def small_segments():
    """Segments of four entries, so that a short test seals many of them."""
    kept = log.SEGMENT
    log.SEGMENT = 4
    yield
    log.SEGMENT = kept


def filled(limit, count):
    """A log whose entry number n is the text of n."""
    entries = Log(limit)
    for number in range(1, count + 1):
        assert entries.append(str(number)) == number
    return entries


@settings(max_examples=400, deadline=None)
@given(st.integers(1, 30), st.integers(0, 70), st.integers(-5, 80), st.one_of(st.none(), st.integers(0, 40)))
def test_like_a_plain_list(limit, count, number, most):
    """Reading after any number gives what a list of the newest `limit` entries gives."""
    entries = filled(limit, count)
    plain = [(n, str(n)) for n in range(1, count + 1)][-limit:]
    after = [entry for entry in plain if entry[0] > number]

    assert entries.since(number, most) == after[:most]
    assert entries.newest(number) == (plain[-number:] if number > 0 else [])
    assert entries.last == count
    assert entries.first == (plain[0][0] if plain else 1)


@settings(max_examples=50, deadline=None)
@given(st.integers(1, 30), st.integers(0, 200))
def test_memory_is_bounded(limit, count):
    """What is kept in memory exceeds the limit by less than two segments."""
    segments, _, in_tail, _ = filled(limit, count).root

    assert sum(map(len, segments)) + in_tail < limit + 2 * log.SEGMENT


def test_a_root_is_the_past():
    """A root taken earlier holds exactly what had happened by then, whatever came later."""
    entries = filled(10, 7)
    root = entries.root
    for _ in range(30):
        entries.append("later")
    entries.root = root

    assert entries.since(0) == [(n, str(n)) for n in range(1, 8)]
    assert entries.append("8") == 8


def test_a_log_that_could_keep_nothing():
    """A limit below one is a mistake of whoever asked."""
    with pytest.raises(ValueError, match="at least one entry, not 0"):
        Log(0)
