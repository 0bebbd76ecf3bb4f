"""Somebody with no checkout works with the features that came with the package."""

from pathlib import Path

import pytest

from sim.conformance.commands import at_hand
from sim.conformance.commands.at_hand import USUAL, features_at_hand


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installed package's features, and a person who is elsewhere."""
    folder = tmp_path / "package" / "features"
    folder.mkdir(parents=True)
    monkeypatch.setattr(at_hand, "SHIPPED", folder)
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    return folder


def test_without_a_folder_the_shipped_ones_are_taken(shipped, capsys):
    """One line says so, beside what programs read."""
    assert features_at_hand(USUAL) == shipped

    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert f"the features that came with Timebridge: {shipped}" in said.err


def test_a_folder_that_is_here_or_named_is_taken(shipped, capsys):
    """Whoever has features of their own means those, and a name with a slip in it is not replaced in silence."""
    assert features_at_hand(Path("feature")) == Path("feature")
    USUAL.mkdir()

    assert features_at_hand(USUAL) == USUAL
    assert capsys.readouterr().err == ""


def test_a_checkout_without_shipped_features_says_what_is_missing(shipped):
    """The usual name goes on, to whoever can say what is wrong with it."""
    shipped.rmdir()

    assert features_at_hand(USUAL) == USUAL
