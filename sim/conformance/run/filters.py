"""The filters that a command line puts on a run: any of them, and the run is a partial one."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

# How pytest and its plugins name what leaves something out, and how a person types it.
WORDS: Final = {
    "keyword": "-k",
    "markexpr": "-m",
    "lf": "--last-failed",
    "stepwise": "--stepwise",
    "collectonly": "--collect-only",
    "setuponly": "--setup-only",
    "setupplan": "--setup-plan",
    "without_quickbooks": "--without-quickbooks",
}
LISTS: Final = {"deselect": "--deselect", "ignore": "--ignore", "ignore_glob": "--ignore-glob"}


def filters_of(options: dict[str, object], args: list[str], start: Path, features: Path) -> tuple[str, ...]:
    """The filters a command line puts on a run of these features, each as a person would type it."""
    return (*_options(options), *_targets(args, start, features))


def _options(options: dict[str, object]) -> Iterator[str]:
    for name, flag in WORDS.items():
        value = options.get(name)
        if value:
            yield flag if value is True else f"{flag} {value}"
    for name, flag in LISTS.items():
        values = options.get(name)
        yield from (f"{flag} {value}" for value in (values if isinstance(values, list) else []))
    if sys.flags.optimize:
        yield "python -O, which leaves out what steps assert"


def _targets(args: list[str], start: Path, features: Path) -> Iterator[str]:
    targets = [(start / arg.partition("::")[0]).resolve() for arg in args if "::" not in arg]
    if not any(features.is_relative_to(target) for target in targets):
        yield f"only {', '.join(args)}" if args else "no features asked for"
