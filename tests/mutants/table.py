"""The planted bugs: what each breaks, where, and which behaviour's scenarios have to notice it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Final

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


def mutants(*tables: str) -> list[Mutant]:
    """Every planted bug of these tables, or of all."""
    found = []
    for table in tables or TABLES:
        known = tomllib.loads((HERE / table).read_text(encoding="utf-8"))
        found += msgspec.convert(known["mutant"], list[Mutant])
    return found
