"""What is tested on each kind of store: commands that are killed, starved, locked out, rolled back and run twice.

The two test files hold these against SQLite and PostgreSQL; each tells the story once.
"""

from __future__ import annotations

from typing import Final

import pytest

from tests.processes.cycle import Cycle, killed_after, killed_again_and_again, killed_at
from tests.processes.firm import SYNC
from tests.processes.story import Story, spread

DEATHS: Final = 45  # of all boundaries, on each store; `make kill` dies at every one of them
PHASES: Final = {"sqlite": 0.25, "postgresql": 0.75}  # between them they come by different boundaries
A_DAY_S: Final = 86_400
SENT_SINCE: Final = {"track on work", "track on a person", "sync", "books"}  # time, to QuickBooks
TRACKED_SINCE: Final = {"track on work", "track on a person"}
DONE: Final = 0
LAST: Final = 0.95
REFUSED: Final = {1, 2, 3}  # the codes of a command that did not do what it was asked


class Killed:
    """SIGKILL, and what two more runs make of it."""

    @pytest.mark.edge("LINK-05 b")
    @pytest.mark.parametrize("number", range(DEATHS))
    def test_at_a_boundary(self, story: Story, number: int) -> None:
        """Nothing is there twice, no minute is lost, and then nothing is left to do."""
        beginning, boundary = spread(story.places, DEATHS, PHASES[story.kind])[number]

        assert killed_at(story.desk, beginning, boundary) == [], (beginning.stage.name, boundary)

    @pytest.mark.parametrize("after_ms", [15, 40, 65, 90])
    def test_at_any_instant(self, story: Story, after_ms: float) -> None:
        """From outside, wherever the command is by then."""
        _, wrong = killed_after(story.desk, story.stage("sync"), after_ms)

        assert wrong == []

    def test_again_and_again(self, story: Story) -> None:
        """In one history, each time a few boundaries further on, until it comes through."""
        deaths, wrong = killed_again_and_again(story.desk, story.stage("sync"), step=13)

        assert wrong == []
        assert deaths >= 5


class LockedOut:
    """Somebody else has the store locked from some boundary on."""

    @pytest.mark.parametrize("share", [0.0, 0.25, 0.5, 0.75, LAST])
    def test_at_a_boundary(self, story: Story, share: float) -> None:
        """It is said, and what was sent before is found by the next run.

        So late that only the turn is left to be given back, nothing is amiss: another may have it when it is over.
        """
        beginning = story.stage("sync")
        commits = [number for number, what in enumerate(beginning.boundaries, 1) if what == "after commit"]
        cycle = Cycle(story.desk, beginning)
        at = commits[int(share * len(commits))]
        stage = beginning.stage
        outcome = story.desk.run(cycle.world, stage.argv, locked_at=at, store=story.desk.copies.url)
        cycle.judge(outcome, "locked out", REFUSED if share < LAST else {DONE})

        assert cycle.mended() == [], at


class RolledBack:
    """The store is an older copy of itself, and the vendors have gone on."""

    @pytest.mark.edge("LINK-04 b")
    @pytest.mark.parametrize("stage", ["track on work", "track on a person", "sync", "books", "end"])
    def test_to_the_beginning_of(self, story: Story, stage: str) -> None:
        """What happened since is found where it is; nothing is made again, and that is told."""
        cycle = Cycle(story.desk, story.end._replace(label=story.stage(stage).label))
        run = cycle.run(*SYNC, after_s=A_DAY_S)
        cycle.expect(story.end.ends[0])

        assert cycle.over(whole=True) == []
        assert ("BOOKS_TIME_FOUND" in run.out) == (stage in SENT_SINCE)
        assert ("STORE_OUTDATED" in run.out) == (stage in TRACKED_SINCE)


class TwoAtOnce:
    """Two commands begin at the same instant."""

    @pytest.mark.parametrize("stage", ["connect", "save-and-sync", "sync", "books"])
    @pytest.mark.parametrize("_again", range(2))
    def test_for_one_firm(self, story: Story, stage: str, _again: int) -> None:
        """One waits for the other, or says that the firm is busy; together they do everything once."""
        beginning = story.stage(stage)
        cycle = Cycle(story.desk, beginning)
        order = story.desk.order(cycle.world, beginning.stage.argv)
        for outcome in story.desk.nursery.run(order, order):
            cycle.judge(outcome, "one of two", {0, 1})
            assert outcome.code == 0 or "FIRM_BUSY" in outcome.out

        assert cycle.mended() == []

    @pytest.mark.parametrize("number", range(2))
    def test_track(self, story: Story, number: int) -> None:
        """Two people track time at once: both entries arrive, once each."""
        ann, bob = story.stage("track on work"), story.stage("track on a person")
        cycle = Cycle(story.desk, ann)
        orders = [story.desk.order(cycle.world, one.stage.argv) for one in (ann, bob)]
        for outcome in story.desk.nursery.run(*orders[:: (1, -1)[number % 2]]):
            cycle.judge(outcome, "one of two", {0})
        cycle.run(*SYNC, after_s=150)
        cycle.expect(bob.ends[0])

        assert cycle.over() == []
