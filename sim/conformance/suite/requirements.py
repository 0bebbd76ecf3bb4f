"""The catalogue of requirements as data: what an integration is asked to do, by id, area and level.

It knows `features/requirements.toml`, the edges beside it, and nothing of scenarios or results.
"""

import re
import tomllib
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

import msgspec
from msgspec.structs import replace

from sim.conformance.errors import CatalogueError
from sim.conformance.suite.edges import Edges, is_edge, load_edges

Level = Literal["core", "full", "chaos"]
LEVELS: tuple[Level, ...] = ("core", "full", "chaos")
EDGES_FILE = "edges.toml"


class Area(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A chapter of the catalogue, and the folder of its features."""

    prefix: str
    name: str
    folder: str


class Requirement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One behaviour, in a sentence a bookkeeper can read."""

    id: str
    area: str
    title: str
    sentence: str
    keyword: Literal["MUST", "SHOULD"]
    level: Level
    status: Literal["stated", "implied", "silent"]
    heading: str


class Catalogue(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """Every requirement there is, in the order of the catalogue."""

    version: str
    tags: dict[str, str]
    areas: tuple[Area, ...] = msgspec.field(name="area")
    requirements: tuple[Requirement, ...] = msgspec.field(name="requirement")
    edges: Edges = Edges()

    @cached_property
    def by_id(self) -> dict[str, Requirement]:
        """The requirements by their id."""
        return {requirement.id: requirement for requirement in self.requirements}

    def of_area(self, prefix: str) -> tuple[Requirement, ...]:
        """The requirements of one area, in order."""
        return tuple(requirement for requirement in self.requirements if requirement.area == prefix)

    def up_to(self, level: Level) -> tuple[Requirement, ...]:
        """The requirements a level asks for: its own and those of every level below."""
        return tuple(r for r in self.requirements if LEVELS.index(r.level) <= LEVELS.index(level))

    def knows_tag(self, tag: str) -> bool:
        """Whether a scenario may carry this tag."""
        return tag in self.by_id or tag in self.tags or is_edge(tag)

    def near(self, tag: str) -> str | None:
        """The known tag that was probably meant."""
        known = {name.casefold(): name for name in [*self.by_id, *self.tags]}
        found = get_close_matches(tag.casefold(), known, n=1)
        return known[found[0]] if found else None

    def level_of(self, tags: tuple[str, ...]) -> Level:
        """The level of a scenario: the highest that its requirements or its own tags name."""
        named = {self.by_id[tag].level for tag in tags if tag in self.by_id} | {*tags}
        return max((level for level in LEVELS if level in named), key=LEVELS.index, default="core")


def load_catalogue(path: Path) -> Catalogue:
    """The catalogue in a file, checked; an error names the file, the entry and what to do."""
    try:
        table: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        msg = f"{path}: there is no catalogue of requirements here; every features folder has its requirements.toml"
        raise CatalogueError(msg) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise CatalogueError(f"{path}: not TOML: {problem}; mend that line") from None
    catalogue = _convert(path, table)
    for found in _problems(catalogue):
        raise CatalogueError(f"{path}: {found}")
    return replace(catalogue, edges=load_edges(path.with_name(EDGES_FILE), catalogue.by_id))


def _convert(path: Path, table: dict[str, Any]) -> Catalogue:
    try:
        return msgspec.convert(table, Catalogue)
    except msgspec.ValidationError as problem:
        raise CatalogueError(f"{path}: {_entry(table, str(problem))}: {problem}; mend that entry") from None


def _entry(table: dict[str, Any], problem: str) -> str:
    """The id of the entry that a validation message points at by number."""
    found = re.search(r"\$\.(area|requirement)\[(\d+)\]", problem)
    if found is None:
        return "top of the file"
    kind, number = found[1], int(found[2])
    entry = table[kind][number]
    return str(entry.get("id") or entry.get("prefix") or f"{kind} number {number + 1}")


def _problems(catalogue: Catalogue) -> Iterator[str]:
    prefixes = [area.prefix for area in catalogue.areas]
    folders = [area.folder for area in catalogue.areas]
    for name in sorted({n for n in prefixes + folders if (prefixes + folders).count(n) > 1}):
        yield f"area {name} is there more than once; an area has its own prefix and its own folder"
    next_number = dict.fromkeys(prefixes, 1)
    for requirement in catalogue.requirements:
        if requirement.area not in next_number:
            yield f"{requirement.id}: there is no area {requirement.area}; add an [[area]] or correct it"
            return
        expected = f"{requirement.area}-{next_number[requirement.area]:02}"
        if requirement.id != expected:
            yield f"{requirement.id}: expected {expected} here; ids of an area are unique and count up from 01"
            return
        next_number[requirement.area] += 1
