"""The five primary statuses of work, their two spellings, and the legacy combination of both levels."""

from __future__ import annotations

from typing import Final

from sim.karbon.records import PrimaryStatus
from sim.physics.provenance import documented

# In the order of TenantSettings.
SPACED: Final[dict[PrimaryStatus, str]] = {
    "Planned": "Planned",
    "InProgress": "In Progress",
    "Waiting": "Waiting",
    "Completed": "Completed",
    "ReadyToStart": "Ready To Start",
}
_BY_EITHER: Final = {name.replace(" ", "").casefold(): name for name in SPACED}
SEPARATOR: Final = " - "


def primary_of(text: str) -> PrimaryStatus | None:
    """The status that this names, spaced or not."""
    return _BY_EITHER.get(text.replace(" ", "").casefold())


@documented("sample of the reference: Ready To Start - Send client requests")
def combined(primary: PrimaryStatus, secondary: str) -> str:
    """Both levels in one, as the legacy property WorkStatus has them."""
    return SPACED[primary] + SEPARATOR + secondary if secondary else SPACED[primary]


def parted(combination: str) -> tuple[PrimaryStatus | None, str]:
    """The two levels of a legacy WorkStatus."""
    primary, _, secondary = combination.partition(SEPARATOR)
    return primary_of(primary.strip()), secondary.strip()
