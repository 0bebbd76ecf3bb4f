"""`timebridge-sim firm` writes a firm whole or not at all, and answers slips with one sentence."""

import io

import pytest
from typer.testing import CliRunner

from sim.cli import app
from sim.firms import load, make
from sim.firms.command import write_firm
from sim.firms.document import lines


def _files(folder):
    return [path.name for path in folder.iterdir()]


def test_to_a_file(tmp_path, capfd):
    """The file holds the firm; a terminal that is none is told nothing."""
    out = tmp_path / "firm.json"

    assert write_firm(30, 7, out) == 0
    assert make(30, 7) == load(out)
    assert capfd.readouterr() == ("", "")
    assert _files(tmp_path) == ["firm.json"]


def test_to_standard_output(capfdbinary):
    """Without a file, the firm and nothing else is on standard output."""
    assert write_firm(30, 7) == 0
    assert (b"".join(lines(make(30, 7))), b"") == tuple(capfdbinary.readouterr())


def test_progress_for_a_person(tmp_path, monkeypatch):
    """A person at a terminal sees what is being done and what was written."""
    terminal = io.StringIO()
    terminal.isatty = lambda: True
    monkeypatch.setattr("sys.stderr", terminal)
    out = tmp_path / "firm.json"
    write_firm(30, 7, out)

    assert [
        "Making a firm with 30 clients from seed 7 ...",
        f"Wrote {out}: 30 clients, {len(make(30, 7).work)} work items.",
    ] == terminal.getvalue().splitlines()


@pytest.mark.parametrize(
    ("clients", "place", "said"),
    [
        (0, "firm.json", "A firm can have 1 to 100,000 clients, not 0. Choose a number in between."),
        (5, ".", "{tmp} is a folder. Give the path of a file in it, such as {tmp}/firm.json."),
        (
            5,
            "no/firm.json",
            "There is no folder {tmp}/no, so firm.json cannot be written there. Make it first.",
        ),
    ],
    ids=["clients", "folder", "no folder"],
)
def test_misuse(tmp_path, capfd, clients, place, said):
    """A bad value is answered with one sentence and exit code 2; nothing is written."""
    code = write_firm(clients, 7, tmp_path / place)

    assert (2, said.format(tmp=tmp_path) + "\n") == (code, capfd.readouterr().err)
    assert _files(tmp_path) == []


def test_a_failed_write_keeps_the_old_file(tmp_path, capfd, monkeypatch):
    """When the disk is full half way, the file of before is still there and whole."""
    out = tmp_path / "firm.json"
    write_firm(5, 1, out)
    before = out.read_bytes()

    def full(_firm):
        yield b"{"
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("sim.firms.command.lines", full)

    assert write_firm(5, 2, out) == 1
    assert before == out.read_bytes()
    assert _files(tmp_path) == ["firm.json"]
    assert "No space left on device" in capfd.readouterr().err


def test_on_the_command_line(tmp_path):
    """The verb takes --clients, --seed and --out, and passes the exit code on."""
    arguments = ["firm", "--clients", "12", "--seed", "3", "--out"]
    good = CliRunner().invoke(app, [*arguments, str(tmp_path / "firm.json")])
    bad = CliRunner().invoke(app, [*arguments, str(tmp_path)])

    assert (good.exit_code, bad.exit_code) == (0, 2)
    assert load(tmp_path / "firm.json") == make(12, 3)
