"""The planted bugs can be planted, and planting one is noticed: otherwise a table of them says nothing."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

import pytest

from sim.conformance.suite.requirements import load_catalogue

from .hunt import Caught, clean, hunt
from .table import PROTECTIONS, ROOT, TABLES, Mutant, mutants
from .tree import Tree

WANTED = {"integration.toml": 40, "fakes.toml": 15}


@pytest.mark.parametrize(
    "mutant", mutants(*TABLES, PROTECTIONS), ids=lambda one: f"{one.behaviour} {one.name}"
)
def test_it_can_be_planted(mutant: Mutant) -> None:
    """Its text stands in the file once, and what comes of it is another program."""
    source = (ROOT / mutant.where).read_text(encoding="utf-8")

    assert ast.dump(ast.parse(mutant.planted(source))) != ast.dump(ast.parse(source))


def test_there_are_enough() -> None:
    """As many as were asked for, none of them twice, and each for a behaviour that there is."""
    for table, wanted in WANTED.items():
        assert len(mutants(table)) >= wanted, table
    names = Counter(one.name for one in mutants())
    assert [name for name, count in names.items() if count > 1] == []
    known = load_catalogue(ROOT / "features" / "requirements.toml").by_id
    assert {one.behaviour for one in mutants()} <= set(known)


def test_a_bug_is_noticed(tmp_path: Path) -> None:
    """A real run in a tree of its own: clean without the bug, not with it, and clean again afterwards."""
    tree = Tree(tmp_path)
    bug = next(one for one in mutants() if one.behaviour == "BUDGET-03")

    assert clean(tree, bug.behaviour)
    assert hunt(tree, bug).caught is Caught.BY_ITS_SCENARIO
    assert clean(tree, bug.behaviour)
