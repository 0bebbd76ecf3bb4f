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
    NO_VERDICT = "no verdict"  # the run came to no end, or to another than passed or failed


class Hunt(msgspec.Struct, frozen=True):
    """What became of one bug."""

    mutant: Mutant
    caught: Caught


def hunt(tree: Tree, mutant: Mutant, seeds: int = SEEDS) -> Hunt:
    """Plant it and look who notices."""
    with tree.planted(mutant):
        return Hunt(mutant, _caught(tree, mutant, seeds))


def _caught(tree: Tree, mutant: Mutant, seeds: int) -> Caught:
    for choice, how in (
        (("-x", "-m", mutant.behaviour), Caught.BY_ITS_SCENARIO),
        (("-n", "auto"), Caught.BY_ANOTHER),
    ):
        code = tree.scenarios(*choice)
        if code == FAILED:
            return how
        if code != PASSED:
            return Caught.NO_VERDICT
    return Caught.BY_SIMULATION if tree.simulated(seeds).returncode else Caught.MISSED


def clean(tree: Tree, behaviour: str) -> bool:
    """Whether the scenarios of this id pass without a bug: only then does a failure say anything."""
    return tree.scenarios("-m", behaviour) == PASSED
