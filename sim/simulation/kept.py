"""Seeds that ever broke an invariant: they are played first, in every sweep, for good."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Final

import msgspec

from sim.simulation.plan import VERSIONS, Seed

FILE: Final = Path("fixtures/seeds.toml")


class Kept(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One of them."""

    seed: int
    plan: int  # version of the plans that it was drawn of: another one draws another history
    was: str  # what was wrong
    mended: date | None = None

    @property
    def drawn_from(self) -> Seed:
        """What its plan is drawn from."""
        return Seed(self.seed, self.plan)


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    seed: list[Kept] = []


def read(path: Path = FILE) -> list[Kept]:
    """The seeds of a file that this version plays; ValueError says what is wrong with it."""
    try:
        found = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), _File)
    except (OSError, UnicodeDecodeError) as problem:
        raise ValueError(f"{path} cannot be read: {problem}") from None
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as problem:
        raise ValueError(f"{path}: {problem}") from None
    return [one for one in found.seed if one.plan in VERSIONS]
