"""People who press again: what they asked for when a call failed is asked for once more, a while later.

Where they are then told that this would change very much at once, they press once more, and approve the plan if it is
still the same: what a call made of a list is gone by then, what is so stays so.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any, Final

from sim.conformance.errors import SubjectError
from sim.conformance.subject.port import Refused, Subject
from sim.world import World

GRACE_S: Final = 900.0  # past every answer that may come late, and every effect
# These do nothing the second time when they were done the first time; whoever sees that something went wrong does them
# again. Time that was entered is entered: it would be there twice.
MASS_CHANGE: Final = "MASS_CHANGE"
APPROVED: Final = frozenset({"save_and_sync", "sync"})
REPEATABLE: Final = frozenset({"connect", "save_and_sync", "sync", "sync_books", "disconnect"})


class SubjectBroke(Exception):
    """The subject raised something that is no refusal."""


class Patience:
    """How often a subject was asked in one play, and at which time of asking somebody waited and tried again.

    Where `pause_at` is set somebody does that there without any fault, just as they do with one.
    """

    def __init__(self, pause_at: int = 0) -> None:
        self.pause_at = pause_at
        self.asked = 0
        self.paused_at = 0


class PatientSubject(Subject):
    """A subject as somebody uses it who knows that calls fail now and then.

    `recover` is what people do when one did; it gives the subject that is there afterwards.
    """

    def __init__(
        self, subject: Subject, world: World, patience: Patience, recover: Callable[[], PatientSubject]
    ) -> None:
        super().__init__(subject._spec, subject._port, subject._waiting)  # noqa: SLF001 - one more of the same
        self._world = world
        self._patience = patience
        self._recover = recover

    def call(self, operation: str, **arguments: Any) -> dict[str, Any]:
        """Ask; if a fault struck meanwhile, ask once more where that is safe, and else let the subject sync first."""
        patience, before = self._patience, self._struck
        patience.asked += 1
        mine = patience.asked
        try:
            answer = self.ask_once(operation, **arguments)
        except Refused:
            if self._struck == before:
                raise
            patience.paused_at = mine
            return self._recover().ask_once(operation, **arguments)
        if self._struck == before and mine != patience.pause_at:
            return answer
        patience.paused_at = mine
        again = self._recover()
        if operation in REPEATABLE:
            return again.ask_once(operation, **arguments)
        with suppress(Refused):  # what it could not do at once it does now, before somebody goes on with it
            again.ask_once("sync")
        return answer

    def ask_once(self, operation: str, **arguments: Any) -> dict[str, Any]:
        """Ask; whoever has seen a call go wrong approves what stays so, and does nothing more than that."""
        try:
            return self._told(operation, **arguments)
        except Refused as refusal:
            if refusal.code != MASS_CHANGE or operation not in APPROVED or not self._patience.paused_at:
                raise
            first = refusal.choices
        try:
            return self._told(operation, **arguments)
        except Refused as refusal:
            if refusal.code != MASS_CHANGE or refusal.choices != first or not first:
                raise
        return self._told(operation, **arguments, approve=first[0])

    def _told(self, operation: str, **arguments: Any) -> dict[str, Any]:
        """Whatever is raised that is no refusal is the subject's own fault."""
        try:
            return super().call(operation, **arguments)
        except (Refused, SubjectError):
            raise
        except Exception as problem:
            raise SubjectBroke(f"the integration broke in {operation}: {problem!r}") from problem

    @property
    def _struck(self) -> int:
        return sum(fault.fired for fault in self._world.universe.faults.root)
