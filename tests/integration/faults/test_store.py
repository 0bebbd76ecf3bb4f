"""The store fails in the middle: it is said in a sentence, what was done is kept, and the next clean run ends it."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.engine import make_url

from integration import metrics
from integration.store import engines, leases
from integration.store.database import StoreError
from integration.store.entries import EntryState
from tests.integration.conftest import Found
from tests.integration.firm import ADMIN, Firm
from tests.integration.meanwhile import Meanwhile

POSTS = {"service": "quickbooks_time", "method": "POST", "path": "/timesheets"}


@pytest.fixture(params=["sqlite"])
def stores(request: pytest.FixtureRequest, tmp_path: Path, worker_id: str) -> Any:
    """What befalls a file befalls no server."""
    from tests.integration.stores import stores as opened

    with opened(request.param, tmp_path, worker_id) as found:
        yield found


def furnish(firm: Firm) -> None:
    """Connected and in step, with new clients in Karbon and time that waits."""
    firm.connect()
    for number in range(12):
        firm.karbon.add_organization(f"{'A long name of a client, ' * 8}{number}")
    firm.arm("refused", **POSTS, status=404)
    firm.track(60)
    firm.disarm()


def expect_in_step(firm: Firm, place: object) -> None:
    assert len(firm.paths()) == 14, place
    assert len(firm.live_links()) == 14, place
    assert [sheet["minutes"] for sheet in firm.time.timesheets()] == [60], place
    assert [one["minutes"] for one in firm.books.time_activities()] == [60], place
    assert [line.state for line in firm.entries()] == [EntryState.RECORDED], place
    assert firm.bridge.save_and_sync(ADMIN).counts == {}, place


def pages(firm: Firm, more: int | None) -> None:
    """Let the store grow by so many pages, or as it likes."""
    with firm.bridge.desk.database.read() as connection:
        now = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        limit = 1_000_000 if more is None else now + more
        connection.exec_driver_sql(f"PRAGMA max_page_count={limit}")


def test_the_disk_is_full_at_any_page(found: Found) -> None:
    """Wherever the room ends, no bond is forgotten and nothing is sent twice once there is room again."""
    for place in count():
        firm = found()
        furnish(firm)
        pages(firm, place)
        said = ""
        try:
            firm.bridge.save_and_sync(ADMIN)
        except StoreError as error:
            said = str(error)
        pages(firm, None)
        firm.wait(120)
        firm.restart().sync()

        assert not said or "the disk is full; make room, then try again." in said, said
        assert not said or "\n" not in said
        expect_in_step(firm, place)
        if not said:
            break
    assert place > 3


def test_a_lease_that_cannot_be_given_back(in_step: Firm, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was done is told as done, though the disk is full by then: the lease ends by itself."""
    database = in_step.bridge.desk.database
    measure = metrics.pending_time

    def full() -> Any:
        raise StoreError("full")

    def measured(*args: Any) -> None:  # the last thing that a sync does
        measure(*args)
        monkeypatch.setattr(database, "begin", full)

    monkeypatch.setattr(metrics, "pending_time", measured)
    run = in_step.bridge.sync()
    monkeypatch.undo()
    in_step.wait(leases.LEASE_S)

    assert run.counts == {}
    assert in_step.bridge.sync().counts == {}


@pytest.mark.parametrize("how", ["removed", "replaced"])
def test_the_file_is_gone_in_the_middle(found: Found, how: str, tmp_path: Path) -> None:
    """Nothing is written to a file that nobody will find again, and nothing is sent for it."""
    firm = found()
    furnish(firm)
    file = Path(str(make_url(firm.store).database))
    aside = tmp_path / "aside.db"

    def vanish() -> None:
        file.rename(aside)
        if how == "replaced":
            file.touch()

    firm.bridge.desk.progress = Meanwhile("Reading QuickBooks Time", vanish)
    mark = firm.mark()
    with pytest.raises(StoreError, match=r"was taken away or replaced while .* sync again\.$"):
        firm.bridge.save_and_sync(ADMIN)
    written = [call for call in firm.calls(since=mark) if call.method != "GET"]
    aside.rename(file)
    firm.wait(120)
    firm.restart().sync()

    assert written == []
    expect_in_step(firm, how)


def test_the_file_may_not_be_written_any_more(found: Found) -> None:
    """It is said what is missing; given back, the next run goes on where this one stopped."""
    firm = found()
    furnish(firm)
    engine = firm.bridge.desk.database._engine

    def refuse(connection: Any) -> None:
        connection.exec_driver_sql("PRAGMA query_only=ON")

    firm.bridge.desk.progress = Meanwhile("Creating codes", lambda: event.listen(engine, "begin", refuse))
    with pytest.raises(StoreError, match=r"may not be written; give it and its folder back the right to be"):
        firm.bridge.save_and_sync(ADMIN)
    firm.wait(120)
    firm.restart().sync()

    expect_in_step(firm, "")


def test_another_program_keeps_it_locked(found: Found, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody's backup holds the file in the middle of a sync: it is said, and the next run goes on."""
    monkeypatch.setattr(engines, "BUSY_TIMEOUT_S", 0)
    firm = found()
    furnish(firm)
    other = firm.twin().bridge.desk.database._engine.connect()
    firm.restart()

    firm.bridge.desk.progress = Meanwhile("Creating codes", lambda: engines.enter(other))
    with pytest.raises(StoreError, match=r"in use by another Timebridge.*Nothing was written\.$"):
        firm.bridge.save_and_sync(ADMIN)
    other.rollback()
    other.close()
    firm.wait(120)
    firm.restart().sync()

    expect_in_step(firm, "")
