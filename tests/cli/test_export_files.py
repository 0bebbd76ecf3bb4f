"""An export is written whole or not at all."""

import pytest

from tests.cli.refusals import REFUSED, check, nothing_changes


@pytest.mark.parametrize(
    ("out", "words"),
    [
        ("nowhere/synced.csv", ["nowhere/synced.csv cannot be written: No such file", "Choose another file"]),
        (".timebridge", [".timebridge is a folder", ".timebridge/synced.csv"]),
        ("", ["is a folder"]),
        ("/proc/synced.csv", ["/proc/synced.csv cannot be written"]),
        ("n" * 300, ["File name too long"]),
    ],
)
def test_where_nothing_can_be_written(unchanged, out, words):
    """One sentence names the file, and no part of it is left."""
    with nothing_changes(unchanged):
        done = unchanged.type("export", "--out", out)

    check(done, REFUSED, *words)


def test_over_an_older_one(connected):
    """A file that is there is replaced, and only by a whole one."""
    (connected.folder / "synced.csv").write_text("older")
    done = connected.type("export", "--out", "synced.csv")

    assert done.code == 0
    assert (connected.folder / "synced.csv").read_text().startswith("kind,Karbon key")
    assert set(connected.files()) == {".timebridge/connections.json", "synced.csv"}
