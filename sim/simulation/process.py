"""A process of the integration as a history has it, and what came of asking one for something."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Literal, NamedTuple

from sim.conformance.subject.port import Subject
from sim.simulation.boundaries import Life
from sim.simulation.house import House

BEYOND: Final = frozenset({"hints_on", "hints_off"})  # operations that not every subject has


class Came(NamedTuple):
    """What came of asking the integration for something."""

    how: Literal["ok", "refused", "killed", "stopped", "broke"]
    data: dict[str, Any]
    code: str = ""  # of a refusal; of an operation that broke, the error's name

    @property
    def told(self) -> str:
        """In a word or two."""
        return f"{self.how} {self.code}".strip()


class Process:
    """One process of the integration. It is opened when it is first asked, and again after it ended."""

    def __init__(self, house: House, seed: int) -> None:
        self._house = house
        self._seed = seed
        self.life = Life()
        self._subject: Subject | None = None
        self._renewals = 0  # an older one has tokens that are spent

    def call(self, operation: str, arguments: dict[str, Any]) -> dict[str, Any]:
        """Ask for an operation of the port."""
        with self._house.watch.works(self.life):
            subject = self._opened()
            return (
                subject.further(operation, arguments)
                if operation in BEYOND
                else subject.call(operation, **arguments)
            )

    def beyond(self, operation: str, arguments: dict[str, Any]) -> Any:
        """Ask for what only some subjects have; None from one that has not."""
        with self._house.watch.works(self.life):
            return self._opened().beyond(operation, arguments)

    def receive(self, source: str, headers: Mapping[str, str], body: bytes) -> int:
        """Hand it a webhook; the status that it answers."""
        with self._house.watch.works(self.life):
            return self._opened().receive(source, headers, body)

    def end(self) -> None:
        """The process is gone; the next call begins another one."""
        self._subject = None
        self.life.close()
        self.life = Life()

    def _opened(self) -> Subject:
        if self._renewals != self._house.renewals:
            self.life.close()
        if self._subject is None or self._renewals != self._house.renewals:
            self._subject = self._house.open(self.life, self._seed)
        self._renewals = self._house.renewals
        return self._subject
