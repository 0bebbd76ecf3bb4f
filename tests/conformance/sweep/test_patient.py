"""Whoever has seen a call go wrong approves what would change very much at once, if it is the same when asked again."""

from __future__ import annotations

from contextlib import nullcontext
from types import SimpleNamespace
from typing import Any

import pytest

from sim.conformance.subject.port import Refused
from sim.conformance.sweep.patient import Patience, PatientSubject

SYNCED = {"findings": []}


class Stopping:
    """Refuses each sync with the next of these plans, until one of them is approved."""

    def __init__(self, *plans: str) -> None:
        self.plans = list(plans)
        self.asked: list[dict[str, Any]] = []

    def call(self, _operation: str, arguments: dict[str, Any]) -> dict[str, Any]:
        self.asked.append(arguments)
        if not self.plans or arguments.get("approve") == self.plans[0]:
            return {"ok": SYNCED}
        plan = self.plans.pop(0) if len(self.plans) > 1 else self.plans[0]
        said = {"code": "MASS_CHANGE", "sentence": "Very much.", "remedy": "Look.", "choices": [plan]}
        return {"refused": said}


def sync(port: Stopping, *, struck_before: bool) -> dict[str, Any]:
    world: Any = SimpleNamespace(universe=SimpleNamespace(faults=SimpleNamespace(root=())))
    patience = Patience()
    patience.paused_at = int(struck_before)
    like: Any = SimpleNamespace(_spec="", _port=port, _waiting=nullcontext)

    def nobody() -> PatientSubject:
        raise AssertionError("nothing is to be recovered from")

    return PatientSubject(like, world, patience, nobody).call("sync")


def test_what_stays_so_is_approved() -> None:
    """Asked twice, and then exactly that plan."""
    port = Stopping("p1")

    assert sync(port, struck_before=True) == SYNCED
    assert [one.get("approve") for one in port.asked] == [None, None, "p1"]


def test_what_is_another_plan_by_then_is_not() -> None:
    """What a list that was out of date made of it is nobody's wish."""
    port = Stopping("p1", "p2")
    with pytest.raises(Refused):
        sync(port, struck_before=True)

    assert not any(one.get("approve") for one in port.asked)


def test_what_a_sound_sync_is_told_is_for_the_scenario() -> None:
    """Where no call went wrong people do what is written."""
    port = Stopping("p1")
    with pytest.raises(Refused):
        sync(port, struck_before=False)

    assert len(port.asked) == 1
