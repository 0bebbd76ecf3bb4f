"""An entry keeps its id, and no other ever gets it: not even where the store was put back from an older copy."""

from __future__ import annotations

import pytest

from integration.messages import Code, Refused
from integration.store.schema import CURSOR, ENTRY
from tests.integration.firm import ANN, BOB, Firm


def forget(firm: Firm) -> None:
    """The store is as it was before any time was entered."""
    with firm.bridge.desk.database.begin() as connection:
        connection.execute(ENTRY.delete())
        connection.execute(CURSOR.delete().where(CURSOR.c.stream == "entries"))


def test_a_page_from_before_the_older_copy(in_step: Firm) -> None:
    """Whoever deletes what an open page shows does not delete what another entered since (TRACK-05)."""
    before = in_step.track(66, by=BOB).entry.id
    forget(in_step)
    in_step.wait(60)
    in_step.track(44, by=ANN)

    with pytest.raises(Refused) as caught:
        in_step.bridge.delete_time(before)
    assert caught.value.finding.code is Code.BAD_INPUT
    assert sorted(round(sheet["minutes"]) for sheet in in_step.time.timesheets()) == [44, 66]


def test_the_number_will_do(in_step: Firm) -> None:
    """For whoever types it; unless two entries have it, or something else is typed."""
    in_step.track(66)
    assert in_step.bridge.edit_time("k1", minutes=50).entry.minutes == 50
    with in_step.bridge.desk.database.begin() as connection:
        connection.execute(CURSOR.delete().where(CURSOR.c.stream == "entries"))
    in_step.wait(60)
    in_step.track(44)

    for typed in ("k1", "k", "k%", "k2", "1"):
        with pytest.raises(Refused):
            in_step.bridge.delete_time(typed)
    assert len(in_step.time.timesheets()) == 2
