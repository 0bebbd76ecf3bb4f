"""Take out what keeps time from being lost or doubled, one protection at a time, and print what finds it.

`python -m tests.mutants.protections` plays the histories that are aimed at a protection, first with it and then
without it, until one breaks an invariant, and prints that one, made small, as a scenario. Where none does, histories
of all kinds are played, and then the calls of a scenario fail, one after the other. A protection that nobody misses
protects nothing, or nothing comes near it: then this ends with 1. So it does when something is found although nothing
is missing.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from rich.console import Console

from .table import Protection, protections
from .tree import Tree

AIMED: Final = 200  # histories, of which most protections need less than thirty
WITH_IT: Final = 60  # of them are played with the protection, too
OTHERS: Final = 300
SWEPT: Final = ("features/links/one_call_fails.feature", 80)
FOUND: Final = 1
CLEAN: Final = 0


def main(arguments: list[str]) -> int:
    """0 when every protection is missed by somebody, and nothing is found where none is missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", metavar="TEXT", help="a part of what is taken out")
    asked = parser.parse_args(arguments)
    console = Console(soft_wrap=True)
    chosen = [one for one in protections() if asked.only.casefold() in one.name.casefold()]
    told: list[tuple[str, str]] = []
    with TemporaryDirectory() as folder:
        tree = Tree(Path(folder))
        for one in chosen:
            console.rule(one.name)
            told.append((one.name, _found(console, tree, one)))
    console.rule("without which, found by")
    for name, how in told:
        console.print(f"{how or 'NOBODY'}: {name}", markup=False, highlight=False)
    missed = sum(bool(how) for _, how in told)
    console.print(f"{missed} of {len(chosen)} protections are missed when they are gone.")
    return int(missed < len(chosen) or not chosen)


def _found(console: Console, tree: Tree, protection: Protection) -> str:
    """By what; nothing when it was not, or when it would be found with the protection in its place as well."""
    before = tree.aimed(protection, WITH_IT)
    if before.returncode != CLEAN:
        _show(console, before, "With the protection in its place something is found already:")
        return ""
    feature, most = SWEPT
    with tree.without(protection):
        for how, play in (
            ("aimed histories", lambda: tree.aimed(protection, AIMED)),
            ("histories of all kinds", lambda: tree.simulated(OTHERS)),
            (f"the sweep of {feature}", lambda: tree.swept(feature, most)),
        ):
            run = play()
            if run.returncode == FOUND:
                _show(console, run, f"Found by {how}:")
                return how
            if run.returncode != CLEAN:
                _show(console, run, f"No verdict of {how}:")
                return ""
            console.print(f"Not found by {how}.")
    return ""


def _show(console: Console, run: subprocess.CompletedProcess[str], words: str) -> None:
    console.print(words)
    console.print(f"{run.stdout}{run.stderr}".strip(), markup=False, highlight=False)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
