"""`make mutants`: plant each bug in turn, and print who noticed it, and how."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.progress import track
from rich.table import Table

from .hunt import SEEDS, Caught, Hunt, clean, hunt
from .table import Mutant, mutants
from .tree import Tree

NAMED_SHARE = 0.95  # of all, by the scenarios that carry the id
COLOURS = {Caught.BY_ITS_SCENARIO: "green", Caught.MISSED: "bold red", Caught.NO_VERDICT: "bold red"}
NOT_CAUGHT = {Caught.MISSED, Caught.NO_VERDICT}


def main(arguments: list[str]) -> int:
    """0 when every bug is caught and nearly all by the scenarios meant for them, 1 otherwise, 2 for wrong use."""
    asked = _asked(arguments)
    chosen = [one for one in mutants() if asked.only.casefold() in f"{one.behaviour} {one.name}".casefold()]
    console = Console()
    if not chosen:
        console.print(
            f"No planted bug is called anything like {asked.only!r}; the tables are in tests/mutants."
        )
        return 2
    with TemporaryDirectory() as folder:
        trees = [Tree(_made(Path(folder) / str(number))) for number in range(asked.workers)]
        console.print(f"{len(chosen)} bugs, {asked.workers} at a time.")
        unclean = sorted(one for one in {mutant.behaviour for mutant in chosen} if not clean(trees[0], one))
        if unclean:
            console.print(f"Without any bug the scenarios of {', '.join(unclean)} fail: mend these first.")
            return 1
        found = list(track(_hunts(trees, chosen, asked.seeds), "Hunting", len(chosen), console=console))
    _show(console, found)
    return _verdict(console, found)


def _asked(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make mutants", description=__doc__)
    parser.add_argument(
        "--only", default="", metavar="TEXT", help="a part of the bug's name, or a behaviour's id"
    )
    parser.add_argument("--seeds", type=int, default=SEEDS, help="histories for what no scenario notices")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="bugs tried at a time")
    return parser.parse_args(arguments)


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def _hunts(trees: list[Tree], chosen: list[Mutant], seeds: int) -> Iterator[Hunt]:
    """In the order of the tables; a tree has one bug at a time."""
    free: SimpleQueue[Tree] = SimpleQueue()
    for tree in trees:
        free.put(tree)

    def one(mutant: Mutant) -> Hunt:
        tree = free.get()
        try:
            return hunt(tree, mutant, seeds)
        finally:
            free.put(tree)

    with ThreadPoolExecutor(len(trees)) as pool:
        yield from pool.map(one, chosen)


def _show(console: Console, found: list[Hunt]) -> None:
    table = Table("Behaviour", "The bug", "Caught by", box=None, pad_edge=False)
    for one in found:
        colour = COLOURS.get(one.caught, "yellow")
        table.add_row(one.mutant.behaviour, one.mutant.name, f"[{colour}]{one.caught}[/]")
    console.print(table)


def _verdict(console: Console, found: list[Hunt]) -> int:
    counts = {how: sum(one.caught is how for one in found) for how in Caught}
    lost = sum(counts[how] for how in NOT_CAUGHT)
    named = counts[Caught.BY_ITS_SCENARIO] / len(found)
    said = ", ".join(f"{count} by {how}" for how, count in counts.items() if count and how not in NOT_CAUGHT)
    console.print(f"{len(found) - lost} of {len(found)} caught: {said or 'none'}; {lost} not.")
    return int(bool(lost) or named < NAMED_SHARE)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
