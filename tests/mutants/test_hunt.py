"""Who is asked about a planted bug, in which order, and what their answers mean; without planting any."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import CompletedProcess
from typing import cast

import pytest
from rich.console import Console

from .__main__ import _show, _verdict
from .hunt import Caught, Hunt, hunt
from .table import Mutant
from .tree import ENDLESS, Tree, ended

BUG = Mutant(name="a bug", where="x.py", behaviour="CODE-04", find="a", replace="b")
OWN, OTHERS, FIRST, MORE, REST = "CODE-04", "not CODE-04", "1+100", "101+400", "501+1500"


class Answering:
    """A tree in which nothing runs: whoever is asked answers with the next code, and passes after that."""

    def __init__(self, *codes: int) -> None:
        self._codes = list(codes)
        self.asked: list[str] = []

    @contextmanager
    def planted(self, mutant: Mutant) -> Iterator[None]:
        assert mutant is BUG
        yield

    def scenarios(self, *choice: str, limit_s: int) -> CompletedProcess[str]:
        assert limit_s
        return self._answer(choice[-1])

    def simulated(self, seeds: int, first: int, limit_s: int) -> CompletedProcess[str]:
        assert limit_s
        return self._answer(f"{first}+{seeds}")

    def _answer(self, question: str) -> CompletedProcess[str]:
        self.asked.append(question)
        return CompletedProcess([], self._codes.pop(0) if self._codes else 0, "", "")


@pytest.mark.parametrize(
    ("codes", "caught", "asked"),
    [
        ((1,), Caught.BY_ITS_SCENARIO, [OWN]),
        ((0, 1), Caught.BY_ANOTHER, [OWN, OTHERS]),
        ((0, 0, 1), Caught.BY_SIMULATION, [OWN, OTHERS, FIRST]),
        ((0, 0, 0, 0, 1), Caught.BY_SIMULATION, [OWN, OTHERS, FIRST, MORE, REST]),
        ((), Caught.MISSED, [OWN, OTHERS, FIRST, MORE, REST]),
        ((5,), Caught.NO_VERDICT, [OWN]),
        ((0, 2), Caught.NO_VERDICT, [OWN, OTHERS]),
        ((0, 0, 2), Caught.NO_VERDICT, [OWN, OTHERS, FIRST]),
    ],
)
def test_the_nearest_are_asked_first(codes: tuple[int, ...], caught: Caught, asked: list[str]) -> None:
    """And nobody after the first who notices, or who comes to no verdict."""
    tree = Answering(*codes)
    found = hunt(cast("Tree", tree), BUG)

    assert (found.caught, found.ended, tree.asked) == (caught, True, asked)


@pytest.mark.parametrize(
    ("codes", "caught"),
    [
        ((ENDLESS,), Caught.BY_ITS_SCENARIO),
        ((0, ENDLESS), Caught.BY_ANOTHER),
        ((0, 0, ENDLESS), Caught.BY_SIMULATION),
    ],
)
def test_what_never_ends_is_noticed(codes: tuple[int, ...], caught: Caught) -> None:
    """By whoever waited for it in vain."""
    found = hunt(cast("Tree", Answering(*codes)), BUG)

    assert (found.caught, found.ended) == (caught, False)


@pytest.mark.parametrize(
    ("code", "limit_s", "came_of_it"), [("while True: pass", 0, ENDLESS), ("1 / 0", 60, 1)]
)
def test_a_command_is_ended_in_time(tmp_path: Path, code: str, limit_s: int, came_of_it: int) -> None:
    """It has a code of its own then; otherwise it has the one that it ended with."""
    assert ended([sys.executable, "-c", code], tmp_path, limit_s).returncode == came_of_it


def test_fewer_histories() -> None:
    """No more than were asked for."""
    tree = Answering()
    hunt(cast("Tree", tree), BUG, seeds=250)

    assert tree.asked[2:] == [FIRST, "101+150"]


@pytest.mark.parametrize(
    ("own", "other", "lost", "code"), [(20, 0, 0, 0), (19, 1, 0, 0), (18, 2, 0, 1), (19, 0, 1, 1)]
)
def test_the_verdict(own: int, other: int, lost: int, code: int) -> None:
    """All have to be caught, and 95 of a hundred by their own scenarios."""
    kinds = [Caught.BY_ITS_SCENARIO] * own + [Caught.BY_ANOTHER] * other + [Caught.MISSED] * lost
    console = Console(quiet=True)

    assert _verdict(console, [Hunt(mutant=BUG, caught=kind) for kind in kinds]) == code


def test_a_line_a_bug() -> None:
    """Its number, how long it took, who noticed it, and what it is."""
    console = Console(width=100, soft_wrap=True)
    with console.capture() as told:
        _show(console, 7, Hunt(mutant=BUG, caught=Caught.BY_ANOTHER, ended=False, seconds=1.25))
        _show(console, 8, Hunt(mutant=BUG, caught=Caught.MISSED, seconds=61))

    assert told.get().splitlines() == [
        "  7    1.2 s  another scenario (did not end)  CODE-04     a bug",
        "  8   61.0 s  MISSED            CODE-04     a bug",
    ]
