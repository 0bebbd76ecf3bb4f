"""People on the clock of QuickBooks Time: the time counts when they clock out, by what passed and not by the hands."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sim.simulation.account import Piece, whole_minutes
from sim.simulation.deeds.registry import deed
from sim.simulation.hand import Hand, a_person, a_thing
from sim.simulation.scene import NotPossible, Scene


def _hands(scene: Scene, instant: datetime) -> timedelta | None:
    """How far the account's clocks are from UTC then."""
    return instant.astimezone(ZoneInfo(scene.world.quickbooks_time.account.tz)).utcoffset()


def _a_new_piece(hand: Hand) -> str:
    """No other hand gives such names."""
    hand.tokens.append(f"c{len(hand.tokens) + 1}")
    return hand.tokens[-1]


@deed(
    "clock in", 0, token=_a_new_piece, person=a_person, thing=a_thing
)  # drawn for clocks alone, see clocks.py
def clock_in(scene: Scene, token: str, person: str, thing: str) -> list[str]:
    """Somebody begins to work on something."""
    job = scene.job(thing)
    if person in scene.on_the_clock:
        raise NotPossible(f"{person} is on the clock already")
    sheet = scene.time.start_clock(person, job["id"], f"{token} by the clock")
    day = next(one["date"] for one in scene.time.timesheets() if one["id"] == sheet)
    scene.account.enter(Piece(token, thing, person, day, {0}, "taken", entered_in="QuickBooks Time"))
    scene.on_the_clock[person] = token, scene.world.clock.now()
    first = person.partition("@")[0].capitalize()
    return [f'{first} starts a clock on "{job["path"]}" in QuickBooks Time']


@deed("clock out", 0, person=a_person)
def clock_out(scene: Scene, person: str) -> list[str]:
    """Somebody ends it."""
    if person not in scene.on_the_clock:
        raise NotPossible(f"{person} is not on the clock")
    scene.time.stop_clock(person)
    token, since = scene.on_the_clock.pop(person)
    piece = scene.account.pieces[token]
    piece.minutes = {whole_minutes((scene.world.clock.now() - since).total_seconds() / 60)}
    piece.ever |= piece.minutes
    if _hands(scene, since) != _hands(scene, scene.world.clock.now()):
        scene.met.add("over a change of clocks")
    return [f"({person.partition('@')[0].capitalize()} stops the clock in QuickBooks Time)"]
