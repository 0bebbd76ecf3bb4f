"""A firm is found by its name or its path."""

import pytest

from sim.firms import FirmError, load
from sim.firms.load import BYTES_MAX, names


def test_firms_of_ours():
    """Those that come with Timebridge are found by name from anywhere."""
    assert {"baseline", "sample"} <= set(names())
    assert load("sample").name == "Harbour Street Accounting"


def test_a_name_of_ours_wins(tmp_path, monkeypatch):
    """A file that happens to be called sample does not stand in for the sample."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sample").write_text("{}")

    assert load("sample").name == "Harbour Street Accounting"


def test_by_path(tmp_path):
    """Any file that holds a firm can be given by its path."""
    path = tmp_path / "mine.json"
    path.write_bytes(
        b'{"format":1,"name":"Mine","colleagues":[{"id":"a","name":"A","email":"a@b",'
        b'"quickbooks_time":"admin"}],"contact_types":["Client"]}'
    )

    assert load(path).name == "Mine"


def test_near_name():
    """A slip in the name is answered with the name that was meant."""
    with pytest.raises(FirmError, match=r"^There is no firm 'sampel'; did you mean 'sample'\?$"):
        load("sampel")


def test_near_path(tmp_path):
    """A slip in the path is answered with the file that was meant."""
    (tmp_path / "harbour.json").write_text("{}")

    with pytest.raises(FirmError, match=r"did you mean .*harbour\.json'\?$"):
        load(tmp_path / "harbor.json")


def test_nothing_near():
    """Without anything near, the firms there are are named."""
    with pytest.raises(
        FirmError, match=r"Give one of ours \(baseline, .*sample.*\) or the path of a file\.$"
    ):
        load("/nowhere/at/all")


def test_findings_name_the_file(tmp_path):
    """What is wrong inside a file is said with the file's name."""
    path = tmp_path / "mine.json"
    path.write_bytes(b'{"format":1,"name":" ","colleagues":[],"contact_types":[]}')

    with pytest.raises(FirmError) as refused:
        load(path)

    assert [
        f"{path}: The firm has no name. Give it one.",
        f'{path}: Nobody administers QuickBooks Time. Give one colleague "quickbooks_time": "admin".',
    ] == str(refused.value).splitlines()


def test_size_limit(tmp_path):
    """A file beyond the limit is not read at all."""
    path = tmp_path / "huge.json"
    with path.open("wb") as file:
        file.truncate(BYTES_MAX + 1)

    with pytest.raises(FirmError, match="is the limit"):
        load(path)
