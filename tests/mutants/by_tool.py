"""`make mutation`: mutmut changes the planner, and what carries a plan out, in every way it knows; who notices?

The bugs of `make mutants` are chosen by hand, for scenarios; these are chosen by nobody, for the tests beside the code.
mutmut lives in a folder of its own, and writes into a copy: nobody else needs it, and nothing of it stays behind.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import msgspec
import pytest
from rich.console import Console
from rich.markup import escape

from tests.clients.installing import python_packages

from .table import ROOT
from .tree import ENDLESS, ended

SCORE_MIN: Final = 0.85
FILE_S: Final = 3_600  # what a file may take; its changes have limits of their own, below
PARTS: Final = ("integration", "sim", "features", "fixtures", "tests")
GUARDS: Final = ("saved", "estimate", "identity", "moved")
CARRIED_OUT: Final = ("integration/execute.py", "integration/codes_not_made.py")
# The tests that are asked, and of which files. Properties take seconds each, a hundred times a file: the examples
# have to do without them. `-k` leaves out PostgreSQL, which the planner knows nothing of.
ROUNDS: Final = {
    ("tests/integration/plan",): ("integration/plan/*.py",),
    ("tests/integration/guard",): tuple(f"integration/plan/{name}.py" for name in GUARDS),
    ("tests/integration/execute", "tests/integration/moved/test_not_forgotten.py"): CARRIED_OUT,
    ("tests/integration/execute/test_head_start.py",): ("integration/head_start.py",),
}
ASKED: Final = ("-k", "not postgresql", "-m", "not hypothesis")
KILLED: Final = {1, 3, 36, 24, 152, 255, -24, -9}  # what pytest ended with, or that the tests never ended
UNTOLD: Final = {5, 33}  # no test goes there: it survives, too
SETTINGS: Final = """
[tool.mutmut]
source_paths = ["integration"]
only_mutate = {changed}
also_copy = {parts}
pytest_add_cli_args = {asked}
pytest_add_cli_args_test_selection = {tests}
timeout_multiplier = 4.0  # of what the tests of a change take without it, and
timeout_constant = 5.0  # seconds more
"""
DIFFS: Final = """
import sys
from mutmut.mutation.diff_apply import get_diff_for_mutant
for name in sys.argv[2:]:
    print(name, get_diff_for_mutant(name, path=sys.argv[1]), sep=chr(10))
"""


class Score(msgspec.Struct, frozen=True, kw_only=True):
    """What became of the mutants of one file."""

    where: str
    killed: int
    survivors: tuple[str, ...]  # by mutmut's names

    @property
    def part(self) -> float:
        """The killed ones, of all."""
        return self.killed / (self.killed + len(self.survivors))


class NotRun(Exception):
    """mutmut came to no end; its last words."""


class Copy:
    """The code and its tests, for mutmut to write in."""

    def __init__(self, folder: Path, packages: Path) -> None:
        self.folder = folder
        self._packages = packages
        for part in PARTS:
            shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))

    def scores(self, changed: list[str], tests: Iterable[str], workers: int) -> Iterator[Score]:
        """Change these files, one after the other, and ask these tests."""
        shutil.rmtree(self.folder / "mutants", ignore_errors=True)
        told = SETTINGS.format(changed=changed, parts=list(PARTS), tests=list(tests), asked=list(ASKED))
        settings = (ROOT / "pyproject.toml").read_text(encoding="utf-8") + told
        (self.folder / "pyproject.toml").write_text(settings, encoding="utf-8")
        for where in changed:
            score = self._score(where, workers)
            if score is not None:
                yield score

    def _score(self, where: str, workers: int) -> Score | None:
        """Of one file; None for one in which there is nothing to change."""
        names = f"{where.removesuffix('.py').removesuffix('/__init__').replace('/', '.')}.x*"
        done = self._python("-m", "mutmut", "run", "--max-children", str(workers), names)
        if "nothing matches" in done.stderr:
            return None
        if done.returncode != 0:
            raise NotRun(f"{done.stdout[-4_000:]}{done.stderr[-2_000:]}")
        meta = json.loads((self.folder / "mutants" / f"{where}.meta").read_text(encoding="utf-8"))
        return _score(where, meta["exit_code_by_key"])

    def diffs(self, score: Score) -> str:
        """What the survivors of a file changed."""
        return self._python("-c", DIFFS, score.where, *score.survivors).stdout

    def _python(self, *command: str) -> subprocess.CompletedProcess[str]:
        # Not the folder that is to be mutated: Python would remember that it was not there yet.
        surroundings = {"PYTHONPATH": str(self._packages), "PYTHONHASHSEED": "0"}
        done = ended([sys.executable, *command], self.folder, FILE_S, **surroundings)
        if done.returncode == ENDLESS:
            raise NotRun(f"{' '.join(command)} did not end in {FILE_S} s.")
        return done


def _score(where: str, codes: dict[str, int | None]) -> Score:
    unknown = {code for code in codes.values() if code not in KILLED | UNTOLD | {0}}
    if unknown:
        raise NotRun(f"mutmut ended mutants of {where} with {unknown}, which says neither yes nor no.")
    survivors = tuple(name for name, code in codes.items() if code not in KILLED)
    return Score(where=where, killed=len(codes) - len(survivors), survivors=survivors)


def main(arguments: list[str]) -> int:
    """0 when enough of all that was changed is noticed, 1 when it is not, 2 for wrong use."""
    asked = _asked(arguments)
    console = Console(soft_wrap=True, highlight=False)
    rounds = _rounds(asked.only)
    if not rounds:
        console.print(f"No file of those that are changed is called anything like {asked.only!r}.")
        return 2
    try:
        packages = python_packages("mutmut.lock")
    except (pytest.skip.Exception, pytest.fail.Exception) as problem:
        console.print(f"mutmut cannot be had: {problem.msg}")
        return 1
    found: list[Score] = []
    with TemporaryDirectory() as folder:
        copy = Copy(Path(folder), packages)
        try:
            for tests, changed in rounds.items():
                console.print(
                    f"{', '.join(tests)} against {len(changed)} files, {asked.workers} changes at a time:"
                )
                for score in copy.scores(changed, tests, asked.workers):
                    found.append(score)
                    _show(console, score)
                    if asked.survivors or score.part < SCORE_MIN:
                        console.print(escape(copy.diffs(score)))
        except NotRun as problem:
            console.print(escape(str(problem)))
            return 1
    return _verdict(console, found)


def _asked(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make mutation", description=__doc__)
    parser.add_argument("--only", default="", metavar="FILE", help="a part of the file's name")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="changes tried at a time")
    parser.add_argument(
        "--survivors", action="store_true", help="show what nobody noticed in good files, too"
    )
    return parser.parse_args(arguments)


def _rounds(only: str) -> dict[tuple[str, ...], list[str]]:
    """The files whose name has this part, by the tests that are asked; a file that is named goes with its round."""
    of = {file: tests for tests, patterns in ROUNDS.items() for one in patterns for file in ROOT.glob(one)}
    rounds: dict[tuple[str, ...], list[str]] = {}
    for file, tests in sorted(of.items()):
        where = file.relative_to(ROOT).as_posix()
        if only in where:
            rounds.setdefault(tests, []).append(where)
    return rounds


def _show(console: Console, one: Score) -> None:
    colour = "green" if one.part >= SCORE_MIN else "bold red"
    counts = f"{one.killed:>4} noticed {len(one.survivors):>4} not"
    console.print(f"[{colour}]{one.part:6.1%}[/] {counts}  {one.where}")


def _verdict(console: Console, found: list[Score]) -> int:
    """Both have to be good: what decides, and what carries it out."""
    good = True
    of: dict[str, list[Score]] = {}
    for one in found:
        decides = one.where.startswith("integration/plan/")
        of.setdefault("What decides" if decides else "What carries it out", []).append(one)
    for part, scores in of.items():
        killed = sum(one.killed for one in scores)
        total = killed + sum(len(one.survivors) for one in scores)
        console.print(
            f"{part}: {killed} of {total} changes noticed, {killed / total:.1%}; wanted are {SCORE_MIN:.0%}."
        )
        good = good and killed / total >= SCORE_MIN
    return int(not good or not found)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
