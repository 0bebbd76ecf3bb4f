"""Every edge of a behaviour is shown by a scenario or a test, and nobody claims to show one that there is not."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from sim.conformance.errors import CatalogueError
from sim.conformance.suite.edges import letters_in, load_edges
from sim.conformance.suite.folder import Suite

ROOT = Path(__file__).parents[2]
SUITE = Suite(ROOT / "features", ROOT, lambda *_: None)
EDGES = SUITE.catalogue.edges


def shown_by_scenarios() -> set[str]:
    """The edges in the tags of scenarios: each carries one id where it carries an edge."""
    return {
        f"{tag} {letter}"
        for document in SUITE.readable()
        for one in document.scenarios
        for tag in one.tag_names
        if tag in SUITE.catalogue.by_id
        for letter in letters_in(one.tag_names)
    }


def marks_in(path: Path) -> Iterator[ast.Call]:
    """The marks `pytest.mark.edge(...)` of a module; they are read, not run."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "pytest.mark.edge":
            yield node


def shown_by_tests() -> dict[str, list[str]]:
    """The edges that marks name, each with the modules that do."""
    found: dict[str, list[str]] = {}
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        for mark in marks_in(path):
            for name in mark.args:
                found.setdefault(ast.literal_eval(name), []).append(path.name)
    return found


def test_every_edge_is_shown() -> None:
    """By a scenario or by a test; what nobody shows yet says why in edges.toml."""
    shown = shown_by_scenarios() | shown_by_tests().keys()

    assert sorted(set(EDGES.names) - shown - EDGES.open.keys()) == []


def test_what_is_shown_is_open_no_more() -> None:
    """Whoever shows an edge takes its reason away."""
    shown = shown_by_scenarios() | shown_by_tests().keys()

    assert sorted(shown & EDGES.open.keys()) == []


def test_a_mark_names_an_edge_that_there_is() -> None:
    """A slip in a mark would leave its edge in the dark."""
    marked = shown_by_tests()

    assert {name: marked[name] for name in marked.keys() - set(EDGES.names)} == {}


def test_sentences_of_edges_are_sentences() -> None:
    """They begin large, end with a full stop, and nobody says them twice."""
    sentences = [each for behaviour in EDGES.sentences for each in EDGES.of(behaviour).values()]

    assert len(set(sentences)) == len(sentences)
    assert [
        each for each in sentences if not (each[0].isupper() and each.endswith(".") and len(each) < 140)
    ] == []


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('[FLOW-99]\na = "One."', "there is no behaviour FLOW-99"),
        (
            '[FLOW-01]\na = "One."\nc = "Three."',
            "FLOW-01: the letters of its edges count up from a, here to b",
        ),
        ('[open]\n"FLOW-01 b" = "later"\n[FLOW-01]\na = "One."', "there is no edge FLOW-01 b to be open"),
        ("[FLOW-01]\na = 1", "an edge is a letter and a sentence"),
        ("[FLOW-01", "not TOML"),
    ],
)
def test_an_error_names_the_file_and_what_to_mend(tmp_path: Path, written: str, said: str) -> None:
    """Whoever adds an edge is told what is wrong with it."""
    path = tmp_path / "edges.toml"
    path.write_text(written, encoding="utf-8")

    with pytest.raises(CatalogueError) as error:
        load_edges(path, SUITE.catalogue.by_id)
    assert str(path) in str(error.value)
    assert said in str(error.value)


def test_a_suite_without_edges(tmp_path: Path) -> None:
    """Somebody's own features need no such file."""
    assert load_edges(tmp_path / "edges.toml", SUITE.catalogue.by_id).names == ()
