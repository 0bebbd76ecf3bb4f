"""The planted bugs can be planted, and planting one is noticed: otherwise a table of them says nothing."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

import msgspec
import pytest

from sim.conformance.suite.requirements import load_catalogue

from .aimed import Aim, aimed
from .hunt import Caught, hunt, unclean
from .table import ROOT, TABLES, Mutant, Protection, mutants, protections
from .tree import Tree

WANTED = {"integration.toml": 40, "fakes.toml": 15}


@pytest.mark.parametrize(
    "mutant",
    [*mutants(*TABLES), *(patch for one in protections() for patch in one.missing)],
    ids=lambda one: f"{one.behaviour} {one.name}",
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


@pytest.mark.parametrize("protection", protections(), ids=lambda one: one.name)
def test_histories_can_be_aimed_at_it(protection: Protection) -> None:
    """Its deeds and faults are there, and the same seed draws the same history."""
    aim = msgspec.convert(protection.aim, Aim)

    assert aimed(aim, 1) == aimed(aim, 1)
    assert {event.do for event in aimed(aim, 1).events} <= {*aim.deeds, *(one.do for one in aim.first)}


def test_a_bug_is_noticed(tmp_path: Path) -> None:
    """A real run in a tree of its own: clean without the bug, not with it, and clean again afterwards."""
    tree = Tree(tmp_path)
    bug = next(one for one in mutants() if one.behaviour == "BUDGET-03")

    assert unclean(tree, {bug.behaviour}) == ""
    assert hunt(tree, bug).caught is Caught.BY_ITS_SCENARIO
    assert unclean(tree, {bug.behaviour}) == ""
