"""Who notices a planted bug: the scenarios that carry its id, else another scenario, else a simulated history."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

import msgspec

from .table import Mutant
from .tree import Tree

PASSED: Final = 0
FAILED: Final = 1
SEEDS: Final = 2_000


class Caught(StrEnum):
    """By whom."""

    BY_ITS_SCENARIO = "its scenario"
    BY_ANOTHER = "another scenario"
    BY_SIMULATION = "simulation"
    MISSED = "missed"


class Hunt(msgspec.Struct, frozen=True):
    """What became of one bug."""

    mutant: Mutant
    caught: Caught


class NoVerdict(Exception):
    """The run says nothing about the bug; the text says why."""


def hunt(tree: Tree, mutant: Mutant, seeds: int = SEEDS) -> Hunt:
    """Plant it and look who notices."""
    with tree.planted(mutant):
        if _fails(tree, mutant, "-m", mutant.behaviour):
            return Hunt(mutant, Caught.BY_ITS_SCENARIO)
        if _fails(tree, mutant, "-n", "auto"):
            return Hunt(mutant, Caught.BY_ANOTHER)
        found = tree.simulation(seeds)
        return Hunt(mutant, Caught.MISSED if found == PASSED else Caught.BY_SIMULATION)


def clean(tree: Tree, behaviour: str) -> bool:
    """Whether the scenarios of this id pass without a bug: only then does a failure say anything."""
    return tree.scenarios("-m", behaviour) == PASSED


def _fails(tree: Tree, mutant: Mutant, *choice: str) -> bool:
    code = tree.scenarios(*choice)
    if code not in {PASSED, FAILED}:
        raise NoVerdict(f"{mutant.name!r}: pytest {' '.join(choice)} ended with {code}; nothing was tried.")
    return code == FAILED
