"""Firm files are read back as they were written, and say what is wrong with them."""

from pathlib import Path

import pytest

from sim.firms import FirmError, load, make
from sim.firms.document import lines, read

BASELINE = Path(__file__).parents[2] / "fixtures" / "firms" / "baseline.json"


def _said(old: str, new: str) -> str:
    """What reading says about the baseline with one thing changed."""
    text = BASELINE.read_text()
    assert old in text
    with pytest.raises(FirmError) as refused:
        read(text.replace(old, new, 1).encode(), "firm.json")
    return str(refused.value)


@pytest.mark.parametrize(
    "firm", [load("sample"), load("baseline"), make(60, 3)], ids=["sample", "baseline", "made"]
)
def test_round_trip(firm):
    """A firm that was written is read back equal."""
    assert firm == read(b"".join(lines(firm)), "firm.json")


def test_a_record_a_line():
    """Each record has a line of its own, so that a change to one shows as one."""
    firm = load("sample")
    written = b"".join(lines(firm)).decode().splitlines()

    assert sum('"id":"acme-dental",' in line for line in written) == 1
    assert len(firm.clients) + len(firm.work) + len(firm.colleagues) < len(written)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            '"kind"',
            '"knid"',
            "clients number 1 (id acme): there is no field 'knid'; did you mean 'kind'? Correct or remove it.",
        ),
        (
            '"Organization"',
            '"Organisation"',
            (
                "clients number 1 (id acme), kind: 'Organisation' is none of Contact, Organization, ClientGroup; did "
                "you mean 'Organization'?"
            ),
        ),
        (
            '"title":"2026 Tax",',
            "",
            "work number 1 (id acme-2026-tax): the field 'title' is missing. Add it.",
        ),
        (
            '"Manager","Admin"',
            "7",
            "roles number 1: expected `str`, got `int`. Correct the value.",
        ),
        (
            "09:00:00Z",
            "09:00:00",
            "clock: expected `datetime` with a timezone component. Correct the value.",
        ),
        (
            '"format": 1',
            '"format": 9',
            " has format 9, and this version reads format 1. Make it anew with `timebridge-sim firm`.",
        ),
        (
            '"format": 1,',
            "",
            ' does not say its format. Write "format": 1 as its first field.',
        ),
        (
            '"email":"ann@baseline.example"}',
            '"email":"ann@baseline.example"',
            (
                "line 8: this is not JSON (expected '\"'), near: "
                '{"id":"bob","name":"Bob Stone","email":"bob@baseline.example. Correct that line.'
            ),
        ),
    ],
    ids=[
        "unknown field",
        "unknown kind",
        "missing field",
        "wrong type",
        "naive clock",
        "newer",
        "no format",
        "syntax",
    ],
)
def test_errors_name_place_and_remedy(old, new, said):
    """An error says which file and record, what is wrong, what was near, and what to do."""
    assert said == _said(old, new).removeprefix("firm.json").removeprefix(", ")


@pytest.mark.parametrize("text", [b"", b"[]", b"null", b"\xff\xfe", b"[" * 100_000, b'{"a":' * 100_000])
def test_any_bytes(text):
    """Whatever is in the file, the answer is a FirmError that names the file."""
    with pytest.raises(FirmError, match=r"^firm\.json"):
        read(text, "firm.json")
