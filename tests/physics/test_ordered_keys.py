"""Sorted keys that never change behave like a plain sorted list, whatever the size of their chunks."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.physics import ordered
from sim.physics.ordered import TOP, OrderedKeys

KEYS = st.tuples(st.sampled_from("abc"), st.integers(0, 40))
WRITES = st.lists(st.tuples(st.booleans(), KEYS), max_size=120)
BOUNDS = st.one_of(KEYS, st.sampled_from([(), ("a",), ("b",), ("zz",), (TOP,), ("b", TOP), ("a", 7, TOP)]))
OFFSETS = st.integers(0, 60)
LIMITS = st.one_of(st.none(), st.integers(0, 60))


@pytest.fixture(autouse=True, scope="module")
def small_chunks():
    """Chunks of four keys, so that a short test crosses many of their borders."""
    kept = ordered.CHUNK_MAX
    ordered.CHUNK_MAX = 4
    yield
    ordered.CHUNK_MAX = kept


def written(start, writes):
    """Our keys and a plain set after the same writes."""
    keys, plain = OrderedKeys.of(start), set(start)
    for adding, key in writes:
        keys = keys.added(key) if adding else keys.removed(key)
        (plain.add if adding else plain.discard)(key)
    return keys, sorted(plain)


@settings(max_examples=300, deadline=None)
@given(st.sets(KEYS, max_size=60), WRITES, BOUNDS, BOUNDS, OFFSETS, LIMITS)
def test_like_a_sorted_list(start, writes, low, high, offset, limit):
    """Counting and reading any range gives what slicing a sorted list gives."""
    keys, plain = written(start, writes)
    wanted = [key for key in plain if not key < low and key < high]  # TOP knows < only
    stop = None if limit is None else offset + limit

    assert len(keys) == len(plain)
    assert keys.count(low, high) == len(wanted)
    assert keys.ascending(low, high, offset, limit) == wanted[offset:stop]
    assert keys.descending(low, high, offset, limit) == wanted[::-1][offset:stop]


@settings(max_examples=100, deadline=None)
@given(st.sets(KEYS, max_size=60), WRITES)
def test_the_old_keys_stay(start, writes):
    """A write makes new keys and leaves those before it as they were."""
    keys = OrderedKeys.of(start)
    before = keys.ascending((), (TOP,), 0, None)
    for adding, key in writes:
        keys.added(key) if adding else keys.removed(key)

    assert keys.ascending((), (TOP,), 0, None) == before


def test_writing_nothing_new():
    """Adding what is there, or removing what is not, gives the very same keys."""
    keys = OrderedKeys.of([("a", 1), ("b", 2)])

    assert keys.added(("a", 1)) is keys
    assert keys.removed(("c", 1)) is keys
    assert len(OrderedKeys().removed(("a", 1))) == 0


@settings(max_examples=50, deadline=None)
@given(st.sets(KEYS, min_size=1, max_size=80))
def test_chunks_stay_small(added):
    """No chunk grows beyond its limit and none is left empty."""
    keys = OrderedKeys()
    for key in added:
        keys = keys.added(key)

    assert all(1 <= len(chunk) <= 4 for chunk in keys._chunks)
    assert keys._firsts == tuple(chunk[0] for chunk in keys._chunks)


def test_top_is_above_everything():
    """It ends the range of a prefix whatever the next column holds."""
    assert ("a", 10**30) < ("a", TOP) < ("b",)
    assert ("a", "\U0010ffff") < ("a", TOP) < ("b", "")
