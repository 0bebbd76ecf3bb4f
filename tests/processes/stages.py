"""The story of the firm, played once without a death: where each stage begins, and how it ends when all goes well."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

from tests.processes.commands import Nursery
from tests.processes.fakes import Fakes, World
from tests.processes.firm import STAGES, SYNC, Stage, furnish
from tests.processes.nursery import Order, Outcome
from tests.processes.stores import Copies
from tests.processes.verdict import Picture, picture

BETWEEN_STAGES_S = 600
SOON_S = 5  # when somebody runs it again
LATER_S = 135  # after that, and past the time in which a lost call may still land


class Beginning(NamedTuple):
    """Where a stage begins, which boundaries its command passes, and the pictures that it may end in."""

    stage: Stage
    world: World
    label: str  # of the store
    boundaries: tuple[str, ...]
    ends: tuple[Picture, ...]  # as it was done; and as if it had never begun


class Desk:
    """Where commands are run: a nursery, a store and a file of connections."""

    def __init__(self, nursery: Nursery, copies: Copies, folder: Path) -> None:
        self.nursery = nursery
        self.copies = copies
        self._file = folder / "connections.json"

    def order(self, world: World, argv: tuple[str, ...], **more: Any) -> Order:
        """An order for a command in a world."""
        options = ["--connections", str(self._file), "--store", self.copies.url, "--json"]
        return Order(argv=[*options, *argv], now=world.now, **more)

    def connect(self, world: World) -> None:
        """From now on commands lead into this world."""
        self._file.touch(mode=0o600)
        self._file.write_text(json.dumps(world.connections))

    def run(self, world: World, argv: tuple[str, ...], **more: Any) -> Outcome:
        """Run one command in a world."""
        (outcome,) = self.nursery.run(self.order(world, argv, **more))
        return outcome


def play(desk: Desk, fakes: Fakes) -> list[Beginning]:
    """Every stage, from a firm that is not connected to its corrected books; last what begins after them."""
    world = fakes.world()
    furnish(world)
    beginnings, label = [], ""
    for stage in STAGES:
        world.wait(BETWEEN_STAGES_S)
        stage.before(world)
        begins = world
        ends = [_ended(desk, begins, label, stage.argv, stage.again)]
        if stage.tracks:
            ends.append(_ended(desk, begins, label, stage.again))
        world = begins.fork()
        desk.connect(world)
        desk.copies.lay_out(label)
        outcome = desk.run(world, stage.argv)
        assert outcome.code == 0, (stage.name, outcome)
        beginnings.append(Beginning(stage, begins, label, tuple(outcome.passed), tuple(ends)))
        label = f"after {stage.name}".replace(" ", "_").replace("-", "_")
        desk.copies.keep(label)
    end = Stage("end", lambda _: None, SYNC, SYNC)
    return [*beginnings, Beginning(end, world.wait(BETWEEN_STAGES_S), label, (), beginnings[-1].ends)]


def _ended(desk: Desk, begins: World, label: str, *commands: tuple[str, ...]) -> Picture:
    """How it looks after these commands and a later Sync."""
    world = begins.fork()
    desk.connect(world)
    desk.copies.lay_out(label)
    for argv in commands:
        outcome = desk.run(world, argv)
        assert outcome.code == 0, outcome
        world.disarm()
        world.wait(SOON_S)
    assert desk.run(world.wait(LATER_S), SYNC).code == 0
    found = picture(world, desk.copies)
    world.end()
    return found
