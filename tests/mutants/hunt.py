"""Who notices a planted bug: the scenarios that carry its id, else another scenario, else a simulated history."""

from __future__ import annotations

from enum import StrEnum
from time import monotonic
from typing import Final

import msgspec

from .table import Mutant
from .tree import ENDLESS, Tree

PASSED: Final = 0
FAILED: Final = 1
NOTICED: Final = {FAILED, ENDLESS}
SEEDS: Final = 2_000
# Most are found at once, and a round is played to its end. The last is long enough to say what was never met.
ROUNDS: Final = (100, 400)
OWN_S, OTHERS_S, ROUND_S = 180, 900, 1_800  # some twenty times what each takes without a bug


class Caught(StrEnum):
    """By whom."""

    BY_ITS_SCENARIO = "its scenario"
    BY_ANOTHER = "another scenario"
    BY_SIMULATION = "simulation"
    MISSED = "missed"
    NO_VERDICT = "no verdict"  # the run came to another end than passed or failed


class Hunt(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one bug."""

    mutant: Mutant
    caught: Caught
    ended: bool = True  # a run that does not end is noticed, too
    seconds: float = 0.0


def hunt(tree: Tree, mutant: Mutant, seeds: int = SEEDS) -> Hunt:
    """Plant it and look who notices, the nearest first: who comes later is not asked any more."""
    began = monotonic()
    with tree.planted(mutant):
        caught, code = _caught(tree, mutant, seeds)
    return Hunt(mutant=mutant, caught=caught, ended=code != ENDLESS, seconds=monotonic() - began)


def _caught(tree: Tree, mutant: Mutant, seeds: int) -> tuple[Caught, int]:
    for choice, limit_s, how in (
        (mutant.behaviour, OWN_S, Caught.BY_ITS_SCENARIO),
        (f"not {mutant.behaviour}", OTHERS_S, Caught.BY_ANOTHER),
    ):
        code = tree.scenarios("-x", "-m", choice, limit_s=limit_s).returncode
        if code in NOTICED:
            return how, code
        if code != PASSED:
            return Caught.NO_VERDICT, code
    for first, count in _rounds(seeds):
        code = tree.simulated(count, first, limit_s=ROUND_S).returncode
        if code in NOTICED:
            return Caught.BY_SIMULATION, code
        if code != PASSED:
            return Caught.NO_VERDICT, code
    return Caught.MISSED, PASSED


def _rounds(seeds: int) -> list[tuple[int, int]]:
    """The first seed and the count of each round: some, more, and all that are left."""
    rounds = []
    first = 1
    for most in (*ROUNDS, seeds):
        count = min(most, seeds - first + 1)
        if count > 0:
            rounds.append((first, count))
            first += count
    return rounds


def unclean(tree: Tree, behaviours: set[str]) -> str:
    """What fails of these scenarios without a bug, in pytest's words; while something does, a failure says nothing."""
    run = tree.scenarios("-m", " or ".join(sorted(behaviours)), limit_s=OTHERS_S)
    return "" if run.returncode == PASSED else run.stdout[-4_000:] or f"It ended with {run.returncode}."
