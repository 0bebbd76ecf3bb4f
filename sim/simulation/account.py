"""What people know of each piece of time: who entered it where, what they were answered, and what they did since."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Fate = Literal["taken", "refused", "unknown"]


@dataclass
class Piece:
    """One piece of time, told apart by the first word of its notes."""

    token: str
    slot: str  # whose: a client or work item, as the plan calls it
    email: str
    day: str
    minutes: set[int]  # any of these is right by what people were answered
    fate: Fate
    native: bool = False  # entered in Karbon while disconnected
    entered_in: Literal["Karbon", "QuickBooks Time"] = "Karbon"
    entry: str = ""  # its id on the tab, where it was answered
    gone: Literal["no", "yes", "perhaps"] = "no"  # deleted by somebody
    ever: set[int] = field(default_factory=set)  # every length it ever had
    two: bool = False  # somebody changed one of two: they are two pieces of time by now
    billed: bool = False
    taken_from_books: bool = False  # somebody deleted it in QuickBooks
    held: bool = False  # when it was entered, nobody heard that QuickBooks Time has it
    unheard: bool = False  # and yet it had it
    lost_with_store: bool = False  # only the store knew it, and an older one took its place

    def forgotten(self, *, in_time: bool) -> None:
        """An older store took the place of the newest: what only that one knew is known no more."""
        if in_time or self.entered_in != "Karbon":
            return
        self.lost_with_store = True
        self.minutes |= self.ever
        if self.gone == "yes":
            self.gone = "perhaps"

    @property
    def length(self) -> int:
        """Its length, when there is no doubt."""
        return max(self.minutes)


@dataclass
class Account:
    """Every piece of time of a history."""

    pieces: dict[str, Piece] = field(default_factory=dict)

    def enter(self, piece: Piece) -> Piece:
        """Keep a new one."""
        piece.ever |= piece.minutes
        self.pieces[piece.token] = piece
        return piece


def token_of(notes: str) -> str:
    """The word by which a piece of time is known, wherever its notes went."""
    return notes.split(" ", 1)[0] if notes else ""


def whole_minutes(minutes: float) -> int:
    """As a person reads it: QuickBooks Time keeps hundredths of an hour (FLOW-02)."""
    return int(minutes * 60 + 30) // 60


def day_before(day: str, days: int) -> str:
    """A date some days earlier."""
    return date.fromordinal(date.fromisoformat(day).toordinal() - days).isoformat()
