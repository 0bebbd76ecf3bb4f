"""A store that cannot be used is left as it is, and the sentence says which and why."""

import sqlite3

import pytest

from tests.cli.refusals import MISUSED, check
from tests.cli.terminal import STORE

TEXT = "Dear diary, " * 100


@pytest.fixture
def store(unchanged):
    """A connection to a copy of a store, beside the firm that it belongs to."""
    found = sqlite3.connect(unchanged.folder / "copy.db", isolation_level=None)
    original = sqlite3.connect(unchanged.folder / STORE)
    original.backup(found)
    original.close()
    yield found
    found.close()
    for file in unchanged.folder.glob("copy.db*"):
        file.unlink()


def test_of_a_newer_timebridge(unchanged, store):
    """A version that we do not know is not touched."""
    store.execute("update alembic_version set version_num = '9999'")
    before = list(store.iterdump())
    done = unchanged.type("--store", "copy.db", "sync")

    check(done, MISUSED, "copy.db", "newer Timebridge", "version 9999", "upgrade Timebridge")
    assert list(store.iterdump()) == before


def test_in_use(unchanged, store):
    """A store that another Timebridge is writing to is waited for, but not for ever."""
    store.execute("begin immediate")
    done, program = unchanged.type_at_once(
        ("--store", "copy.db", "sync"), ("--json", "--store", "copy.db", "sync")
    )
    store.execute("rollback")

    check(done, MISUSED, "copy.db", "in use by another Timebridge", "wait for it to finish")
    assert program.code == MISUSED
    assert "in use" in program.answer["refused"]["sentence"]


def test_no_database(terminal):
    """A file of something else stays what it is."""
    (terminal.folder / "diary.txt").write_text(TEXT)
    done = terminal.type("--store", "diary.txt", "status")

    check(done, MISUSED, "diary.txt", "is not a Timebridge store", "name another one")
    assert (terminal.folder / "diary.txt").read_text() == TEXT


@pytest.mark.parametrize(
    ("store", "words"),
    [
        ("/proc/nowhere/a.db", ["/proc/nowhere/a.db", "Choose another --store"]),
        (".", ["cannot be used", "Nothing was written"]),
        ("nosql://here", ["'nosql://here' is no store", "a file name"]),
        (
            "postgresql://anna:secret@127.0.0.1:1/x",
            ["postgresql://anna:***@127.0.0.1:1/x cannot be used", "Nothing was written"],
        ),
    ],
)
def test_nowhere(terminal, store, words):
    """A place where no store can be."""
    done = terminal.type("--store", store, "status")

    check(done, MISUSED, *words)
    assert "secret" not in done.errors
