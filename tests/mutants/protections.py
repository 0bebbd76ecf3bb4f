"""Take out what keeps time from being lost or doubled, one protection at a time, and print what the simulation finds.

`python -m tests.mutants.protections` plays histories until one breaks an invariant, and prints it, made small, as a
scenario. A protection that nobody misses protects nothing, or the histories never come near it: then it ends with 1.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console

from .table import PROTECTIONS, Mutant, mutants
from .tree import Tree

AT_A_TIME = 100  # seeds; all of them are played before anything is told


def main(arguments: list[str]) -> int:
    """0 when every protection is missed by somebody."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", metavar="TEXT", help="a part of what is taken out")
    parser.add_argument("--seeds", type=int, default=2_000, help="histories at most for each")
    asked = parser.parse_args(arguments)
    console = Console()
    chosen = [one for one in mutants(PROTECTIONS) if asked.only.casefold() in one.name.casefold()]
    with TemporaryDirectory() as folder:
        tree = Tree(Path(folder))
        unnoticed = [one.name for one in chosen if not _noticed(console, tree, one, asked.seeds)]
    console.print(
        f"{len(chosen) - len(unnoticed)} of {len(chosen)} protections are missed when they are gone."
    )
    return int(bool(unnoticed) or not chosen)


def _noticed(console: Console, tree: Tree, mutant: Mutant, seeds: int) -> bool:
    console.rule(mutant.name)
    with tree.planted(mutant):
        for first in range(1, seeds + 1, AT_A_TIME):
            run = tree.simulated(AT_A_TIME, first)
            story = _story(run.stdout)
            if run.returncode and story:
                console.print(story, markup=False, highlight=False)
                return True
    console.print(f"Nothing was found in {seeds} histories.")
    return False


def _story(printed: str) -> str:
    """What a sweep tells of a broken invariant; nothing where none was broken."""
    start = printed.find("what was never met counts from")
    told = printed[start:].partition("\n")[2] if start >= 0 else ""
    return told.strip() if "Scenario" in told or "simulate --seed" in told else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
