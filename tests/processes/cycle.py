"""One death and what comes after it: the command is run again, later a Sync, and then nothing is left to do."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from sqlalchemy import func, select

from integration.store.schema import ENTRY
from tests.processes.fakes import World
from tests.processes.firm import SAVE, SYNC
from tests.processes.nursery import Outcome
from tests.processes.stages import LATER_S, SOON_S, Beginning, Desk
from tests.processes.verdict import Picture, markers_twice, picture

KILLED: Final = -9
A_WINDOW_S: Final = 310  # of the longest rate limit
VERIFY: Final = ("audit", "verify")


class Cycle:
    """A fork of a stage, and everything about it that is not as it should be."""

    def __init__(self, desk: Desk, beginning: Beginning) -> None:
        self.desk = desk
        self.beginning = beginning
        self.world: World = beginning.world.fork()
        self.wrong: list[str] = []
        self._karbon: list[str] = []
        desk.connect(self.world)
        desk.copies.lay_out(beginning.label)
        self._known = self._entries()

    def run(self, *argv: str, after_s: float = 0, code: int = 0) -> Outcome:
        """Run a command that has to end with this code."""
        outcome = self.desk.run(self.world.wait(after_s), argv)
        self.judge(outcome, argv[0], {code})
        return outcome

    def judge(self, outcome: Outcome, what: str, codes: set[int]) -> None:
        """A command says what it did or why not, in sentences, and leaves with a code that it is known for."""
        said = f"{outcome.out[-300:]} {outcome.err[-2000:]}".strip()
        if outcome.code not in codes:
            self.wrong.append(f"{what} ended with {outcome.code}: {said}")
        if "Traceback" in outcome.out + outcome.err:
            self.wrong.append(f"{what} shows a traceback: {said}")

    def mended(self) -> list[str]:
        """Somebody runs it again, and later a Sync; what is wrong then, or is not over even then."""
        taken, ends = self._taken(), self.beginning.ends
        self.world.disarm()
        self.run(*self.beginning.stage.again, after_s=SOON_S)
        self.run(*SYNC, after_s=LATER_S)
        self.expect(ends[0] if taken else ends[-1], options={end.options for end in ends})
        return self.over()

    def expect(self, end: Picture, options: Collection[tuple[str, ...]] = ()) -> None:
        """It looks like this; a choice that was added for time that was never taken may stay."""
        seen = picture(self.world, self.desk.copies)
        self.wrong += end._replace(
            options=seen.options if seen.options in options else end.options
        ).differences(seen)
        self.wrong += [f"two timesheets have the marker {one}" for one in markers_twice(self.world)]

    def over(self, *, whole: bool = False) -> list[str]:
        """Nothing is left to do, nothing was written to Karbon, and the record fits together."""
        self._writes()
        self.run(*(SAVE if whole else SYNC), after_s=LATER_S)
        self.wrong += [f"another run writes again: {call}" for call in self._writes()]
        self.wrong += [f"written to Karbon: {call}" for call in self._karbon]
        self.run(*VERIFY)
        self.world.end()
        return self.wrong

    def _writes(self) -> list[str]:
        calls = [call for call in self.world.calls() if call["method"] != "GET"]
        found = [f"{call['service']} {call['method']} {call['path']}" for call in calls]
        self._karbon += [call for call in found if call.startswith("karbon ")]
        return found

    def _taken(self) -> bool:
        """Whether the store has the minutes that the command was to take, if it was to take any."""
        return not self.beginning.stage.tracks or self._entries() > self._known

    def _entries(self) -> int:
        if not self.beginning.label:
            return 0
        found: list[int] = []

        def count(database: object) -> None:
            with database.read() as connection:  # type: ignore[attr-defined]
                found.append(connection.execute(select(func.count()).select_from(ENTRY)).scalar_one())

        self.desk.copies.look(count)
        return found[0]


def killed_at(desk: Desk, beginning: Beginning, boundary: int) -> list[str]:
    """The command dies at this boundary, counted from 1; what is wrong afterwards."""
    cycle = Cycle(desk, beginning)
    outcome = desk.run(cycle.world, beginning.stage.argv, die_at=boundary)
    cycle.judge(outcome, f"the killed {beginning.stage.name}", {KILLED})
    if list(beginning.boundaries[:boundary]) != outcome.passed:
        cycle.wrong.append(f"it came past {outcome.passed[-3:]}, not {beginning.boundaries[:boundary][-3:]}")
    return cycle.mended()


def killed_after(desk: Desk, beginning: Beginning, milliseconds: float) -> tuple[bool, list[str]]:
    """The command is killed from outside; whether it was still alive, and what is wrong afterwards."""
    cycle = Cycle(desk, beginning)
    outcome = desk.run(cycle.world, beginning.stage.argv, killed_after_ms=milliseconds)
    cycle.judge(outcome, f"the killed {beginning.stage.name}", {KILLED, 0})
    return outcome.code == KILLED, cycle.mended()


def killed_again_and_again(desk: Desk, beginning: Beginning, step: int = 1) -> tuple[int, list[str]]:
    """One history of many deaths, each a few boundaries further on; how many, and what is wrong at its end.

    Whoever tracked time looks before they enter it again, so what is run after the first death is what finds it.
    """
    cycle = Cycle(desk, beginning)
    argv, deaths = beginning.stage.argv, 0
    while True:
        outcome = desk.run(cycle.world, argv, die_at=1 + deaths * step)
        cycle.judge(outcome, f"the {beginning.stage.name} that dies {deaths + 1} times", {KILLED, 0})
        if outcome.code != KILLED:
            return deaths, cycle.wrong or cycle.mended()
        deaths += 1
        argv = beginning.stage.again
        cycle.world.wait(A_WINDOW_S)
