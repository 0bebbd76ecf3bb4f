"""Hints: Karbon tells by webhooks what moved, and anybody can post what is none. Plans of version 1 have none of it."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from sim.karbon.webhooks.sending import signature
from sim.simulation.broken import Broken
from sim.simulation.deeds.registry import deed
from sim.simulation.hand import Hand, a_client
from sim.simulation.scene import ADDRESS, ADMIN, LISTENER, NotPossible, Scene
from sim.simulation.spans import passes

SIGNED: Final = ("not at all", "with no key", "with another key")


def _signed(hand: Hand) -> str:
    return hand.choice("signed", SIGNED)


def _seconds(hand: Hand) -> int:
    return hand.choice("seconds", (61, 120, 300, 1_800))


@deed("turn hints on", 0, asks=True)
def turn_on(scene: Scene) -> list[str]:
    """Karbon is to tell what moves."""
    _needs_hints(scene)
    scene.hinted = True
    scene.ask("hints_on", by=ADMIN, address=ADDRESS)
    return ["(hints are turned on)"]


@deed("turn hints off", 0, asks=True)
def turn_off(scene: Scene) -> list[str]:
    """Karbon is to tell nothing any more."""
    _needs_hints(scene)
    scene.ask("hints_off", by=ADMIN)
    return ["(hints are turned off)"]


@deed("webhooks arrive", 0, asks=True, seconds=_seconds)
def arrive(scene: Scene, seconds: int) -> list[str]:
    """So long nobody does anything, but what Karbon sends arrives. Who takes it in may end in the middle."""
    _needs_hints(scene)
    scene.world.clock.advance(seconds)
    return [passes(seconds)]


@deed("a stranger posts a webhook", 0, client=a_client, signed=_signed)
def stranger(scene: Scene, client: str, signed: str) -> list[str]:
    """Somebody who is not Karbon posts what might be Karbon's."""
    _needs_hints(scene)
    told = {"ResourcePermaKey": scene.key(client), "ResourceType": "Organization", "ActionType": "Updated"}
    body = msgspec.json.encode(told | {"Timestamp": scene.world.clock.now().isoformat()})
    key = "" if signed == "with no key" else "another key of sixteen"
    headers = {} if signed == "not at all" else {"Signature": signature(key, body)}
    before = _waiting(scene)
    status = scene.hears("karbon", headers, body)
    if status // 100 == 2:
        raise Broken("FORGED", f"{status} for what is signed {signed}", "a refusal")
    if _waiting(scene) != before:
        raise Broken("FORGED", f"a hint more by what is signed {signed}", "none")
    if status // 100 == 4:
        scene.met.add("forged and refused")
    return [f"(a stranger posts a webhook, signed {signed})"]


def _waiting(scene: Scene) -> Any:
    return (scene.workers[LISTENER].beyond("hints", {}) or {}).get("waiting")


def _needs_hints(scene: Scene) -> None:
    if not scene.house.receives:
        raise NotPossible("the integration takes no webhooks")
