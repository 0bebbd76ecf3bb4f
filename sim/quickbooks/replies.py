"""Answers that were given under a `requestid`, so that asking again does not do the work again (contract 1.4)."""

from __future__ import annotations

from typing import Final, NamedTuple

from immutables import Map

from sim.http.service import Encoded

REPLIES_KEPT: Final = 20_000  # at least so many of the newest; the real service does not say


class Reply(NamedTuple):
    """An answer as it went out."""

    status: int
    encoded: Encoded


class Replies:
    """The newest answers by request id. Whole state in `root`: two generations, the older one dropped when full."""

    def __init__(self) -> None:
        self.root: tuple[Map[str, Reply], Map[str, Reply]] = (Map(), Map())

    def find(self, request_id: str) -> Reply | None:
        """The answer given under this id, whatever the body was."""
        young, old = self.root
        return young.get(request_id) or old.get(request_id)

    def keep(self, request_id: str, reply: Reply) -> None:
        """Remember an answer."""
        young, old = self.root
        if len(young) >= REPLIES_KEPT:
            young, old = Map(), young
        self.root = (young.set(request_id, reply), old)
