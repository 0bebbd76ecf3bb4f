"""Finds a firm by its name or path, and furnishes a world with it."""

from __future__ import annotations

from datetime import UTC
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sim.firms import into_karbon, into_quickbooks, into_quickbooks_time
from sim.firms.check import check
from sim.firms.document import read
from sim.firms.model import Firm, FirmError

if TYPE_CHECKING:
    from sim.world import World

HERE: Final = Path(__file__).resolve()
CHECKOUT: Final = HERE.parents[2] / "fixtures" / "firms"
SHIPPED: Final = (
    CHECKOUT if CHECKOUT.is_dir() else HERE.parent / "shipped"
)  # the latter in an installed package
BYTES_MAX: Final = 512 * 1024 * 1024


def load(name_or_path: str | Path) -> Firm:
    """The firm of this name (`sample`), or the one in this file; FirmError says what is wrong with it."""
    path = _found(str(name_or_path))
    try:
        size = path.stat().st_size
        if size > BYTES_MAX:
            raise FirmError(
                f"{path} has {size:,} bytes, and {BYTES_MAX:,} is the limit. Make a smaller firm."
            )
        text = path.read_bytes()
    except OSError as error:
        raise FirmError(f"{path} cannot be read: {error.strerror}. Check the file and its rights.") from error
    firm = read(text, str(path))
    try:
        return check(firm)
    except FirmError as error:
        raise FirmError("\n".join(f"{path}: {finding}" for finding in str(error).splitlines())) from None


def names() -> list[str]:
    """The firms that come with Timebridge."""
    return sorted(path.stem for path in SHIPPED.glob("*.json"))


def furnish(world: World, firm: Firm) -> None:
    """Move the firm into the three services of a fresh world, and make it the firm's time."""
    check(firm)
    world.universe.clock.set(firm.clock.astimezone(UTC))
    into_karbon.move_in(firm, world.karbon)
    into_quickbooks_time.move_in(firm, world.quickbooks_time)
    into_quickbooks.move_in(firm, world.quickbooks)


def _found(wanted: str) -> Path:
    if wanted in names():
        return SHIPPED / f"{wanted}.json"
    path = Path(wanted)
    if path.is_file():
        return path
    raise FirmError(f"There is no firm {wanted!r}{_nearest(wanted, path)}")


def _nearest(wanted: str, path: Path) -> str:
    """What the person may have meant: a firm of ours, or a file in the same folder."""
    beside = [str(found) for found in path.parent.glob("*.json")] if path.parent.is_dir() else []
    close = get_close_matches(wanted, [*names(), *beside], n=1, cutoff=0.5)
    if close:
        return f"; did you mean {close[0]!r}?"
    return f". Give one of ours ({', '.join(names())}) or the path of a file."
