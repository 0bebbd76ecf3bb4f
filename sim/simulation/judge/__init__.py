"""The judge: which invariants hold after each event, and which once all is in step again."""

from __future__ import annotations

from collections import Counter

import msgspec

from sim.physics.faults import Fault, FaultKind
from sim.simulation.broken import RULES, Broken, Violation
from sim.simulation.judge.time import check_time
from sim.simulation.judge.writes import check_writes
from sim.simulation.scene import Came, Scene

__all__ = ["RULES", "Broken", "Judge", "Violation"]

LOOKED_AT = 1_000  # deliveries, and more than a history has


class Judge:
    """Watches one scene."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self.struck: list[Fault] = []  # faults of the last event
        self._secrets = [
            secret.encode()
            for given in scene.house.connections.values()
            for name, secret in given.items()
            if name not in {"realm_id", "client_id", "token_url"} and len(secret) > 15 and "://" not in secret
        ]
        self._leak: Broken | None = None
        scene.on_answer = self._hear

    def after(
        self, number: int, do: str, calls: tuple[int, int], changes: tuple[int, int]
    ) -> list[Violation]:
        """What is broken after an event, the first of it."""
        try:
            self._raise_heard()
            self._check_forged()
            made = [call for _, call in self._scene.world.universe.calls.since(calls[0])]
            check_writes(self._scene, do, made, changes)
            if changes[1] > changes[0]:
                check_time(self._scene)
        except Broken as broken:
            return [Violation(broken.rule, broken.found, broken.expected, number)]
        return []

    def _raise_heard(self) -> None:
        """What an answer broke."""
        if self._leak is not None:
            raise self._leak
        if self._scene.heard_badly is not None:
            raise self._scene.heard_badly

    def _check_forged(self) -> None:
        """FORGED, of what somebody without the key sent as if it were Karbon's."""
        if not any(fault.kind is FaultKind.WEBHOOK_FORGED for fault in self.struck):
            return
        for delivery in self._scene.world.universe.deliveries.since(0, LOOKED_AT):
            for attempt in delivery.attempts:
                if attempt.fault != FaultKind.WEBHOOK_FORGED:
                    continue
                if attempt.status // 100 == 2:
                    raise Broken("FORGED", f"{attempt.status} for a forged webhook", "a refusal")
                if attempt.status // 100 == 4:
                    self._scene.met.add("forged and refused")

    def count(self, faults: Counter[str]) -> None:
        """Add up which faults struck, from the journal."""
        for _, call in self._scene.world.universe.calls.since(self._scene.first_call):
            if call.fault:
                faults[call.fault] += 1

    def _hear(self, operation: str, came: Came) -> None:
        answer = msgspec.json.encode(came.data)
        key = self._scene.house.connections["karbon"].get("signing_key", "")
        if any(secret in answer for secret in self._secrets) or (key and key.encode() in answer):
            self._leak = Broken("V12", f"an answer of {operation} with a secret in it", "none")
        if operation == "open_tab" and came.how == "ok":
            self._hear_tab(came)

    def _hear_tab(self, came: Came) -> None:
        entries = came.data["entries"]
        ids = [one["id"] for one in entries]
        added = sum(one["minutes"] for one in entries)
        if len(ids) != len(set(ids)) or added != came.data["actual_minutes"]:
            shown = f"{len(ids)} entries of {added} minutes, shown as {came.data['actual_minutes']}"
            self._leak = Broken("TAB", shown, "each entry once, and their sum")
