"""A table behaves like a plain dict of records that is sorted and filtered anew for every question."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.physics import ordered
from sim.physics.universe import Universe
from tests.physics.small_world import Job, jobs_of

JOBS = st.builds(
    Job,
    id=st.integers(1, 30),
    parent=st.integers(0, 3),
    name=st.sampled_from(["", "ann", "anna", "bob", "Z"]),
    archived=st.booleans(),
)
WRITES = st.lists(st.one_of(JOBS, st.integers(1, 30)), max_size=60)  # a number removes the job of that id


@pytest.fixture(autouse=True, scope="module")
def small_chunks():
    """Chunks of four keys, so that a short test crosses many of their borders."""
    kept = ordered.CHUNK_MAX
    ordered.CHUNK_MAX = 4
    yield
    ordered.CHUNK_MAX = kept


def written(loaded, writes):
    """A table and a dict after the same loading and the same writes."""
    jobs, plain = jobs_of(Universe()), {}
    jobs.load(loaded)
    plain.update({job.id: job for job in loaded})
    for write in writes:
        if isinstance(write, Job):
            assert jobs.put(write) == write
            plain[write.id] = write
        else:
            assert jobs.remove(write) == plain.pop(write, None)
    return jobs, plain


def asked(plain, key, prefix):
    """The plain answer: records whose key begins with the prefix, by key and id."""
    found = [(key(job), job) for job in plain.values() if key(job) is not None]
    found = [(full, job) for full, job in found if full[: len(prefix)] == prefix]
    return [job for full, job in sorted(found, key=lambda pair: (*pair[0], pair[1].id))]


@settings(max_examples=300, deadline=None)
@given(st.lists(JOBS, max_size=30), WRITES)
def test_records_by_id(loaded, writes):
    """Getting, containing, counting and walking are those of the dict."""
    jobs, plain = written(loaded, writes)

    assert len(jobs) == len(plain)
    assert sorted(jobs, key=lambda job: job.id) == sorted(plain.values(), key=lambda job: job.id)
    for number in range(32):
        assert jobs.get(number) == plain.get(number)
        assert (number in jobs) == (number in plain)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(JOBS, max_size=30),
    WRITES,
    st.sampled_from(
        [("parent", ()), ("parent", (1,)), ("parent", (2, "ann")), ("name", ("anna",)), ("open", (0,))]
    ),
    st.integers(0, 20),
    st.one_of(st.none(), st.integers(0, 20)),
)
def test_pages_of_a_prefix(loaded, writes, question, offset, limit):
    """A page is a slice of the sorted answer, from either end."""
    index, prefix = question
    jobs, plain = written(loaded, writes)
    keys = {
        "parent": lambda job: (job.parent, job.name),
        "name": lambda job: (job.name,),
        "open": lambda job: None if job.archived else (job.parent,),
    }
    wanted = asked(plain, keys[index], prefix)
    stop = None if limit is None else offset + limit

    assert jobs.count(index, *prefix) == len(wanted)
    assert jobs.find(index, *prefix) == (wanted[0] if wanted else None)
    assert jobs.page(index, *prefix, offset=offset, limit=limit) == wanted[offset:stop]
    assert jobs.page(index, *prefix, offset=offset, limit=limit, descending=True) == wanted[::-1][offset:stop]


@settings(max_examples=300, deadline=None)
@given(
    st.lists(JOBS, max_size=30),
    WRITES,
    st.tuples(st.integers(0, 3), st.sampled_from(["ann", "b", "zz"])),
    st.tuples(st.integers(0, 3), st.sampled_from(["ann", "b", "zz"])),
    st.integers(0, 10),
)
def test_ranges(loaded, writes, low, high, limit):
    """A range holds its two ends and is empty when they are the wrong way round."""
    jobs, plain = written(loaded, writes)
    wanted = [
        job for job in asked(plain, lambda job: (job.parent, job.name), ()) if low <= (job.parent, job.name)
    ]
    wanted = [job for job in wanted if (job.parent, job.name) <= high]

    assert jobs.count_between("parent", low, high) == len(wanted)
    assert jobs.between("parent", low, high, limit=limit) == wanted[:limit]
    assert jobs.between("parent", low, high, offset=1, descending=True) == wanted[::-1][1:]


def test_a_range_by_its_first_column(jobs):
    """An end that names only the first column includes all that stands under it."""
    jobs.load(Job(id=n, parent=n % 4, name=str(n)) for n in range(12))

    assert [job.parent for job in jobs.between("parent", (1,), (2,))] == [1, 1, 1, 2, 2, 2]


def test_an_offset_before_the_beginning(jobs):
    """A negative offset or limit never reaches into the records beside the prefix."""
    jobs.load(Job(id=n, parent=n % 3) for n in range(9))

    assert {job.parent for job in jobs.page("parent", 1, offset=-5)} == {1}
    assert {job.parent for job in jobs.page("parent", 1, offset=-5, descending=True)} == {1}
    assert jobs.page("parent", 1, limit=-5) == []


def test_an_unknown_index(jobs):
    """Asking an index that is not there is a mistake, whether records are there or not."""
    with pytest.raises(KeyError, match="colour"):
        jobs.page("colour", "red")


def test_a_write_that_cannot_be_sorted_changes_nothing(universe, jobs):
    """A record whose key does not sort with the others is refused whole."""
    jobs.put(Job(id=1, name="ann"))
    before = universe.snapshot()
    with pytest.raises(TypeError):
        jobs.put(Job(id=2, name=5))

    assert universe.snapshot() == before
