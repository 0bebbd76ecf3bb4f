"""Commands that die on a store in a file, whose disk may be full as well."""

from __future__ import annotations

import pytest

from tests.processes.cycle import Cycle
from tests.processes.deaths import REFUSED, Killed, LockedOut, RolledBack, TwoAtOnce
from tests.processes.story import Story

STORE = "sqlite"
PAGE_BYTES = 4096


class TestKilled(Killed):
    pass


class TestLockedOut(LockedOut):
    pass


class TestRolledBack(RolledBack):
    pass


class TestTwoAtOnce(TwoAtOnce):
    pass


@pytest.mark.parametrize("stage", ["save-and-sync", "sync"])
@pytest.mark.parametrize("share", [0.0, 0.2, 0.4, 0.6, 0.8])
def test_the_disk_is_full_from_a_boundary_on(story: Story, stage: str, share: float) -> None:
    """It is said, nothing is lost, and with room again the next run does the rest."""
    beginning = story.stage(stage)
    commits = [number for number, what in enumerate(beginning.boundaries, 1) if what == "after commit"]
    cycle = Cycle(story.desk, beginning)
    at = commits[int(share * len(commits))]
    outcome = story.desk.run(cycle.world, beginning.stage.argv, full_at=at, store=story.desk.copies.url)
    cycle.judge(outcome, "without room", REFUSED)
    assert '{"refused"' in outcome.out, outcome

    assert cycle.mended() == [], at


@pytest.mark.parametrize("pages", [0, 1, 2, 3, 5])
def test_the_store_may_not_grow(story: Story, pages: int) -> None:
    """A quota that has room for a few pages more."""
    beginning = story.stage("save-and-sync")
    cycle = Cycle(story.desk, beginning)
    there = story.desk.copies.size_bytes() // PAGE_BYTES
    outcome = story.desk.run(cycle.world, beginning.stage.argv, pages_max=there + pages)
    cycle.judge(outcome, "with little room", REFUSED)
    assert '{"refused"' in outcome.out, outcome

    assert cycle.mended() == [], pages
