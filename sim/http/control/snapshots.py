"""Snapshots of a world: keep the present, go back to it, go back to the beginning."""

from __future__ import annotations

import msgspec

from sim.http.control.house import House
from sim.http.control.operations import Area
from sim.http.control.refusals import refused, unknown
from sim.worlds import START, WorldsFull

area = Area("snapshots")


class SnapshotList(msgspec.Struct, frozen=True, kw_only=True):
    """The labels under which a world keeps what it was."""

    snapshots: tuple[str, ...]


@area.on("GET", "/worlds/{world}/snapshots")
def list_snapshots(house: House, world: str) -> SnapshotList:
    """The snapshots that a world keeps; `start` is how it began."""
    return SnapshotList(snapshots=house.worlds.labels(house.world(world).name))


@area.on("PUT", "/worlds/{world}/snapshots/{snapshot}")
def keep_snapshot(house: House, world: str, snapshot: str) -> SnapshotList:
    """Keep the present state of a world under a label, in place of what had that label."""
    name = house.world(world).name
    if snapshot == START:
        raise refused(409, "start_stays", f"the label {START!r} is how the world began; choose another.")
    try:
        house.worlds.keep(name, snapshot)
    except WorldsFull as error:
        raise refused(409, "too_many_snapshots", str(error)) from None
    return SnapshotList(snapshots=house.worlds.labels(name))


@area.on("POST", "/worlds/{world}/snapshots/{snapshot}/restore", 204)
def restore_snapshot(house: House, world: str, snapshot: str) -> None:
    """Put a world back to what it was: records, clock, ids, journal, faults, credentials."""
    name = house.world(world).name
    if snapshot not in house.worlds.labels(name):
        raise unknown("snapshot", snapshot, house.worlds.labels(name))
    house.worlds.back(name, snapshot)


@area.on("POST", "/worlds/{world}/reset", 204)
def reset_world(house: House, world: str) -> None:
    """Put a world back to how it began."""
    house.worlds.back(house.world(world).name, START)
