"""What nobody heard of, and what people did since: the judge asks of the integration nothing that nobody can know."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from sim.simulation.account import whole_minutes
from sim.simulation.house import House
from sim.simulation.plan import Event, Plan, Strike
from sim.simulation.play import play
from tests.simulation.test_hints import broken
from tests.simulation.test_planted_faults import TRACK

SYNC = Event(do="sync", wait_s=5)
SLOW = Strike(kind="slow", skip=9, more={"delay_s": 45})
RENAMED = Event(do="rename work", with_={"work": "birch-pay", "title": "Return"})
NAMED_BACK = Event(do="rename a work code", with_={"work": "birch-pay", "title": "Payroll"})


def test_a_new_code_that_somebody_gave_another_name(house: House) -> None:
    """Nobody heard that it was made: it is like one that they made."""
    added = Event(do="add work", with_={"work": "audit", "client": "birch", "title": "2026 Audit"})
    unheard = Event(do="sync", strikes=(Strike(kind="failed_after", more={"status": 500}),))
    renamed = Event(do="rename a work code", with_={"work": "audit", "title": "Return"})
    history, scene = play(house, Plan(events=(added, unheard, renamed)))

    assert "Birch & Sons › Return" in {one["path"] for one in scene.time.jobs()}
    assert broken(history) == []


def test_a_code_that_is_restored_late(house: House) -> None:
    """Somebody asked for it in an event before."""
    deleted = Event(do="delete a code", with_={"thing": "birch"})
    late = Strike(kind="late_commit", more={"delay_s": 300})
    wanted = Event(do="generate a code", with_={"thing": "birch-books", "choice": "restore"}, strikes=(late,))
    history, scene = play(house, Plan(events=(deleted, Event(do="save and sync"), wanted)))

    assert any(one["path"] == "Birch & Sons" and one["active"] for one in scene.time.jobs())
    assert broken(history) == []


def test_a_name_that_somebody_puts_back(house: House) -> None:
    """To whoever never heard of the other it looks as if that had never arrived (seed 404920)."""
    unheard = Event(do="sync", strikes=(SLOW,))
    history, scene = play(house, Plan(events=(RENAMED, unheard, NAMED_BACK)))

    assert "Birch & Sons › Return" in {one["path"] for one in scene.time.jobs()}
    assert broken(history) == []


def test_a_name_that_somebody_puts_back_when_the_other_was_heard_of(house: House) -> None:
    """It stays: it is what they chose (NAME-02)."""
    history, scene = play(house, Plan(events=(RENAMED, SYNC, NAMED_BACK, SYNC)))

    assert "Birch & Sons › Payroll" in {one["path"] for one in scene.time.jobs()}
    (job,) = [one for one in scene.time.jobs() if one["path"] == "Birch & Sons › Payroll"]
    assert not scene.names.looks_untouched(job["id"], "Payroll")
    assert broken(history) == []


def test_a_name_that_somebody_changes_and_puts_back_between_two_syncs(house: House) -> None:
    """Nobody has seen the other, and Karbon's new name goes over (seed 804322)."""
    changed = Event(do="rename a work code", with_={"work": "birch-pay", "title": "Return"})
    history, scene = play(house, Plan(events=(SYNC, changed, RENAMED, NAMED_BACK, SYNC)))

    assert "Birch & Sons › Return" in {one["path"] for one in scene.time.jobs()}
    assert broken(history) == []


def test_a_name_that_a_sync_has_seen(house: House) -> None:
    """It was somebody's choice by then, and stays; whatever else is a mistake."""
    changed = Event(do="rename a work code", with_={"work": "birch-pay", "title": "Bookkeeping"})
    history, scene = play(house, Plan(events=(changed, SYNC, RENAMED, SYNC)))
    (job,) = [one for one in scene.time.jobs() if one["name"] == "Bookkeeping" and "Birch" in one["path"]][:1]

    assert broken(history) == []
    assert not scene.names.looks_untouched(job["id"], "Bookkeeping")


def test_a_client_that_is_restricted_after_it_was_read(house: House) -> None:
    """Nobody can know it when the new name is written (seed 1004046)."""
    renamed = Event(do="rename a client", with_={"client": "birch", "name": "Cedar Homes"})
    hidden = Event(do="restrict a client", with_={"client": "birch", "level": "Hidden"}, worker=1)
    sync = Event(do="sync", wait_s=5, meanwhile=hidden, meanwhile_after=9)
    history, scene = play(house, Plan(events=(renamed, sync)))

    assert scene.jobs()[scene.codes["birch"]]["name"] == "Cedar Homes"
    assert broken(history) == []


def test_one_of_two_is_changed_and_deleted(house: House) -> None:
    """Whoever saw both wants to keep the other, and that has the length of before (seed 3010800)."""
    twice = replace(TRACK, strikes=(Strike(kind="doubled"),))
    opened = Event(do="open a tab", with_={"thing": "acme-tax"}, wait_s=130)
    changed = Event(do="edit an entry", with_={"token": "e1", "length": 71})
    deleted = Event(do="delete an entry", with_={"token": "e1"})
    history, scene = play(house, Plan(events=(twice, opened, changed, deleted)))

    assert [whole_minutes(one["minutes"]) for one in scene.time.timesheets()] == [TRACK.with_["length"]]
    assert broken(history) == []


@pytest.mark.parametrize(("after", "left"), [(1, "Acme Ltd"), (2, "Cedar Homes")])
def test_a_code_that_is_renamed_in_the_middle_of_a_sync(house: House, after: int, left: str) -> None:
    """What QuickBooks Time tells of has to be heard; when all was read already, nobody can know it (seed 4116078)."""
    renamed = Event(do="rename a client", with_={"client": "birch", "name": "Cedar Homes"})
    theirs = Event(do="rename a client's code", with_={"client": "birch", "name": "Acme Ltd"}, worker=1)
    sync = Event(do="sync", wait_s=5, meanwhile=theirs, meanwhile_after=after)
    history, scene = play(house, Plan(events=(renamed, sync)))

    assert scene.jobs()[scene.codes["birch"]]["name"] == left
    assert broken(history) == []
