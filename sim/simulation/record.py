"""A history as bytes: what was planned, what came of it, each call and each change. Same seed, same bytes."""

from __future__ import annotations

from hashlib import blake2b
from typing import Any

import msgspec

from sim.simulation.play import History
from sim.simulation.scene import Scene


def digest(history: History, scene: Scene) -> str:
    """The hash of a whole history. The scene is as the history left it: ask before another one is played."""
    hash_ = blake2b(digest_size=16)
    for part in parts(history, scene):
        hash_.update(msgspec.json.encode(part, enc_hook=repr, order="deterministic"))
    return hash_.hexdigest()


def parts(history: History, scene: Scene) -> list[Any]:
    """Events, answers, violations, calls and changes, as plain values."""
    universe = scene.world.universe
    return [
        [msgspec.to_builtins(happened) for happened in history.happened],
        [list(violation) for violation in history.violations],
        scene.heard,
        [list(call) for _, call in universe.calls.since(scene.first_call)],
        [[change.at, change.table, repr(change.id), repr(change.after)] for change in changes(scene)],
    ]


def changes(scene: Scene) -> list[Any]:
    """Every change of the history, whoever made it."""
    return [change for _, change in scene.world.universe.changes.since(scene.first_change)]
