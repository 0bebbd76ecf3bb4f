"""Every finding in its exact words: a file for each family, with the features and what is said about them."""

from pathlib import Path

import pytest

from tests.conformance.audit.conftest import Desk

FOLDER = Path(__file__).with_name("findings")


def cases() -> dict[str, tuple[str, str]]:
    """Each case by its name: the feature, and what is said about it."""
    found = {}
    for path in sorted(FOLDER.glob("*.txt")):
        for case in path.read_text(encoding="utf-8").split("\n====== ")[1:]:
            name, _, rest = case.partition("\n")
            feature, _, said = rest.partition("------\n")
            found[f"{path.stem}: {name}"] = (feature, said.strip("\n"))
    return found


CASES = cases()


@pytest.mark.parametrize("case", CASES)
def test_a_finding_in_its_words(desk: Desk, case: str) -> None:
    """Where it is, what is wrong, the line as it is written, and what to do."""
    feature, said = CASES[case]

    assert desk.said(feature) == said


def test_every_line_fits_a_terminal() -> None:
    """A hundred columns are enough for what we say."""
    assert max(len(line) for _, said in CASES.values() for line in said.splitlines()) <= 100
