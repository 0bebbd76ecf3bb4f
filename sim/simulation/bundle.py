"""A history that failed, in one file: enough to play it again, here or on another machine, and to see what it was."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

import msgspec

from sim.simulation.house import House
from sim.simulation.plan import PLAN_VERSION, Plan, decoded
from sim.simulation.play import History
from sim.simulation.record import digest
from sim.simulation.scene import Scene

BUNDLE_VERSION: Final = 1
BYTES_MAX: Final = 16 * 1024 * 1024


class Bundle(msgspec.Struct, frozen=True, kw_only=True):
    """One history."""

    bundle: int = BUNDLE_VERSION
    timebridge: str  # version
    subject: str
    firm: str
    clock: str  # of the world, where the history began
    plan: Plan
    digest: str
    events: list[str]  # as sentences, with what came of each
    calls: list[str]
    violations: list[str]

    def why_not(self) -> str:
        """Why another history came of it."""
        here = version("timebridge")
        if self.timebridge != here:
            return f"another history: it was played by Timebridge {self.timebridge}, and this is {here}"
        return "another history of the same plan: the code has changed since, or is not deterministic"


def bundle(house: House, history: History, scene: Scene) -> Bundle:
    """The bundle of a history that was just played. Credentials are no part of it."""
    universe = scene.world.universe
    calls = [call for _, call in universe.calls.since(scene.first_call)]
    return Bundle(
        timebridge=version("timebridge"),
        subject=house.spec,
        firm=scene.world.name,
        clock=scene.began.isoformat(),
        plan=history.plan,
        digest=digest(history, scene),
        events=[
            f"{one.number}. {'; '.join(one.sentences) or one.event.do} -> {one.outcome}"
            for one in history.happened
        ],
        calls=[
            f"{one.at.isoformat()} {one.service} {one.method} {one.path} {one.status} {one.fault}".strip()
            for one in calls
        ],
        violations=[
            f"{one.id}: {one.sentence} Found {one.found}; expected {one.expected}."
            for one in history.violations
        ],
    )


def written(folder: Path, found: Bundle) -> Path:
    """Write it into the folder; where it is."""
    folder.mkdir(parents=True, exist_ok=True)
    older = f"-plan-{found.plan.version}" if found.plan.version != PLAN_VERSION else ""
    path = folder / f"seed-{found.plan.seed}{older}.json"
    path.write_bytes(msgspec.json.format(msgspec.json.encode(found, order="deterministic"), indent=1) + b"\n")
    return path


def read_bundle(path: Path) -> Bundle:
    """The bundle in a file; ValueError says what is wrong with it."""
    try:
        if path.stat().st_size > BYTES_MAX:
            raise ValueError(f"it has more than {BYTES_MAX:,} bytes; is it a bundle?")
        raw: Any = msgspec.json.decode(path.read_bytes())
    except OSError as problem:
        raise ValueError(f"it cannot be read: {problem.strerror}") from None
    except msgspec.DecodeError:
        raise ValueError("it is no JSON, and a bundle is") from None
    if not isinstance(raw, dict) or raw.get("bundle") != BUNDLE_VERSION:
        raise ValueError(f"it is no bundle of version {BUNDLE_VERSION}; 'simulate --bundles DIR' writes one")
    plan = decoded(msgspec.json.encode(raw.get("plan")))
    try:
        return msgspec.convert(raw | {"plan": msgspec.to_builtins(plan)}, Bundle)
    except msgspec.ValidationError as problem:
        raise ValueError(f"it is no whole bundle: {problem}") from None


__all__ = ["PLAN_VERSION", "Bundle", "bundle", "read_bundle", "written"]
