"""What people do in the integration's pages: the Time & Budget tab and its entries."""

from __future__ import annotations

from typing import Any

from sim.physics.fault_kinds import FaultKind
from sim.simulation.account import Piece, token_of, whole_minutes
from sim.simulation.deeds.registry import deed
from sim.simulation.hand import (
    Hand,
    a_new_piece,
    a_person,
    a_piece,
    a_thing,
    days_ago,
    minutes,
)
from sim.simulation.scene import ADMIN, NotPossible, Scene


def _choice(hand: Hand) -> str:
    return hand.choice("choice", ("restore", "restore", "create"))


@deed(
    "track time",
    16,
    asks=True,
    token=a_new_piece,
    person=a_person,
    thing=a_thing,
    length=minutes,
    ago=days_ago,
)
def track_time(scene: Scene, token: str, person: str, thing: str, length: int, ago: int) -> list[str]:
    """Somebody tracks time on a client or work item."""
    day, key = scene.today(ago), scene.key(thing)
    told = (
        f'{person.partition("@")[0].capitalize()} tracks {length} minutes on "{scene.name(thing)}" in Karbon'
    )
    came = scene.ask("track_time", by=person, key=key, day=day, minutes=length, notes=f"{token} on the tab")
    fate = {"ok": "taken", "refused": "refused"}.get(came.how, "unknown")
    entry = came.data.get("entry", {})
    piece = Piece(token, thing, person, day, {length}, fate, entry=entry.get("id", ""))  # type: ignore[arg-type]
    piece.native = entry.get("state") == "native"
    scene.account.enter(piece)
    if entry.get("state") == "held":
        scene.met.add("held")
    piece.held = entry.get("state") == "held" or fate == "unknown"
    piece.unheard = piece.held and any(token_of(sheet["notes"]) == token for sheet in scene.time.timesheets())
    return [told]


@deed("open a tab", 4, asks=True, thing=a_thing)
def open_tab(scene: Scene, thing: str) -> list[str]:
    """Somebody opens a tab."""
    key, name = scene.key(thing), scene.name(thing)
    scene.ask("open_tab", key=key)
    return [f'Ann opens the Time & Budget tab of "{name}"']


@deed("edit an entry", 5, asks=True, token=a_piece, length=minutes)
def edit_entry(scene: Scene, token: str, length: int) -> list[str]:
    """Somebody changes an entry on the tab."""
    piece, entry = _shown(scene, token)
    before = piece.length
    piece.ever.add(length)
    came = scene.ask("edit_time", entry=entry, minutes=length)
    if came.how == "ok":
        piece.minutes = {length} | (piece.minutes if piece.two else set())
    elif came.how != "refused" or came.code == "SERVICE_UNAVAILABLE":
        piece.minutes |= {length}
    if came.code == "TIME_CHANGED":
        scene.met.add("conflict")
    return [f"the entry of {before} minutes is changed to {length} minutes in Karbon"]


@deed("delete an entry", 3, asks=True, token=a_piece)
def delete_entry(scene: Scene, token: str) -> list[str]:
    """Somebody deletes an entry on the tab."""
    piece, entry = _shown(scene, token)
    came = scene.ask("delete_time", entry=entry)
    if came.how == "ok":
        # A network had doubled it: whoever saw both on the tab wants to keep the other, which nobody has changed.
        others = [one for one in scene.time.timesheets() if token_of(one["notes"]) == token]
        piece.gone = "perhaps" if others else "yes"
        piece.minutes |= {whole_minutes(one["minutes"]) for one in others}
    elif came.how != "refused" or came.code == "SERVICE_UNAVAILABLE" or _done_twice(scene):
        piece.gone = "perhaps"
    if came.code == "TIME_CHANGED":
        scene.met.add("conflict")
    return [f"the entry of {piece.length} minutes is deleted in Karbon"]


@deed("generate a code", 4, asks=True, thing=a_thing, choice=_choice)
def generate_code(scene: Scene, thing: str, choice: str) -> list[str]:
    """Somebody asks for a code."""
    key, name = scene.key(thing), scene.name(thing)
    scene.generated.add(key)
    if thing not in scene.clients_ever:  # its client needs one first, and gets it along with it (CODE-05)
        scene.generated.add(scene.client_of(thing))
    came = scene.ask("generate_code", key=key, by=ADMIN, choice=choice)
    if came.how == "ok":
        scene.codes[thing] = came.data.get("code_id", scene.codes.get(thing, 0))
    return [f'Priya generates a code for "{name}", choosing to {choice} it']


def _done_twice(scene: Scene) -> bool:
    """Whether a network had a call done twice: the second time there was nothing left to do it to."""
    return any(one.kind is FaultKind.DOUBLED and one.fired for one in scene.world.universe.faults.root)


def _shown(scene: Scene, token: str) -> tuple[Piece, str]:
    """A piece of time, and the id by which the tab knows it: people look before they change."""
    piece = scene.piece(token)
    if piece.entry:
        return piece, piece.entry
    came = scene.ask("open_tab", key=scene.key(piece.slot))
    found: list[dict[str, Any]] = came.data.get("entries", [])
    entry = next((str(one["id"]) for one in found if token_of(str(one.get("notes", ""))) == token), "")
    if not entry:
        raise NotPossible(f"the tab does not show {token}")
    piece.entry = entry
    return piece, entry
