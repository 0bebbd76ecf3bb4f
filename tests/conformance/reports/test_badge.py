"""`badge.svg`: one word, in a colour, that a screen reader can read, too."""

import xml.etree.ElementTree as ET

import msgspec
import pytest

from sim.conformance.reports.badge import AMBER, GREEN, GREY, RED, badge_of
from sim.conformance.reports.report import Report
from sim.conformance.verdict import Verdict

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize(
    ("verdict", "word", "colour"),
    [
        (Verdict("conformant", "core", (), 0), "core", GREEN),
        (Verdict("conformant", "full", (), 0), "full", GREEN),
        (Verdict("not conformant", None, (), 0), "not conformant", AMBER),
        (Verdict("no verdict", None, (), 4), "no verdict", GREY),
        (Verdict("not conformant", None, (), 1), "failed", RED),
        (Verdict("conformant", "core", (), 1), "failed", RED),
    ],
)
def test_the_word_and_its_colour(passed: Report, verdict: Verdict, word: str, colour: str) -> None:
    """The level that is reached in green; anything else is not."""
    report = msgspec.structs.replace(passed, verdict=verdict, level=verdict.level)
    picture = ET.fromstring(badge_of(report))

    assert [text.text for text in picture.iter(f"{SVG}text")] == ["conformance", word]
    assert [title.text for title in picture.iter(f"{SVG}title")] == [f"conformance: {word}"]
    assert picture.get("aria-label") == f"conformance: {word}"
    assert colour in badge_of(report)
