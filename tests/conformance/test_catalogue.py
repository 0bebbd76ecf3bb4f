"""The catalogue is whole, and says what is wrong with it when it is not."""

from collections import Counter
from pathlib import Path

import pytest

from sim.conformance.errors import CatalogueError
from sim.conformance.suite.requirements import load_catalogue

PATH = Path(__file__).parents[2] / "features" / "requirements.toml"
CATALOGUE = load_catalogue(PATH)


def test_every_behaviour_is_there_once() -> None:
    """124 behaviours in 23 areas, every id unique and counted up from 01."""
    ids = [requirement.id for requirement in CATALOGUE.requirements]

    assert (len(ids), len(CATALOGUE.areas)) == (124, 23)
    assert len(set(ids)) == 124
    for area in CATALOGUE.areas:
        expected = [f"{area.prefix}-{n:02}" for n in range(1, len(CATALOGUE.of_area(area.prefix)) + 1)]
        assert [requirement.id for requirement in CATALOGUE.of_area(area.prefix)] == expected


def test_level_and_keyword_follow_from_how_the_article_speaks() -> None:
    """What the article states is core; what it implies is still a MUST; our own proposals are SHOULD."""
    rules = {"stated": ("core", "MUST"), "implied": ("full", "MUST"), "silent": ("full", "SHOULD")}

    assert all((r.level, r.keyword) == rules[r.status] for r in CATALOGUE.requirements)
    assert Counter(r.status for r in CATALOGUE.requirements) == {"stated": 72, "silent": 35, "implied": 17}


def test_sentences_are_sentences_and_nobody_says_them_twice() -> None:
    """A sentence begins large, ends with a full stop and fits two lines."""
    sentences = [r.sentence for r in CATALOGUE.requirements]

    assert len(set(sentences)) == len({r.title for r in CATALOGUE.requirements}) == 124
    assert all(s[0].isupper() and s.endswith(".") and len(s) < 180 for s in sentences)
    assert all(r.heading for r in CATALOGUE.requirements if r.status == "stated")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('id = "FLOW-03"', 'id = "FLOW-02"', "FLOW-02: expected FLOW-03 here"),
        ('level = "core"', 'level = "gold"', "FLOW-01: Invalid enum value 'gold'"),
        ('keyword = "MUST"\n', "", "FLOW-01: Object missing required field `keyword`"),
        ('area = "FLOW"', 'area = "FLUX"', "FLOW-01: there is no area FLUX"),
        ('folder = "codes"', 'folder = "names"', "area names is there more than once"),
        ("[tags]", "[tags", "not TOML"),
    ],
)
def test_an_error_names_the_file_and_the_entry(tmp_path: Path, old: str, new: str, said: str) -> None:
    """Whoever edits the catalogue is told which entry to mend."""
    broken = tmp_path / "requirements.toml"
    broken.write_text(PATH.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")

    with pytest.raises(CatalogueError) as error:
        load_catalogue(broken)
    assert str(broken) in str(error.value)
    assert said in str(error.value)


def test_a_missing_catalogue_is_said(tmp_path: Path) -> None:
    """A folder without a catalogue is no features folder."""
    with pytest.raises(CatalogueError, match="there is no catalogue of requirements here"):
        load_catalogue(tmp_path / "requirements.toml")


@pytest.mark.parametrize(
    ("tags", "level"),
    [
        (("FLOW-01",), "core"),
        (("FLOW-01", "LINK-05"), "full"),
        (("FLOW-01", "chaos"), "chaos"),
        (("FLOW-01", "full"), "full"),
    ],
)
def test_a_scenario_belongs_to_its_highest_level(tags: tuple[str, ...], level: str) -> None:
    """Its requirements give the level, and a tag can lift it."""
    assert CATALOGUE.level_of(tags) == level
