"""`timebridge-sim new`: a first feature file for a few words, with the right tag, folder and name."""

import re
import unicodedata
from itertools import chain, count
from pathlib import Path
from typing import Final, NamedTuple

import typer

from sim.conformance.commands.nearness import Nearness
from sim.conformance.commands.skeleton import Sentences, first_feature
from sim.conformance.commands.wording import Shelf
from sim.conformance.errors import ConformanceError
from sim.conformance.suite.folder import Suite
from sim.conformance.suite.requirements import Catalogue, Requirement

USAGE = 2
TITLE_MAX: Final = 100
NAME_MAX: Final = 60
NEAR_ENOUGH: Final = 0.7  # of the nearest one's score
SHOWN: Final = 4


class NotNew(ConformanceError):
    """No feature can be begun like this; the text says why and what to do."""


class Begun(NamedTuple):
    """A feature that is about to be written, and why it is this one."""

    path: Path
    text: str
    requirement: Requirement
    others: list[Requirement]
    written: set[str]


def write_new(folder: Path, words: str, wanted: str | None) -> int:
    """Write a first feature for these words, or for the requirement of this id, and say what comes next."""
    try:
        begun = _begun(Shelf(folder), _title(words), wanted)
        _save(begun.path, begun.text)
    except ConformanceError as problem:
        typer.echo(str(problem), err=True)
        return USAGE
    _say(begun)
    return 0


def _begun(shelf: Shelf, title: str, wanted: str | None) -> Begun:
    suite = shelf.suite
    written = _written(suite)
    requirement, others = _requirement(suite.catalogue, title, wanted, written)
    path = _path(shelf.folder, suite.catalogue, requirement, title)
    text = first_feature(title, _unused(suite, title), requirement, Sentences(suite, shelf.wording()))
    return Begun(path, text, requirement, others, written)


def _save(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except OSError as problem:
        if path.exists():
            raise NotNew(f"{path} exists already; add a scenario to it, or use other words") from None
        raise NotNew(f"{path}: the feature cannot be written here: {problem.strerror}") from None


def _title(words: str) -> str:
    """The words as the title of a feature: one line, and nothing that would be a placeholder."""
    visible = "".join(" " if unicodedata.category(one)[0] in "CZ" else one for one in words)
    title = " ".join(re.sub(r"[<>]", " ", visible).split())
    if not title:
        raise NotNew(
            'say in a few words what the feature is about, such as: timebridge-sim new "a deleted code"'
        )
    if len(title) > TITLE_MAX:
        raise NotNew(f"these are {len(title):,} characters; say it in {TITLE_MAX}, it becomes a title")
    return title[0].upper() + title[1:]


def _requirement(
    catalogue: Catalogue, title: str, wanted: str | None, written: set[str]
) -> tuple[Requirement, list[Requirement]]:
    """The requirement that is meant, and those that are near as well; one that nobody wrote yet comes first."""
    if wanted is not None:
        return _by_id(catalogue, wanted), []
    near = _near(catalogue, title)
    if not near:
        areas = "".join(f"\n  {area.prefix:9}{area.name}" for area in catalogue.areas)
        raise NotNew(f"no requirement is near to {title!r}; choose one with --id. Their areas are:{areas}")
    first, *others = sorted(near, key=lambda found: found.id in written)
    return first, others[: SHOWN - 1]


def _by_id(catalogue: Catalogue, wanted: str) -> Requirement:
    found = catalogue.by_id.get(wanted.strip().upper())
    if found is None:
        near = catalogue.near(wanted)
        meant = f"did you mean {near}?" if near in catalogue.by_id else "requirements.toml has them all"
        raise NotNew(f"there is no requirement {wanted!r}; {meant}")
    return found


def _near(catalogue: Catalogue, title: str) -> list[Requirement]:
    names = {area.prefix: area.name for area in catalogue.areas}
    texts = (
        (one, f"{one.title} {one.title} {names[one.area]} {one.sentence}") for one in catalogue.requirements
    )
    ranked = Nearness(texts).ranked(title)
    return [one for score, one in ranked if score >= NEAR_ENOUGH * ranked[0][0]]


def _written(suite: Suite) -> set[str]:
    """The ids that some scenario carries."""
    return {tag for document in suite.readable() for one in document.scenarios for tag in one.tag_names}


def _unused(suite: Suite, title: str) -> str:
    """A title for the scenario that no other has."""
    taken = {one.title for document in suite.readable() for one in document.scenarios}
    numbered = (f"{title} ({number})" for number in count(2))
    return next(name for name in chain([title], numbered) if name not in taken)


def _path(folder: Path, catalogue: Catalogue, requirement: Requirement, title: str) -> Path:
    area = next(area for area in catalogue.areas if area.prefix == requirement.area)
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().casefold()
    words = re.findall(r"[a-z0-9]+", plain) or re.findall(r"[a-z0-9]+", requirement.id.casefold())
    name = "_".join(words)
    if len(name) > NAME_MAX:
        name = name[: NAME_MAX + 1].rpartition("_")[0] or name[:NAME_MAX]
    return folder / area.folder / f"{name}.feature"


def _say(begun: Begun) -> None:
    typer.echo(f"{begun.path}\n  shows {_told(begun.requirement, begun.written)}")
    for other in begun.others:
        typer.echo(f"  near: {_told(other, begun.written)}")
    if begun.others:
        typer.echo(
            f"  To show one of those instead, remove the file and add --id {begun.others[0].id} or another."
        )
    typer.echo("Next: choose its sentences (`timebridge-sim steps WORD` finds more), and run it:")
    typer.echo(f"  pytest {begun.path}")


def _told(requirement: Requirement, written: set[str]) -> str:
    standing = "written" if requirement.id in written else "not written yet"
    return f"{requirement.id} ({requirement.level}, {standing}): {requirement.title}"
