"""The planted bugs: what each breaks, where, and which behaviour's scenarios have to notice it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, Final

import msgspec

HERE: Final = Path(__file__).parent
ROOT: Final = HERE.parents[1]
TABLES: Final = ("integration.toml", "fakes.toml")
PROTECTIONS: Final = "protections.toml"  # for the simulation to find


class Mutant(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One small patch: a text of one file, found there once, and what stands there instead."""

    name: str
    where: str  # the file, as the repository has it
    behaviour: str  # the id whose scenarios have to fail
    find: str
    replace: str

    def planted(self, source: str) -> str:
        """The file with the bug in it; ValueError when the text is not there, or not once."""
        places = source.count(self.find)
        if places != 1:
            raise ValueError(f"{self.name!r}: its text stands {places} times in {self.where}, not once")
        return source.replace(self.find, self.replace)


class Patch(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of what takes out a protection."""

    where: str
    find: str
    replace: str


class Protection(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What keeps time from being lost or doubled: how it is taken out, and which histories come near it."""

    name: str
    behaviour: str
    patch: tuple[Patch, ...]
    aim: dict[str, Any]

    @property
    def missing(self) -> list[Mutant]:
        """The patches that take it out."""
        return [
            Mutant(name=self.name, behaviour=self.behaviour, **msgspec.structs.asdict(one))
            for one in self.patch
        ]


def protections() -> list[Protection]:
    """All of them."""
    known = tomllib.loads((HERE / PROTECTIONS).read_text(encoding="utf-8"))
    return msgspec.convert(known["protection"], list[Protection])


def mutants(*tables: str) -> list[Mutant]:
    """Every planted bug of these tables, or of all."""
    found = []
    for table in tables or TABLES:
        known = tomllib.loads((HERE / table).read_text(encoding="utf-8"))
        found += msgspec.convert(known["mutant"], list[Mutant])
    return found
