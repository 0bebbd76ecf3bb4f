"""The hand that draws a plan: one stream of chance for each part, so that a draw here never shifts another there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeVar

from sim.physics.chance import Chance
from sim.simulation.house import CLIENTS, WORK

T = TypeVar("T")
PEOPLE: Final = ("ann@baseline.example", "ann@baseline.example", "bob@baseline.example")
CLIENT_NAMES: Final = ("Acme", "Acme Ltd", "Birch & Sons", "Birch", "Cedar Homes", "Jo Smith", "Zoë O'Brien")
TITLES: Final = ("2026 Tax", "Payroll", "Bookkeeping", "Return", "2026 Audit")
MINUTES: Final = tuple(range(5, 125))


class Hand:
    """What a plan has so far: which clients, work and time its later events can be about."""

    def __init__(self, seed: int, part: str = "plan") -> None:
        self._chance = Chance(f"{part} {seed}")
        self.clients = list(CLIENTS)
        self.work = list(WORK)
        self.tokens: list[str] = []
        self._free_minutes = list(MINUTES)

    def choice(self, stream: str, options: Sequence[T]) -> T:
        """One of these."""
        return self._chance.choice(stream, options)

    def below(self, stream: str, limit: int) -> int:
        """From 0 to limit - 1."""
        return self._chance.below(stream, limit)

    def chance(self, stream: str, percent: float) -> bool:
        """Whether it happens, so many times out of a hundred."""
        return self._chance.below(stream, 10_000) < percent * 100

    def waits(self, stream: str, percent: float, limit: int) -> int | None:
        """How many times it does not happen first; None when that is `limit` times or more."""
        for passed in range(limit):
            if self.chance(stream, percent):
                return passed
        return None


def a_client(hand: Hand) -> str:
    """A client of the plan."""
    return hand.choice("client", hand.clients)


def a_work(hand: Hand) -> str:
    """A work item of the plan."""
    return hand.choice("work", hand.work)


def a_thing(hand: Hand) -> str:
    """A client or work item; work more often, as in an office."""
    return a_client(hand) if hand.chance("thing", 30) else a_work(hand)


def a_piece(hand: Hand) -> str:
    """A piece of time of the plan; the first one, which may not be there, while there is none."""
    return hand.choice("piece", hand.tokens or ["e1"])


def a_new_piece(hand: Hand) -> str:
    """A piece of time that nobody had before."""
    hand.tokens.append(f"e{len(hand.tokens) + 1}")
    return hand.tokens[-1]


def a_new_client(hand: Hand) -> str:
    """A client that nobody had before."""
    hand.clients.append(f"client{len(hand.clients) + 1}")
    return hand.clients[-1]


def a_new_work(hand: Hand) -> str:
    """A work item that nobody had before."""
    hand.work.append(f"work{len(hand.work) + 1}")
    return hand.work[-1]


def a_person(hand: Hand) -> str:
    """Somebody who tracks time."""
    return hand.choice("person", PEOPLE)


def minutes(hand: Hand) -> int:
    """A length that no other piece of time of the plan has."""
    free = hand._free_minutes  # noqa: SLF001 - its own
    return free.pop(hand.below("minutes", len(free)))


def days_ago(hand: Hand) -> int:
    """Mostly today."""
    return hand.choice("day", (0, 0, 0, 0, 1, 2, 7))


def a_client_name(hand: Hand) -> str:
    """One of few names, so that they meet."""
    return hand.choice("client name", CLIENT_NAMES)


def a_title(hand: Hand) -> str:
    """One of few titles, so that they meet."""
    return hand.choice("title", TITLES)
