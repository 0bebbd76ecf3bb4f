"""A history is told in sentences that our features know; whatever has none stands there as a comment."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sim.conformance.suite.folder import Suite
from sim.simulation.draw import STRIKING, drawn
from sim.simulation.fates import FATES
from sim.simulation.house import House
from sim.simulation.plan import Event, Plan, Strike
from sim.simulation.play import play
from sim.simulation.tell import scenario
from tests.simulation.test_planted_faults import TRACK

ROOT = Path(__file__).parents[2]
KEYWORDS = ("Given ", "When ", "Then ")


@pytest.fixture(scope="module")
def vocabulary():
    return Suite(ROOT / "features", ROOT, lambda *_: None).knowledge.vocabulary


def sentences(text: str) -> Iterator[str]:
    for line in text.splitlines()[1:]:
        said = line.strip()
        if not said.startswith("#"):
            assert said.startswith(KEYWORDS), said
            yield said.partition(" ")[2]


def test_every_history_is_told_in_sentences_that_there_are(house: House, vocabulary) -> None:
    """Thirty histories whole: more than a shrunk one ever has."""
    told = [
        sentence
        for seed in range(30)
        for sentence in sentences(scenario(drawn(seed), *play(house, drawn(seed))))
    ]

    assert len(told) > 200
    assert not [sentence for sentence in told if not vocabulary.matches(sentence)]


def test_a_history_in_full(house: House) -> None:
    plan = Plan(
        events=(
            Event(do=TRACK.do, with_=TRACK.with_, wait_s=3_600, strikes=(Strike(kind="lost", skip=2),)),
            Event(do="change time", with_={"token": "e1", "length": 52}, wait_s=1),
            Event(do="close the books", with_={"ago": 0}),
        )
    )

    assert scenario(plan, *play(house, plan)).splitlines() == [
        "Scenario: A history of seed 0",
        "  Given the firm is connected and in step",
        "  When 1 hour passes",
        "  Given call 3 from here loses its answer",
        '  When Ann tracks 47 minutes on "2026 Tax" in Karbon',
        "  When 1 second passes",
        "  When the entry of 47 minutes is changed to 52 minutes in QuickBooks Time",
        "  # (the books of QuickBooks are closed up to 2026-03-01)",
        "  When nothing goes wrong any more",
        '  Then QuickBooks Time has 52 minutes of Ann on "Acme › 2026 Tax"',
    ]


@pytest.mark.parametrize("kind", STRIKING)
def test_each_kind_of_fault_has_its_words(kind: str, vocabulary) -> None:
    assert vocabulary.matches(f"call 3 from here {FATES[kind]}")
    assert list(FATES.values()).count(FATES[kind]) == 1
