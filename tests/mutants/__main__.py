"""`make mutants`: plant each bug in turn, and print who noticed it, and how, as soon as it is known."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from queue import SimpleQueue
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.markup import escape

from .hunt import SEEDS, Caught, Hunt, hunt, unclean
from .table import Mutant, mutants
from .tree import Tree

NAMED_SHARE = 0.95  # of all, by the scenarios that carry the id
WORKERS = 2
COLOURS = {Caught.BY_ITS_SCENARIO: "green", Caught.MISSED: "bold red", Caught.NO_VERDICT: "bold red"}
NOT_CAUGHT = {Caught.MISSED, Caught.NO_VERDICT}


def main(arguments: list[str]) -> int:
    """0 when every bug is caught and nearly all by the scenarios meant for them, 1 otherwise, 2 for wrong use."""
    asked = _asked(arguments)
    chosen = {
        number: one
        for number, one in enumerate(mutants(), start=1)
        if number >= asked.first and asked.only.casefold() in f"{one.behaviour} {one.name}".casefold()
    }
    console = Console(soft_wrap=True, highlight=False)
    if not chosen:
        console.print(
            f"No planted bug from the {asked.first}th on is called anything like {asked.only!r}; "
            "the tables are in tests/mutants."
        )
        return 2
    with TemporaryDirectory() as folder:
        trees = [Tree(_made(Path(folder) / str(number))) for number in range(min(asked.workers, len(chosen)))]
        console.print(f"{len(chosen)} bugs, {len(trees)} at a time; first their scenarios without any.")
        failing = unclean(trees[0], {mutant.behaviour for mutant in chosen.values()})
        if failing:
            console.print(escape(f"{failing}\nThese scenarios fail without any bug: mend them first."))
            return 1
        found = []
        for number, one in _hunts(trees, chosen, asked.seeds):
            _show(console, number, one)
            found.append(one)
    return _verdict(console, found)


def _asked(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make mutants", description=__doc__)
    parser.add_argument(
        "--only", default="", metavar="TEXT", help="a part of the bug's name, or a behaviour's id"
    )
    parser.add_argument("--first", type=int, default=1, metavar="NUMBER", help="go on from this bug")
    parser.add_argument("--seeds", type=int, default=SEEDS, help="histories for what no scenario notices")
    parser.add_argument("--workers", type=int, default=WORKERS, help="bugs tried at a time")
    return parser.parse_args(arguments)


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def _hunts(trees: list[Tree], chosen: dict[int, Mutant], seeds: int) -> Iterator[tuple[int, Hunt]]:
    """As they end; a tree has one bug at a time."""
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
        numbers = {pool.submit(one, mutant): number for number, mutant in chosen.items()}
        for done in as_completed(numbers):
            yield numbers[done], done.result()


def _show(console: Console, number: int, one: Hunt) -> None:
    how = one.caught.upper() if one.caught in NOT_CAUGHT else one.caught
    told = f"{how}{'' if one.ended else ' (did not end)'}"
    console.print(
        f"{number:>3} {one.seconds:6.1f} s  [{COLOURS.get(one.caught, 'yellow')}]{told:<16}[/]  "
        f"{one.mutant.behaviour:<11} {escape(one.mutant.name)}"
    )


def _verdict(console: Console, found: list[Hunt]) -> int:
    counts = {how: sum(one.caught is how for one in found) for how in Caught}
    lost = sum(counts[how] for how in NOT_CAUGHT)
    named = counts[Caught.BY_ITS_SCENARIO] / len(found)
    for how, count in counts.items():
        if count:
            console.print(f"{count:>5} {count / len(found):7.1%}  {how}")
    console.print(
        f"{len(found) - lost} of {len(found)} caught ({1 - lost / len(found):.1%}), {named:.1%} by the scenario that "
        f"carries the id; wanted are 100% and {NAMED_SHARE:.0%}."
    )
    return int(bool(lost) or named < NAMED_SHARE)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
